"""The readings of a workspace: each computed once per log and rules, and found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from reiskaart import eventlog, reality
from reiskaart.errors import NotFoundError, StoreError
from reiskaart.model import Journey, new_id
from reiskaart.workspace.database import Database
from reiskaart.workspace.folders import READINGS, Folders
from reiskaart.workspace.tables import cached_logs, logs, readings

Progress = Callable[[int, int], None]
"""Hears how many events of how many are done."""


class Readings:
    """Reads logs through the rules of maps, or finds that it was done."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders

    def of(self, log: eventlog.StoredLog, journey: Journey, progress: Progress | None) -> reality.Reading:
        rules_key = reality.rules_key(journey)
        with self._database.reading() as connection:
            found = _find(connection, log.meta.digest, rules_key)
        if found is not None:
            try:
                return _named(reality.open_reading(self._folders.of(READINGS, found)), log)
            except StoreError:  # a reading can always be made again
                self._forget(found)
        return self._read(log, journey, rules_key, progress)

    def _read(self, log: eventlog.StoredLog, journey: Journey, rules_key: str, progress: Progress | None) -> reality.Reading:
        id_ = new_id(journey.id)
        with self._folders.writing(READINGS, id_) as folder:
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
    here = select(logs.c.digest).union(select(cached_logs.c.digest))
    gone = list(connection.scalars(select(readings.c.id).where(readings.c.log_digest.not_in(here))))
    connection.execute(delete(readings).where(readings.c.id.in_(gone)))
    return gone


def _find(connection: Connection, digest: str, rules_key: str) -> str | None:
    return connection.scalar(select(readings.c.id).where(readings.c.log_digest == digest, readings.c.rules_key == rules_key))


def _refuse_deleted(connection: Connection, digest: str, name: str) -> None:
    here = select(logs.c.digest).union(select(cached_logs.c.digest)).subquery()
    if connection.scalar(select(here.c.digest).where(here.c.digest == digest)) is None:
        raise NotFoundError("workspace.log-gone", name=name)
