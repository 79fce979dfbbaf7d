"""Who holds documents: one process at a time may add to a document, so that two cannot fork a map."""

import secrets
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from reiskaart.workspace import locks
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.tables import documents, owners

OWNERS = "owners"
LEASE_SECONDS = 15.0
"""An owner that has not been heard of for so long has lost its documents; a killed one has lost them at once."""


class Owner:
    """One process that holds documents, and where people reach it."""

    def __init__(self, database: Database, folder: Path, address: str) -> None:
        self.token = secrets.token_hex(8)
        self.address = address
        self._database = database
        self._folder = folder / OWNERS
        self._held = ExitStack()
        with told(self._folder):
            self._folder.mkdir(exist_ok=True)
            self._held.enter_context(locks.exclusive(_lock(self._folder, self.token)))
        with database.writing() as connection:
            _forget_dead(connection, self._folder)
            connection.execute(insert(owners).values(token=self.token, address=address, until=_until()))

    def renew(self) -> None:
        """Say that this process still lives."""
        with self._database.writing() as connection:
            renewed = connection.execute(update(owners).where(owners.c.token == self.token).values(until=_until())).rowcount
            if not renewed:  # somebody thought us dead; what they did not take is still ours
                connection.execute(insert(owners).values(token=self.token, address=self.address, until=_until()))

    def end(self) -> None:
        """Let go of all documents."""
        try:
            with self._database.writing() as connection:
                connection.execute(update(documents).where(documents.c.owner == self.token).values(owner=None))
                connection.execute(delete(owners).where(owners.c.token == self.token))
        finally:
            self._held.close()
            with suppress(OSError):
                _lock(self._folder, self.token).unlink()


def holder(connection: Connection, folder: Path, token: str | None) -> str | None:
    """The address of the owner with this token, where it is alive."""
    if token is None:
        return None
    found = connection.execute(select(owners.c.address, owners.c.until).where(owners.c.token == token)).one_or_none()
    if found is None or found.until < datetime.now(UTC) or not _held_elsewhere(folder / OWNERS, token):
        return None
    address: str = found.address
    return address


def _held_elsewhere(folder: Path, token: str) -> bool:
    with locks.exclusive_if_free(_lock(folder, token)) as free:
        return not free


def _forget_dead(connection: Connection, folder: Path) -> None:
    dead = [token for token in connection.scalars(select(owners.c.token)) if not _held_elsewhere(folder, token)]
    connection.execute(update(documents).where(documents.c.owner.in_(dead)).values(owner=None))
    connection.execute(delete(owners).where(owners.c.token.in_(dead)))
    for token in dead:
        with suppress(OSError):
            _lock(folder, token).unlink()


def _lock(folder: Path, token: str) -> Path:
    return folder / f"{token}.lock"


def _until() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=LEASE_SECONDS)
