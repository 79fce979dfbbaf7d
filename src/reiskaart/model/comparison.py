"""How two groups of paths differ."""

from reiskaart.model.base import Part
from reiskaart.model.reality import Reality


class Difference(Part):
    """A share of the first group minus that of the second, with its 95% interval."""

    value: float | None
    """-1..1; none where one of the groups has nobody here."""
    low: float | None
    high: float | None
    sure: bool
    """Whether the interval excludes 0 and neither group is too small to say."""
    few: bool
    """Whether one of the groups is too small to say anything of."""


class TimeDifference(Part):
    """A median of the first group minus that of the second, in seconds, with its 95% interval."""

    seconds: float | None
    """None where one of the groups has no times here."""
    low_seconds: float | None
    high_seconds: float | None
    sure: bool
    """Whether the interval excludes 0 and neither group is too small to say."""
    few: bool


class PlaceDifferences(Part):
    """How two groups differ at a step or touchpoint."""

    id: str
    reaches: Difference
    goes_on: Difference
    fell_back: Difference
    ended_well: Difference
    still_open: Difference
    not_seen_again: Difference
    returns: Difference
    time_to_next: TimeDifference
    """Of the medians."""


class Differences(Part):
    """How two groups differ, first minus second: per step and per touchpoint, in the order of the map."""

    shared_paths: int
    """Paths that are in both groups."""
    steps: tuple[PlaceDifferences, ...]
    touchpoints: tuple[PlaceDifferences, ...]


class Comparison(Part):
    """What a reading says of two groups of paths, and how they differ."""

    first: Reality
    second: Reality
    differences: Differences
