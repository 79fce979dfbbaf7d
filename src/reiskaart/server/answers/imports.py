"""What is found in a file before it is imported, and how to import it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from reiskaart.model.base import Line
from reiskaart.server.answers.answer import Answer

Role = Literal["customer", "time", "name", "channel"]
ColumnName = Annotated[str, StringConstraints(max_length=4000)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class Told(Answer):
    """Something that was decided without being asked, or should be known."""

    code: str
    text: str


class ColumnRoles(Answer):
    """The columns that play a part, by their names in the file."""

    customer: str | None
    time: str | None
    name: str | None
    channel: str | None


class PlanColumn(Answer):
    """A column of the file, as the first rows show it."""

    name: str
    samples: tuple[str, ...]
    """The first distinct values."""
    role: Role | None
    why: str | None
    why_text: str | None
    """Why it was taken for that, in words."""


class PlanQuestion(Answer):
    """What must be answered before the import."""

    role: Role
    columns: tuple[str, ...]
    """Those to choose from, likeliest first; where there are none, the file cannot be imported."""
    text: str


class TimeExample(Answer):
    """A time as it stands in the file, and as it is read."""

    written: str
    read: datetime


class WrittenTimes(Answer):
    """How the file writes its times."""

    kind: Literal["typed", "iso", "pattern", "seconds", "milliseconds", "microseconds", "nanoseconds"]
    pattern: str | None
    """As `strptime` says it."""
    text: str
    """In words."""
    timezone: str
    """What times without zone are taken for."""
    zone_given: bool
    """Whether the values themselves say their zone."""


class PlanTimes(WrittenTimes):
    """How the file writes its times, with some of them."""

    examples: tuple[TimeExample, ...]


class ReadRow(Answer):
    """A row as a contact."""

    customer: str
    """A pseudonym."""
    at: datetime | None
    name: str
    channel: str | None


class RejectedHere(Answer):
    """Why a row is set aside."""

    reason: str
    text: str


class PlanRow(Answer):
    """A row of the file, and what becomes of it with these roles."""

    cells: tuple[str, ...]
    read: ReadRow | None
    """None where it is set aside, or a role has no column yet."""
    rejected: RejectedHere | None


class ImportPlan(Answer):
    """How a file would be imported."""

    file: str
    format: Literal["csv", "parquet", "xes"]
    delimiter: str | None
    encoding: str | None
    columns: tuple[PlanColumn, ...]
    roles: ColumnRoles
    candidates: dict[Role, tuple[str, ...]]
    """Per role the columns that may play it, likeliest first."""
    questions: tuple[PlanQuestion, ...]
    notes: tuple[Told, ...]
    time: PlanTimes | None
    rows: tuple[PlanRow, ...]
    """The first ones."""
    suggested_name: str
    rows_about: int | None
    """How many rows the file has, about; none where that cannot be told yet."""


class NewImport(Answer):
    """How to import a file; what is left out is found from the file."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "visits", "timezone": "Europe/Amsterdam"}]})

    name: Line
    """What the customer data will be called."""
    customer: ColumnName | None = None
    time: ColumnName | None = None
    name_column: ColumnName | None = None
    channel: ColumnName | None = None
    properties: tuple[ColumnName, ...] | None = Field(default=None, max_length=10_000)
    """Further columns to keep; all where nothing is said."""
    timezone: Short = "UTC"
    """What times without zone are taken for."""
    day_first: bool | None = None
    time_format: Short | None = None
    delimiter: Short | None = None
    encoding: Short | None = None
    pseudonyms: bool = True
    """Whether customer ids are replaced by pseudonyms."""
