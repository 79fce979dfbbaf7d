"""Maps as shared documents: their stored updates are the truth, kept without being understood here."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from reiskaart.errors import ConflictError, NotFoundError
from reiskaart.model import Journey
from reiskaart.workspace.database import Database
from reiskaart.workspace.owners import Owner, holder
from reiskaart.workspace.projections import keep_projection
from reiskaart.workspace.summary import summarise
from reiskaart.workspace.tables import documents, maps, projections, snapshots, updates


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is committed: apply the snapshot, then the updates."""

    map: str
    uid: str
    """Of this document alone: a map deleted and made again under the same id is another document."""
    sequence: int
    snapshot: bytes
    updates: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """What one commit adds to a document."""

    map: str
    sequence: int
    """That of the document with this in it: one more than before."""
    update: bytes
    snapshot: bytes | None = None
    """The whole document with this update in it, which then takes the place of all that was stored."""


_DRIVER = sqlite.dialect(paramstyle="named")
_count_one = (
    update(documents)
    .where(documents.c.map == bindparam("of"), documents.c.owner == bindparam("by"), documents.c.sequence == bindparam("before"))
    .values(sequence=bindparam("after"), changed_at=bindparam("at"))
)
# What is done with every edit goes to the driver as it is: SQLAlchemy would spend more time on it than SQLite.
_COUNT = str(_count_one.compile(dialect=_DRIVER))
_ADD = str(insert(updates).compile(dialect=_DRIVER))


class Documents:
    """Opens documents for one owner at a time, and adds to them."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def owner(self, address: str) -> Owner:
        """Begin to hold documents in this process, which people reach at ``address``."""
        return Owner(self._database, self._folder, address)

    def find(self, map_: str) -> StoredDocument | None:
        """The document of a map, without holding it."""
        with self._database.reading() as connection:
            return _read(connection, map_)

    def open(self, map_: str, owner: Owner) -> StoredDocument | None:
        """Hold the document of a map; none where the map has no document yet.

        Raises: NotFoundError where there is no such map; ConflictError where another process holds it.
        """
        with self._database.writing() as connection:
            return self._take(connection, map_, owner)

    def make(self, journey: Journey, version: int, data: bytes, owner: Owner) -> StoredDocument:
        """Hold the document of a map, made of ``data``, which says the journey of that version, where it has none yet.

        Raises: as :meth:`open`; ConflictError where the map was saved at another version in the meantime.
        """
        with self._database.writing() as connection:
            if found := self._take(connection, journey.id, owner):
                return found
            found, saved_at = connection.execute(select(maps.c.version, maps.c.saved_at).where(maps.c.id == journey.id)).one()
            if found != version:
                raise ConflictError("workspace.map-changed", id=journey.id, expected=version, found=found)
            row = {"map": journey.id, "sequence": version}
            uid = secrets.token_hex(8)
            connection.execute(insert(documents).values(**row, uid=uid, changed_at=saved_at, owner=owner.token))
            connection.execute(insert(snapshots).values(**row, data=data))
            keep_projection(connection, journey, version)
            return StoredDocument(journey.id, uid, version, data, ())

    def append(self, additions: Sequence[Addition], owner: Owner) -> frozenset[str]:
        """Commit what was added to documents, all in one transaction; the maps that this owner no longer holds are left out."""
        with self._database.writing() as connection:
            refused = _count(connection, additions, owner)
            rows = [_row(one) for one in additions if one.snapshot is None and one.map not in refused]
            if rows:
                connection.connection.cursor().executemany(_ADD, rows)
            for one in additions:
                if one.snapshot is not None and one.map not in refused:
                    _compact(connection, one.map, one.sequence, one.snapshot)
        return refused

    def project(self, journey: Journey, sequence: int) -> None:
        """Keep what a document said at ``sequence``, where nothing newer is kept."""
        with self._database.writing() as connection:
            kept = update(projections).where(projections.c.map == journey.id, projections.c.sequence < sequence)
            data = journey.model_dump_json().encode()
            if connection.execute(kept.values(sequence=sequence, journey=data)).rowcount:
                summarise(connection, journey)

    def release(self, map_: str, owner: Owner) -> None:
        """Let go of a document, where this owner still holds it."""
        with self._database.writing() as connection:
            ours = (documents.c.map == map_) & (documents.c.owner == owner.token)
            connection.execute(update(documents).where(ours).values(owner=None))

    def _take(self, connection: Connection, map_: str, owner: Owner) -> StoredDocument | None:
        here = select(maps.c.id).where(maps.c.id == map_, maps.c.deleted_at.is_(None))
        if connection.scalar(here) is None:
            raise NotFoundError("workspace.no-map", id=map_)
        document = connection.execute(select(documents.c.owner).where(documents.c.map == map_)).one_or_none()
        if document is None:
            return None
        if document.owner != owner.token:
            if address := holder(connection, self._folder, document.owner):
                raise ConflictError("workspace.map-held", id=map_, address=address)
            connection.execute(update(documents).where(documents.c.map == map_).values(owner=owner.token))
        return _read(connection, map_)


def _read(connection: Connection, map_: str) -> StoredDocument | None:
    whole = select(documents.c.uid, documents.c.sequence, snapshots.c.data).join_from(documents, snapshots)
    found = connection.execute(whole.where(documents.c.map == map_)).one_or_none()
    if found is None:
        return None
    since = connection.scalars(select(updates.c.data).where(updates.c.map == map_).order_by(updates.c.sequence))
    return StoredDocument(map_, found.uid, found.sequence, found.data, tuple(since))


def _count(connection: Connection, additions: Sequence[Addition], owner: Owner) -> frozenset[str]:
    """Count additions; the maps of those that are not the next, or whose document this owner no longer holds."""
    by = {"by": owner.token, "at": _now()}
    counted = [{"of": one.map, "before": one.sequence - 1, "after": one.sequence, **by} for one in additions]
    cursor = connection.connection.cursor()
    cursor.executemany(_COUNT, counted)
    if cursor.rowcount == len(additions):
        return frozenset()
    now_at = select(documents.c.map, documents.c.sequence).where(documents.c.owner == owner.token)
    ours = {row.map: row.sequence for row in connection.execute(now_at)}
    return frozenset(one.map for one in additions if ours.get(one.map) != one.sequence)


def _now() -> str:
    """As SQLAlchemy writes a Moment."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _row(one: Addition) -> dict[str, object]:
    return {"map": one.map, "sequence": one.sequence, "data": one.update}


def _compact(connection: Connection, map_: str, sequence: int, data: bytes) -> None:
    connection.execute(delete(updates).where(updates.c.map == map_))
    connection.execute(update(snapshots).where(snapshots.c.map == map_).values(sequence=sequence, data=data))
