"""The rows of a log file in one shape, whatever the file was: columns by place, each row with its number."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet

ROW, PROBLEM, DETAIL = "row", "problem", "detail"


def place(index: int) -> str:
    """Name of a file's column in the staged table; by place, since names may differ by case alone."""
    return f"c{index}"


def schema(columns: int) -> pa.Schema:
    """row, problem (reason code where the reader itself sets the row aside), detail (of the problem), c0, c1, …"""
    texts = [pa.field(place(index), pa.string()) for index in range(columns)]
    return pa.schema([(ROW, pa.int64()), (PROBLEM, pa.string()), (DETAIL, pa.string()), *texts])


def write_rows(target: Path, shape: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Writes rows to a Parquet file, each batch while the next one is read."""
    with pyarrow.parquet.ParquetWriter(target, shape, compression="lz4") as writer, ThreadPoolExecutor(1) as thread:
        written: Future[None] | None = None
        for batch in batches:
            if written is not None:
                written.result()
            written = thread.submit(writer.write_batch, batch)
        if written is not None:
            written.result()


@dataclass(frozen=True, slots=True)
class Staged:
    """All rows of a file as a table ``row, problem, detail, c0, c1, …``."""

    table: ir.Table
    columns: tuple[str, ...]
    """Names in the file of c0, c1, …"""
