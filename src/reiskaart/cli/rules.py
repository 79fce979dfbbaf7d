"""``reiskaart rules``: how events are recognised as touchpoints."""

from json import dumps
from typing import Annotated

import typer

from reiskaart.cli.log import print_roles
from reiskaart.cli.options import Json, LogArgument, MapFileArgument, takes_log_options
from reiskaart.cli.rules_printed import print_trial, print_view
from reiskaart.cli.terminal import print_json, print_line, print_table, progress
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.cli.workspace_option import Data, settings_with
from reiskaart.errors import UsageError
from reiskaart.eventlog import LogOptions
from reiskaart.i18n.formats import count
from reiskaart.mapfile import read_map
from reiskaart.reality import rules_view, suggest_rules, try_rule
from reiskaart.workspace import open_workspace

app = typer.Typer(help=words("rules.summary"), no_args_is_help=True, add_completion=False, rich_markup_mode="rich")


ConditionOption = Annotated[
    list[str], typer.Option("--where", metavar="PROPERTY=PATTERN", help=words("rules.try.where"), show_default=False)
]
TouchpointOption = Annotated[
    str | None, typer.Option("--at", metavar="TOUCHPOINT", help=words("rules.try.at"), show_default=False)
]


@app.command(help=words("rules.show.help"), epilog=words("rules.show.epilog"))
@takes_log_options
def show(file: MapFileArgument, log: LogArgument, log_options: LogOptions, data: Data = None, json: Json = False) -> None:
    journey = read_map(file)
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        stored = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes))
        view = rules_view(stored, journey, LANGUAGE)
    if json:
        print_json(view)
        return
    print_roles(stored)
    print_view(view, journey)


@app.command("try", help=words("rules.try.help"), epilog=words("rules.try.epilog"))
@takes_log_options
def try_(
    file: MapFileArgument,
    log: LogArgument,
    where: ConditionOption,
    log_options: LogOptions,
    at: TouchpointOption = None,
    data: Data = None,
    json: Json = False,
) -> None:
    journey = read_map(file)
    if at is not None and all(touchpoint.id != at for touchpoint in journey.touchpoints):
        known = ", ".join(touchpoint.id for touchpoint in journey.touchpoints)
        raise UsageError("cli.no-touchpoint", touchpoint=at, known=known)
    conditions = dict(_condition(one) for one in where)
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        stored = workspace.open_log(log, log_options, lambda done: tell(done.done_bytes, done.total_bytes))
        trial = try_rule(stored, journey, conditions, LANGUAGE, touchpoint=at)
    if json:
        print_json(trial)
        return
    print_roles(stored)
    print_trial(trial, journey)


def _condition(written: str) -> tuple[str, str]:
    """A condition as the command line has it. Raises: UsageError ``cli.no-condition``."""
    name, sign, pattern = written.partition("=")
    if not (name.strip() and sign and pattern):
        raise UsageError("cli.no-condition", written=written)
    return name.strip(), pattern


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
