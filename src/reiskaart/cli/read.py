"""``reiskaart read``: what a log says of a map."""

from pathlib import Path

import typer

from reiskaart.cli.differences import print_differences
from reiskaart.cli.filters import takes_filters
from reiskaart.cli.log import print_roles
from reiskaart.cli.options import Json, LogArgument, MapFileArgument, takes_log_options
from reiskaart.cli.terminal import columns, print_json, print_line, print_note, print_table, progress, suggested
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.cli.workspace_option import Data, settings_with
from reiskaart.eventlog import LogOptions
from reiskaart.i18n import say
from reiskaart.i18n.formats import count, days, duration, percent
from reiskaart.mapfile import read_map
from reiskaart.model import Filter, Journey, PlaceFigures, Reality, Share
from reiskaart.reality import case_hints, compare_groups, figures, short_silence
from reiskaart.workspace import open_workspace

app = typer.Typer(add_completion=False, rich_markup_mode="rich")
_SHOWN = 10


@app.command(help=words("read.help"), epilog=words("read.epilog"))
@takes_log_options
@takes_filters
def read(
    file: MapFileArgument,
    log: LogArgument,
    log_options: LogOptions,
    chosen: Filter,
    versus: Filter | None,
    data: Data = None,
    json: Json = False,
) -> None:
    journey = read_map(file)
    with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
        stored = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes))
        reading = workspace.reading_of(stored, journey)
        beside = None if versus is None else compare_groups(reading, journey, chosen, versus)
        reality = figures(reading, journey, chosen) if beside is None else beside.first
        hints = case_hints(stored, journey)
    for hint in hints:
        print_note(hint.text(LANGUAGE))
    if reality.silence_from_log and (short := short_silence(reality.silence_days * 86_400, LANGUAGE)):
        print_note(short)
    for unknown in reading.meta.unknown_properties:
        print_note(say("reality.unknown-property", LANGUAGE, property=unknown))
    if json:
        print_json(beside or reality)
        return
    print_roles(stored)
    if not chosen.keeps_all:
        kept, every = count(reality.paths, LANGUAGE), count(reading.meta.paths, LANGUAGE)
        print_line(words("read.chosen", paths=kept, all=every))
    _print_reality(reality, journey, file, log, whole=chosen.keeps_all)
    if beside is not None:
        print_differences(beside, journey)


def _print_reality(reality: Reality, journey: Journey, file: Path, log: str, *, whole: bool) -> None:
    print_line(
        words(
            "read.about" if whole else "read.about-chosen",
            contacts=count(reality.contacts, LANGUAGE),
            events=count(reality.events, LANGUAGE),
            customers=count(reality.customers, LANGUAGE),
            paths=count(reality.paths, LANGUAGE),
        )
    )
    if at_no_step := reality.contacts - sum(step.contacts for step in reality.steps):
        share = percent(at_no_step / reality.contacts, LANGUAGE)
        print_note(words("read.at-no-step", contacts=count(at_no_step, LANGUAGE), share=share))
    key = "read.silence-log" if reality.silence_from_log else "read.silence-map"
    print_line(words(key, days=days(reality.silence_days, LANGUAGE)), style="dim")
    names = {step.id: step.name for step in journey.steps} | {place.id: place.name for place in journey.touchpoints}
    ruled = {place.id for place in journey.touchpoints if place.rules}
    measurable = ruled | {step.id for step in journey.steps if ruled.intersection(step.touchpoints)}
    _print_places(words("read.steps"), reality.steps, names, measurable)
    _print_places(words("read.touchpoints"), reality.touchpoints, names, measurable)
    if columns() < _WIDE_FROM:
        print_note(words("read.narrow"))
    if measurable < names.keys():
        print_note(words("read.not-measurable"))
    print_table(
        words("read.variants"),
        [(words("table.paths"), "right"), (words("table.share"), "right"), (words("table.way"), "left")],
        [
            [count(v.paths, LANGUAGE), _share(v.share), " → ".join(names.get(step, step) for step in v.steps)]
            for v in reality.variants[:_SHOWN]
        ],
    )
    if reality.unmatched:
        print_table(
            words("read.unmatched"),
            [
                (words("table.name"), "left"),
                (words("table.channel"), "left"),
                (words("table.events"), "right"),
                (words("table.share"), "right"),
            ],
            [
                [u.name, u.channel or "–", count(u.events, LANGUAGE), percent(u.share, LANGUAGE)]
                for u in reality.unmatched[:_SHOWN]
            ],
        )
        print_note(words("read.unmatched-hint", command=suggested("rules", "suggest", file, log)))


_SHARES = {
    "reaches": "reaches",
    "goes-on": "goes_on",
    "fell-back": "fell_back",
    "ended-well": "ended_well",
    "still-open": "still_open",
    "not-seen-again": "not_seen_again",
    "returns": "returns",
}
"""Heading -> figure."""
_NARROW = ("goes-on", "not-seen-again", "returns")
_WIDE_FROM = 140
"""Columns of a terminal that hold all shares with their intervals."""


def _print_places(title: str, places: tuple[PlaceFigures, ...], names: dict[str, str], measurable: set[str]) -> None:
    wide = columns() >= _WIDE_FROM
    shown = {heading: figure for heading, figure in _SHARES.items() if wide or heading in _NARROW}
    headings = ("name", "customers", *shown, "time-to-next")
    print_table(
        title,
        [(words(f"table.{heading}"), "left" if heading == "name" else "right") for heading in headings],
        [
            [
                names.get(place.id, place.id),
                count(place.customers, LANGUAGE),
                *(_share(getattr(place, figure)) for figure in shown.values()),
                "–" if place.time_to_next.median_seconds is None else duration(place.time_to_next.median_seconds, LANGUAGE),
            ]
            if place.id in measurable
            else [names.get(place.id, place.id), *("–" for _ in headings[1:])]
            for place in places
        ],
    )


def _share(share: Share) -> str:
    """A share with its interval: ``52% (50–54)``."""
    if share.value is None or share.low is None or share.high is None:
        return "–"
    return f"{percent(share.value, LANGUAGE)} ({share.low * 100:.0f}–{share.high * 100:.0f})"
