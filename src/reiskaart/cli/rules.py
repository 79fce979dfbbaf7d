"""``reiskaart rules``: how events are recognised as touchpoints."""

from json import dumps

import typer

from reiskaart.cli.log import print_roles
from reiskaart.cli.options import Json, LogArgument, MapFileArgument, takes_log_options
from reiskaart.cli.terminal import print_json, print_line, print_table, progress
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.cli.workspace_option import Data, settings_with
from reiskaart.eventlog import LogOptions
from reiskaart.i18n.formats import count
from reiskaart.mapfile import read_map
from reiskaart.reality import suggest_rules
from reiskaart.workspace import open_workspace

app = typer.Typer(help=words("rules.summary"), no_args_is_help=True, add_completion=False, rich_markup_mode="rich")


@app.callback()
def _rules() -> None:
    """A group, so that ``suggest`` keeps its name while it stands alone."""


@app.command(help=words("rules.suggest.help"), epilog=words("rules.suggest.epilog"))
@takes_log_options
def suggest(file: MapFileArgument, log: LogArgument, log_options: LogOptions, data: Data = None, json: Json = False) -> None:
    journey = read_map(file)
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        stored = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes))
        suggestions = suggest_rules(stored, journey)
    if json:
        print_json([suggestion.model_dump(mode="json", by_alias=True) for suggestion in suggestions])
        return
    print_roles(stored)
    if not suggestions:
        print_line(words("rules.suggest.nothing"))
        return
    print_table(
        words("rules.suggest.title"),
        [
            (words("table.rule"), "left"),
            (words("table.touchpoint"), "left"),
            (words("table.events"), "right"),
            (words("table.why"), "left"),
        ],
        [
            [
                ", ".join(f"{key}: {value}" for key, value in suggestion.rule.conditions.items()),
                suggestion.touchpoint_name
                if suggestion.touchpoint
                else words("rules.suggest.new", name=suggestion.touchpoint_name),
                count(suggestion.events, LANGUAGE),
                " ".join(reason.text(LANGUAGE) for reason in suggestion.reasons),
            ]
            for suggestion in suggestions
        ],
    )
    print_line(words("rules.suggest.paste"), style="dim")
    for suggestion in suggestions:
        place = suggestion.touchpoint or words("rules.suggest.new", name=suggestion.touchpoint_name)
        conditions = ", ".join(f"{key}: {dumps(value, ensure_ascii=False)}" for key, value in suggestion.rule.conditions.items())
        print_line(f"      - {{{conditions}}}  # {place}")
