"""``reiskaart log``: customer data into the workspace, and what it says by itself."""

from pathlib import Path
from typing import Annotated

import typer

from reiskaart.cli.options import Json, LogArgument, takes_log_options
from reiskaart.cli.terminal import print_json, print_line, print_note, print_table, progress, said, suggested
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.cli.workspace_option import Data, settings_with
from reiskaart.eventlog import LogOptions, StoredLog, inspect
from reiskaart.i18n import say, say_count
from reiskaart.i18n.formats import count, day, duration, percent
from reiskaart.model import LogSummary
from reiskaart.picture.log_picture import name_weights
from reiskaart.workspace import open_workspace

app = typer.Typer(help=words("log.summary"), no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help=words("log.delete.name"), show_default=False)]
_SHOWN_NAMES = 20
_SHOWN_TRANSITIONS = 15
_SHOWN_SAMPLES = 3
_SAMPLE_WIDTH = 30


@app.command("add", help=words("log.import.help"), epilog=words("log.import.epilog"))
@app.command("import", help=words("log.import.help"), epilog=words("log.import.epilog"), hidden=True)
@takes_log_options
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words("log.import.file"), show_default=False)],
    log_options: LogOptions,
    log_name: Annotated[str | None, typer.Option("--as", help=words("log.import.as"), show_default=False)] = None,
    data: Data = None,
    json: Json = False,
) -> None:
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        if log_options.pseudonyms and (notice := workspace.key_notice(LANGUAGE)):
            print_note(notice)
        log = workspace.import_log(
            file, log_options, log_name or file.name.split(".")[0], lambda at: tell(at.done_bytes, at.total_bytes)
        )
    if json:
        print_json(log.meta)
        return
    print_line(
        words(
            "log.import.done",
            name=log.meta.name,
            events=count(log.meta.events, LANGUAGE),
            customers=count(log.meta.customers, LANGUAGE),
        )
    )
    print_roles(log)


@app.command("inspect", help=words("log.inspect.help"), epilog=words("log.inspect.epilog"))
@takes_log_options
def inspect_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words("log.import.file"), show_default=False)],
    log_options: LogOptions,
    json: Json = False,
) -> None:
    plan = inspect(file, log_options)
    if json:
        print_json(plan)
        return
    print_table(
        plan.file,
        [
            (words("table.column"), "left"),
            (words("table.role"), "left"),
            (words("table.why"), "left"),
            (words("table.samples"), "left"),
        ],
        [
            [
                column.name,
                say(f"eventlog.role.{column.role}", LANGUAGE) if column.role else "–",
                say(f"eventlog.why.{column.why}", LANGUAGE) if column.why else "",
                " · ".join(_short(sample) for sample in column.samples[:_SHOWN_SAMPLES]),
            ]
            for column in plan.columns
        ],
    )
    for note in plan.notes:
        print_note(note.text(LANGUAGE))


@app.command("show", help=words("log.show.help"), epilog=words("log.show.epilog"))
@takes_log_options
def show(log: LogArgument, log_options: LogOptions, data: Data = None, json: Json = False) -> None:
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        stored = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes))
        summary = stored.summary()
    if json:
        print_json(summary)
        return
    print_roles(stored)
    _print_summary(summary)


@app.command("list", help=words("log.list.help"))
def list_(data: Data = None, json: Json = False) -> None:
    with open_workspace(settings_with(data)) as workspace:
        logs = [workspace.get_log(entry.name) for entry in workspace.list_logs()]
    if json:
        print_json([log.meta.model_dump(mode="json") for log in logs])
    elif not logs:
        print_line(words("log.list.empty", command=suggested("log", "add", "shop.csv")))
    else:
        print_table(
            words("log.list.title"),
            [(words("table.name"), "left"), (words("table.events"), "right"), (words("table.customers"), "right")],
            [[log.meta.name, count(log.meta.events, LANGUAGE), count(log.meta.customers, LANGUAGE)] for log in logs],
        )


@app.command("rename", help=words("log.rename.help"), epilog=words("log.rename.epilog"))
def rename(
    name: NameArgument,
    to: Annotated[str, typer.Argument(metavar="NEW", help=words("log.rename.to"), show_default=False)],
    data: Data = None,
) -> None:
    with open_workspace(settings_with(data)) as workspace:
        renamed = workspace.logs.rename(workspace.logs.named(name).id, to)
    print_line(words("log.rename.done", name=name, to=renamed.name))


@app.command("append", help=words("log.append.help"), epilog=words("log.append.epilog"))
def append(
    name: NameArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words("log.import.file"), show_default=False)],
    data: Data = None,
    json: Json = False,
) -> None:
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        log = workspace.logs.append(workspace.logs.named(name).id, file, lambda at: tell(at.done_bytes, at.total_bytes))
    if json:
        print_json(log.meta)
        return
    added = log.meta.appended[-1]
    print_line(
        words(
            "log.append.done",
            name=name,
            events=count(added.events, LANGUAGE),
            doubles=count(added.doubles, LANGUAGE),
            all=count(log.meta.events, LANGUAGE),
        )
    )
    if added.rejected:
        file_of_rejected, rejected = said(log.rejected_file), added.rejected
        written = count(rejected, LANGUAGE)
        print_note(say_count("cli.log.rejected", LANGUAGE, rejected, written=written, file=file_of_rejected))


