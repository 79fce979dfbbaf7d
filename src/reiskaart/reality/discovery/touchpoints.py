"""Raw names that are one touchpoint: the beginning and the end of the same thing."""

from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.cues import words

NEARLY_ALWAYS = 0.9
"""Share of the moves from the beginning of a thing that go to its end, and the other way round, for the two to be one."""
_BEGINNINGS = frozenset(
    {"start", "started", "begin", "began", "begun", "open", "opened", "schedule", "scheduled", "gestart", "begonnen"}
)
_ENDS = frozenset(
    {
        "complete",
        "completed",
        "end",
        "ended",
        "finish",
        "finished",
        "done",
        "close",
        "closed",
        "voltooid",
        "klaar",
        "afgerond",
        "beëindigd",
    }
)


def life_cycles(aggregates: Aggregates) -> list[list[int]]:
    """All rows, those put together that begin and end the same thing and nearly always follow each other."""
    begins, ends = {}, {}
    for row, keys in enumerate(aggregates.keys):
        name = words(keys[0].name)
        if len(name) > 1 and name[-1] in _BEGINNINGS:
            begins[name[:-1], keys[0].channel] = row
        if len(name) > 1 and name[-1] in _ENDS:
            ends[name[:-1], keys[0].channel] = row
    merged: dict[int, int] = {}
    for thing, first in begins.items():
        last = ends.get(thing)
        if last is not None and _follows(aggregates, first, last):
            merged[first] = last
    gone = set(merged.values())
    return [[row, merged[row]] if row in merged else [row] for row in range(len(aggregates.keys)) if row not in gone]


def life_cycle_name(first: str) -> str:
    """The raw name of the thing itself: without the word for its beginning."""
    word = words(first)[-1]
    return first[: len(first) - len(word)].rstrip(" _-./:+()") or first


def _follows(aggregates: Aggregates, first: int, last: int) -> bool:
    both = aggregates.moves[first, last]
    return bool(both > 0 and both >= NEARLY_ALWAYS * max(aggregates.moves[first].sum(), aggregates.moves[:, last].sum()))
