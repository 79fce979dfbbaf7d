"""Reiskaart: the customer journey map that stays true.

The names of :mod:`reiskaart.library` are names of this package too. They are loaded at first use, so that a command that needs
none of them starts at once.
"""

import importlib
from typing import Any

__all__ = [
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
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'reiskaart' has no attribute {name!r}")
    library = importlib.import_module("reiskaart.library")
    library.register_displays()
    return getattr(library, name)


def __dir__() -> list[str]:
    return sorted(__all__)
