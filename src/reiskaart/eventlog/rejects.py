"""Rows that are no contact: found, counted by reason, and written down without saying whose they were."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend

from reiskaart.errors import LogFileError
from reiskaart.eventlog.engine import stream
from reiskaart.eventlog.plan import Roles
from reiskaart.eventlog.staging import DETAIL, PROBLEM, ROW, Staged, place
from reiskaart.eventlog.times import END_US, FIRST_US, TimeFormat, at_us
from reiskaart.i18n import Language, say
from reiskaart.model.log import Rejection

REASONS = ("ragged", "customer_missing", "time_missing", "time_unreadable", "time_out_of_range", "name_missing")

NOBODY = ("NULL", "null", "NaN", "nan", "None", "\\N", "N/A", "#N/A")
"""What programs write for a value that is not there."""

_SHOWN = 80
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows are contacts, between which times, and how many are set aside for which reason."""

    events: int
    first_us: int | None
    last_us: int | None
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """All rows as ``row, customer, at_us, name, channel, reason, detail`` beside the columns of the file (c0, c1, …)."""

    table: ir.Table

    def tally(self, file: Path) -> Tally:
        """Counts the rows.

        Raises: LogFileError where more than half of them must be set aside, with the main reason.
        """
        table = self.table
        found = (
            table.group_by("reason")
            .aggregate(rows=table.count(), first=table["at_us"].min(), last=table["at_us"].max(), first_row=table[ROW].min())
            .to_pyarrow()
            .to_pylist()
        )
        nothing: dict[str, Any] = {"rows": 0, "first": None, "last": None}
        kept = next((each for each in found if each["reason"] is None), nothing)
        aside = sorted((each for each in found if each["reason"] is not None), key=lambda each: -each["rows"])
        rejected = sum(each["rows"] for each in aside)
        if rejected > kept["rows"]:
            raise LogFileError(
                f"eventlog.mostly_{aside[0]['reason']}",
                file=file.name,
                rejected=rejected,
                rows=rejected + kept["rows"],
                row=aside[0]["first_row"],
            )
        reasons = tuple(Rejection(reason=each["reason"], rows=each["rows"]) for each in aside)
        return Tally(kept["rows"], kept["first"], kept["last"], reasons)

    def contacts(self, tally: Tally) -> ir.Table:
        """The rows that are contacts."""
        return self.table.filter(self.table["reason"].isnull()) if tally.rejections else self.table


def check(staged: Staged, roles: Roles, form: TimeFormat) -> Checked:
    """Reads customer, time, name and channel of each row, and says what is wrong with it."""
    table = staged.table

    def column(name: str | None) -> ir.Value | None:
        return None if name is None else table[place(staged.columns.index(name))]

    customer, time, name = column(roles.customer), column(roles.time), column(roles.name)
    channel = column(roles.channel)
    assert customer is not None
    assert time is not None
    assert name is not None
    who, what, raw = _present(_text(customer)), _text(name), _present(_text(time))
    at = at_us(time, form)
    table = table.mutate(
        customer=who,
        at_us=at,
        name=what,
        channel=ibis.null("string") if channel is None else _text(channel),
        reason=ibis.cases(
            (table[PROBLEM].notnull(), table[PROBLEM]),
            (who.isnull(), "customer_missing"),
            (raw.isnull(), "time_missing"),
            (at.isnull(), "time_unreadable"),
            (~at.between(FIRST_US, END_US - 1), "time_out_of_range"),
            (what.isnull(), "name_missing"),
        ),
        detail=ibis.coalesce(table[DETAIL], ibis.null("string") if roles.time == roles.customer else raw),
    )
    return Checked(table)


def write(checked: Checked, tally: Tally, connection: Backend, target: Path, language: Language) -> None:
    """Writes the rows set aside: row, reason, explanation, value; in the order of the file."""
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("row", "reason", "explanation", "value"))
        if not tally.rejections:
            return
        for row, reason, detail in _rejected(checked.table, connection):
            shown = detail[:_SHOWN] if detail and reason in ("ragged", "time_unreadable", "time_out_of_range") else ""
            explanation = say(f"eventlog.rejected.{reason}", language)
            writer.writerow((row, reason, explanation, neutralised(shown)))


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell.replace("\0", "") if cell.startswith(_FORMULA) else cell.replace("\0", "")


def _rejected(table: ir.Table, connection: Backend) -> Iterator[tuple[int, str, str | None]]:
    rows = table.filter(table["reason"].notnull()).order_by(ROW).select(ROW, "reason", DETAIL)
    for batch in stream(rows, connection):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _text(value: ir.Value) -> ir.StringValue:
    """A value as trimmed text; null where there is nothing."""
    kind = value.type()
    if kind.is_floating():  # whole numbers become floats where a column has gaps
        whole = value.try_cast("int64")
        text = ibis.ifelse(whole == value, whole.cast("string"), value.cast("string"))
        return ibis.ifelse(value.isnan(), ibis.null("string"), text)
    return value.cast("string").strip().nullif("")


def _present(text: ir.StringValue) -> ir.StringValue:
    return ibis.ifelse(text.isin(NOBODY), ibis.null("string"), text)
