"""Whatever a map says, on the finished page no two texts overlap and nothing leaves its cell.

All boxes come from the PDF as it was written, not from our own metrics.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import Any, NamedTuple

import pdfplumber
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fixtures.pictures import hard_map, large_map, large_reality, salon, salon_reality
from reiskaart.model import Journey, Reality
from reiskaart.picture import PictureOptions, plan, to_pdf
from reiskaart.picture.fonts import has
from reiskaart.picture.marks import Box, Group, Mark, Path, Rect, Text
from strategies.pictures import maps_to_draw, readings_of

SLOW = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
CELLS = {"card", "touchpoint", "step", "phase", "persona"}
STRIP = 40.0


class Glyph(NamedTuple):
    """A character on a page, with the part of its box that its ink may fill."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1 - self.x0, self.bottom - self.top)


@SLOW
@given(journey=maps_to_draw())
def test_texts_of_a_drawn_map_stay_apart_and_in_their_cells(journey: Journey) -> None:
    check_pages(to_pdf(journey))
    check_cells(journey, None)


@SLOW
@given(data=st.data())
def test_texts_of_a_measured_map_stay_apart_and_in_their_cells(data: st.DataObject) -> None:
    journey = data.draw(maps_to_draw())
    reality = data.draw(readings_of(journey))
    check_pages(to_pdf(journey, reality))
    check_cells(journey, reality)


@SLOW
@given(journey=maps_to_draw(most_phases=4, most_steps=5))
def test_texts_stay_apart_and_on_the_page_where_a_map_goes_over_pages(journey: Journey) -> None:
    check_pages(to_pdf(journey, None, PictureOptions(paper="a4", theme="print")))


@pytest.mark.parametrize("paper", [None, "a4", "a3", "a0"])
def test_texts_of_the_hardest_map_stay_apart(paper: Any) -> None:
    check_pages(to_pdf(hard_map(), None, PictureOptions(paper=paper)))
    check_pages(to_pdf(salon(), salon_reality(), PictureOptions(paper=paper)))


def test_texts_of_the_hardest_map_stay_in_their_cells() -> None:
    check_cells(hard_map(), None)
    check_cells(salon(), salon_reality())


def test_texts_of_the_largest_map_stay_apart_and_in_their_cells() -> None:
    large = large_map(lanes=6)
    check_cells(large, large_reality(large))
    check_pages(to_pdf(large, large_reality(large)))


def check_pages(pdf: bytes) -> None:
    """No two characters overlap, and none leaves its page."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        for page in document.pages:
            glyphs = list(_glyphs(page))
            assert glyphs
            for glyph in glyphs:
                assert glyph.x0 >= 0, glyph
                assert glyph.x1 <= page.width, glyph
                assert glyph.top >= 0, glyph
                assert glyph.bottom <= page.height, glyph
            assert list(_overlaps(glyphs)) == []


def check_cells(journey: Journey, reality: Reality | None) -> None:
    """Within each cell stands its own text, whole, and no other."""
    made = plan(journey, reality, PictureOptions(hints=False))
    with pdfplumber.open(BytesIO(to_pdf(journey, reality))) as document:
        glyphs = list(_glyphs(document.pages[0]))
    for group in _cells(made.marks):
        shape = next(mark for mark in group.marks if isinstance(mark, Rect | Path))
        cell = Box(*(0.75 * side for side in shape.box))
        mine = [glyph for glyph in glyphs if _inside((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2, cell)]
        for glyph in mine:
            assert glyph.x0 >= cell.x - 0.1, (group.id, glyph)
            assert glyph.x1 <= cell.right + 0.1, (group.id, glyph)
        said = "".join(text.words for text in group.marks if isinstance(text, Text))
        assert sorted("".join(glyph.text for glyph in mine)) == sorted(_bare(said)), group.id


def _cells(marks: Any) -> Iterator[Group]:
    mark: Mark
    for mark in marks:
        if isinstance(mark, Group):
            if mark.kind in CELLS:
                yield mark
            yield from _cells(mark.marks)


def _glyphs(page: Any) -> Iterator[Glyph]:
    """The characters of a page; each box is made as low as letters are and a little narrower, since letters may kern."""
    for char in page.chars:
        text, size = char["text"], char["size"]
        if not _bare(text) or char["x1"] == char["x0"]:
            continue
        slack = min(0.12 * size, 0.3 * (char["x1"] - char["x0"]))
        base = page.height - char["matrix"][5]
        yield Glyph(text, char["x0"] + slack, char["x1"] - slack, base - 0.74 * size, base + 0.18 * size)


def _overlaps(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    strips: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        for column in range(int(glyph.x0 // STRIP), int(glyph.x1 // STRIP) + 1):
            for row in range(int(glyph.top // STRIP), int(glyph.bottom // STRIP) + 1):
                strips[column, row].append(glyph)
    for near in strips.values():
        yield from ((one, other) for one, other in combinations(near, 2) if one.box.overlaps(other.box))


def _inside(x: float, y: float, box: Box) -> bool:
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def _bare(text: str) -> str:
    """Without spaces, joiners and loose accents, as the page can show it."""
    whole = (c for c in unicodedata.normalize("NFC", text) if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    shown = "".join(character if has(character) else "□" for character in whole)
    return "".join(character for character in unicodedata.normalize("NFKC", shown) if not character.isspace())
