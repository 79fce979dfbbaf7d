"""How often somebody may try a password."""

import time
from collections import deque
from collections.abc import Callable

_WINDOW_SECONDS = 60.0
_MOST_FROM_ONE = 5
_MOST_FROM_ALL = 30
_MOST_ADDRESSES = 10_000


class Guesses:
    """Counts wrong tries of the last minute, per address of the connection itself and over all: no header changes either."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._all: deque[float] = deque()
        self._by_address: dict[str, deque[float]] = {}

    def wait(self, address: str) -> float:
        """After how many seconds an address may try again; 0 where it may now."""
        own = self._by_address.get(address, deque())
        return max(self._until_free(own, _MOST_FROM_ONE), self._until_free(self._all, _MOST_FROM_ALL))

    def wrong(self, address: str) -> None:
        """Count a wrong try."""
        if len(self._by_address) >= _MOST_ADDRESSES:
            self._by_address.clear()  # the count over all stays
        for tries in (self._all, self._by_address.setdefault(address, deque())):
            tries.append(self._now())

    def right(self, address: str) -> None:
        """Forget the wrong tries of an address that knows the password."""
        self._by_address.pop(address, None)

    def _until_free(self, tries: deque[float], most: int) -> float:
        over = self._now() - _WINDOW_SECONDS
        while tries and tries[0] <= over:
            tries.popleft()
        return tries[len(tries) - most] - over if len(tries) >= most else 0.0
