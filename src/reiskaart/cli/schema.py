"""``reiskaart schema``: the JSON Schema of a map file, for editors."""

import typer

from reiskaart.cli.terminal import print_json
from reiskaart.cli.words import words
from reiskaart.mapfile import json_schema

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


@app.command(help=words("schema.help"), epilog=words("schema.epilog"))
def schema() -> None:
    print_json(json_schema())
