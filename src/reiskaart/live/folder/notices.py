"""What happened to the files of a folder without anybody asking for it."""

import itertools
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reiskaart.errors import MapFileError, ReiskaartError
from reiskaart.live.folder.places import Place

_MOST_KEPT = 100
_NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the people who work with the folder should know."""

    error: ReiskaartError
    """What is the matter, and how to mend it."""
    file: str | None = None
    map: str | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    id: str = field(default_factory=lambda: f"folder-{next(_NUMBERS)}")
    holds: bool = False
    """Whether it holds until somebody mends it; else it happened, and is over."""
    places: tuple[Place, ...] = ()
    """The parts of the map that it is about, where it is about some."""

    @property
    def line(self) -> int | None:
        """Where in the file it is."""
        return self.error.line if isinstance(self.error, MapFileError) else None


class Notices:
    """What holds now, and what happened lately."""

    def __init__(self, hear: Callable[[ReiskaartError], None] | None = None) -> None:
        self._hear = hear
        """Is told of each notice once, when it comes."""
        self._holding: dict[str, Notice] = {}
        self._happened: deque[Notice] = deque(maxlen=_MOST_KEPT)

    def all(self) -> tuple[Notice, ...]:
        """Newest first."""
        return tuple(sorted((*self._holding.values(), *self._happened), key=lambda notice: notice.at, reverse=True))

    def hold(self, matters: Mapping[str, Notice]) -> None:
        """This is the matter now, and nothing else; what was before is not said anew."""
        before = self._holding
        self._holding = {
            about: before[about] if about in before and _key(before[about]) == _key(notice) else notice
            for about, notice in matters.items()
        }
        for about, notice in self._holding.items():
            if before.get(about) is not notice:
                self._say(notice)

    def happened(self, notice: Notice) -> None:
        """Something happened that nobody needs to mend."""
        self._happened.append(notice)
        self._say(notice)

    def _say(self, notice: Notice) -> None:
        if self._hear is not None:
            self._hear(notice.error)


def _key(notice: Notice) -> tuple[object, ...]:
    return notice.error.code, repr(notice.error.parameters), notice.file, notice.map
