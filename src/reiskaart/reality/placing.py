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
Middle = npt.NDArray[np.int32]
Long = npt.NDArray[np.int64]
Key = npt.NDArray[np.int32] | npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Events:
    """Events that fit a rule, of whole customers, sorted by customer, time and row."""

    customer: Middle
    at_us: Long
    touchpoint: Small
    pinned: Small
    """The step that the rule names, or -1."""
    rule: Small
    """The number of the rule within its touchpoint."""
    name: Middle
    """By number."""
    row: Long
    """Which of all these customers' events it is, those that fit no rule counted too."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Columns of ``contacts``; places by number, durations in microseconds, -1 where there is none."""

    path: Key
    """From 0 within this run of events."""
    customer: Middle
    position: Middle
    at_us: Long
    touchpoint: Small
    step: Small
    is_by_nearness: Flags
    rule: Small
    name: Middle
    unmatched_before: Middle
    """Events of the customer between the path's contact before and this one."""
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

    customer: Middle
    started_us: Long
    ended_us: Long
    contacts: Long
    by_nearness: Long
    reached_good: Flags
    reached_bad: Flags
    stays: Small
    """The steps of all stays of all paths, one after the other."""
    stays_until: Long
    """Per path, how many of ``stays`` are its own or of paths before it."""


class Placer:
    """Places the events of one log on one map."""

    def __init__(self, places: Places, log_end_us: int) -> None:
        self.places = places
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

    def place(self, events: Events) -> tuple[Contacts, Paths]:
        """The contacts and paths of these events."""
        n = len(events.at_us)
        new_path = _starts(events.customer)
        if self._split_us is not None and n:
            new_path[1:] |= np.diff(events.at_us) > self._split_us
        start = np.flatnonzero(new_path)
        stop = np.append(start[1:], n) if n else start
        path: Key = self._numbers(len(start)).repeat(stop - start)
        step, by_nearness = self._step(events, start, path)
        last = np.zeros(n, np.bool_)
        last[stop - 1] = True
        good = _any(self._good_touchpoint[events.touchpoint] | self._good_step[step], start)
        bad = _any(self._bad_touchpoint[events.touchpoint] | self._bad_step[step], start)
        after = self._after(path, step, last, good)
        placed = np.flatnonzero(step >= 0)
        stays = placed[_starts(path[placed] * (self._steps + 1) + step[placed])]
        contacts = self._contacts(events, path, start, step, by_nearness, last, after, placed, stays)
        paths = Paths(
            customer=events.customer[start],
            started_us=events.at_us[start],
            ended_us=events.at_us[stop - 1],
            contacts=stop - start,
            by_nearness=np.bincount(path[by_nearness], minlength=len(start)),
            reached_good=good,
            reached_bad=bad,
            stays=step[stays],
            stays_until=np.cumsum(np.bincount(path[stays], minlength=len(start))),
        )
        return contacts, paths

    def _numbers(self, paths: int) -> Key:
        """Numbers for paths, as wide as it takes to hold a path together with a transition on it: mostly half the room."""
        transitions = max(self._touchpoints, self._steps, self._phases) ** 2
        if (paths + 1) * max(transitions, 2 * (self._steps + 1)) < 2**31:
            return np.arange(paths, dtype=np.int32)
        return np.arange(paths, dtype=np.int64)

    def _step(self, events: Events, start: Long, path: Key) -> tuple[Small, Flags]:
        """The step of each contact: pinned, its touchpoint's only one, or that nearest to the path's last unambiguous one.

        And whether it is there by nearness.
        """
        step = np.where(events.pinned >= 0, events.pinned, self._fixed[events.touchpoint])
        several = step < NOWHERE
        if not several.any():
            return step, several
        behind = np.maximum.accumulate(np.where(step >= 0, np.arange(len(step)), -1))
        known = np.where(behind >= start[path], step[behind], NOWHERE)
        step[several] = self._nearest[events.touchpoint[several], known[several] + 1]
        return step, several

    def _after(self, path: Key, step: Small, last: Flags, good: Flags) -> Tiny:
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
        path: Key,
        start: Long,
        step: Small,
        by_nearness: Flags,
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
        every = np.arange(n)
        at_touchpoint = path * self._touchpoints + touchpoint
        at_step = path * self._steps + step
        next_stay_step, stay_us = _onward(n, stays, path, at_us, step)
        _, touchpoint_stay_us = _onward(n, np.flatnonzero(_starts(at_touchpoint)), path, at_us, touchpoint)
        back = placed[:-1][(path[placed[1:]] == path[placed[:-1]]) & (step[placed[1:]] < step[placed[:-1]])]
        keys_of_placed = at_step[placed]
        first_at_step = first_of_groups(n, placed, keys_of_placed)
        last_at_step = first_of_groups(n, placed[::-1], keys_of_placed[::-1])
        first_at_touchpoint = first_of_groups(n, every, at_touchpoint)
        last_at_touchpoint = first_of_groups(n, every[::-1], at_touchpoint[::-1])
        entered = np.flatnonzero(first_at_step)
        unmatched_before = np.diff(events.row, prepend=-1) - 1
        unmatched_before[start] = 0
        stayed_on = stays[next_stay_step[stays] >= 0]
        # A path that is at a touchpoint once leaves it once, so that only the others have to be compared.
        once = first_at_touchpoint & last_at_touchpoint
        again = np.flatnonzero(~(once | last))
        transition = at_touchpoint[again] * self._touchpoints + next_touchpoint[again]
        return Contacts(
            path=path,
            customer=events.customer,
            position=(every - np.repeat(start - 1, np.diff(start, append=n))).astype(np.int32),
            at_us=at_us,
            touchpoint=events.touchpoint,
            step=step,
            is_by_nearness=by_nearness,
            rule=events.rule,
            name=events.name,
            unmatched_before=unmatched_before.astype(np.int32),
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
            is_first_at_phase=first_of_groups(n, entered, path[entered] * self._phases + self._phase[step[entered]]),
            is_first_return_from_step=first_of_groups(n, back, at_step[back]),
            is_first_return_from_touchpoint=first_of_groups(n, back, at_touchpoint[back]),
            is_first_of_transition=first_of_groups(n, again, transition) | once & ~last,
            is_first_of_step_transition=first_of_groups(
                n, stayed_on, at_step[stayed_on] * self._steps + next_stay_step[stayed_on]
            ),
        )


