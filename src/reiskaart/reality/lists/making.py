"""The lists that the contacts of some customers give."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from reiskaart.reality.lists.grouped import Column, Long, Rows, Writer, grouped
from reiskaart.reality.places import Places
from reiskaart.reality.placing import NOWHERE, Contacts

AGAIN = 2
"""A move has two groups: who makes it the first time, and who makes it again."""
FATES = 8
"""A place has eight groups: twice the fate of a path there, and one more where the path returns from there."""
SPANS = 512
"""A place has so many groups of times, by their length: see :func:`spans`."""

STEPS, TOUCHPOINTS, PHASES = "visits-step", "visits-touchpoint", "visits-phase"
STEP_MOVES, TOUCHPOINT_MOVES, STEP_WAITS, TOUCHPOINT_WAITS = "moves-step", "moves-touchpoint", "waits-step", "waits-touchpoint"

_VISIT = {"path": np.int32, "contacts": np.int32, "came_from": np.int16, "went_to": np.int16}
_MOVE = {"path": np.int32, "wait_us": np.int64}
_COLUMNS: Mapping[str, Mapping[str, npt.DTypeLike]] = {
    STEPS: _VISIT,
    TOUCHPOINTS: _VISIT,
    PHASES: {"path": np.int32},
    STEP_MOVES: _MOVE,
    TOUCHPOINT_MOVES: _MOVE,
    STEP_WAITS: _MOVE,
    TOUCHPOINT_WAITS: _MOVE,
}


def values_list(column: int) -> str:
    """The name of the list of a column's values."""
    return f"values-{column}"


class ListWriters:
    """Writes all lists of a reading part by part; on leaving they are whole."""

    def __init__(self, folder: Path, columns: int) -> None:
        kinds = {**_COLUMNS, **{values_list(column): {"path": np.int32} for column in range(columns)}}
        self._writers = {name: Writer(folder, name, kind) for name, kind in kinds.items()}

    def write(self, lists: Mapping[str, Rows], first_path: int) -> None:
        for name, rows in lists.items():
            self._writers[name].write(rows, first_path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    list(pool.map(Writer.finish, self._writers.values()))
        finally:
            for writer in self._writers.values():
                writer.close()


def part_lists(contacts: Contacts, values: Sequence[npt.NDArray[np.int32]], places: Places) -> dict[str, Rows]:
    """All lists of these contacts; ``values`` holds, per column of the log, each contact's value by number, or -1."""
    phase = np.array([*places.phase_of_step, NOWHERE], np.int16)[contacts.step]
    entered = np.flatnonzero(contacts.is_first_at_phase)
    moved = np.flatnonzero(contacts.next_touchpoint >= 0)
    stayed = np.flatnonzero(contacts.next_stay_step >= 0)
    made = {
        STEPS: _visits(
            contacts, contacts.step, *_stays_around(contacts), contacts.after_step, contacts.is_first_return_from_step
        ),
        TOUCHPOINTS: _visits(
            contacts,
            contacts.touchpoint,
            _touchpoint_before(contacts),
            contacts.next_touchpoint,
            contacts.after_touchpoint,
            contacts.is_first_return_from_touchpoint,
        ),
        PHASES: grouped(phase[entered], {"path": contacts.path[entered]}),
        STEP_MOVES: _moves(
            contacts,
            stayed,
            contacts.step,
            contacts.next_stay_step,
            contacts.stay_us,
            contacts.is_first_of_step_transition,
            len(places.steps),
        ),
        TOUCHPOINT_MOVES: _moves(
            contacts,
            moved,
            contacts.touchpoint,
            contacts.next_touchpoint,
            contacts.gap_us,
            contacts.is_first_of_transition,
            len(places.touchpoints),
        ),
        STEP_WAITS: _waits(contacts, contacts.step, contacts.stay_us),
        TOUCHPOINT_WAITS: _waits(contacts, contacts.touchpoint, contacts.touchpoint_stay_us),
    }
    return made | {values_list(column): _with_value(contacts.path, numbers) for column, numbers in enumerate(values)}


def spans(wait_us: Long) -> Long:
    """The span that each time falls in: shorter times in lower spans, eight of them between a time and its double.

    Times within a span lie in no order, but what is asked of their order concerns one span only. Under a second all is one span.
    """
    seconds = wait_us / 1e6
    in_eighths = seconds.view(np.int64) >> 49  # exponent and three digits of the number behind it, which grow with it
    found: Long = np.where(seconds < 1, 0, in_eighths - (1023 << 3) + 1)
    return found


def _visits(contacts: Contacts, place: Column, came_from: Column, went_to: Column, after: Column, returned: Column) -> Rows:
    """One row per path and place that it reaches."""
    at = np.flatnonzero(place >= 0)
    order = at[np.argsort(place[at], kind="stable")]
    here, path = place[order], contacts.path[order]
    starts = np.flatnonzero(_changes(here) | _changes(path))
    ends = np.append(starts[1:], len(order))[: len(starts)] - 1
    returns = np.logical_or.reduceat(returned[order], starts) if len(starts) else returned[:0]
    return grouped(
        here[starts].astype(np.int32) * FATES + after[order[ends]] * 2 + returns,
        {
            "path": path[starts],
            "contacts": ends - starts + 1,
            "came_from": came_from[order[starts]],
            "went_to": went_to[order[ends]],
        },
    )


def _stays_around(contacts: Contacts) -> tuple[Column, Column]:
    """Per contact at a step the step of the stay before, and of the stay after; -1 where there is none."""
    placed = np.flatnonzero(contacts.step >= 0)
    starts = _changes(contacts.path[placed]) | _changes(contacts.step[placed])
    stay = np.cumsum(starts) - 1
    first = placed[starts]
    step, path = contacts.step[first], contacts.path[first]
    before = np.concatenate([[NOWHERE], step[:-1]]).astype(np.int16)[: len(step)]
    before[_changes(path)] = NOWHERE
    came_from, went_to = (np.full(len(contacts.path), NOWHERE, np.int16) for _ in range(2))
    came_from[placed], went_to[placed] = before[stay], contacts.next_stay_step[first][stay]
    return came_from, went_to


def _touchpoint_before(contacts: Contacts) -> Column:
    """Per contact the touchpoint of the path's contact before it."""
    before = np.concatenate([[NOWHERE], contacts.touchpoint[:-1]]).astype(np.int16)[: len(contacts.path)]
    before[_changes(contacts.path)] = NOWHERE
    return before


def _moves(contacts: Contacts, rows: Long, here: Column, there: Column, wait_us: Column, first: Column, places: int) -> Rows:
    key = (here[rows].astype(np.int64) * places + there[rows]) * AGAIN + ~first[rows]
    return grouped(key, {"path": contacts.path[rows], "wait_us": wait_us[rows]})


def _waits(contacts: Contacts, place: Column, wait_us: Long) -> Rows:
    rows = np.flatnonzero(wait_us >= 0)
    waits = wait_us[rows]
    return grouped(place[rows].astype(np.int64) * SPANS + spans(waits), {"path": contacts.path[rows], "wait_us": waits})


def _with_value(path: Column, numbers: npt.NDArray[np.int32]) -> Rows:
    """One row per value and path that has it."""
    known = np.flatnonzero(numbers >= 0)
    rows = grouped(numbers[known], {"path": path[known]})
    group = np.repeat(rows.groups, rows.counts)
    once = _changes(group) | _changes(rows.columns["path"])
    return grouped(group[once], {"path": rows.columns["path"][once]})


def _changes(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Where a value differs from the one before it."""
    changes = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes
