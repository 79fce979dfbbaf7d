"""How two groups of paths differ."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from reiskaart.intervals import difference, time_difference
from reiskaart.model import Comparison, Differences, Filter, Journey, PlaceDifferences, PlaceFigures, Reality
from reiskaart.reality.groups import Group, choose
from reiskaart.reality.lists import Visits
from reiskaart.reality.overview import figures_of, silence_us
from reiskaart.reality.reading import Reading


def compare_groups(reading: Reading, journey: Journey, first: Filter, second: Filter, most: int | None = None) -> Comparison:
    """What a reading says of two groups of paths, and how they differ; paths may be in both. ``most`` as in :func:`figures_of`.

    Raises: UsageError where a filter asks for what the reading does not have.
    """
    one, other = (choose(reading, wanted, silence_us(reading, journey)) for wanted in (first, second))
    said, beside = figures_of(one, journey, most), figures_of(other, journey, most)
    return Comparison(first=said, second=beside, differences=_differences(one, said, other, beside))


def _differences(one: Group, said: Reality, other: Group, beside: Reality) -> Differences:
    both = replace(one, keeps=one.keeps & other.keeps)
    lists = one.reading.lists
    return Differences(
        shared_paths=both.paths,
        steps=_places(both, lists.steps, said.steps, beside.steps),
        touchpoints=_places(both, lists.touchpoints, said.touchpoints, beside.touchpoints),
    )


def _places(
    both: Group, visits: Visits, said: Sequence[PlaceFigures], beside: Sequence[PlaceFigures]
) -> tuple[PlaceDifferences, ...]:
    counts = visits.counts(both.kept(visits))
    shared = np.bincount(visits.place, weights=counts, minlength=len(said)).astype(np.int64).tolist()
    return tuple(_place(both.paths, *place) for place in zip(shared, said, beside, strict=True))


def _place(shared_paths: int, shared: int, first: PlaceFigures, second: PlaceFigures) -> PlaceDifferences:
    """``shared_paths`` are in both groups; ``shared`` of them reach the place."""
    alike = shared / math.sqrt(first.paths * second.paths) if shared else 0.0
    return PlaceDifferences(
        id=first.id,
        reaches=difference(first.reaches, second.reaches, shared_paths),
        goes_on=difference(first.goes_on, second.goes_on, shared),
        fell_back=difference(first.fell_back, second.fell_back, shared),
        ended_well=difference(first.ended_well, second.ended_well, shared),
        still_open=difference(first.still_open, second.still_open, shared),
        not_seen_again=difference(first.not_seen_again, second.not_seen_again, shared),
        returns=difference(first.returns, second.returns, shared),
        time_to_next=time_difference(first.time_to_next, second.time_to_next, alike),
    )
