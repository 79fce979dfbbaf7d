"""``reiskaart new``: a new map file, with the phases of a model."""

from pathlib import Path
from typing import Annotated

import typer

from reiskaart.cli.options import ModelOption, check_map_name, check_title, phase_model
from reiskaart.cli.terminal import print_line, said, suggested
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.cli.workspace_option import LanguageOption, language
from reiskaart.errors import UsageError
from reiskaart.mapfile import write_starter
from reiskaart.model import PHASE_MODELS

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


_MODELS = "\n\n".join(f"[bold]{model.id}[/bold]: {model.fits(LANGUAGE)}" for model in PHASE_MODELS)


@app.command(help=f"{words('new.help')}\n\n{_MODELS}", epilog=words("new.epilog"))
def new(
    file: Annotated[Path, typer.Argument(metavar="MAP", help=words("new.file"), show_default=False)],
    model: ModelOption = "awareness-to-loyalty",
    lang: LanguageOption = None,
    title: Annotated[str | None, typer.Option(help=words("new.title"), show_default=False)] = None,
) -> None:
    chosen, spoken = phase_model(model), language(lang)
    if file.exists():
        raise UsageError("cli.file-exists", file=said(file))
    check_map_name(file)
    name = title if title is not None else file.name.split(".")[0].replace("-", " ").replace("_", " ").strip().capitalize()
    check_title(name)
    write_starter(file, chosen, spoken, title=name)
    print_line(words("new.written", file=said(file), model=chosen.name(LANGUAGE)))
    print_line(
        words("new.next", command=suggested("render", file, "-o", file.with_name(f"{file.name.split('.')[0]}.html"))), style="dim"
    )
