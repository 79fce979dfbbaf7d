"""What to know of a log before one trusts its figures: what was set aside, stands twice, is missing, or lies in the future."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Literal

import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend
from pydantic import Field

from reiskaart.eventlog.engine import session
from reiskaart.eventlog.times import moment
from reiskaart.model.base import Part
from reiskaart.model.log import Rejection

_DAY_US = 86_400_000_000
_FIRST_DAY = date(1970, 1, 1)
_MOST_NAMES = 500
_MOST_GAPS = 5
_MOST_DAYS, _MOST_MONTHS = 366, 240
_PLAIN_GAP, _OUTSTANDING = 2, 3
"""A stretch without contacts sticks out where it is longer than a weekend, and than three times nearly all others."""


class Counted(Part):
    """So many events, and their share of all."""

    events: int
    share: float


class Singles(Part):
    """Customers with one contact in the whole log: of them no way is known."""

    customers: int
    share: float


class Future(Part):
    """Events later than the moment at which the report was made."""

    events: int
    latest: datetime | None


class Quiet(Part):
    """A stretch of whole days (UTC) without a single contact."""

    from_: date = Field(alias="from")
    """The first day without."""
    to: date
    """The last one."""
    days: int


class Bar(Part):
    """The events of a day, a month or a year (UTC)."""

    day: date
    """The first day of it."""
    events: int


class NameWeight(Part):
    """How much of a log bears a name."""

    name: str
    events: int
    share: float
    customers: int


class PerCustomer(Part):
    """How many contacts customers have."""

    median: float
    p90: float
    most: int


class Quality(Part):
    """What to know of a log before one trusts its figures."""

    made_at: datetime
    rejections: tuple[Rejection, ...]
    """Why rows were set aside, and how many each."""
    rejected: int
    doubles: Counted
    """Events that an earlier one equals in customer, time, name, channel and all properties; the first is not counted."""
    future: Future
    single: Singles
    gaps: tuple[Quiet, ...]
    """The longest stretches of days without any contact, where they stick out; longest first."""
    unit: Literal["day", "month", "year"]
    """What a bar stands for."""
    days: tuple[Bar, ...]
    """The whole time of the log, with those that have no events."""
    names: tuple[NameWeight, ...]
    """The heaviest 500."""
    more_names: int
    """How many there are besides."""
    ties: Counted
    """Events at the same time as another of the same customer: their order is that of the file."""
    per_customer: PerCustomer


def measure(events: Path, names: Path, rejections: tuple[Rejection, ...]) -> Quality:
    """The report on stored events (customer, at_us, name, row, …) and their names (code, text)."""
    now = datetime.now(UTC)
    with session(events.parent) as connection:
        table = connection.read_parquet(events)
        total, future, latest = _totals(table, now)
        customers, single, per_customer = _customers(table)
        tied = _tied(table, connection)
        doubles = _doubles(table, tied)
        ties = int(tied["n"].sum().fill_null(0).to_pyarrow().as_py())
        days = _days(table)
        weights = _names(table, connection.read_parquet(names), total)
    unit, bars = _bars(days)
    return Quality(
        made_at=now,
        rejections=rejections,
        rejected=sum(rejection.rows for rejection in rejections),
        doubles=Counted(events=doubles, share=_share(doubles, total)),
        future=Future(events=future, latest=moment(latest) if future else None),
        single=Singles(customers=single, share=_share(single, customers)),
        gaps=outstanding([day for day, _ in days]),
        unit=unit,
        days=bars,
        names=weights[:_MOST_NAMES],
        more_names=max(len(weights) - _MOST_NAMES, 0),
        ties=Counted(events=ties, share=_share(ties, total)),
        per_customer=per_customer,
    )


def outstanding(days: Sequence[date]) -> tuple[Quiet, ...]:
    """The stretches between days with contacts (in order) that stick out: longer than two days, and than three times the stretch
    that 95 in 100 do not exceed."""
    stretches = sorted((later - earlier).days - 1 for earlier, later in pairwise(days))
    if not stretches:
        return ()
    usual = stretches[ceil(0.95 * len(stretches)) - 1]
    least = max(_PLAIN_GAP, _OUTSTANDING * usual)
    one = timedelta(days=1)
    found = [
        Quiet(**{"from": earlier + one}, to=later - one, days=length)
        for earlier, later in pairwise(days)
        if (length := (later - earlier).days - 1) > least
    ]
    return tuple(sorted(found, key=lambda quiet: (-quiet.days, quiet.from_))[:_MOST_GAPS])


def _totals(table: ir.Table, now: datetime) -> tuple[int, int, int | None]:
    """Events; those after now; the latest."""
    now_us = int(now.timestamp() * 1e6)
    found = table.aggregate(total=table.count(), future=(table["at_us"] > now_us).sum().fill_null(0), latest=table["at_us"].max())
    row = found.to_pyarrow().to_pylist()[0]
    return row["total"], row["future"], row["latest"]


def _customers(table: ir.Table) -> tuple[int, int, PerCustomer]:
    """Customers; those with one event; events per customer."""
    each = table.group_by("customer").aggregate(n=table.count())
    found = each.aggregate(
        customers=each.count(),
        single=(each["n"] == 1).sum().fill_null(0),
        median=each["n"].quantile(0.5),
        p90=each["n"].quantile(0.9),
        most=each["n"].max(),
    )
    row = found.to_pyarrow().to_pylist()[0]
    per_customer = PerCustomer(median=row["median"] or 0, p90=row["p90"] or 0, most=row["most"] or 0)
    return row["customers"], row["single"], per_customer


def _tied(table: ir.Table, connection: Backend) -> ir.Table:
    """customer, at_us, n: moments at which a customer has several events."""
    moments = table.group_by("customer", "at_us").aggregate(n=table.count())
    return connection.create_table("tied", moments.filter(moments["n"] > 1), temp=True)


def _doubles(table: ir.Table, tied: ir.Table) -> int:
    """Events that equal an earlier one; they can only lie where moments are tied."""
    several = table.semi_join(tied, ["customer", "at_us"])
    # the number goes by the one name that no other column can have here
    alike = several.group_by([name for name in table.columns if name != "row"]).aggregate(row=several.count())
    return int((alike["row"] - 1).sum().fill_null(0).to_pyarrow().as_py())


def _days(table: ir.Table) -> list[tuple[date, int]]:
    """Days with events, and how many."""
    grouped = table.group_by(day=(table["at_us"] - (table["at_us"] % _DAY_US + _DAY_US) % _DAY_US) // _DAY_US)
    found = grouped.aggregate(events=table.count()).order_by("day").to_pyarrow().to_pylist()
    return [(_FIRST_DAY + timedelta(days=int(row["day"])), row["events"]) for row in found]


def _names(table: ir.Table, texts: ir.Table, total: int) -> tuple[NameWeight, ...]:
    """Heaviest first, then by name."""
    pairs = table.group_by("name", "customer").aggregate(n=table.count())
    each = pairs.group_by("name").aggregate(events=pairs["n"].sum(), customers=pairs.count())
    named = each.join(texts, each["name"] == texts["code"]).select("text", "events", "customers")
    rows = named.order_by(ibis.desc("events"), "text").to_pyarrow().to_pylist()
    return tuple(
        NameWeight(name=row["text"], events=row["events"], share=_share(row["events"], total), customers=row["customers"])
        for row in rows
    )


def _bars(days: Sequence[tuple[date, int]]) -> tuple[Literal["day", "month", "year"], tuple[Bar, ...]]:
    if not days:
        return "day", ()
    first, last = days[0][0], days[-1][0]
    if (last - first).days < _MOST_DAYS:
        places = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return "day", _filled(places, days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MOST_MONTHS:
        numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + months)
        places = [date(number // 12, number % 12 + 1, 1) for number in numbers]
        return "month", _filled(places, [(day.replace(day=1), events) for day, events in days])
    places = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    return "year", _filled(places, [(day.replace(month=1, day=1), events) for day, events in days])


def _filled(places: Sequence[date], days: Sequence[tuple[date, int]]) -> tuple[Bar, ...]:
    events = dict.fromkeys(places, 0)
    for day, number in days:
        events[day] += number
    return tuple(Bar(day=day, events=number) for day, number in events.items())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
