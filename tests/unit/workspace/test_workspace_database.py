"""workspace.db keeps what it is given."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, text

from reiskaart.errors import StoreError
from reiskaart.workspace.database import FILE, Database
from reiskaart.workspace.tables import map_personas, metadata
from reiskaart.workspace.upgrade import upgrade


def _write(database: Database, *statements: str) -> None:
    with database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_commits_reach_the_disk_before_they_return(tmp_path: Path) -> None:
    database = Database(tmp_path)
    assert (database.pragma("synchronous"), database.pragma("journal_mode"), database.pragma("foreign_keys")) == (2, "wal", 1)
    database.close()


def test_the_revisions_make_exactly_the_tables(tmp_path: Path) -> None:
    database = Database(tmp_path)
    upgrade(database, tmp_path)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_an_upgraded_workspace_keeps_its_id(tmp_path: Path) -> None:
    database = Database(tmp_path)
    assert upgrade(database, tmp_path) == upgrade(database, tmp_path)
    assert database.problems() == ()
    database.close()


def test_a_workspace_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    database = Database(tmp_path)
    upgrade(database, tmp_path)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError) as caught:
        upgrade(database, tmp_path)
    assert caught.value.code == "workspace.newer"
    database.close()


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    database = Database(tmp_path)
    with pytest.raises(StoreError) as caught:
        upgrade(database, tmp_path)
    assert caught.value.code == "workspace.not-a-workspace"
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["recipes"]
    database.close()


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, but long enough to be read as the header of one" * 20)
    database = Database(tmp_path)
    with pytest.raises(StoreError) as caught:
        upgrade(database, tmp_path)
    assert caught.value.code == "workspace.damaged"
    database.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with pytest.raises(StoreError):
        _write(database, "CREATE TABLE half (done INTEGER)", "INSERT INTO nowhere VALUES (1)")
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == []
    database.close()


def test_foreign_keys_are_held(tmp_path: Path) -> None:
    database = Database(tmp_path)
    upgrade(database, tmp_path)
    with pytest.raises(StoreError), database.writing() as connection:
        connection.execute(insert(map_personas).values(map="nowhere", position=0, name="Noor"))
    database.close()


def test_a_disk_without_room_is_said(tmp_path: Path) -> None:
    database = Database(tmp_path)
    upgrade(database, tmp_path)
    with pytest.raises(StoreError) as caught:
        _write(database, "PRAGMA max_page_count = 1", "CREATE TABLE more AS SELECT randomblob(1000000) AS bytes")
    assert caught.value.code == "workspace.disk-full"
    assert database.problems() == ()
    database.close()
