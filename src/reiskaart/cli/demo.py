"""``reiskaart demo``: the example workspace, and its pages in the browser."""

import webbrowser
from typing import Annotated

import typer

from reiskaart.cli.options import Data, LanguageOption, language, settings_with
from reiskaart.cli.terminal import print_line, print_note, progress, said
from reiskaart.cli.words import words
from reiskaart.demo import make_pages

app = typer.Typer(rich_markup_mode="rich")


@app.command(help=words("demo.help"), epilog=words("demo.epilog"))
def demo(
    no_browser: Annotated[bool, typer.Option("--no-browser", help=words("demo.no-browser"))] = False,
    lang: LanguageOption = None,
    data: Data = None,
) -> None:
    settings = settings_with(data)
    print_note(words("demo.making", folder=said(settings.data)))
    with progress(words("progress.import")) as tell:
        pages = make_pages(settings, language(lang), progress=lambda at: tell(at.done_bytes, at.total_bytes))
    print_line(words("demo.salon", file=said(pages.salon)))
    print_line(words("demo.shop", file=said(pages.shop)))
    if not no_browser:
        webbrowser.open(pages.salon.resolve().as_uri())
