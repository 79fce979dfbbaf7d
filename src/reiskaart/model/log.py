"""What an event log says by itself, before any map is laid over it."""

from datetime import datetime

from pydantic import Field

from reiskaart.model.base import Part


class NameTransition(Part):
    """How often one raw name is followed at once by another on the same customer's way."""

    from_: str = Field(alias="from")
    to: str
    count: int
    mean_gap_seconds: float


class Rejection(Part):
    """A reason for which rows were set aside on import, and how many."""

    reason: str
    """Code of the reason; its words are ``eventlog.rejected.<reason>`` in the catalogue."""
    rows: int


class LogSummary(Part):
    """The figures of an event log: counts, first and last contacts, and every transition between raw names.

    Order within a customer is by time, then by row in the file.
    """

    name: str
    """What the log is called."""
    events: int
    customers: int
    names: int
    """Number of distinct names."""
    first: datetime | None
    """Time of the first event; none in an empty log."""
    last: datetime | None
    start: dict[str, int]
    """Per name, customers whose first event has it; most first."""
    end: dict[str, int]
    """Per name, customers whose last event has it; most first."""
    transitions: tuple[NameTransition, ...]
    """Most frequent first, then by name."""
    rejected: int
    """Rows set aside on import."""
    rejections: tuple[Rejection, ...]
    """The reasons, and how many rows each."""
