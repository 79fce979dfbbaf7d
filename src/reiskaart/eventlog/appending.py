"""A newer file added to a stored log: the same customers, and no contact twice."""

import csv
import hashlib
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
import pyarrow.parquet
from ibis.backends.duckdb import Backend

from reiskaart.errors import ConflictError
from reiskaart.eventlog.engine import session, stream, writing
from reiskaart.eventlog.foreign import mapped
from reiskaart.eventlog.halfway import workplace
from reiskaart.eventlog.importing import PACKING, import_log
from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.plan import inspect
from reiskaart.eventlog.progress import Progress
from reiskaart.eventlog.properties import as_text
from reiskaart.eventlog.rejects import FILE, REJECTED_COLUMNS
from reiskaart.eventlog.stored import (
    CHANNELS,
    CUSTOMERS,
    EVENTS,
    FORMAT_VERSION,
    META,
    NAMES,
    REJECTED,
    Appended,
    LogMeta,
    StoredLog,
    open_log,
)
from reiskaart.i18n import Language
from reiskaart.model.log import Rejection

_MOST_WHOLE = 2**53
"""Up to here a float holds every whole number."""
_IMPORTING_SHARE = 0.6
"""Of the time, the part in which the newer file is read by itself."""


def append_log(
    log: StoredLog,
    path: Path,
    folder: Path,
    *,
    key: bytes | None,
    progress: Callable[[Progress], None] | None = None,
    language: Language = "en",
) -> StoredLog:
    """A log with a newer file added, in a folder of its own; the log itself is left as it is.

    The file is read as the first one was: the same columns in the same roles. An event that the log holds already (the same
    customer, time, name, channel and properties) is not added again.

    Raises: LogFileError where the file cannot be read, or lacks a column that has a role; ConflictError where the folder exists;
    StoreError where the disk is full.
    """
    if folder.exists():
        raise ConflictError("eventlog.folder_exists", folder=folder.name)
    heard = _Heard(progress)
    with mapped(path), workplace(folder) as work:
        options = _options(log.meta, path, work)
        parts = work / "parts"
        parts.mkdir()
        newer = import_log(path, parts / "newer", options, key=key, name=path.name, progress=heard.importing, language=language)
        with session(parts) as connection:
            meta = _Joining(log, newer, work, connection).run(heard.joining)
        _join_rejected(log, newer, work / REJECTED)
        (work / META).write_text(meta.model_dump_json(indent=2), "utf-8")
        shutil.rmtree(parts)
    return open_log(folder)


def _options(meta: LogMeta, path: Path, temporary: Path) -> LogOptions:
    """How to read a newer file of the same log."""
    form = meta.time_format
    given = None
    if form.kind == "pattern" and len(form.patterns) == 1:  # of those that were found there are always several
        given = form.patterns[0]
    elif form.kind not in ("pattern", "typed", "iso"):
        given = form.kind
    options = LogOptions(
        customer=meta.roles.customer,
        time=meta.roles.time,
        name=meta.roles.name,
        channel=meta.roles.channel or "",
        timezone=meta.timezone,
        time_format=given,
        day_first=form.day_first,
        pseudonyms=meta.pseudonyms,
    )
    there = {column.name for column in inspect(path, options, temporary=temporary).columns}
    return replace(options, properties=tuple(item.column for item in meta.properties if item.column in there))


class _Heard:
    """Tells how far the whole is, of which the import is the first part."""

    def __init__(self, listener: Callable[[Progress], None] | None) -> None:
        self._listener = listener
        self._start = time.monotonic()
        self._last = Progress(0, 0, 0, None)

    def importing(self, at: Progress) -> None:
        self._last = at
        self._tell(_IMPORTING_SHARE * at.done_bytes / max(at.total_bytes, 1))

    def joining(self, share: float) -> None:
        self._tell(_IMPORTING_SHARE + (1 - _IMPORTING_SHARE) * share)

    def _tell(self, share: float) -> None:
        if self._listener is not None:
            elapsed = time.monotonic() - self._start
            remaining = elapsed * (1 - share) / share if share > 0.02 else None
            self._listener(Progress(round(share * self._last.total_bytes), self._last.total_bytes, self._last.rows, remaining))


