"""CSV and its kin: delimiter and header found, rows streamed with their true numbers."""

import csv
import io
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from reiskaart.errors import LogFileError
from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.source import ByteSource
from reiskaart.eventlog.staging import PROBLEM, ROW, schema
from reiskaart.eventlog.text import LINE_BYTES, Utf8Text, find_encoding

BLOCK_BYTES = 4 * 2**20
SAMPLE_BYTES = 2**20
SAMPLE_ROWS = 2_000
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited file is written, and its first rows."""

    encoding: str
    encoding_certain: bool
    delimiter: str
    columns: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


def find_dialect(path: Path, options: LogOptions) -> Dialect:
    """Encoding, delimiter and header of a delimited file.

    Raises: LogFileError where there is no header, one column only, or a name twice.
    """
    with ByteSource(path) as source:
        encoding = find_encoding(path, source.read(SAMPLE_BYTES), options.encoding)
    with ByteSource(path) as source:
        text = Utf8Text(path, source, encoding, certain=options.encoding is not None)
        sample = bytearray()
        while len(sample) < SAMPLE_BYTES and (chunk := text.read(SAMPLE_BYTES)):
            sample += chunk
        whole = not text.read(1)
    lines = sample.decode("utf-8", "ignore").splitlines(keepends=True)
    if not whole:
        lines = lines[:-1]
    if not any(line.strip() for line in lines):
        raise LogFileError("eventlog.empty", file=path.name)
    delimiter = _given_delimiter(path, options.delimiter) if options.delimiter else _find_delimiter(lines)
    rows = _parse(path, lines, delimiter)
    header = tuple(cell.strip() or f"column {number}" for number, cell in enumerate(rows[0], 1))
    if len(header) == 1:
        raise LogFileError("eventlog.one_column", file=path.name, column=header[0][:80])
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        raise LogFileError("eventlog.header_duplicate", file=path.name, column=twice[0])
    if len(rows) == 1 and not whole:
        raise LogFileError("eventlog.line_endless", file=path.name, line=2, limit=LINE_BYTES)
    if len(rows) == 1:
        raise LogFileError("eventlog.only_header", file=path.name)
    fitting = tuple(tuple(row) for row in rows[1:] if len(row) == len(header))
    return Dialect(text.encoding, options.encoding is not None, delimiter, header, fitting)


class Reading:
    """One passage through a delimited file."""

    def __init__(self, path: Path, source: ByteSource, dialect: Dialect) -> None:
        self._path = path
        self._dialect = dialect
        self._text = Utf8Text(path, source, dialect.encoding, certain=dialect.encoding_certain)
        self._ragged = _Ragged()
        self.schema = schema(len(dialect.columns))

    @property
    def encoding(self) -> str:
        """What the encoding turned out to be."""
        return self._text.encoding

    def batches(self) -> Iterator[pa.RecordBatch]:
        """All rows of the file as :func:`reiskaart.eventlog.staging.schema` says.

        Rows are numbered from 1 after the header; empty lines are no rows. A row with too few or too many fields has
        the problem ``ragged``. Values are text, empty where the file has nothing.

        Raises: LogFileError where a quotation mark is never closed or a row is endless.
        """
        taken, last = 0, ""
        try:
            for batch in self._open():
                if batch.num_rows:
                    numbers, taken = self._ragged.numbers(taken, batch.num_rows)
                    nothing = pa.nulls(batch.num_rows, pa.string())
                    last = "".join(column[-1].as_py() for column in batch.columns)
                    yield pa.record_batch([numbers, nothing, nothing, *batch.columns], schema=self.schema)
        except pa.ArrowInvalid as error:
            raise LogFileError("eventlog.row_endless", file=self._path.name, limit=BLOCK_BYTES, row=taken) from error
        yield from self._ragged.batches(self.schema)
        if self._ragged.places and self._ragged.places[-1] > taken:
            taken, last = self._ragged.places[-1], self._ragged.last
        if self._text.quotes % 2 and "\n" in last and not self._text.tail.rstrip().endswith(b'"'):
            raise LogFileError("eventlog.quote_open", file=self._path.name, row=taken)

    def first(self, rows: int) -> pa.Table:
        """The first rows of the file, in its order, with those that do not fit the header. Raises: as :meth:`batches`."""
        begun = [batch for batch in islice(self.batches(), 1) if batch.column(PROBLEM).null_count]
        table = pa.Table.from_batches([*begun, *self._ragged.batches(self.schema)], self.schema)
        return table.sort_by(ROW).slice(0, rows)

    def _open(self) -> pyarrow.csv.CSVStreamingReader:
        names = self.schema.names[3:]
        return pyarrow.csv.open_csv(
            self._text,
            read_options=pyarrow.csv.ReadOptions(
                column_names=names, skip_rows_after_names=1, use_threads=False, block_size=BLOCK_BYTES
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=self._dialect.delimiter, newlines_in_values=True, invalid_row_handler=self._ragged.take
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                check_utf8=False, column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )


class _Ragged:
    """Rows whose number of fields is not the header's, and the numbers of all others."""

    def __init__(self) -> None:
        self.places: array[int] = array("q")
        self.last = ""
        self._details: list[str] = []

    def take(self, row: pyarrow.csv.InvalidRow) -> str:
        self.places.append(row.number - 1)  # the header is row 1 of the parser
        self._details.append(sys.intern(f"{row.actual_columns}/{row.expected_columns}"))
        self.last = row.text
        return "skip"

    def numbers(self, taken: int, count: int) -> tuple[pa.Array, int]:
        """Numbers of the next ``count`` rows that are not ragged, after row ``taken``; and the last of them."""
        start = bisect_left(self.places, taken + 1)
        last = taken + count
        stop = start
        while stop < len(self.places) and self.places[stop] <= last:
            last += 1
            stop += 1
        numbers = np.arange(taken + 1, last + 1, dtype=np.int64)
        if stop > start:
            numbers = np.delete(numbers, np.array(self.places[start:stop]) - taken - 1)
        return pa.array(numbers), last

    def batches(self, shape: pa.Schema) -> Iterator[pa.RecordBatch]:
        """The ragged rows themselves: number, problem, and found/expected fields."""
        for start in range(0, len(self.places), 65_536):
            places = self.places[start : start + 65_536]
            details = self._details[start : start + 65_536]
            empty = [pa.nulls(len(places), pa.string()) for _ in shape.names[3:]]
            problems = pa.array(["ragged"] * len(places))
            yield pa.record_batch([pa.array(places, pa.int64()), problems, pa.array(details), *empty], schema=shape)


def _given_delimiter(path: Path, delimiter: str) -> str:
    named = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
    if len(named) != 1 or not named.isascii() or named in '"\r\n':
        raise LogFileError("eventlog.delimiter_wrong", file=path.name, delimiter=delimiter)
    return named


def _find_delimiter(lines: list[str]) -> str:
    """The delimiter that parts most rows into as many fields as the header; more fields win."""

    def fit(delimiter: str) -> tuple[float, int]:
        rows = [row for row in csv.reader(io.StringIO("".join(lines[:200]), newline=""), delimiter=delimiter) if row]
        fields = len(rows[0])
        alike = sum(len(row) == fields for row in rows) / len(rows)
        return (round(alike, 1) if fields > 1 else 0.0, fields)

    return max(DELIMITERS, key=fit)


def _parse(path: Path, lines: list[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) > SAMPLE_ROWS:
                break
    except csv.Error as error:
        limit = csv.field_size_limit()
        raise LogFileError("eventlog.row_endless", file=path.name, limit=limit, row=max(len(rows) - 1, 0)) from error
    return rows
