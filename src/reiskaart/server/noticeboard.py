"""What happened without anybody asking for it, until it is mended or nobody can need it any more."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from reiskaart.errors import MapFileError, ReiskaartError
from reiskaart.i18n import Language
from reiskaart.server.answers.notices import Notice

_MOST = 200


@dataclass(frozen=True, slots=True)
class _Pinned:
    error: ReiskaartError
    map: str | None
    file: str | None
    at: datetime


class Noticeboard:
    """Notices by what they are about: a newer one about the same takes the place of the older."""

    def __init__(self) -> None:
        self._pinned: OrderedDict[str, _Pinned] = OrderedDict()

    def pin(self, about: str, error: ReiskaartError, *, at: datetime, map_: str | None = None, file: str | None = None) -> None:
        """Tell of something; of the oldest no more where it gets too much."""
        self._pinned.pop(about, None)
        self._pinned[about] = _Pinned(error, map_, file, at)
        while len(self._pinned) > _MOST:
            self._pinned.popitem(last=False)

    def take_down(self, about: str) -> None:
        """It is mended."""
        self._pinned.pop(about, None)

    def read(self, language: Language) -> tuple[Notice, ...]:
        """All that holds now, newest first."""
        return tuple(
            Notice(
                id=about,
                code=one.error.code,
                message=one.error.message(language),
                hint=one.error.hint(language),
                map=one.map,
                file=one.file,
                line=one.error.line if isinstance(one.error, MapFileError) else None,
                at=one.at,
            )
            for about, one in reversed(self._pinned.items())
        )
