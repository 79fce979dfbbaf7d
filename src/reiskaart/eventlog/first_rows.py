"""The first rows of a log file as an import would read them, with what it would set aside and why."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from reiskaart.eventlog import columnar, delimited, times, xes
from reiskaart.eventlog.engine import session
from reiskaart.eventlog.foreign import mapped
from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.plan import LogPlan
from reiskaart.eventlog.rejects import check
from reiskaart.eventlog.roles import NEEDED
from reiskaart.eventlog.source import ByteSource
from reiskaart.eventlog.staging import ROW, Staged, place, schema
from reiskaart.model.base import Part

ROWS = 20


class ReadContact(Part):
    """A row as a contact."""

    customer: str
    at: datetime | None
    name: str
    channel: str | None


class PreviewRow(Part):
    """A row of a file, and what becomes of it."""

    cells: tuple[str, ...]
    """As they stand in the file, by column."""
    contact: ReadContact | None
    """None where the row is set aside, or a role has no column yet."""
    reason: str | None
    """Why it is set aside; its words are ``eventlog.rejected.<reason>``."""


def preview(
    path: Path, plan: LogPlan, options: LogOptions, pseudonym: Callable[[str], str], temporary: Path
) -> tuple[PreviewRow, ...]:
    """The first rows of a file that :func:`reiskaart.eventlog.inspect` has looked at.

    In ``temporary`` they lie as they are, so it is for the caller to see that nothing of it stays, whatever happens.

    Raises: LogFileError where it cannot be read; UsageError where there is no such time zone.
    """
    with mapped(path), session(temporary, timezone=options.timezone) as connection:
        file = temporary / "first.parquet"
        pyarrow.parquet.write_table(_first(path, plan, options, temporary), file)
        if plan.format == "parquet":
            staged = columnar.stage(connection, path, file)
        else:
            staged = Staged(connection.read_parquet(file), tuple(column.name for column in plan.columns))
        places = [place(index) for index in range(len(staged.columns))]
        table = staged.table
        if all(getattr(plan.roles, role) is not None for role in NEEDED) and plan.time_format is not None:
            table = check(staged, plan.roles, plan.time_format, options.timezone, connection).table
        cells = table.select(*(table[name].cast("string").fill_null("") for name in places), order=table[ROW]).order_by("order")
        shown = cells.drop("order").to_pyarrow().to_pylist()
        if "reason" not in table.columns:
            return tuple(PreviewRow(cells=tuple(row.values()), contact=None, reason=None) for row in shown)
        found = table.order_by(ROW).select("reason", "customer", "at_us", "name", "channel").to_pyarrow().to_pylist()
    return tuple(
        PreviewRow(
            cells=tuple(row.values()),
            contact=None if read["reason"] else _contact(read, pseudonym),
            reason=read["reason"],
        )
        for row, read in zip(shown, found, strict=True)
    )


def _contact(read: dict[str, object], pseudonym: Callable[[str], str]) -> ReadContact:
    at, channel = read["at_us"], read["channel"]
    assert isinstance(at, int)
    return ReadContact(
        customer=pseudonym(str(read["customer"]).strip()),
        at=times.moment(at),
        name=str(read["name"]).strip(),
        channel=str(channel).strip() if channel else None,
    )


def _first(path: Path, plan: LogPlan, options: LogOptions, temporary: Path) -> pa.Table:
    if plan.format == "parquet":
        return columnar.read_sample(path, plan.compression, ROWS, temporary)
    if plan.format == "csv":
        dialect = delimited.find_dialect(path, options)
        with ByteSource(path) as source:
            return delimited.Reading(path, source, dialect).first(ROWS)
    names = [column.name for column in plan.columns]
    with ByteSource(path) as source:
        events = next(xes.read_events(path, source, ROWS), [])[:ROWS]
    values = [pa.array([event.get(name) for event in events], pa.string()) for name in names]
    nothing = pa.nulls(len(events), pa.string())
    numbers = pa.array(range(1, len(events) + 1), pa.int64())
    return pa.Table.from_arrays([numbers, nothing, nothing, *values], schema=schema(len(names)))
