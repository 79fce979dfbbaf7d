"""Longer texts of a map, written in simple Markdown, as paragraphs and lists."""

from itertools import groupby

from reiskaart.picture.markdown import Paragraph, Run, paragraphs
from reiskaart.picture.page.html import Html, el, join


def prose(markdown: str) -> Html:
    """Paragraphs, lists, bold and italic; of a link its text alone, so that nothing on the page leads away."""
    return join(*(_block(bool(mark), list(lines)) for mark, lines in groupby(paragraphs(markdown), key=lambda p: p.mark)))


def _block(is_list: bool, lines: list[Paragraph]) -> Html:
    if not is_list:
        return join(*(el("p", *map(_run, line.runs)) for line in lines))
    return el("ul", *(el("li", *map(_run, line.runs)) for line in lines))


def _run(run: Run) -> Html | str:
    inner: Html | str = el("em", run.text) if run.italic else run.text
    return el("strong", inner) if run.bold else inner
