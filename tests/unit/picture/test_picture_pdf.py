"""The PDF is tagged with its texts in reading order, and goes over pages where letters would be too small."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
import pikepdf
import pytest

from fixtures.pictures import large_map, large_reality, salon, salon_reality
from reiskaart.model import Journey, Phase, Step
from reiskaart.picture import PictureOptions, to_pdf, to_png
from reiskaart.picture.sheets import SMALLEST_PT


def _tags(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(tag) for tag in _below(document.Root.StructTreeRoot.K)]


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from _below(part)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node.S
        if "/K" in node:
            yield from _below(node.K)


def _words(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return " ".join(" ".join("".join(char["text"] for char in page.chars).split()) for page in document.pages)


def test_the_document_says_its_title_language_and_standard() -> None:
    with pikepdf.open(BytesIO(to_pdf(salon(), salon_reality()))) as document:
        assert str(document.Root.Lang) == "nl"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "Een krullenkapper vinden"
            assert metadata["pdfuaid:part"] == "1"


def test_the_title_phases_and_steps_are_headings_in_the_order_of_the_map() -> None:
    tags = [tag for tag in _tags(to_pdf(salon(), salon_reality())) if tag.startswith("/H")]
    steps = [["/H2", *["/H3"] * len(phase.steps)] for phase in salon().phases]
    assert tags == ["/H1", *(tag for phase in steps for tag in phase)]


def test_texts_are_read_step_by_step_and_lane_by_lane() -> None:
    words = _words(to_pdf(salon(), salon_reality())).replace(" ", "")
    order = [
        "Eenkrullenkappervinden",
        "Zoekendemetkrullen",
        "Bewustwording",
        "Haarhaarispluizig",
        "Staatvoordespiegel",
        "Waaromluktmijnhaarnooit?",
    ]
    order += [
        "3.905klanten",
        "moedeloos",
        "Elkeochtend",
        "Zoektoorzaak",
        "Leestblogs",
        "Overweging",
        "Zoektkrullenkapper",
        "Beveeltaan",
    ]
    places = [words.index(said) for said in order]
    assert places == sorted(places)


def test_the_large_map_fits_one_big_sheet_and_goes_over_small_ones() -> None:
    journey = large_map(phases=4, steps=12, lanes=6)
    reality = large_reality(journey)
    pages: dict[str, int] = {}
    for paper in ("a0", "a3"):
        with pdfplumber.open(BytesIO(to_pdf(journey, reality, PictureOptions(paper=paper)))) as document:  # type: ignore[arg-type]
            pages[paper] = len(document.pages)
            smallest = min(char["size"] for char in document.pages[0].chars)
            assert smallest >= SMALLEST_PT - 0.01
            last = "".join(char["text"] for char in document.pages[-1].chars).replace(" ", "")
            assert (f"blad{pages[paper]}van{pages[paper]}" in last) == (paper == "a3")
    assert pages["a0"] == 1
    assert pages["a3"] > 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (842, 595)), ("a3", (1191, 842)), ("a0", (3370, 2384))])
def test_the_sheet_has_the_size_of_the_paper(paper: Any, size: tuple[int, int]) -> None:
    with pdfplumber.open(BytesIO(to_pdf(salon(), None, PictureOptions(paper=paper)))) as document:
        assert sorted((round(document.pages[0].width), round(document.pages[0].height))) == sorted(size)


def test_texts_cannot_become_typst() -> None:
    hostile = '#panic("x") ] [ $ @label <tag> *b* _i_ `raw` \\ // /* "'
    words = _words(to_pdf(Journey(id="hostile", title=hostile, language="en")))
    assert "".join(hostile.split()) in "".join(words.split())


def test_a_character_that_the_typeface_lacks_is_shown_as_a_square() -> None:
    assert "□□" in _words(to_pdf(Journey(id="cjk", title="日本", language="en")))


def test_a_print_bears_its_day() -> None:
    assert "Getekend op" in _words(to_pdf(salon(), None, PictureOptions(theme="print")))


def test_a_png_is_as_large_as_asked_for() -> None:
    small, large = (to_png(Journey(id="e", title="Nieuw"), None, None, scale=scale) for scale in (1.0, 2.0))
    assert small[:8] == b"\x89PNG\r\n\x1a\n"
    width, double = (int.from_bytes(png[16:20], "big") for png in (small, large))
    assert (width, double) == (980, 1960)


def test_a_pdf_leaves_empty_rows_to_be_written_on() -> None:
    journey = Journey(id="m", title="M", phases=(Phase(id="p", name="P", steps=(Step(id="s", name="S"),)),))
    words = _words(to_pdf(journey))
    assert "Customer goals" in words
    assert "Still empty" not in words
