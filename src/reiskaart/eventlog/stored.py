"""A log as it is stored: sorted and coded once, in a folder of its own."""

import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import ibis.expr.types as ir
from ibis.backends.duckdb import Backend
from pydantic import ValidationError

from reiskaart.errors import StoreError
from reiskaart.eventlog import figures
from reiskaart.eventlog.plan import Note, Roles
from reiskaart.eventlog.properties import Property
from reiskaart.eventlog.quality import Quality, measure
from reiskaart.eventlog.recognise import Format
from reiskaart.eventlog.rejects import RejectedRow, rejected_rows
from reiskaart.eventlog.times import TimeFormat
from reiskaart.model.base import Part
from reiskaart.model.log import LogSummary, Rejection

FORMAT_VERSION = 1

EVENTS, CUSTOMERS, NAMES, CHANNELS = "events.parquet", "customers.parquet", "names.parquet", "channels.parquet"
META, REJECTED, SUMMARY, QUALITY = "log.json", "rejected.csv", "summary.json", "quality.json"


class Appended(Part):
    """A newer file that was added to a log."""

    file: str
    events: int
    """Those that it added."""
    doubles: int
    """Events in it that were there already, and were not added again."""
    rejected: int


class LogMeta(Part):
    """What is known of a stored log besides its events."""

    version: int = FORMAT_VERSION
    name: str
    file: str
    """Name of the file that it was imported from."""
    format: Format
    digest: str
    """SHA-256 of the file and of how it was read: equal digests, equal events."""
    roles: Roles
    properties: tuple[Property, ...]
    time_format: TimeFormat
    timezone: str
    pseudonyms: bool
    events: int
    customers: int
    names: int
    channels: int
    first: datetime | None
    last: datetime | None
    rejections: tuple[Rejection, ...]
    notes: tuple[Note, ...]
    appended: tuple[Appended, ...] = ()
    """The newer files, in the order in which they came."""

    @property
    def rejected(self) -> int:
        """Rows set aside."""
        return sum(rejection.rows for rejection in self.rejections)


@dataclass(frozen=True)
class StoredLog:
    """An imported log in its folder."""

    folder: Path
    meta: LogMeta

    @property
    def events_file(self) -> Path:
        """customer, at_us, name, channel (codes; UTC µs), row, then the properties; sorted by customer, at_us, row."""
        return self.folder / EVENTS

    @property
    def customers_file(self) -> Path:
        """code, pseudonym"""
        return self.folder / CUSTOMERS

    @property
    def names_file(self) -> Path:
        """code, text"""
        return self.folder / NAMES

    @property
    def channels_file(self) -> Path:
        """code, text"""
        return self.folder / CHANNELS

    @property
    def rejected_file(self) -> Path:
        """row, reason, explanation, value"""
        return self.folder / REJECTED

    def events(self, connection: Backend) -> ir.Table:
        """The events as a table; in no order but that which a question asks for."""
        return connection.read_parquet(self.events_file)

    def names(self, connection: Backend) -> ir.Table:
        """code, text"""
        return connection.read_parquet(self.names_file)

    def channels(self, connection: Backend) -> ir.Table:
        """code, text"""
        return connection.read_parquet(self.channels_file)

    def customers(self, connection: Backend) -> ir.Table:
        """code, pseudonym"""
        return connection.read_parquet(self.customers_file)

    def summary(self) -> LogSummary:
        """The figures of the log by itself; computed once, then kept in its folder."""
        return self._summary

    def rejected(self, start: int = 0, stop: int | None = None) -> Iterator[RejectedRow]:
        """The rows that were set aside, in the order of the file."""
        return rejected_rows(self.rejected_file, self.meta.file, start, stop)

    def quality(self) -> Quality:
        """What to know of the log before one trusts it; computed once, then kept in its folder."""
        kept = self.folder / QUALITY
        if found := _kept(Quality, kept):
            return found
        quality = measure(self.events_file, self.names_file, self.meta.rejections)
        _keep(quality, kept)
        return quality

    @cached_property
    def _summary(self) -> LogSummary:
        kept = self.folder / SUMMARY
        if found := _kept(LogSummary, kept):
            return found.model_copy(update={"name": self.meta.name})
        summary = figures.summarise(self.events_file, self.names_file, name=self.meta.name, rejections=self.meta.rejections)
        _keep(summary, kept)
        return summary


_Kept = TypeVar("_Kept", bound=Part)


def _kept(kind: type[_Kept], file: Path) -> _Kept | None:
    """What was computed before; none where it was not, or cannot be read as it was written by another release."""
    try:
        return kind.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def _keep(part: Part, file: Path) -> None:
    """Keeps what was computed, where there is room for it and the log is not deleted meanwhile: else it is computed again."""
    written = file.with_suffix(f".{uuid.uuid4().hex[:8]}.tmp")
    try:
        written.write_text(part.model_dump_json(by_alias=True), "utf-8")
        written.replace(file)
    except OSError:
        with suppress(OSError):
            written.unlink()


def open_log(folder: Path) -> StoredLog:
    """The log stored in a folder.

    Raises: StoreError where there is none, or a later version of Reiskaart wrote it.
    """
    try:
        meta = LogMeta.model_validate_json((folder / META).read_bytes())
    except (OSError, ValidationError) as error:
        raise StoreError("eventlog.log_unreadable", folder=folder.name) from error
    if meta.version > FORMAT_VERSION:
        raise StoreError("eventlog.log_newer", folder=folder.name, version=meta.version)
    return StoredLog(folder, meta)
