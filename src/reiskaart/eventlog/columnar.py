"""Parquet: columns and samples, and the rows with their numbers in the file."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet
from ibis import null
from ibis.backends.duckdb import Backend

from reiskaart.errors import LogFileError
from reiskaart.eventlog.source import ByteSource, Compression, open_file
from reiskaart.eventlog.staging import DETAIL, PROBLEM, ROW, Staged, place

_CHUNK_BYTES = 2**22
_NUMBER = "file_row_number"  # DuckDB's name for it


def read_sample(path: Path, compression: Compression | None, rows: int, temporary: Path | None) -> pa.Table:
    """The first rows of a Parquet file. A packed one is unpacked in ``temporary``, or where the system keeps such things.

    Raises: LogFileError where it is truncated, broken, holds no rows, or has two columns of one name.
    """
    with _content(path, compression, temporary) as raw:
        try:
            file = pyarrow.parquet.ParquetFile(raw)
            if file.metadata.num_rows == 0:
                raise LogFileError("eventlog.only_header", file=path.name)
            batch = next(iter(file.iter_batches(batch_size=rows)))
        except (pa.ArrowException, OSError) as error:
            raise LogFileError("eventlog.parquet_broken", file=path.name) from error
    twice = [name for name, count in Counter(batch.schema.names).items() if count > 1]
    if twice:
        raise LogFileError("eventlog.header_duplicate", file=path.name, column=twice[0])
    return pa.Table.from_batches([batch])


def count_rows(path: Path) -> int:
    """How many rows a Parquet file says it holds."""
    return int(pyarrow.parquet.read_metadata(path).num_rows)


def unpack(path: Path, compression: Compression | None, folder: Path) -> Path:
    """The file itself, or where it is packed, a copy of its content in ``folder``: Parquet is read from its end."""
    if compression is None:
        return path
    target = folder / "unpacked.parquet"
    with ByteSource(path) as source, target.open("wb") as out:
        shutil.copyfileobj(source, out, _CHUNK_BYTES)
    return target


def stage(connection: Backend, path: Path, unpacked: Path) -> Staged:
    """A Parquet file's rows, read where they lie. Nested values become text."""
    table = connection.read_parquet(unpacked, file_row_number=True)
    if table.columns.count(_NUMBER) != 1 or table.columns[-1] != _NUMBER:
        raise LogFileError("eventlog.column_reserved", file=path.name, column=_NUMBER)
    names = table.columns[:-1]
    places = {place(index): _plain(table[name]) for index, name in enumerate(names)}
    nothing = null("string")
    staged = table.select((table[_NUMBER] + 1).name(ROW), **{PROBLEM: nothing, DETAIL: nothing}, **places)
    return Staged(staged, tuple(names))


@contextmanager
def _content(path: Path, compression: Compression | None, temporary: Path | None) -> Iterator[IO[bytes]]:
    """What a file holds; unpacked without a name, so that nothing of it stays even where the process is killed."""
    if compression is None:
        with open_file(path) as raw:
            yield raw
        return
    with ByteSource(path) as source, TemporaryFile(dir=temporary) as unpacked:
        shutil.copyfileobj(source, unpacked, _CHUNK_BYTES)
        unpacked.seek(0)
        yield unpacked


def _plain(column: ir.Value) -> ir.Value:
    kind = column.type()
    if kind.is_boolean() or kind.is_integer() or kind.is_floating() or kind.is_timestamp() or kind.is_date():
        return column
    if kind.is_decimal():
        return column.cast("float64")
    return column.cast("string")
