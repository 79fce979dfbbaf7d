"""How far an import is, and how long it will still take."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is."""

    done_bytes: int
    """Of the file; the sorting afterwards counts as bytes too, in proportion to its time."""
    total_bytes: int
    rows: int
    """Rows read so far."""
    remaining_seconds: float | None
    """None until there is something to go by."""


class Meter:
    """Turns the parts of an import's work into :class:`Progress`."""

    def __init__(self, total_bytes: int, reading_share: float, listener: Callable[[Progress], None] | None) -> None:
        self._total = total_bytes
        self._reading_share = reading_share
        self._listener = listener
        self._start = time.monotonic()
        self._rows = 0

    def reading(self, done_bytes: int, rows: int) -> None:
        """So many bytes of the file are read."""
        self._rows = rows
        self._tell(self._reading_share * done_bytes / max(self._total, 1))

    def sorting(self, share: float) -> None:
        """Of the work after reading, this share (0..1) is done."""
        self._tell(self._reading_share + (1 - self._reading_share) * share)

    def _tell(self, share: float) -> None:
        if self._listener is None:
            return
        elapsed = time.monotonic() - self._start
        remaining = elapsed * (1 - share) / share if share > 0.02 else None
        self._listener(Progress(round(share * self._total), self._total, self._rows, remaining))
