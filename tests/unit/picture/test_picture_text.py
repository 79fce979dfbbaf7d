"""Text is measured on the shipped typeface and broken where the language breaks words."""

import pytest

from reiskaart.picture.markdown import Run, paragraphs, plain
from reiskaart.picture.text import line_width, width, wrap, wrap_markdown


def _said(text: str, room: float, **how: bool) -> list[str]:
    return ["".join(run.text for run in line) for line in wrap(text, 12, room, "nl", **how)]


def test_a_text_that_fits_stands_on_one_line() -> None:
    assert _said("Kiest salon", 200) == ["Kiest salon"]


def test_words_go_to_the_next_line_whole() -> None:
    assert _said("Bespreekt haartype, wordt geknipt", 110) == ["Bespreekt", "haartype, wordt", "geknipt"]


def test_a_long_compound_is_hyphenated_as_dutch_is() -> None:
    assert _said("arbeidsongeschiktheidsverzekering", 110) == ["arbeidsonge-", "schiktheidsverze-", "kering"]


def test_a_word_that_no_dictionary_breaks_is_cut() -> None:
    lines = _said("x" * 50, 100)
    assert "".join(lines) == "x" * 50
    assert len(lines) > 2


@pytest.mark.parametrize("room", [20.0, 37.5, 60.0, 111.0, 400.0])
def test_no_line_is_wider_than_its_room(room: float) -> None:
    text = "Een zelfstandigzonderpersoneelaansprakelijkheidsverzekering, voor/na-foto's & https://example.com/lang?met=veel"
    for line in wrap(text, 12, room, "nl"):
        assert line_width(line, 12) <= room


def test_bold_is_wider_than_regular() -> None:
    assert width("Prijspagina", 12, bold=True) > width("Prijspagina", 12)


def test_spaces_and_line_breaks_are_one_space() -> None:
    assert _said("  Kiest \n\t salon ", 200) == ["Kiest salon"]


def test_markdown_runs_keep_their_faces() -> None:
    (paragraph,) = paragraphs("**Prijs** per *haar* [lengte](https://example.com)")
    assert paragraph.runs == (Run("Prijs", bold=True), Run(" per "), Run("haar", italic=True), Run(" "), Run("lengte"))


def test_marks_inside_words_and_sums_are_no_markdown() -> None:
    (paragraph,) = paragraphs("2*3*4 en snake_case_name en a*b*c")
    assert paragraph.runs == (Run("2*3*4 en snake_case_name en a*b*c"),)


def test_items_of_a_list_hang_from_their_mark() -> None:
    lines = wrap_markdown("- een twee drie vier vijf zes", 12, 100, "nl")
    assert lines[0] == ((Run("• "), Run("een twee drie")), 0)
    assert lines[1][0] == (Run("vier vijf zes"),)
    assert lines[1][1] > 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x07b", "ab"),
        ("a\u202eb\u202c", "ab"),
        ("a\ud800b", "a□b"),
        ("a\tb", "a b"),
        ("Z\u0301\u0302\u0303\u0304", "Z\u0301\u0302"),
    ],
)
def test_what_cannot_be_seen_is_left_out(text: str, shown: str) -> None:
    assert plain(text) == shown
