"""The distinct values of a column of a log, and which patterns each of them fits."""

import time
from functools import cached_property
from threading import Lock

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from ibis.backends.duckdb import Backend

from reiskaart.errors import InputError
from reiskaart.reality.patterns import Pattern, PatternKind

MOST_SECONDS = 3
"""What one pattern may take over all values of a column."""
_FIRST = 16
"""Values that a pattern is tried on first, short ones in front. No go can be stopped, so each is as large as the one before was
fast."""
_GROWTH = 2
_GO_SECONDS = 0.2
_REMEMBERED = 400

Fits = npt.NDArray[np.bool_]


class Values:
    """Distinct values in some order; what was found of a pattern is remembered."""

    def __init__(self, column: str, values: list[object], texts: pa.Array, connection: Backend) -> None:
        self.column = column
        """In ``events.parquet``."""
        self.values = values
        """As the events hold them: for name and channel codes."""
        self.texts = texts
        """The values as a person would write them, after Unicode NFC."""
        self._connection = connection
        self._found: dict[Pattern, Fits | InputError] = {}
        self._lock = Lock()

    def fits(self, wanted: Pattern) -> Fits:
        """Which of the values fit a pattern.

        Raises: InputError ``reality.not-an-expression`` where a regular expression is none, ``reality.slow-pattern`` where
        trying it takes too long.
        """
        with self._lock:
            if (found := self._found.get(wanted)) is None:
                try:
                    found = self._exact(wanted.text) if wanted.kind is PatternKind.EXACT else self._tried(wanted)
                except InputError as error:
                    found = error
                if len(self._found) >= _REMEMBERED:
                    self._found.clear()
                self._found[wanted] = found
        if isinstance(found, InputError):
            raise found
        return found

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for row, text in enumerate(self.texts.to_pylist()):
            places.setdefault(text, []).append(row)
        return places

    @cached_property
    def _short_first(self) -> npt.NDArray[np.int64]:
        lengths: npt.NDArray[np.int64] = pc.binary_length(self.texts).to_numpy().astype(np.int64)
        return lengths.argsort(kind="stable")

    def _exact(self, text: str) -> Fits:
        fits = np.zeros(len(self.values), np.bool_)
        fits[self._places.get(text, [])] = True
        return fits

    def _tried(self, wanted: Pattern) -> Fits:
        with self._connection.con.cursor() as cursor:
            check_expression(wanted, cursor)
            fits = np.zeros(len(self.values), np.bool_)
            order = self._short_first
            begun, done, size = time.monotonic(), 0, _FIRST
            while done < len(fits):
                before = time.monotonic()
                if before - begun > MOST_SECONDS:
                    raise InputError("reality.slow-pattern", pattern=wanted.text, seconds=MOST_SECONDS)
                rows = order[done : done + size]
                fits[rows] = _full_match(self.texts.take(pa.array(rows)), wanted, cursor)
                done += size
                took = time.monotonic() - before
                size = max(_FIRST, int(size * min(_GROWTH, _GO_SECONDS / max(took, 1e-6))))
            return fits


def check_expression(wanted: Pattern, cursor: duckdb.DuckDBPyConnection) -> None:
    """Raises: InputError ``reality.not-an-expression`` where a pattern is a regular expression that the engine does not take."""
    try:
        _full_match(pa.array([""]), wanted, cursor)
    except duckdb.Error as error:
        reason = str(error).removeprefix("Invalid Input Error: ")
        raise InputError("reality.not-an-expression", pattern=wanted.text, reason=reason) from error


def _full_match(texts: pa.Array, wanted: Pattern, cursor: duckdb.DuckDBPyConnection) -> Fits:
    asked = duckdb.FunctionExpression(
        "regexp_full_match", duckdb.ColumnExpression("text"), duckdb.ConstantExpression(wanted.expression)
    )
    rows = cursor.from_arrow(pa.table({"text": texts})).select(asked.alias("fits"))
    return np.asarray(rows.fetchnumpy()["fits"], np.bool_)