@dataclass
class _Joining:
    """Two stored logs becoming one: codes are given anew by pseudonym and text, events that are there already left out."""

    log: StoredLog
    newer: StoredLog
    work: Path
    connection: Backend

    def run(self, heard: Callable[[float], None]) -> LogMeta:
        """Writes the files of the joined log (all but meta data, which it returns, and rejected rows)."""
        customers = self._customers()
        names = self._texts("names_file", NAMES)
        channels = self._texts("channels_file", CHANNELS)
        codes = {"customer": customers, "name": names, "channel": channels}
        first = self.log.meta.events + self.log.meta.rejected + sum(each.doubles for each in self.log.meta.appended)
        older, newer = self._alike(self._coded(self.log, codes, 0), self._coded(self.newer, codes, first))
        same = [older[name].identical_to(newer[name]) for name in older.columns if name != "row"]
        added = self.connection.create_table("added", newer.anti_join(older, same), temp=True)
        joined = ibis.union(older, added.select(older.columns), distinct=False).order_by("customer", "at_us", "row")
        with writing(joined, self.connection, self.work / EVENTS, PACKING) as written:
            for share in written.shares():
                heard(share)
        events = int(added.count().to_pyarrow().as_py())
        return self._meta(events, int(names.count().to_pyarrow().as_py()), int(channels.count().to_pyarrow().as_py()))

    def _customers(self) -> ir.Table:
        """code, text: those of the log keep their code, new ones follow in the order in which the newer file names them."""
        older = self.connection.read_parquet(self.log.customers_file)
        newer = self.connection.read_parquet(self.newer.customers_file)
        unknown = newer.anti_join(older, "pseudonym")
        following = ibis.row_number().over(order_by=unknown["code"]) + self.log.meta.customers
        coded = unknown.select(code=following.cast("int32"), pseudonym="pseudonym")
        table = self.connection.create_table("all_customers", ibis.union(older, coded, distinct=False), temp=True)
        shape = pyarrow.parquet.read_schema(self.log.customers_file)
        with pyarrow.parquet.ParquetWriter(self.work / CUSTOMERS, shape, compression="zstd", use_dictionary=False) as writer:
            for batch in stream(table.order_by("code"), self.connection):
                writer.write_batch(batch.cast(shape))
        return table.select("code", text="pseudonym")

    def _texts(self, file: str, target: str) -> ir.Table:
        """code, text: by alphabet, as on import."""
        both = [self.connection.read_parquet(getattr(log, file)).select("text") for log in (self.log, self.newer)]
        texts = ibis.union(*both, distinct=True)
        coded = texts.select(code=ibis.row_number().over(order_by=texts["text"]).cast("int32"), text="text")
        table = self.connection.create_table(f"all_{file}", coded, temp=True)
        pyarrow.parquet.write_table(table.order_by("code").to_pyarrow(), self.work / target, compression="zstd")
        return table

    def _coded(self, log: StoredLog, codes: dict[str, ir.Table], first_row: int) -> ir.Table:
        """The events of a log with the new codes; rows of a newer file are numbered on."""
        events = self.connection.read_parquet(log.events_file)
        files = {"customer": log.customers_file, "name": log.names_file, "channel": log.channels_file}
        longest = max(map(len, events.columns))
        was, is_ = "_" * (longest + 1), "_" * (longest + 2)  # names that no property has
        for kind, file in files.items():
            own = self.connection.read_parquet(file)
            code, text = own.columns
            new = own.join(codes[kind], own[text] == codes[kind]["text"]).select(
                own[code].name(was), codes[kind]["code"].name(is_)
            )
            if (new[was] != new[is_]).any().fill_null(False).to_pyarrow().as_py():  # else all is as it was
                joined = events.left_join(new, events[kind] == new[was])
                kept = [joined[name] for name in events.columns if name != kind]
                events = joined.select(*kept, joined[is_].name(kind))
        return events.mutate(row=events["row"] + first_row)

    def _alike(self, older: ir.Table, newer: ir.Table) -> tuple[ir.Table, ir.Table]:
        """Both with the columns of the older one, in types that hold what both have; what a newer file lacks is null."""
        named = {item.column: item.name for item in self.newer.meta.properties}
        properties = {item.name: named.get(item.column) for item in self.log.meta.properties}
        was, new = {}, {}
        for name in older.columns:
            here = properties.get(name, name)
            kind = older[name].type() if here is None else _common(older[name], newer[here])
            was[name] = _as(kind, older[name])
            new[name] = ibis.null(kind) if here is None else _as(kind, newer[here])
        return older.select(**was), newer.select(**new)

    def _meta(self, added: int, names: int, channels: int) -> LogMeta:
        was, new = self.log.meta, self.newer.meta
        rows: dict[str, int] = {}
        for rejection in (*was.rejections, *new.rejections):
            rows[rejection.reason] = rows.get(rejection.reason, 0) + rejection.rows
        file = Appended(file=new.file, events=added, doubles=new.events - added, rejected=new.rejected)
        ends = [moment for moment in (was.first, was.last, new.first, new.last) if moment is not None]
        reasons = sorted(rows.items(), key=lambda entry: -entry[1])
        return was.model_copy(
            update={
                "version": FORMAT_VERSION,
                "digest": hashlib.sha256(f"{was.digest}+{new.digest}".encode()).hexdigest(),
                "events": was.events + added,
                "customers": pyarrow.parquet.read_metadata(self.work / CUSTOMERS).num_rows,
                "names": names,
                "channels": channels,
                "first": min(ends, default=None),
                "last": max(ends, default=None),
                "rejections": tuple(Rejection(reason=reason, rows=number) for reason, number in reasons),
                "appended": (*was.appended, file),
            }
        )


def _common(one: ir.Value, other: ir.Value) -> dt.DataType:
    """The kind of column that holds the values of both, and loses not a digit of any."""
    kinds = one.type(), other.type()
    if kinds[0] == kinds[1]:
        return kinds[0]
    if all(kind.is_integer() for kind in kinds):
        return dt.string if dt.uint64 in kinds else dt.int64
    if not all(kind.is_numeric() and not kind.is_boolean() for kind in kinds):
        return dt.string
    whole = [value for value in (one, other) if value.type().is_integer()]
    return dt.float64 if all(map(_fits_float, whole)) else dt.string


def _fits_float(whole: ir.Value) -> bool:
    ends = (whole.min(), whole.max())
    return all(-_MOST_WHOLE <= (end.to_pyarrow().as_py() or 0) <= _MOST_WHOLE for end in ends)


def _as(kind: dt.DataType, value: ir.Value) -> ir.Value:
    return as_text(value) if kind.is_string() else value.cast(kind)


def _join_rejected(log: StoredLog, newer: StoredLog, target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow((*REJECTED_COLUMNS, FILE))
        for each in (log, newer):
            for row in each.rejected():
                writer.writerow((row.row, row.reason, row.explanation, row.value, row.file))
