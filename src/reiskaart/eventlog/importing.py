"""A log file brought in: checked, pseudonymised, coded, sorted once, and shown only when it is whole."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
from ibis.backends.duckdb import Backend

from reiskaart.errors import ConflictError, LogFileError
from reiskaart.eventlog import codes, columnar, delimited, properties, rejects, times, xes
from reiskaart.eventlog.engine import beside, session, writing
from reiskaart.eventlog.foreign import mapped
from reiskaart.eventlog.halfway import workplace
from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.plan import LogPlan, Note, inspect, require_roles
from reiskaart.eventlog.progress import Meter, Progress
from reiskaart.eventlog.pseudonyms import pseudonymiser
from reiskaart.eventlog.source import ByteSource
from reiskaart.eventlog.staging import Staged, place, write_rows
from reiskaart.eventlog.stored import (
    CHANNELS,
    CUSTOMERS,
    EVENTS,
    FORMAT_VERSION,
    META,
    NAMES,
    REJECTED,
    LogMeta,
    StoredLog,
    open_log,
)
from reiskaart.i18n import Language

_READING_SHARE = {"csv": 0.4, "xes": 0.85, "parquet": 0.0}
"""Of an import's time, the part that goes into reading the file; as measured on 2 M rows of CSV and 65,000 events of XES.
Parquet is read where it lies."""

PACKING: dict[str, str | int] = {
    "compression": "zstd",
    "compression_level": 1,
    "parquet_version": "V2",
    "dictionary_size_limit": 1_000,
}
"""Sorted codes and times pack best as differences (V2); looking for a dictionary among them is time lost."""


def import_log(
    path: Path,
    folder: Path,
    options: LogOptions,
    *,
    key: bytes | None,
    name: str | None = None,
    progress: Callable[[Progress], None] | None = None,
    language: Language = "en",
) -> StoredLog:
    """Imports a log file into ``folder``, which appears only when everything in it is on the disk.

    ``key`` makes the pseudonyms; ``language`` is that of the explanations in the file of rejected rows.

    Raises: LogFileError where the file is no log that can be read, or most of its rows must be set aside;
    ConflictError where the folder exists already; StoreError where the disk is full.
    """
    if folder.exists():
        raise ConflictError("eventlog.folder_exists", folder=folder.name)
    pseudonym = pseudonymiser(key) if options.pseudonyms else str
    with mapped(path):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with workplace(folder) as work:
            plan = inspect(path, options, temporary=work)
            require_roles(plan)
            meter = Meter(path.stat().st_size, _READING_SHARE[plan.format], progress)
            parts = work / "parts"
            parts.mkdir()
            with session(parts, timezone=options.timezone) as connection:
                meta = _Import(path, work, plan, options, connection, meter).run(name or path.name, pseudonym, language)
            (work / META).write_text(meta.model_dump_json(indent=2), "utf-8")
            shutil.rmtree(parts)
        meter.sorting(1.0)
    return open_log(folder)


@dataclass
class _Import:
    path: Path
    work: Path
    plan: LogPlan
    options: LogOptions
    connection: Backend
    meter: Meter

    def run(self, name: str, pseudonym: Callable[[str], str], language: Language) -> LogMeta:
        """Writes the stored log's files (all but the meta data, which it returns)."""
        plan, work = self.plan, self.work
        staged, read_notes = self._stage()
        form, time_notes = self._decide_times(staged)
        kept = properties.choose(staged.columns, plan.roles, self.options)
        samples = {column.name: column.samples for column in plan.columns}
        typed = properties.typed(staged, kept, samples)
        checked = rejects.check(typed, plan.roles, form, self.options.timezone, self.connection)
        tally = checked.tally(self.path)
        self.meter.sorting(0.2)
        rejects.write(checked, tally, self.connection, work / REJECTED, language)
        coded = codes.code(checked.contacts(tally), checked.combinations_of_contacts(), self.connection)
        self.meter.sorting(0.4)
        names = codes.write_texts(coded.names, "name", work / NAMES)
        channels = codes.write_texts(coded.channels, "channel", work / CHANNELS)
        events = coded.events({item.name: place(staged.columns.index(item.column)) for item in kept})
        with writing(events, self.connection, work / EVENTS, PACKING) as written, ThreadPoolExecutor(1) as thread:
            signed = thread.submit(codes.write_customers, coded, beside(self.connection), work / CUSTOMERS, pseudonym)
            for share in written.shares():
                self.meter.sorting(0.4 + 0.55 * share)
            customers = signed.result()
        return LogMeta(
            version=FORMAT_VERSION,
            name=name,
            file=self.path.name,
            format=plan.format,
            digest=self._digest(form),
            roles=plan.roles,
            properties=kept,
            time_format=form,
            timezone=self.options.timezone,
            pseudonyms=self.options.pseudonyms,
            events=tally.events,
            customers=customers,
            names=names,
            channels=channels,
            first=times.moment(tally.first_us),
            last=times.moment(tally.last_us),
            rejections=tally.rejections,
            notes=(*plan.notes, *read_notes, *time_notes),
        )

    def _stage(self) -> tuple[Staged, list[Note]]:
        """The rows of the file in the engine's reach; what the reading showed besides."""
        parts = self.work / "parts"
        if self.plan.format == "parquet":
            unpacked = columnar.unpack(self.path, self.plan.compression, parts)
            return columnar.stage(self.connection, self.path, unpacked), []
        if self.plan.format == "xes":
            columns = [column.name for column in self.plan.columns]
            with ByteSource(self.path) as source:
                for number, batch in enumerate(self._metered(source, xes.read_rows(self.path, source, columns))):
                    pyarrow.parquet.write_table(pa.table(batch), parts / f"{number:06}.parquet", compression="lz4")
            staged = self.connection.read_parquet(sorted(parts.glob("*.parquet")), union_by_name=True)
            return Staged(staged, tuple(columns)), []
        dialect = delimited.find_dialect(self.path, self.options)
        with ByteSource(self.path) as source:
            reading = delimited.Reading(self.path, source, dialect)
            write_rows(parts / "rows.parquet", reading.schema, self._metered(source, reading.batches()))
        turned = reading.encoding != dialect.encoding
        notes = [Note(code="encoding-western")] if turned else []
        return Staged(self.connection.read_parquet(parts / "rows.parquet"), dialect.columns), notes

    def _metered(self, source: ByteSource, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = 0
        for batch in batches:
            rows += batch.num_rows
            self.meter.reading(source.done_bytes, rows)
            yield batch

    def _decide_times(self, staged: Staged) -> tuple[times.TimeFormat, list[Note]]:
        """How times are written; looks at every date of the file where day and month could be mistaken.

        Raises: LogFileError where some dates can only be read day first, and others only month first.
        """
        form, column = self.plan.time_format, self.plan.roles.time
        assert form is not None
        assert column is not None
        if form.day_first is None or self.options.day_first is not None or self.options.time_format is not None:
            return form, []
        texts = staged.table[place(staged.columns.index(column))].cast("string").strip()
        dates = staged.table.select(date=texts.split(" ")[0]).distinct().to_pyarrow()["date"].to_pylist()
        form, day, month = times.decide_day_first(form, [date for date in dates if date])
        if day is not None and month is not None:
            raise LogFileError("eventlog.dates_mixed", file=self.path.name, column=column, day_first=day, month_first=month)
        if form.decided:
            return form, []
        return form, [Note(code="day-first" if form.day_first else "month-first", parameters={"column": column})]

    def _digest(self, form: times.TimeFormat) -> str:
        """SHA-256 of the file, and of all that decides how it is read."""
        with self.path.open("rb") as raw:
            digest = hashlib.file_digest(raw, "sha256")
        plan = self.plan
        read = (FORMAT_VERSION, plan.roles, form, plan.encoding, plan.delimiter, self.options.timezone)
        digest.update(repr((*read, self.options.properties)).encode())
        return digest.hexdigest()
