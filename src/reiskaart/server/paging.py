"""A list of maps in pages: a cursor names the last map of the page before, by when it changed and its id."""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime

from reiskaart.errors import UsageError
from reiskaart.workspace import SavedMap

_Place = tuple[float, str]


def page(maps: Sequence[SavedMap], cursor: str | None, limit: int) -> tuple[Sequence[SavedMap], str | None]:
    """The maps that follow a cursor, last changed first, and the cursor of the page after.

    Raises: UsageError where the cursor is none of ours.
    """
    after = None if cursor is None else _read(cursor)
    rest = [saved for saved in maps if after is None or _place(saved) > after]
    shown = rest[:limit]
    return shown, _write(shown[-1]) if len(rest) > limit else None


def _place(saved: SavedMap) -> _Place:
    return -saved.saved_at.timestamp(), saved.id


def _write(saved: SavedMap) -> str:
    return base64.urlsafe_b64encode(f"{saved.saved_at.isoformat()} {saved.id}".encode()).decode()


def _read(cursor: str) -> _Place:
    try:
        moment, _, id_ = base64.urlsafe_b64decode(cursor).decode().partition(" ")
        return -datetime.fromisoformat(moment).timestamp(), id_
    except (ValueError, OverflowError, binascii.Error) as error:
        raise UsageError("server.bad-cursor") from error
