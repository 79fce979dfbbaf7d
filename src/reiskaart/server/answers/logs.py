"""Customer data as lists and its own pages show it."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import ConfigDict, Field

from reiskaart.model import LogSummary
from reiskaart.model.base import Line
from reiskaart.server.answers.answer import Answer
from reiskaart.server.answers.imports import ColumnRoles, Told, WrittenTimes

_SALON: dict[str, Any] = {
    "id": "salon-q3k7m",
    "name": "salon",
    "file": "salon.csv",
    "events": 41210,
    "customers": 4018,
    "names": 15,
    "first": "2025-01-02T08:11:00Z",
    "last": "2025-12-30T21:40:00Z",
    "rejected": 0,
    "imported_at": "2026-11-22T08:15:00Z",
    "maps": 2,
}


class LogRow(Answer):
    """Customer data as a list shows it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SALON]})

    id: str
    """Made once, and never changed by renaming."""
    name: str
    file: str
    """Name of the file that it was imported from."""
    events: int
    customers: int
    names: int
    """How many distinct names."""
    first: datetime | None
    last: datetime | None
    rejected: int
    """Rows that were set aside on import."""
    imported_at: datetime
    maps: int
    """How many maps are read with it."""


class LogRows(Answer):
    """All customer data of the workspace, by name."""

    items: tuple[LogRow, ...]


class LogProperty(Answer):
    """A further column of the contacts."""

    name: str
    column: str
    """Its name in the file."""


class MapOfLog(Answer):
    """A map that is read with it."""

    id: str
    title: str


class AppendedFile(Answer):
    """A newer file that was added."""

    file: str
    events: int
    """Contacts that it added."""
    doubles: int
    """Contacts in it that were there already, and were not added again."""
    rejected: int


class LogFigures(LogSummary):
    """The figures of customer data by itself, of its lists the heaviest; and how many there are of each."""

    start_total: int
    """Names that a path begins with."""
    end_total: int
    """Names that a path ends with."""
    transitions_total: int


class LogDetail(Answer):
    """Customer data with all that is known of it but its quality."""

    id: str
    name: str
    file: str
    events: int
    customers: int
    names: int
    first: datetime | None
    last: datetime | None
    rejected: int
    imported_at: datetime
    roles: ColumnRoles
    properties: tuple[LogProperty, ...]
    time: WrittenTimes
    notes: tuple[Told, ...]
    pseudonyms: bool
    maps: tuple[MapOfLog, ...]
    """Those lose it where it is deleted."""
    readings: int
    """How many readings there are, which go where it is deleted."""
    bytes: int
    """What it takes of the disk."""
    appended: tuple[AppendedFile, ...]
    """The newer files, in the order in which they came."""


class LogChange(Answer):
    """Another name for customer data."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "salon 2026"}]})

    name: Line


class NewAppend(Answer):
    """A newer file to add."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"upload": "salon-csv-k3m9p"}]})

    upload: str
    """Id of the upload."""


class RejectedCount(Answer):
    """A reason for which rows were set aside, and how many."""

    reason: str
    text: str
    rows: int


class CountedEvents(Answer):
    """So many contacts, and their share of all."""

    events: int
    share: float


class FutureEvents(Answer):
    """Contacts later than the import."""

    events: int
    latest: datetime | None


class SingleCustomers(Answer):
    """Customers with one contact, and their share of all."""

    customers: int
    share: float


class QuietDays(Answer):
    """A stretch of whole days (UTC) without any contact."""

    from_: date = Field(alias="from")
    to: date
    days: int


class DayEvents(Answer):
    """The contacts of a day, a month or a year (UTC)."""

    day: date
    """The first day of it."""
    events: int


class NameEvents(Answer):
    """How many contacts have a name."""

    name: str
    events: int
    share: float
    customers: int


class ContactsEach(Answer):
    """How many contacts customers have."""

    median: float
    p90: float
    """Nine in ten customers have at most so many."""
    most: int


class Quality(Answer):
    """What to know of customer data before one trusts its figures."""

    rejections: tuple[RejectedCount, ...]
    rejected: int
    doubles: CountedEvents
    """Contacts that stand there twice: an earlier one has the same customer, time, name, channel and properties."""
    future: FutureEvents
    single: SingleCustomers
    """Of them no way is known."""
    gaps: tuple[QuietDays, ...]
    """The longest stretches without any contact, where they stick out; longest first."""
    unit: Literal["day", "month", "year"]
    """What a part of ``days`` stands for."""
    days: tuple[DayEvents, ...]
    """The whole time, those without contacts too."""
    names: tuple[NameEvents, ...]
    """Heaviest first, 500 at most."""
    more_names: int
    """How many there are besides."""
    ties: CountedEvents
    """Contacts at the same time as another of the same customer: their order is that of the file."""
    per_customer: ContactsEach


class RejectedRow(Answer):
    """A row that was set aside."""

    row: int
    """Its number in the file, from 1 after the header."""
    file: str
    reason: str
    text: str
    value: str
    """What stood there, where that says nothing of a person."""


class RejectedRows(Answer):
    """Rows that were set aside, in the order of the file."""

    items: tuple[RejectedRow, ...]
    total: int
