"""The contacts and paths of a run of events, placed on a map: one linear pass over columns, no sorting by time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reiskaart.reality.places import Places

GOES_ON, FELL_BACK, ENDED_WELL, ENDED = 0, 1, 2, 3
"""What becomes of a path after a contact; whether one that ended is still open depends on ``silence_days``."""

NOWHERE = -1

_ROOM = 16
"""Slots per row that finding the first and last of a group may take."""

Flags = npt.NDArray[np.bool_]
Tiny = npt.NDArray[np.int8]
Small = npt.NDArray[np.int16]
Long = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Events:
    """Events that fit a rule, of whole customers, sorted by customer, time and row."""

    customer: Long
    at_us: Long
    touchpoint: Small
    pinned: Small
    """The step that the rule names, or -1."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Columns of ``contacts``; places by number, durations in microseconds, -1 where there is none."""

    path: Long
    """From 0 within this run of events."""
    customer: Long
    position: Long
    at_us: Long
    touchpoint: Small
    step: Small
    next_touchpoint: Small
    gap_us: Long
    next_stay_step: Small
    stay_us: Long
    touchpoint_stay_us: Long
    after_step: Tiny
    after_touchpoint: Tiny
    silence_us: Long
    is_first_at_step: Flags
    is_first_at_touchpoint: Flags
    is_first_at_phase: Flags
    is_first_return_from_step: Flags
    is_first_return_from_touchpoint: Flags
    is_first_of_transition: Flags
    is_first_of_step_transition: Flags


@dataclass(frozen=True, slots=True)
class Paths:
    """Columns of ``paths``."""

    customer: Long
    started_us: Long
    ended_us: Long
    contacts: Long
    reached_good: Flags
    reached_bad: Flags
    stays: Small
    """The steps of all stays of all paths, one after the other."""
    stays_until: Long
    """Per path, how many of ``stays`` are its own or of paths before it."""


