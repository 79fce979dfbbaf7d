"""How two groups of paths differ, as a table."""

from collections.abc import Sequence

from reiskaart.cli.terminal import print_line, print_note, print_table
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.i18n.formats import count, decimal, duration
from reiskaart.model import Comparison, Difference, Journey, PlaceDifferences, TimeDifference

_SHARES = {
    "reaches": "reaches",
    "goes-on": "goes_on",
    "not-seen-again": "not_seen_again",
    "returns": "returns",
}
"""Heading -> figure."""


def print_differences(beside: Comparison, journey: Journey) -> None:
    """First group minus second, per step and touchpoint."""
    names = {step.id: step.name for step in journey.steps} | {place.id: place.name for place in journey.touchpoints}
    print_line(
        words(
            "read.versus",
            first=count(beside.first.paths, LANGUAGE),
            second=count(beside.second.paths, LANGUAGE),
            shared=count(beside.differences.shared_paths, LANGUAGE),
        )
    )
    _print(words("read.differences-steps"), beside.differences.steps, names)
    _print(words("read.differences-touchpoints"), beside.differences.touchpoints, names)
    print_note(words("read.differences-note"))


def _print(title: str, places: Sequence[PlaceDifferences], names: dict[str, str]) -> None:
    headings = ("name", *_SHARES, "time-to-next")
    print_table(
        title,
        [(words(f"table.{heading}"), "left" if heading == "name" else "right") for heading in headings],
        [
            [
                names.get(place.id, place.id),
                *(_share(getattr(place, figure)) for figure in _SHARES.values()),
                _time(place.time_to_next),
            ]
            for place in places
        ],
    )


def _share(found: Difference) -> str:
    """In percentage points, with the interval: ``+12 (+8…+15)``; where it may be nothing at all, so marked."""
    if found.few or found.value is None or found.low is None or found.high is None:
        return words("read.too-few")
    value, low, high = (_points(part) for part in (found.value, found.low, found.high))
    return f"{value} ({low}…{high})" if found.sure else f"≈ ({low}…{high})"


def _points(share: float) -> str:
    written = decimal(abs(share) * 100, LANGUAGE)
    sign = "+" if share > 0 else "−"
    return f"{sign}{written}" if written.strip("0,.") else written


def _time(found: TimeDifference) -> str:
    if found.few or found.seconds is None:
        return words("read.too-few")
    sign = "+" if found.seconds > 0 else "−" if found.seconds < 0 else ""
    said = f"{sign}{duration(abs(found.seconds), LANGUAGE)}"
    return said if found.sure else f"≈ {said}"
