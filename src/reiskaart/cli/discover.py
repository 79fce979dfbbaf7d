"""``reiskaart discover``: a draft map out of customer data."""

from pathlib import Path
from typing import Annotated

import typer

from reiskaart.cli.log import print_roles
from reiskaart.cli.options import Json, LogArgument, ModelOption, check_map_name, check_title, phase_model, takes_log_options
from reiskaart.cli.terminal import print_json, print_line, progress, said, suggested
from reiskaart.cli.words import words
from reiskaart.cli.workspace_option import Data, LanguageOption, language, settings_with
from reiskaart.errors import UsageError
from reiskaart.eventlog import LogOptions
from reiskaart.mapfile import read_map, write_map
from reiskaart.model import Journey
from reiskaart.reality import Taken, adopt
from reiskaart.reality.discovery import MOST_STEPS
from reiskaart.reality.discovery import discover as discover_map
from reiskaart.workspace import open_workspace

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


@app.command(help=words("discover.help"), epilog=words("discover.epilog"))
@takes_log_options
def discover(
    log: LogArgument,
    log_options: LogOptions,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=words("discover.output"), show_default=False)] = None,
    into: Annotated[Path | None, typer.Option(help=words("discover.into"), show_default=False)] = None,
    model: ModelOption = "awareness-to-loyalty",
    lang: LanguageOption = None,
    title: Annotated[str | None, typer.Option(help=words("new.title"), show_default=False)] = None,
    steps: Annotated[int | None, typer.Option(min=1, max=100, help=words("discover.steps"), show_default=False)] = None,
    max_steps: Annotated[int, typer.Option(min=1, max=40, help=words("discover.max-steps"))] = MOST_STEPS,
    outcome: Annotated[str | None, typer.Option(help=words("discover.outcome"), show_default=False)] = None,
    include: Annotated[list[str] | None, typer.Option(help=words("discover.include"), show_default=False)] = None,
    data: Data = None,
    json: Json = False,
) -> None:
    chosen, spoken = phase_model(model), language(lang)
    if output is not None and output.exists():
        raise UsageError("cli.file-exists", file=said(output))
    if output is not None:
        check_map_name(output)
    if title is not None:
        check_title(title)
    there = None if into is None else read_map(into)
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        stored = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes))
        found = discover_map(
            stored,
            model=chosen.id,
            language=spoken,
            title=title,
            steps=steps,
            max_steps=max_steps,
            outcome=outcome,
            include=include or (),
        )
    if output is not None:
        write_map(found.journey, output)
    taken: tuple[Taken, ...] = ()
    if into is not None and there is not None:
        adopted = adopt(there, found.journey, [place.id for place in found.journey.touchpoints])
        write_map(adopted.journey, into)
        taken = adopted.taken
    if json:
        print_json(found.record)
        return
    print_roles(stored)
    for sentence in found.record.sentences(spoken):
        print_line(sentence)
    if output is not None:
        page = output.with_name(f"{output.name.split('.')[0]}.html")
        print_line(words("discover.written", file=said(output), command=suggested("render", output, "--log", log, "-o", page)))
    if into is not None and there is not None:
        _print_taken(taken, there, into, log)


def _print_taken(taken: tuple[Taken, ...], there: Journey, file: Path, log: str) -> None:
    """What became of each touchpoint of the draft in the map that was there."""
    steps = {step.id: step.name for step in there.steps}
    for each in taken:
        if each.is_new and each.step is not None:
            print_line(words("discover.comes-at", name=each.name, step=steps[each.step]))
        elif each.is_new:
            print_line(words("discover.comes", name=each.name))
        elif each.rules:
            print_line(words("discover.gets-rules", name=each.name, rules=each.rules))
    added, rules = sum(each.is_new for each in taken), sum(each.rules for each in taken)
    print_line(words("discover.taken", file=said(file), added=added, rules=rules, command=suggested("read", file, log)))