class Placer:
    """Places the events of one log on one map."""

    def __init__(self, places: Places, log_end_us: int) -> None:
        self._log_end_us = log_end_us
        self._split_us = places.split_after_us
        self._steps = len(places.steps)
        self._touchpoints = len(places.touchpoints)
        self._phases = len(places.phases)
        self._fixed, self._nearest = _placing(places)
        self._phase = np.array([*places.phase_of_step, NOWHERE], np.int16)
        self._good_touchpoint = _member(places.good_touchpoints, self._touchpoints)
        self._bad_touchpoint = _member(places.bad_touchpoints, self._touchpoints)
        self._good_step = _member(places.good_steps, self._steps)
        self._bad_step = _member(places.bad_steps, self._steps)

    def place(self, events: Events) -> tuple[Contacts, Paths, int]:
        """The contacts and paths, and how many contacts were placed at the nearest of several steps."""
        n = len(events.at_us)
        new_path = _starts(events.customer)
        if self._split_us is not None and n:
            new_path[1:] |= np.diff(events.at_us) > self._split_us
        path = np.cumsum(new_path) - 1
        start = np.flatnonzero(new_path)
        stop = np.append(start[1:], n) if n else start
        step, by_nearness = self._step(events, start[path])
        last = np.zeros(n, np.bool_)
        last[stop - 1] = True
        good = _any(self._good_touchpoint[events.touchpoint] | self._good_step[step], start)
        bad = _any(self._bad_touchpoint[events.touchpoint] | self._bad_step[step], start)
        after = self._after(path, step, last, good)
        placed = np.flatnonzero(step >= 0)
        stays = placed[_starts(path[placed] * (self._steps + 1) + step[placed])]
        contacts = self._contacts(events, path, start, step, last, after, placed, stays)
        paths = Paths(
            customer=events.customer[start],
            started_us=events.at_us[start],
            ended_us=events.at_us[stop - 1],
            contacts=stop - start,
            reached_good=good,
            reached_bad=bad,
            stays=step[stays],
            stays_until=np.cumsum(np.bincount(path[stays], minlength=len(start))),
        )
        return contacts, paths, by_nearness

    def _step(self, events: Events, path_start: Long) -> tuple[Small, int]:
        """The step of each contact: pinned, its touchpoint's only one, or that nearest to the path's last unambiguous one."""
        step = np.where(events.pinned >= 0, events.pinned, self._fixed[events.touchpoint])
        several = step < NOWHERE
        if not several.any():
            return step, 0
        behind = np.maximum.accumulate(np.where(step >= 0, np.arange(len(step)), -1))
        known = np.where(behind >= path_start, step[behind], NOWHERE)
        step[several] = self._nearest[events.touchpoint[several], known[several] + 1]
        return step, int(several.sum())

    def _after(self, path: Long, step: Small, last: Flags, good: Flags) -> Tiny:
        """What becomes of the path after each contact."""
        # Path and step in one number, later paths smaller: looking back from the end, the highest so far is of the same path.
        bits = (self._steps + 1).bit_length()
        furthest = np.maximum.accumulate((-path << bits | (step + 1))[::-1])[::-1]
        later = (furthest[1:] & ((1 << bits) - 1)) - 1
        after = np.full(len(path), GOES_ON, np.int8)
        after[:-1][(later < step[:-1]) & (later != NOWHERE)] = FELL_BACK
        ends = np.flatnonzero(last)
        at_last_step = (step[ends] == self._steps - 1) & (step[ends] >= 0)
        after[ends] = np.where(good | at_last_step, ENDED_WELL, ENDED)
        return after

    def _contacts(
        self,
        events: Events,
        path: Long,
        start: Long,
        step: Small,
        last: Flags,
        after: Tiny,
        placed: Long,
        stays: Long,
    ) -> Contacts:
        """The columns of the contacts; ``placed`` are those at a step, ``stays`` those of them that begin a stay."""
        n = len(path)
        at_us, touchpoint = events.at_us, events.touchpoint
        ends = np.flatnonzero(last)
        next_touchpoint = np.append(touchpoint, np.int16(NOWHERE))[1:]
        gap_us = np.diff(at_us, append=at_us[-1:])
        silence_us = np.full(n, -1, np.int64)
        next_touchpoint[ends], gap_us[ends], silence_us[ends] = NOWHERE, -1, self._log_end_us - at_us[ends]
        at_touchpoint = path * self._touchpoints + touchpoint
        next_stay_step, stay_us = _onward(n, stays, path[stays], at_us, step)
        visits = np.flatnonzero(_starts(at_touchpoint))
        _, touchpoint_stay_us = _onward(n, visits, path[visits], at_us, events.touchpoint)
        back = placed[:-1][(path[placed[1:]] == path[placed[:-1]]) & (step[placed[1:]] < step[placed[:-1]])]
        at_step = path * self._steps + step
        at_phase = path * self._phases + self._phase[step]
        first_at_step, last_at_step = ends_of_groups(at_step, placed)
        first_at_touchpoint, last_at_touchpoint = ends_of_groups(at_touchpoint, np.arange(n))
        moved = np.flatnonzero(~last)
        stayed_on = stays[next_stay_step[stays] >= 0]
        return Contacts(
            path=path,
            customer=events.customer,
            position=np.arange(n) - start[path] + 1,
            at_us=at_us,
            touchpoint=events.touchpoint,
            step=step,
            next_touchpoint=next_touchpoint,
            gap_us=gap_us,
            next_stay_step=next_stay_step,
            stay_us=stay_us,
            touchpoint_stay_us=touchpoint_stay_us,
            after_step=np.where(last_at_step, after, np.int8(NOWHERE)),
            after_touchpoint=np.where(last_at_touchpoint, after, np.int8(NOWHERE)),
            silence_us=silence_us,
            is_first_at_step=first_at_step,
            is_first_at_touchpoint=first_at_touchpoint,
            is_first_at_phase=ends_of_groups(at_phase, np.flatnonzero(first_at_step))[0],
            is_first_return_from_step=ends_of_groups(at_step, back)[0],
            is_first_return_from_touchpoint=ends_of_groups(at_touchpoint, back)[0],
            is_first_of_transition=first_moves(
                at_touchpoint * self._touchpoints + next_touchpoint, moved, first_at_touchpoint, last_at_touchpoint
            ),
            is_first_of_step_transition=ends_of_groups(at_step * self._steps + next_stay_step, stayed_on)[0],
        )


