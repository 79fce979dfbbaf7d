"""``reiskaart check``: what a good map still lacks."""

from datetime import date
from itertools import groupby

import typer

from reiskaart.cli.options import Json, MapFileArgument
from reiskaart.cli.terminal import print_json, print_line
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.cli.workspace_option import LanguageOption, language
from reiskaart.i18n import say_count
from reiskaart.mapfile import read_map
from reiskaart.review import check as review

app = typer.Typer(add_completion=False, rich_markup_mode="rich")
_FINDINGS = 1


@app.command(help=words("check.help"), epilog=words("check.epilog"))
def check(file: MapFileArgument, lang: LanguageOption = None, json: Json = False) -> None:
    journey = read_map(file)
    findings = review(journey, language(lang), today=date.today())
    if json:
        print_json([finding.model_dump(mode="json") for finding in findings])
    else:
        for hint, alike in groupby(findings, key=lambda finding: finding.hint):
            for finding in alike:
                print_line(f"• {finding.message}", style="bold" if finding.severity == "lack" else None)
            print_line(f"  {hint}", style="dim")
        print_line(say_count("cli.check.found", LANGUAGE, len(findings)) if findings else words("check.fine"))
    raise typer.Exit(_FINDINGS if findings else 0)
