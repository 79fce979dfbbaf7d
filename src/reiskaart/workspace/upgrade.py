"""Brings a workspace's tables to this release's, once, however many processes open it at the same time."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select, text

from reiskaart.errors import StoreError
from reiskaart.workspace import locks, tables
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import LOGS

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database, folder: Path) -> str:
    """The workspace's id, after its tables were made or brought up to date.

    Raises: StoreError where a newer Reiskaart made the workspace, the file is something else, or logs are there without it.
    """
    newest = _newest()
    with database.reading() as connection:
        found = _revision(connection)
    if found != newest:
        with told(folder), locks.exclusive(folder / "upgrade.lock"), database.writing() as connection:
            _run(connection, newest, folder)
    with database.reading() as connection:
        id_: str = connection.execute(select(tables.workspace.c.id)).scalar_one()
    return id_


def _run(connection: Connection, newest: str, folder: Path) -> None:
    found = _revision(connection)
    if found == newest:
        return
    if found is None and inspect(connection).get_table_names():
        raise StoreError("workspace.not-a-workspace", folder=folder)
    if found is None and any((folder / LOGS).glob("[!.]*")):
        raise StoreError("workspace.database-lost", folder=folder)  # a new one would know none of these logs, and clear them away
    if found is not None and found not in _known():
        raise StoreError("workspace.newer", folder=folder)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, newest)
    if found is None:
        connection.execute(insert(tables.workspace).values(id=secrets.token_hex(8), made_at=datetime.now(UTC)))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _newest() -> str:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def _known() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())