def ends_of_groups(key: Long, rows: Long) -> tuple[Flags, Flags]:
    """Of the ``rows`` (ascending) those that come first and those that come last among rows with the same ``key`` (0 or more)."""
    first, last = np.zeros(len(key), np.bool_), np.zeros(len(key), np.bool_)
    if not len(rows):
        return first, last
    keys, count = key[rows], len(rows)
    if (highest := int(keys.max())) <= _ROOM * count:
        # One slot per key, written by every row in turn: the last that writes stays, no sorting.
        slot, turn = np.empty(highest + 1, np.int32), np.arange(count, dtype=np.int32)
        slot[keys] = turn
        last[rows] = slot[keys] == turn
        slot[keys[::-1]] = turn[::-1]
        first[rows] = slot[keys] == turn
        return first, last
    bits = count.bit_length()
    if highest.bit_length() + bits < 64:
        # Key and position in one number: sorting numbers is several times faster than sorting their positions.
        packed = np.sort(keys << bits | np.arange(count))
        order, keys = packed & ((1 << bits) - 1), packed >> bits
    else:
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
    new = _starts(keys)
    first[rows[order[new]]] = True
    last[rows[order[np.append(new[1:], True)]]] = True
    return first, last


def first_moves(key: Long, rows: Long, first: Flags, last: Flags) -> Flags:
    """Of the ``rows`` (ascending) the first with each ``key``, where ``first`` and ``last`` are those of the place that is left.

    A path that is at a place once leaves it once, so only the others have to be compared.
    """
    once = first & last
    found = ends_of_groups(key, rows[~once[rows]])[0]
    found[rows[once[rows]]] = True
    return found


def _onward(n: int, starts: Long, path: Long, at_us: Long, place: Small) -> tuple[Small, Long]:
    """On the first contact of each stay: where the path's next stay is, and how long until it starts."""
    onward, wait = np.full(n, NOWHERE, np.int16), np.full(n, -1, np.int64)
    same = np.flatnonzero(path[1:] == path[:-1])
    here, there = starts[same], starts[same + 1]
    onward[here] = place[there]
    wait[here] = at_us[there] - at_us[here]
    return onward, wait


def _starts(key: npt.NDArray[np.integer]) -> Flags:
    """Where a value differs from the one before it."""
    starts = np.ones(len(key), np.bool_)
    np.not_equal(key[1:], key[:-1], out=starts[1:])
    return starts


def _any(flags: Flags, start: Long) -> Flags:
    return np.logical_or.reduceat(flags, start) if len(start) else flags


def _member(numbers: frozenset[int], count: int) -> Flags:
    """Per number whether it is one of them; the last, at -1, is not."""
    return np.array([number in numbers for number in range(count)] + [False], np.bool_)


def _placing(places: Places) -> tuple[Small, Small]:
    """Per touchpoint its only step (-1: none, -2: several); per touchpoint and last known step + 1 the nearest of its steps."""
    fixed = [steps[0] if len(steps) == 1 else (-2 if steps else NOWHERE) for steps in places.steps_of_touchpoint]
    nearest = [
        [
            min(steps, key=lambda step: (abs(step - known), -step)) if known >= 0 else steps[0]
            for known in range(-1, len(places.steps))
        ]
        if steps
        else [NOWHERE] * (len(places.steps) + 1)
        for steps in places.steps_of_touchpoint
    ]
    return np.array(fixed, np.int16), np.array(nearest, np.int16).reshape(len(fixed), len(places.steps) + 1)
