"""Deletions that came before what they delete.

The document knows of them, and does what they say once that comes; but it does not say them to others, nor in a snapshot. So they
are remembered here, to be said along.
"""

from collections.abc import Callable, Iterator

from pycrdt import get_state, get_update

from reiskaart.live.protocol import encoded, number

_ALL = 2**31 - 1
"""A clock that no client reaches."""

_Range = tuple[int, int, int]
"""Client, clock and how many."""


class EarlyDeletions:
    """The deletions of one document that wait for what they delete."""

    def __init__(self) -> None:
        self._waiting: set[_Range] = set()
        self._clocks: dict[int, int] = {}
        """How far the document was when that was last looked at: it never goes back."""

    def hear(self, update: bytes, state: Callable[[], bytes]) -> bool:
        """Remember those in an update that the document, whose state is asked where needed, took in; whether there are any."""
        early = self._early(set(_deletions(update)))
        if early:
            self._clocks = dict(_clocks(state()))
            early = self._early(early)
        self._waiting |= early
        return bool(early)

    def update(self, state: bytes) -> bytes | None:
        """Those that still wait in a document in this state, as an update; none where nothing waits."""
        if not self._waiting:
            return None
        self._clocks = dict(_clocks(state))
        self._waiting = self._early(self._waiting)
        ranges = [encoded(client) + encoded(1) + encoded(clock) + encoded(length) for client, clock, length in self._waiting]
        return encoded(0) + encoded(len(ranges)) + b"".join(ranges) if ranges else None

    def _early(self, deletions: set[_Range]) -> set[_Range]:
        return {one for one in deletions if one[1] + one[2] > self._clocks.get(one[0], 0)}


def _clocks(state: bytes) -> Iterator[tuple[int, int]]:
    """How far a document has what each client did."""
    count, at = number(state, 0)
    for _ in range(count):
        client, at = number(state, at)
        clock, at = number(state, at)
        yield client, clock


def _deletions(update: bytes) -> Iterator[_Range]:
    """All that an update deletes: what is left of it for somebody who has everything else."""
    known = {client: _ALL for client, _ in _clocks(get_state(update))}
    while (rest := get_update(update, _state(known)))[0]:  # what this client did waits as well
        _, at = number(rest, 0)
        _, at = number(rest, at)
        client, _ = number(rest, at)
        if known.get(client) == _ALL:
            return
        known[client] = _ALL
    count, at = number(rest, 1)
    for _ in range(count):
        client, at = number(rest, at)
        ranges, at = number(rest, at)
        for _ in range(ranges):
            clock, at = number(rest, at)
            length, at = number(rest, at)
            yield client, clock, length


def _state(clocks: dict[int, int]) -> bytes:
    return encoded(len(clocks)) + b"".join(encoded(client) + encoded(clock) for client, clock in clocks.items())
