"""The public names of the library are pinned: a change here is a change for everybody who wrote a notebook."""

import reiskaart as rk
from reiskaart import library

PUBLIC = {
    "Comparison",
    "Discovery",
    "Filter",
    "Finding",
    "Journey",
    "LogSummary",
    "MapPicture",
    "PictureOptions",
    "Reality",
    "ReiskaartError",
    "StoredLog",
    "check",
    "compare_groups",
    "discover",
    "read",
    "read_log",
    "read_map",
    "show",
    "to_page",
    "to_pdf",
    "to_png",
    "to_svg",
    "write_map",
}


def test_the_public_names_are_pinned() -> None:
    assert set(dir(rk)) == PUBLIC == set(library.__all__)
    for name in PUBLIC:
        assert getattr(rk, name) is not None
