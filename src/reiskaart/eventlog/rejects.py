"""Rows that are no contact: found, counted by reason, and written down without saying whose they were."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend

from reiskaart.errors import LogFileError
from reiskaart.eventlog.engine import stream
from reiskaart.eventlog.plan import Roles
from reiskaart.eventlog.properties import as_text
from reiskaart.eventlog.staging import DETAIL, PROBLEM, ROW, Staged, place
from reiskaart.eventlog.times import END_US, FIRST_US, TimeFormat, at_us
from reiskaart.i18n import Language, say
from reiskaart.model.base import Part
from reiskaart.model.log import Rejection

REASONS = ("ragged", "customer_missing", "time_missing", "time_unreadable", "time_out_of_range", "name_missing")

NOBODY = ("NULL", "null", "NaN", "nan", "None", "\\N", "N/A", "#N/A")
"""What programs write for a value that is not there."""

REJECTED_COLUMNS = ("row", "reason", "explanation", "value")
FILE = "file"
"""Column of the written rows that names the file, where newer files were appended."""
_OF_TIME = ("time_unreadable", "time_out_of_range")
_DATE = r"^[+-]?\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}([T ,][-+\d:.,Z ]*)?$"
"""What looks like a date is shown where it cannot be read; anything else could be somebody's id."""
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
    """All rows of a file, looked through."""

    table: ir.Table
    """row, customer, at_us, name, channel, reason, detail; beside the columns of the file (c0, c1, …)"""
    combinations: ir.Table
    """reason, name, channel, rows, first_us, last_us, first_row; of all rows"""

    def tally(self, file: Path) -> Tally:
        """Counts the rows.

        Raises: LogFileError where more than half of them must be set aside, with the main reason.
        """
        combinations = self.combinations
        found = (
            combinations.group_by("reason")
            .aggregate(
                rows=combinations["rows"].sum(),
                first_us=combinations["first_us"].min(),
                last_us=combinations["last_us"].max(),
                first_row=combinations["first_row"].min(),
            )
            .to_pyarrow()
            .to_pylist()
        )
        nothing: dict[str, Any] = {"rows": 0, "first_us": None, "last_us": None}
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
        return Tally(kept["rows"], kept["first_us"], kept["last_us"], reasons)

    def contacts(self, tally: Tally) -> ir.Table:
        """The rows that are contacts."""
        return self.table.filter(self.table["reason"].isnull()) if tally.rejections else self.table

    def combinations_of_contacts(self) -> ir.Table:
        """Those of rows that are contacts."""
        return self.combinations.filter(self.combinations["reason"].isnull())


def check(staged: Staged, roles: Roles, form: TimeFormat, timezone: str, connection: Backend) -> Checked:
    """Reads customer, time, name and channel of each row, and says what is wrong with it."""
    table = staged.table

    def column(name: str | None) -> ir.Value | None:
        return None if name is None else table[place(staged.columns.index(name))]

    customer, time, name = column(roles.customer), column(roles.time), column(roles.name)
    channel = column(roles.channel)
    assert customer is not None
    assert time is not None
    assert name is not None
    at = at_us(time, form, timezone)
    table = table.mutate(
        customer=as_text(customer),
        at_us=at,
        name=as_text(name),
        channel=ibis.null("string") if channel is None else as_text(channel),
        reason=ibis.cases(
            (table[PROBLEM].notnull(), table[PROBLEM]),
            (_missing(customer) | _nobody(customer), "customer_missing"),
            (_missing(time) | _nobody(time), "time_missing"),
            (at.isnull(), "time_unreadable"),
            (~at.between(FIRST_US, END_US - 1), "time_out_of_range"),
            (_missing(name), "name_missing"),
        ),
        detail=ibis.coalesce(table[DETAIL], as_text(time)),
    )
    combinations = table.group_by("reason", "name", "channel").aggregate(
        rows=table.count(), first_us=table["at_us"].min(), last_us=table["at_us"].max(), first_row=table[ROW].min()
    )
    return Checked(table, connection.create_table("combinations", combinations, temp=True))


def write(checked: Checked, tally: Tally, connection: Backend, target: Path, language: Language) -> None:
    """Writes the rows set aside: row, reason, explanation, value; in the order of the file."""
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(REJECTED_COLUMNS)
        if not tally.rejections:
            return
        for row, reason, value in _rejected(checked.table, connection):
            writer.writerow((row, reason, say(f"eventlog.rejected.{reason}", language), neutralised(value or "")))


class RejectedRow(Part):
    """A row that was set aside."""

    row: int
    """Its number in its file, from 1 after the header."""
    file: str
    reason: str
    explanation: str
    value: str


def rejected_rows(written: Path, file: str, start: int, stop: int | None) -> Iterator[RejectedRow]:
    """Rows out of what :func:`write` wrote of ``file``; rows of files that were appended later name theirs."""
    with written.open(encoding="utf-8", newline="") as source:
        for line in islice(csv.DictReader(source), start, stop):
            row, named = int(line["row"]), line.get(FILE) or file
            yield RejectedRow(row=row, file=named, reason=line["reason"], explanation=line["explanation"], value=line["value"])


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell.replace("\0", "") if cell.startswith(_FORMULA) else cell.replace("\0", "")


def _rejected(table: ir.Table, connection: Backend) -> Iterator[tuple[int, str, str | None]]:
    """row, reason, and the value that the reason needs: where columns have shifted, a customer id may stand in its place."""
    detail = table[DETAIL].strip()
    like_time = table["reason"].isin(_OF_TIME) & detail.re_search(_DATE)
    value = ibis.cases((table["reason"] == "ragged", detail), (like_time, detail.left(_SHOWN)))
    found = table.select(ROW, "reason", value=value).filter(table["reason"].notnull())
    aside = connection.create_table("aside", found, temp=True)
    ids = table.select(value=table["customer"].strip()).semi_join(aside, "value").distinct()
    known = (aside["reason"] != "ragged") & aside["value"].isin(ids["value"])
    rows = aside.select(ROW, "reason", value=ibis.ifelse(known, ibis.null("string"), aside["value"])).order_by(ROW)
    for batch in stream(rows, connection):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _missing(value: ir.Value) -> ir.BooleanValue:
    """Whether there is nothing but white space, which sorts before the first sign."""
    if value.type().is_floating():
        return value.isnull() | value.isnan()
    if value.type().is_string():
        return value.isnull() | ibis.ifelse(value < "!", value.strip() == "", False)
    return value.isnull()


def _nobody(value: ir.Value) -> ir.BooleanValue:
    """Whether a text is a program's word for nothing; the length first, since nearly all are longer."""
    if not value.type().is_string():
        return ibis.literal(False)
    longest = max(map(len, NOBODY))
    named = reduce(or_, (value == word for word in NOBODY))
    return ibis.ifelse(value.length() <= longest, named, False)
