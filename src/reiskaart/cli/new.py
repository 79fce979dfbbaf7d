"""``reiskaart new``: a new map file, with the phases of a model."""

from pathlib import Path
from typing import Annotated

import typer

from reiskaart.cli.options import ModelOption, phase_model
from reiskaart.cli.terminal import print_line, said
from reiskaart.cli.words import words
from reiskaart.cli.workspace_option import LanguageOption, language
from reiskaart.errors import UsageError
from reiskaart.mapfile import write_starter

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


@app.command(help=words("new.help"), epilog=words("new.epilog"))
def new(
    file: Annotated[Path, typer.Argument(metavar="MAP", help=words("new.file"), show_default=False)],
    model: ModelOption = "awareness-to-loyalty",
    lang: LanguageOption = None,
    title: Annotated[str | None, typer.Option(help=words("new.title"), show_default=False)] = None,
) -> None:
    chosen, spoken = phase_model(model), language(lang)
    if file.exists():
        raise UsageError("cli.file-exists", file=said(file))
    name = title or file.name.split(".")[0].replace("-", " ").replace("_", " ").strip().capitalize()
    write_starter(file, chosen, spoken, title=name)
    print_line(words("new.written", file=said(file), model=chosen.name(spoken)))
    print_line(words("new.next", file=said(file)), style="dim")
