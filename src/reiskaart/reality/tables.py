"""The tables of a reading as they lie on the disk."""

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from reiskaart.reality.placing import NOWHERE, Contacts, Paths

CONTACTS, PATHS, VARIANTS, VALUES = "contacts.parquet", "paths.parquet", "variants.parquet", "values.parquet"

ROW_GROUP = 500_000
VARIANTS_ROW_GROUP = 10_000
"""Small, since it is the first few that are asked for."""

_PACKING_AT_MOST = 2
"""Row groups of one table that may wait for the disk, so that memory stays bounded where the disk is slow."""

CONTACTS_SCHEMA = pa.schema(
    [
        pa.field("path", pa.int32(), nullable=False),
        pa.field("customer", pa.int32(), nullable=False),
        pa.field("position", pa.int32(), nullable=False),
        pa.field("at_us", pa.int64(), nullable=False),
        pa.field("touchpoint", pa.int16(), nullable=False),
        pa.field("step", pa.int16(), nullable=False),
        pa.field("is_by_nearness", pa.bool_(), nullable=False),
        pa.field("rule", pa.int16(), nullable=False),
        pa.field("name", pa.int32(), nullable=False),
        pa.field("unmatched_before", pa.int32(), nullable=False),
        pa.field("next_touchpoint", pa.int16(), nullable=False),
        pa.field("gap_us", pa.int64()),
        pa.field("next_stay_step", pa.int16(), nullable=False),
        pa.field("stay_us", pa.int64()),
        pa.field("touchpoint_stay_us", pa.int64()),
        pa.field("after_step", pa.int8(), nullable=False),
        pa.field("after_touchpoint", pa.int8(), nullable=False),
        pa.field("silence_us", pa.int64()),
        pa.field("is_first_at_step", pa.bool_(), nullable=False),
        pa.field("is_first_at_touchpoint", pa.bool_(), nullable=False),
        pa.field("is_first_at_phase", pa.bool_(), nullable=False),
        pa.field("is_first_return_from_step", pa.bool_(), nullable=False),
        pa.field("is_first_return_from_touchpoint", pa.bool_(), nullable=False),
        pa.field("is_first_of_transition", pa.bool_(), nullable=False),
        pa.field("is_first_of_step_transition", pa.bool_(), nullable=False),
    ]
)
"""Places are -1 where there is none; durations are null."""
PATHS_SCHEMA = pa.schema(
    [
        pa.field("path", pa.int32(), nullable=False),
        pa.field("customer", pa.int32(), nullable=False),
        pa.field("started_us", pa.int64(), nullable=False),
        pa.field("ended_us", pa.int64(), nullable=False),
        pa.field("contacts", pa.int32(), nullable=False),
        pa.field("by_nearness", pa.int32(), nullable=False),
        pa.field("variant", pa.int32(), nullable=False),
        pa.field("reached_good", pa.bool_(), nullable=False),
        pa.field("reached_bad", pa.bool_(), nullable=False),
    ]
)
"""``variant`` is -1 where a path has no stay."""
VARIANTS_SCHEMA = pa.schema([("variant", pa.int32()), ("rank", pa.int32()), ("steps", pa.list_(pa.int16()))])
"""``rank`` is the place of a variant in the order of the map."""
VALUES_SCHEMA = pa.schema([("column", pa.int16()), ("text", pa.string())])
"""Numbered from 0 within their column."""


class TableWriter:
    """Writes a table in the order in which its rows come, while the caller goes on; on leaving it is on the disk.

    An error of the writing comes out of a later :meth:`write`, or on leaving.
    """

    def __init__(self, path: Path, schema: pa.Schema, *, row_group: int = ROW_GROUP) -> None:
        self._schema = schema
        self._row_group = row_group
        self._file = path.open("wb")
        # Times and durations as differences take half the room and are read as fast; codes are fastest as they are.
        wide = [field.name for field in schema if pa.types.is_integer(field.type) and field.type.bit_width > 16]
        self._writer = pyarrow.parquet.ParquetWriter(
            self._file,
            schema,
            compression="lz4",
            use_dictionary=False,
            column_encoding=dict.fromkeys(wide, "DELTA_BINARY_PACKED"),
        )
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0
        self._thread = ThreadPoolExecutor(1)
        self._packing: deque[Future[None]] = deque()

    def write(self, batch: pa.RecordBatch) -> None:
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows >= self._row_group:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            while len(self._packing) >= _PACKING_AT_MOST:
                self._packing.popleft().result()
            table = pa.Table.from_batches(self._waiting, self._schema)
            self._packing.append(self._thread.submit(self._writer.write_table, table, row_group_size=self._rows))
            self._waiting, self._rows = [], 0

    def finish(self) -> None:
        """All rows have come: the rest goes to the disk while the caller goes on."""
        self._flush()
        self._packing.append(self._thread.submit(self._to_disk))

    def _to_disk(self) -> None:
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._file:
            try:
                if kind is None:
                    self.finish()
                    while self._packing:
                        self._packing.popleft().result()
            finally:
                self._thread.shutdown(cancel_futures=True)
                self._writer.close()


def contacts_batch(contacts: Contacts) -> pa.RecordBatch:
    """Contacts as rows of their table."""
    return _batch({name: getattr(contacts, name) for name in CONTACTS_SCHEMA.names}, CONTACTS_SCHEMA)


def paths_batch(paths: Paths) -> pa.RecordBatch:
    """Paths as rows of their table, without their variants."""
    columns = {name: getattr(paths, name) for name in PATHS_SCHEMA.names if name not in ("path", "variant")}
    none = np.full(len(paths.customer), NOWHERE)
    return _batch({"path": np.arange(len(none)), "variant": none, **columns}, PATHS_SCHEMA)


def with_variants(batch: pa.RecordBatch, variant: npt.NDArray[np.int32]) -> pa.RecordBatch:
    """The same paths with their variants, -1 where a path has no stay."""
    index = PATHS_SCHEMA.get_field_index("variant")
    return batch.set_column(index, PATHS_SCHEMA.field(index), pa.array(variant, pa.int32()))


def numbered_from(batch: pa.RecordBatch, first_path: int) -> pa.RecordBatch:
    """The same rows, their paths numbered on from those before."""
    return batch.set_column(0, batch.schema.field(0), pc.add(batch.column(0), pa.scalar(first_path, pa.int32())))


def variants_batch(first: int, rank: npt.NDArray[np.int32], steps: pa.ListArray) -> pa.RecordBatch:
    """Variants, numbered from ``first`` in their order, as rows of their table."""
    numbers = pa.array(range(first, first + len(steps)), pa.int32())
    return pa.record_batch([numbers, pa.array(rank, pa.int32()), steps], schema=VARIANTS_SCHEMA)


def _batch(columns: dict[str, npt.NDArray[np.generic]], schema: pa.Schema) -> pa.RecordBatch:
    """A batch in which durations that are not there, -1, have become null."""
    arrays = []
    for field in schema:
        values = columns[field.name].astype(field.type.to_pandas_dtype(), copy=False)
        arrays.append(pa.array(values, field.type, mask=values < 0 if field.nullable else None))
    return pa.record_batch(arrays, schema=schema)
