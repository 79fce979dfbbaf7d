"""The distinct combinations of name, channel and further columns of a log, with their events: made once, and kept beside it."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.parquet
from ibis.backends.duckdb import Backend

from reiskaart.errors import ConflictError
from reiskaart.eventlog import StoredLog, connect, mapped, open_log
from reiskaart.eventlog.halfway import workplace
from reiskaart.reality.matching import CHANNEL, NAME, values_of
from reiskaart.reality.recognition.counting import Counted, Long, count
from reiskaart.reality.values import Values

FORMAT = 1
_ROWS, _CUSTOMERS, _BESIDE = "combinations.parquet", "customers.parquet", "beside.parquet"
_REMEMBERED = 8

Key = tuple[int, int | None]
"""Codes of a name and a channel."""


@dataclass(frozen=True, slots=True)
class Combinations:
    """What rules can tell apart in a log, and how many events each combination of it has."""

    log: StoredLog
    table: pa.Table
    """name, channel (codes), then the columns that rules name, events: one row per combination."""
    values: dict[str, Values]
    """By the names that rules give to columns."""
    customers: dict[Key | int, int]
    """By code of the name, and by codes of name and channel."""
    beside: tuple[Long, Long, Long]
    """Rows of two events that a customer has in a row, whose name or channel differ, and how often."""
    names: dict[int, str]
    """By code; so the channels."""
    channels: dict[int | None, str | None]
    connection: Backend
    """The engine that patterns are tried with."""
    properties: tuple[str, ...]
    """All that rules can ask for in this log."""

    @property
    def events(self) -> Long:
        """Events of each combination."""
        return np.asarray(self.table["events"].to_numpy(), np.int64)


def combinations(log: StoredLog, wanted: Iterable[str]) -> Combinations:
    """The combinations of name, channel and those of the wanted properties that a log has.

    Raises: StoreError where the log's events are not sorted.
    """
    columns = {item.column: item.name for item in log.meta.properties}
    needed = sorted({columns[name] for name in wanted if name in columns and name not in (NAME, CHANNEL)})
    with _making:  # whoever waits for the same finds it done
        return _remembered(log.folder, log.meta.digest, tuple(needed))


_making = Lock()


@lru_cache(maxsize=_REMEMBERED)
def _remembered(folder: Path, digest: str, columns: tuple[str, ...]) -> Combinations:
    log = open_log(folder)
    key = hashlib.sha256(json.dumps([FORMAT, digest, columns]).encode()).hexdigest()[:16]
    kept = folder / f"combinations-{key}"
    if not kept.is_dir():
        _keep(count(log, columns), kept)
    connection = connect()
    return Combinations(
        log=log,
        table=pyarrow.parquet.read_table(kept / _ROWS),
        values=values_of(log, connection.read_parquet(kept / _ROWS), connection),
        customers=_customers(kept),
        beside=_beside(kept),
        names=dict(_texts(log.names_file)),
        channels={None: None, **dict(_texts(log.channels_file))},
        connection=connection,
        properties=_properties(log),
    )


def _keep(counted: Counted, folder: Path) -> None:
    with suppress(ConflictError), mapped(folder), workplace(folder) as work:  # another process has made the same
        pyarrow.parquet.write_table(counted.combinations, work / _ROWS)
        names, channels = counted.customers_of_name, counted.customers_of_channel
        keys = [(name, None, False) for name in names] + [(name, channel, True) for name, channel in channels]
        columns = dict(zip(("name", "channel", "of_channel"), zip(*keys, strict=True), strict=True)) if keys else {}
        customers = [*names.values(), *channels.values()]
        pyarrow.parquet.write_table(pa.table({**columns, "customers": customers}), work / _CUSTOMERS)
        before, after, events = counted.beside
        pyarrow.parquet.write_table(pa.table({"before": before, "after": after, "events": events}), work / _BESIDE)


def _customers(folder: Path) -> dict[Key | int, int]:
    rows = pyarrow.parquet.read_table(folder / _CUSTOMERS).to_pylist()
    return {(row["name"], row["channel"]) if row["of_channel"] else row["name"]: row["customers"] for row in rows}


def _beside(folder: Path) -> tuple[Long, Long, Long]:
    table = pyarrow.parquet.read_table(folder / _BESIDE)
    return table["before"].to_numpy(), table["after"].to_numpy(), table["events"].to_numpy()


def _texts(file: Path) -> Iterator[tuple[int, str]]:
    table = pyarrow.parquet.read_table(file)
    return zip(table["code"].to_pylist(), table["text"].to_pylist(), strict=True)


def _properties(log: StoredLog) -> tuple[str, ...]:
    """All that rules can ask for: a further column called as a role stands behind it."""
    roles = (NAME, CHANNEL) if log.meta.channels else (NAME,)
    return tuple(dict.fromkeys([*roles, *(item.column for item in log.meta.properties)]))
