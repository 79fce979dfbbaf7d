"""Longer texts of a map, written in simple Markdown, as paragraphs and lists."""

from itertools import groupby

from reiskaart.picture.markdown import Paragraph, Run, paragraphs
from reiskaart.picture.page.html import Html, el, join


def prose(markdown: str) -> Html:
    """Paragraphs, lists, bold and italic; of a link its text alone, so that nothing on the page leads away."""
    return join(*(_block(sort, list(lines)) for sort, lines in groupby(paragraphs(markdown), key=_list)))


def _list(line: Paragraph) -> str | None:
    """The list in which a line is an item: numbered, or with points."""
    if not line.mark:
        return None
    return "ol" if line.mark[0].isdigit() else "ul"


def _block(sort: str | None, lines: list[Paragraph]) -> Html:
    if sort is None:
        return join(*(el("p", *map(_run, line.runs)) for line in lines))
    return el(sort, *(el("li", *map(_run, line.runs)) for line in lines))


def _run(run: Run) -> Html | str:
    inner: Html | str = el("em", run.text) if run.italic else run.text
    return el("strong", inner) if run.bold else inner
