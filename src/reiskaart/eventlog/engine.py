"""The engine that logs are sorted and read with: DuckDB through Ibis, within sane limits."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from reiskaart.errors import UsageError

MEMORY_LIMIT = "1200MB"
_LOOK_SECONDS = 0.1
_SORTING_COUNT, _SORTING_TIME = 0.11, 0.8
"""Reading and sorting are this part of what the engine counts as the work, and take this part of its time (10 M rows)."""


def connect(temporary: Path | None = None, *, timezone: str = "UTC") -> Backend:
    """A connection that spills what does not fit in memory to ``temporary``, a folder of its own; without one it does
    not spill. ``timezone`` is what times without zone are taken for.

    Raises: UsageError where there is no such time zone.
    """
    connection = ibis.duckdb.connect(
        threads=os.cpu_count() or 1,
        memory_limit=MEMORY_LIMIT,
        temp_directory="" if temporary is None else str(temporary),
        autoinstall_known_extensions=False,
    )
    try:
        connection.con.execute("SET TimeZone = ?", [timezone])
    except duckdb.Error as error:
        connection.disconnect()
        raise UsageError("eventlog.timezone_unknown", timezone=timezone) from error
    return connection


@dataclass(frozen=True, slots=True)
class Writing:
    """A table on its way to a file."""

    connection: Backend
    done: Future[None]

    def shares(self) -> Iterator[float]:
        """About the share of the time that is over (0..1), again and again until the work is done."""
        while not wait([self.done], _LOOK_SECONDS).done:
            counted = max(self.connection.con.query_progress(), 0.0) / 100
            sorted_share = min(counted / _SORTING_COUNT, 1)
            written_share = max(counted - _SORTING_COUNT, 0) / (1 - _SORTING_COUNT)
            yield _SORTING_TIME * sorted_share + (1 - _SORTING_TIME) * written_share


@contextmanager
def session(folder: Path, *, timezone: str = "UTC") -> Iterator[Backend]:
    """A connection for a while, spilling into ``folder`` and leaving nothing there."""
    temporary = Path(tempfile.mkdtemp(prefix=".spill-", dir=folder))
    try:
        connection = connect(temporary, timezone=timezone)
        try:
            yield connection
        finally:
            connection.disconnect()
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def writing(table: ir.Table, connection: Backend, target: Path, packing: Mapping[str, str | int]) -> Iterator[Writing]:
    """Writes a table to a Parquet file while the caller does other work; waits for it at the end.

    Meanwhile the connection is taken: :func:`beside` gives another one.
    """
    with contextlib.suppress(duckdb.Error):  # counts, shows nothing; in a notebook it asks for widgets: then it is not told
        connection.con.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(connection.to_parquet, table, target, **packing)
        try:
            yield Writing(connection, done)
            done.result()
        except BaseException:
            connection.con.interrupt()
            raise


def beside(connection: Backend) -> Backend:
    """Another connection to the same tables, for use at the same time."""
    return ibis.duckdb.from_connection(connection.con.cursor())


def stream(table: ir.Table, connection: Backend, rows: int = 100_000) -> Iterator[pa.RecordBatch]:
    """A table's rows in batches, so that they need not fit in memory."""
    yield from connection.con.sql(connection.compile(table)).to_arrow_reader(rows)