@app.command("quality", help=words("log.quality.help"), epilog=words("log.quality.epilog"))
@takes_log_options
def quality(log: LogArgument, log_options: LogOptions, data: Data = None, json: Json = False) -> None:
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        found = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes)).quality()
    if json:
        print_json(found)
        return
    events, share = words("table.events"), words("table.share")
    print_table(
        words("log.quality.title", name=log),
        [("", "left"), (events, "right"), (share, "right")],
        [
            [words("log.quality.rejected"), count(found.rejected, LANGUAGE), ""],
            *(
                [f"  {say(f'eventlog.rejected.{each.reason}', LANGUAGE)}", count(each.rows, LANGUAGE), ""]
                for each in found.rejections
            ),
            [words("log.quality.doubles"), count(found.doubles.events, LANGUAGE), percent(found.doubles.share, LANGUAGE)],
            [words("log.quality.ties"), count(found.ties.events, LANGUAGE), percent(found.ties.share, LANGUAGE)],
            [words("log.quality.future"), count(found.future.events, LANGUAGE), ""],
            [words("log.quality.single"), count(found.single.customers, LANGUAGE), percent(found.single.share, LANGUAGE)],
        ],
    )
    for gap in found.gaps:
        told = {"first": day(gap.from_, LANGUAGE), "last": day(gap.to, LANGUAGE), "days": count(gap.days, LANGUAGE)}
        print_note(words("log.quality.gap", **told))
    print_table(
        words("log.show.names"),
        [(words("table.name"), "left"), (events, "right"), (share, "right"), (words("table.customers"), "right")],
        [
            [each.name, count(each.events, LANGUAGE), percent(each.share, LANGUAGE), count(each.customers, LANGUAGE)]
            for each in found.names[:_SHOWN_NAMES]
        ],
    )
    if (more := len(found.names) + found.more_names - _SHOWN_NAMES) > 0:
        print_note(words("table.more", n=count(more, LANGUAGE)))


@app.command("delete", help=words("log.delete.help"))
def delete(name: NameArgument, data: Data = None) -> None:
    with open_workspace(settings_with(data)) as workspace:
        workspace.delete_log(name)
    print_line(words("log.delete.done", name=name))


def _short(sample: str) -> str:
    return sample if len(sample) <= _SAMPLE_WIDTH else f"{sample[: _SAMPLE_WIDTH - 1]}…"


def print_roles(log: StoredLog) -> None:
    """Which column was taken for what, and what was set aside."""
    roles = log.meta.roles
    taken = {"customer": roles.customer, "time": roles.time, "name": roles.name, "channel": roles.channel}
    print_note(words("log.roles", **{role: column or "–" for role, column in taken.items()}))
    for note in log.meta.notes:
        print_note(note.text(LANGUAGE))
    if log.meta.rejected:
        rejected, file = log.meta.rejected, said(log.rejected_file)
        print_note(say_count("cli.log.rejected", LANGUAGE, rejected, written=count(rejected, LANGUAGE), file=file))


def _print_summary(summary: LogSummary) -> None:
    print_table(
        summary.name,
        [("", "left"), ("", "right")],
        [
            [words("table.events"), count(summary.events, LANGUAGE)],
            [words("table.customers"), count(summary.customers, LANGUAGE)],
            [words("table.names"), count(summary.names, LANGUAGE)],
            [words("table.first"), day(summary.first, LANGUAGE) if summary.first else "–"],
            [words("table.last"), day(summary.last, LANGUAGE) if summary.last else "–"],
            [words("table.rejected"), count(summary.rejected, LANGUAGE)],
        ],
    )
    weights = name_weights(summary)
    print_table(
        words("log.show.names"),
        [(words("table.name"), "left"), (words("table.events"), "right")],
        [[name, count(events, LANGUAGE)] for name, events in weights.most_common(_SHOWN_NAMES)],
    )
    if (more := len(weights) - _SHOWN_NAMES) > 0:
        print_note(words("table.more", n=count(more, LANGUAGE)))
    print_table(
        words("log.show.transitions"),
        [
            (words("table.from"), "left"),
            (words("table.to"), "left"),
            (words("table.times"), "right"),
            (words("table.gap"), "right"),
        ],
        [
            [t.from_, t.to, count(t.count, LANGUAGE), duration(t.mean_gap_seconds, LANGUAGE)]
            for t in summary.transitions[:_SHOWN_TRANSITIONS]
        ],
    )
    if (more := len(summary.transitions) - _SHOWN_TRANSITIONS) > 0:
        print_note(words("table.more", n=count(more, LANGUAGE)))
