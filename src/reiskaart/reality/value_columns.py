"""The columns of a log that paths can be chosen by, and their values by number."""

import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from ibis.backends.duckdb import Backend

from reiskaart.eventlog import StoredLog
from reiskaart.reality.matching import CHANNEL, NAME, values_by_property

MOST_VALUES = 10_000
"""A column with more different values than this tells events apart, not kinds of them."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of the log with the texts of its values."""

    name: str
    """What people call it."""
    source: str
    """In ``events.parquet``."""
    texts: tuple[str, ...]
    """By number, in the order of the alphabet."""
    number_of: dict[object, int]
    """Value as it lies in the events -> number of its text."""

    def numbers(self, values: pa.ChunkedArray) -> npt.NDArray[np.int32]:
        """The number of each of these values; -1 where there is none."""
        coded = values.combine_chunks().dictionary_encode(null_encoding="encode")
        table = np.array([self.number_of.get(value, -1) for value in coded.dictionary.to_pylist()], np.int32)
        rows: npt.NDArray[np.int32] = coded.indices.to_numpy()
        return table[rows]


def value_columns(log: StoredLog, connection: Backend) -> tuple[tuple[ValueColumn, ...], tuple[str, ...]]:
    """The columns to choose by, names and channels first; and the names of those that have too many values for it."""
    columns: list[ValueColumn] = []
    too_many: list[str] = []
    tables = values_by_property(log, connection)
    for name in dict.fromkeys((NAME, CHANNEL, *tables)):
        source, table = tables[name]
        always = name in (NAME, CHANNEL)
        found = connection.to_pyarrow(table if always else table.limit(MOST_VALUES + 1))
        if len(found) > MOST_VALUES and not always:
            too_many.append(name)
            continue
        values = found["value"].to_pylist()
        written = [unicodedata.normalize("NFC", text) for text in found["text"].to_pylist()]
        texts = tuple(sorted(set(written)))
        number = {text: index for index, text in enumerate(texts)}
        columns.append(ValueColumn(name, source, texts, {v: number[t] for v, t in zip(values, written, strict=True)}))
    return tuple(columns), tuple(too_many)
