"""Pictures stay as they are until somebody means to change them.

Renew them with ``RENEW_GOLDEN=1 pytest tests/golden/picture`` and look at what changed.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.pictures import hard_map, large_map, large_reality, salon, salon_reality
from reiskaart.model import Journey, Phase
from reiskaart.picture import PictureOptions, to_svg

HERE = Path(__file__).parent


def _salon(options: PictureOptions) -> str:
    return to_svg(salon(), salon_reality(), options)


def _phases_only(options: PictureOptions) -> str:
    return to_svg(
        Journey(id="bare", title="Phases only", phases=(Phase(id="a", name="Before"), Phase(id="b", name="After"))), None, options
    )


def _large(options: PictureOptions) -> str:
    journey = large_map(phases=12, steps=16, lanes=8)
    return to_svg(journey, large_reality(journey), options)


PICTURES: dict[str, tuple[Callable[[PictureOptions], str], PictureOptions]] = {
    "salon-light": (_salon, PictureOptions(embed_fonts=False)),
    "salon-dark": (_salon, PictureOptions(theme="dark", embed_fonts=False)),
    "salon-print": (_salon, PictureOptions(theme="print", embed_fonts=False)),
    "salon-without-reading": (lambda options: to_svg(salon(), None, options), PictureOptions(language="en", embed_fonts=False)),
    "empty": (
        lambda options: to_svg(Journey(id="empty", title="Nieuwe kaart", language="nl"), None, options),
        PictureOptions(embed_fonts=False),
    ),
    "phases-only": (_phases_only, PictureOptions(embed_fonts=False)),
    "hard": (lambda options: to_svg(hard_map(), None, options), PictureOptions(embed_fonts=False)),
    "twelve-phases": (_large, PictureOptions(embed_fonts=False)),
}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_as_it_was(name: str) -> None:
    draw, options = PICTURES[name]
    drawn, golden = draw(options), HERE / f"{name}.svg"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")


def test_every_golden_picture_is_drawn() -> None:
    assert {file.stem for file in HERE.glob("*.svg")} == set(PICTURES)
