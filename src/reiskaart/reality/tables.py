"""The tables of a reading as they lie on the disk."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from reiskaart.reality.placing import NOWHERE, Contacts, Paths

CONTACTS, PATHS, VARIANTS = "contacts.parquet", "paths.parquet", "variants.parquet"

ROW_GROUP = 1_000_000
VARIANTS_ROW_GROUP = 10_000
"""Small, since it is the first few that are asked for."""

CONTACTS_SCHEMA = pa.schema(
    [
        ("path", pa.int32()),
        ("customer", pa.int32()),
        ("position", pa.int32()),
        ("at_us", pa.int64()),
        ("touchpoint", pa.int16()),
        ("step", pa.int16()),
        ("next_touchpoint", pa.int16()),
        ("gap_us", pa.int64()),
        ("next_stay_step", pa.int16()),
        ("stay_us", pa.int64()),
        ("touchpoint_stay_us", pa.int64()),
        ("after_step", pa.int8()),
        ("after_touchpoint", pa.int8()),
        ("silence_us", pa.int64()),
        ("is_first_at_step", pa.bool_()),
        ("is_first_at_touchpoint", pa.bool_()),
        ("is_first_at_phase", pa.bool_()),
        ("is_first_return_from_step", pa.bool_()),
        ("is_first_return_from_touchpoint", pa.bool_()),
        ("is_first_of_transition", pa.bool_()),
        ("is_first_of_step_transition", pa.bool_()),
    ]
)
PATHS_SCHEMA = pa.schema(
    [
        ("path", pa.int32()),
        ("customer", pa.int32()),
        ("started_us", pa.int64()),
        ("ended_us", pa.int64()),
        ("contacts", pa.int32()),
        ("variant", pa.int32()),
        ("reached_good", pa.bool_()),
        ("reached_bad", pa.bool_()),
    ]
)
VARIANTS_SCHEMA = pa.schema([("variant", pa.int32()), ("steps", pa.list_(pa.int16()))])


class TableWriter:
    """Writes a table in the order in which its rows come; on leaving it is on the disk."""

    def __init__(self, path: Path, schema: pa.Schema, *, row_group: int = ROW_GROUP) -> None:
        self._schema = schema
        self._row_group = row_group
        self._file = path.open("wb")
        small, wide = [], {}
        for field in schema:
            if pa.types.is_integer(field.type):
                if field.type.bit_width <= 16:
                    small.append(field.name)
                else:  # times and durations: nearly as small as zstd makes them, and read twice as fast
                    wide[field.name] = "DELTA_BINARY_PACKED"
        self._writer = pyarrow.parquet.ParquetWriter(
            self._file, schema, compression="snappy", use_dictionary=small, column_encoding=wide
        )
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0

    def write(self, batch: pa.RecordBatch) -> None:
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows >= self._row_group:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_batches(self._waiting, self._schema), row_group_size=self._rows)
            self._waiting, self._rows = [], 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._file:
            with self._writer:
                if kind is None:
                    self._flush()
            self._file.flush()
            os.fsync(self._file.fileno())


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
    return batch.set_column(index, PATHS_SCHEMA.field(index), pa.array(variant, pa.int32(), mask=variant < 0))


def numbered_from(batch: pa.RecordBatch, first_path: int) -> pa.RecordBatch:
    """The same rows, their paths numbered on from those before."""
    return batch.set_column(0, batch.schema.field(0), pc.add(batch.column(0), pa.scalar(first_path, pa.int32())))


def variants_batch(first: int, variants: list[tuple[int, ...]]) -> pa.RecordBatch:
    """Variants, numbered from ``first`` in their order, as rows of their table."""
    columns = [pa.array(range(first, first + len(variants)), pa.int32()), pa.array(variants, pa.list_(pa.int16()))]
    return pa.record_batch(columns, schema=VARIANTS_SCHEMA)


_NEVER_NULL = {"at_us", "started_us", "ended_us"}  # times before 1970 are negative


def _batch(columns: dict[str, npt.NDArray[np.generic]], schema: pa.Schema) -> pa.RecordBatch:
    """A batch in which -1 has become null."""
    arrays = []
    for field in schema:
        values = columns[field.name].astype(field.type.to_pandas_dtype(), copy=False)
        nullable = values.dtype != np.bool_ and field.name not in _NEVER_NULL and len(values) and values.min() < 0
        arrays.append(pa.array(values, field.type, mask=values < 0 if nullable else None))
    return pa.record_batch(arrays, schema=schema)
