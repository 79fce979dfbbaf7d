"""Beside which touchpoints the events that fit no rule stand."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from reiskaart.reality.recognition.combinations import Key
from reiskaart.reality.recognition.counting import Long
from reiskaart.reality.recognition.seen import Seen


@dataclass(slots=True)
class Company:
    """Counts over a whole log."""

    unmatched: Counter[Key] = field(default_factory=Counter)
    """Events that fit no rule."""
    events_of_name: Counter[int] = field(default_factory=Counter)
    """All events, by code of the name."""
    beside: dict[Key, Counter[int]] = field(default_factory=dict)
    """Per name and channel the touchpoints of the events just before and after, where these fit a rule."""
    neighbours: Counter[Key] = field(default_factory=Counter)
    """Events just before and after, whether they fit or not; those of the same name and channel left out."""


def company(seen: Seen) -> Company:
    """Counts what fits no rule and what it stands beside."""
    touchpoint, events = seen.touchpoint, seen.said.events
    keys: list[Key] = list(zip(*(seen.said.table[column].to_pylist() for column in ("name", "channel")), strict=True))
    found = Company()
    for key, n, fits in zip(keys, events.tolist(), (touchpoint >= 0).tolist(), strict=True):
        found.events_of_name[key[0]] += n
        if not fits:
            found.unmatched[key] += n
    before, after, weight = seen.said.beside
    for here, there in ((before, after), (after, before)):
        asked = touchpoint[here] < 0
        for row, n in _summed(here[asked], weight[asked]):
            found.neighbours[keys[row]] += n
        answered = asked & (touchpoint[there] >= 0)
        both = here[answered] * len(seen.journey.touchpoints) + touchpoint[there][answered]
        for pair, n in _summed(both, weight[answered]):
            row, number = divmod(pair, len(seen.journey.touchpoints))
            found.beside.setdefault(keys[row], Counter())[number] += n
    return found


def _summed(numbers: Long, weights: Long) -> Iterator[tuple[int, int]]:
    """Each number with the sum of its weights."""
    different, place = np.unique(numbers, return_inverse=True)
    sums = np.bincount(place, weights=weights, minlength=len(different)).astype(np.int64)
    return zip(different.tolist(), sums.tolist(), strict=True)
