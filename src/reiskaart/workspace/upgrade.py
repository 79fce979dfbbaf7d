"""Brings a workspace's tables to this release's, once, however many processes open it at the same time."""

import importlib
import secrets
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, text

from reiskaart.errors import StoreError
from reiskaart.workspace import locks, tables
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import LOGS

NEWEST = "0005"
"""The revision of this release's tables."""


def upgrade(database: Database, folder: Path) -> str:
    """The workspace's id, after its tables were made or brought up to date.

    Raises: StoreError where a newer Reiskaart made the workspace, the file is something else, or logs are there without it.
    """
    with database.reading() as connection:
        found = _revision(connection)
    if found != NEWEST:
        with told(folder), locks.exclusive(folder / "upgrade.lock"), database.writing() as connection:
            _run(connection, folder)
    with database.reading() as connection:
        id_: str = connection.execute(select(tables.workspace.c.id)).scalar_one()
    return id_


def _run(connection: Connection, folder: Path) -> None:
    found = _revision(connection)
    if found == NEWEST:
        return
    # Loaded late: its import is a tenth of what a start of the server takes, and is needed once per release.
    migrating = importlib.import_module("reiskaart.workspace.migrating")
    if found is None and inspect(connection).get_table_names():
        raise StoreError("workspace.not-a-workspace", folder=folder)
    if found is None and any((folder / LOGS).glob("[!.]*")):
        raise StoreError("workspace.database-lost", folder=folder)  # a new one would know none of these logs, and clear them away
    if found is not None and found not in migrating.revisions():
        raise StoreError("workspace.newer", folder=folder)
    migrating.migrate(connection)
    if found is None:
        connection.execute(insert(tables.workspace).values(id=secrets.token_hex(8), made_at=datetime.now(UTC)))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
