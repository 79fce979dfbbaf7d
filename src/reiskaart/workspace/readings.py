"""The readings of a workspace: each computed once per log and rules, and found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import CompoundSelect, Connection, delete, insert, select

from reiskaart import eventlog, reality
from reiskaart.errors import NotFoundError, StoreError
from reiskaart.model import Journey, new_id
from reiskaart.workspace.database import Database
from reiskaart.workspace.folders import READINGS, Folders
from reiskaart.workspace.room import READING_BYTES, taking
from reiskaart.workspace.tables import cached_logs, logs, maps, readings, replaced_logs, shown_readings

Progress = Callable[[int, int], None]
"""Hears how many events of how many are done."""


KEPT = 4
"""Readings of a log that no map shows any more: so many of the newest stay, for who takes a change back."""


class Readings:
    """Reads logs through the rules of maps, or finds that it was done."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders

    def of(self, log: eventlog.StoredLog, journey: Journey, progress: Progress | None) -> reality.Reading:
        """A log seen through the rules of a map: found, or made. Raises: NotFoundError where the log is deleted meanwhile."""
        return self.find(log, journey) or self._read(log, journey, reality.rules_key(journey), progress)

    def find(self, log: eventlog.StoredLog, journey: Journey) -> reality.Reading | None:
        """A log seen through the rules of a map, where it was read as both are now."""
        with self._database.reading() as connection:
            found = _find(connection, log.meta.digest, reality.rules_key(journey))
        opened = None if found is None else self._open(found)
        return None if opened is None else _named(opened, log)

    def shown(self, map_id: str, log_id: str) -> reality.Reading | None:
        """The reading of this log that a map showed last, whatever has changed since."""
        with self._database.reading() as connection:
            last = select(shown_readings.c.reading).where(shown_readings.c.map == map_id, shown_readings.c.log == log_id)
            found = connection.scalar(last)
        return None if found is None else self._open(found)

    def show(self, map_id: str, log_id: str, reading: reality.Reading) -> None:
        """Remember what a map shows; readings that no map shows any more go, but for the newest."""
        row = {"map": map_id, "log": log_id, "reading": reading.folder.name}
        with self._database.reading() as connection:
            if connection.execute(select(shown_readings).filter_by(**row)).one_or_none():
                return
        with self._database.writing() as connection:
            known = ((maps.c.id, map_id), (logs.c.id, log_id), (readings.c.id, reading.folder.name))
            if not all(connection.scalar(select(column).where(column == id_)) for column, id_ in known):
                return  # deleted meanwhile
            connection.execute(delete(shown_readings).where(shown_readings.c.map == map_id))
            connection.execute(insert(shown_readings).values(**row))
            gone = _outworn(connection, reading.meta.log_digest)
            connection.execute(delete(readings).where(readings.c.id.in_(gone)))
        self._folders.discard(READINGS, gone)

    def _open(self, id_: str) -> reality.Reading | None:
        try:
            return reality.open_reading(self._folders.of(READINGS, id_))
        except StoreError:  # a reading can always be made again
            self._forget(id_)
            return None

    def _read(self, log: eventlog.StoredLog, journey: Journey, rules_key: str, progress: Progress | None) -> reality.Reading:
        id_ = new_id(journey.id)
        needed = READING_BYTES * log.meta.events
        with taking(needed, self._folders.root), self._folders.writing(READINGS, id_) as folder:
            reading = reality.read(log, journey, folder, progress=progress)
            with self._database.writing() as connection:
                digest = log.meta.digest
                other = _find(connection, digest, rules_key)
                if other is None:
                    _refuse_deleted(connection, digest, log.meta.name)
                    row = {"id": id_, "log_digest": digest, "rules_key": rules_key, "read_at": datetime.now(UTC)}
                    connection.execute(insert(readings).values(**row))
        if other is None:
            return reading
        self._folders.discard(READINGS, [id_])  # somebody else read the same in the meantime
        return _named(reality.open_reading(self._folders.of(READINGS, other)), log)

    def _forget(self, id_: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(readings).where(readings.c.id == id_))
        self._folders.discard(READINGS, [id_])


def _named(reading: reality.Reading, log: eventlog.StoredLog) -> reality.Reading:
    """A reading found again, by the name of the log that it is asked for: two logs may have the same events."""
    return replace(reading, meta=reading.meta.model_copy(update={"log_name": log.meta.name}))


def forget_unfounded(connection: Connection) -> list[str]:
    """Delete the rows of readings whose log is no longer here; the ids of their folders."""
    gone = list(connection.scalars(select(readings.c.id).where(readings.c.log_digest.not_in(_here()))))
    connection.execute(delete(readings).where(readings.c.id.in_(gone)))
    return gone


def _here() -> CompoundSelect[tuple[str]]:
    """The digests of all logs that somebody may read."""
    return select(logs.c.digest).union(select(cached_logs.c.digest), select(replaced_logs.c.digest))


def _outworn(connection: Connection, digest: str) -> list[str]:
    """The readings of a log that no map shows, but for the newest."""
    unseen = (readings.c.log_digest == digest, readings.c.id.not_in(select(shown_readings.c.reading)))
    newest_first = select(readings.c.id).where(*unseen).order_by(readings.c.read_at.desc())
    return list(connection.scalars(newest_first))[KEPT:]


def _find(connection: Connection, digest: str, rules_key: str) -> str | None:
    return connection.scalar(select(readings.c.id).where(readings.c.log_digest == digest, readings.c.rules_key == rules_key))


def _refuse_deleted(connection: Connection, digest: str, name: str) -> None:
    here = _here().subquery()
    if connection.scalar(select(here.c.digest).where(here.c.digest == digest)) is None:
        raise NotFoundError("workspace.log-gone", name=name)