def first_of_groups(n: int, rows: Long, keys: Key) -> Flags:
    """Of ``n`` rows those that come first, in the order of ``rows``, among these rows with the same key (0 or more)."""
    first, count = np.zeros(n, np.bool_), len(rows)
    if not count:
        return first
    if (highest := int(keys.max())) <= _ROOM * count:
        # One slot per key, written by every row in turn, the first last: what it writes stays, no sorting.
        slot, turn = np.empty(highest + 1, np.int32), np.arange(count, dtype=np.int32)
        slot[keys[::-1]] = turn[::-1]
        first[rows] = slot[keys] == turn
        return first
    bits = count.bit_length()
    if highest.bit_length() + bits < 64:
        # Key and position in one number: sorting numbers is several times faster than sorting their positions.
        packed = np.sort(keys.astype(np.int64) << bits | np.arange(count))
        order, keys = packed & ((1 << bits) - 1), packed >> bits
    else:
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
    first[rows[order[_starts(keys)]]] = True
    return first


def _onward(n: int, starts: Long, path: Key, at_us: Long, place: Small) -> tuple[Small, Long]:
    """On the first contact of each stay: where the path's next stay is, and how long until it starts."""
    onward, wait = np.full(n, NOWHERE, np.int16), np.full(n, -1, np.int64)
    path_ends = _starts(path[starts])[1:]
    there, until = place[starts][1:], np.diff(at_us[starts])
    there[path_ends], until[path_ends] = NOWHERE, -1
    onward[starts[:-1]], wait[starts[:-1]] = there, until
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
