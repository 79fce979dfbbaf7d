"""How a column writes its times: found from samples, decided on the whole column where 03/04 can be two days."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from reiskaart.model.base import Part

Kind = Literal["typed", "iso", "pattern", "seconds", "milliseconds", "microseconds", "nanoseconds"]

FIRST_YEAR, END_YEAR = 1900, 2200
"""A contact outside these years is a mistake in the file, not a contact."""
FIRST_US, END_US = -2_208_988_800_000_000, 7_258_118_400_000_000

_TIME = r"(?P<time>\d{1,2}:\d{2})?(?P<seconds>:\d{2})?(?P<fraction>\.\d{1,9})?(?P<half>\s?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?P<zone>\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?"
_ISO = re.compile(r"\d{4}([-/])\d{1,2}\1\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?" + _ZONE + r")?")
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[-/. ])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?P<gap>,? |T)?" + _TIME + _ZONE
)
_WORDED = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[- ])(?P<month>[A-Za-z]{3,9})(?P=mark)(?P<year>\d{4}|\d{2})(?P<gap>,? |T)?" + _TIME + _ZONE
)
_COMPACT = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
_COMPACT_START = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NUMBER = re.compile(r"-?\d{1,19}(?:\.\d*)?(?:[eE]\+?\d{1,2})?")
_EPOCHS: tuple[tuple[Kind, float], ...] = (
    ("seconds", 1.0),
    ("milliseconds", 1e3),
    ("microseconds", 1e6),
    ("nanoseconds", 1e9),
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST, _LATEST = 315_532_800.0, 4_102_444_800.0  # 1980 .. 2100: what a bare number may mean as a time
_CLOCKS = ("%H:%M:%S", "%H:%M", "%H:%M:%S.%f")
_HALF_CLOCKS = ("%I:%M:%S %p", "%I:%M %p", "%I:%M:%S%p", "%I:%M%p")


class TimeFormat(Part):
    """How times are written."""

    kind: Kind
    patterns: tuple[str, ...] = ()
    """strptime patterns, tried in turn."""
    day_first: bool | None = None
    """Of dates such as 03/04/2026; None where day and month cannot be mistaken."""
    decided: bool = True
    """False where no value shows whether the day or the month comes first, so that custom decided."""

    def turned(self) -> "TimeFormat":
        """The same with day and month the other way round."""
        swap = {"%d": "%m", "%m": "%d"}
        patterns = tuple(re.sub("%[dm]", lambda part: swap[part[0]], pattern) for pattern in self.patterns)
        return self.model_copy(update={"patterns": patterns, "day_first": not self.day_first})


@ibis.udf.scalar.builtin(signature=((dt.Timestamp(timezone="UTC"),), dt.int64))  # type: ignore[untyped-decorator]
def epoch_us(when: ir.Value) -> ir.Value:
    """Microseconds since 1970."""


@ibis.udf.scalar.builtin(name="epoch_us", signature=((dt.timestamp,), dt.int64))  # type: ignore[untyped-decorator]
def epoch_us_naive(when: ir.Value) -> ir.Value:
    """Microseconds since 1970 of a time without zone, as if it were UTC."""


@ibis.udf.scalar.builtin(signature=((dt.string, dt.Array(dt.string)), dt.timestamp))  # type: ignore[untyped-decorator]
def try_strptime(text: ir.Value, patterns: list[str]) -> ir.Value:
    """The time that a text says by the first pattern that fits, else null."""


def find_format(samples: Iterable[str]) -> tuple[TimeFormat, float] | None:
    """The format that reads most of a text column's samples, and the share that it reads; None where none reads half."""
    values = [value.strip() for value in samples if value.strip()]
    if not values:
        return None
    best = max((_iso(values), _numbers(values), _compact(values), _dates(values)), key=lambda found: found[1])
    return best if best[1] >= 0.5 else None


def given_format(text: str) -> TimeFormat:
    """The format that a person names: a kind, or a strptime pattern."""
    for kind in ("iso", "seconds", "milliseconds", "microseconds", "nanoseconds"):
        if text == kind:
            return TimeFormat(kind=kind)
    return TimeFormat(kind="pattern", patterns=(text,))


def at_us(column: ir.Value, form: TimeFormat, timezone: str) -> ir.IntegerValue:
    """UTC microseconds of a column of times; null where a value cannot be read.

    Times without zone are in ``timezone``, which the connection must be set to.
    """
    moment = dt.Timestamp(timezone="UTC")
    if form.kind in ("typed", "iso"):
        kind = column.type()
        if timezone == "UTC" and (kind.is_date() or (kind.is_timestamp() and kind.timezone is None)):
            return epoch_us_naive(column.cast("timestamp"))  # spares the calendar, which is slow
        return epoch_us(column.try_cast(moment))
    if form.kind == "pattern":
        return epoch_us(try_strptime(column.cast("string").strip(), list(form.patterns)).cast(moment))
    if form.kind == "microseconds":
        return column.try_cast("int64")
    if form.kind == "nanoseconds":
        return column.try_cast("int64") // 1_000
    scale = 1e6 if form.kind == "seconds" else 1e3
    return (column.try_cast("float64") * scale).round().try_cast("int64")


def moment(us: int | None) -> datetime | None:
    """UTC microseconds as a time."""
    return None if us is None else _EPOCH + timedelta(microseconds=us)


def decide_day_first(form: TimeFormat, dates: Sequence[str]) -> tuple[TimeFormat, str | None, str | None]:
    """The format decided on all distinct dates of a column.

    Returns it with a date that only day-first reads and one that only month-first reads; both given: the column mixes.
    """
    day = month = None
    for date in dates:
        match = _NUMERIC.match(date.strip())
        if match is None:
            continue
        first, second = int(match["first"]), int(match["second"])
        if 12 < first <= 31 and 1 <= second <= 12:
            day = day or date
        elif 12 < second <= 31 and 1 <= first <= 12:
            month = month or date
    if (day is None) == (month is None):
        return form.model_copy(update={"decided": False}), day, month
    fitting = form if form.day_first == (day is not None) else form.turned()
    return fitting.model_copy(update={"decided": True}), day, month


def _iso(values: list[str]) -> tuple[TimeFormat, float]:
    return TimeFormat(kind="iso"), sum(_ISO.fullmatch(value) is not None for value in values) / len(values)


def _numbers(values: list[str]) -> tuple[TimeFormat, float]:
    numbers = [float(value) for value in values if _NUMBER.fullmatch(value)]
    shares = {kind: sum(_EARLIEST <= number / scale < _LATEST for number in numbers) / len(values) for kind, scale in _EPOCHS}
    kind = max(shares, key=lambda each: shares[each])
    return TimeFormat(kind=kind), shares[kind]


def _compact(values: list[str]) -> tuple[TimeFormat, float]:
    fitting = [value for value in values if value.isdigit() and len(value) in _COMPACT and _COMPACT_START.match(value)]
    patterns = dict.fromkeys(_COMPACT[len(value)] for value in fitting)
    # ahead of a count since 1970 where both read all: nobody's milliseconds begin with a calendar date for long
    return TimeFormat(kind="pattern", patterns=tuple(patterns)), len(fitting) / len(values) * 1.001


def _dates(values: list[str]) -> tuple[TimeFormat, float]:
    numeric = [match for value in values if (match := _NUMERIC.fullmatch(value))]
    worded = [match for value in values if (match := _WORDED.fullmatch(value))]
    if len(worded) > len(numeric):
        return TimeFormat(kind="pattern", patterns=_patterns(worded, "")), len(worded) / len(values)
    halves = any(match["half"] for match in numeric)
    form = TimeFormat(kind="pattern", patterns=_patterns(numeric, "%d"), day_first=True)
    if halves:  # a twelve-hour clock is American custom, and so is the month first
        form = form.turned()
    form, day, month = decide_day_first(form, [match[0] for match in numeric])
    readable = len(numeric) if day is None or month is None else len(numeric) / 1.5
    return form, readable / len(values)


def _patterns(matches: list[re.Match[str]], first: str) -> tuple[str, ...]:
    """Patterns for what was seen, most frequent first, and then for the same dates with any clock."""
    seen: Counter[str] = Counter()
    dates: Counter[tuple[str, str, str]] = Counter()
    for match in matches:
        month = "%m" if first else ("%b" if len(match["month"]) == 3 else "%B")
        year = "%Y" if len(match["year"]) == 4 else "%y"
        date = match["mark"].join(("%d", month, year))
        gap, zone = match["gap"] or " ", ""
        if match["zone"]:
            zone = " %z" if match["zone"][0].isspace() else "%z"
        dates[date, gap, zone] += 1
        if not match["time"]:
            seen[date] += 1
            continue
        clock = "%I:%M" if match["half"] else "%H:%M"
        if match["seconds"]:
            clock += ":%S"
        if match["fraction"]:
            clock += ".%f"
        if match["half"]:
            clock += " %p" if match["half"][0].isspace() else "%p"
        seen[date + gap + clock + zone] += 1
    for (date, gap, zone), _ in dates.most_common():
        clocks = _HALF_CLOCKS if any("%p" in pattern for pattern in seen) else _CLOCKS
        for clock in clocks:
            seen[date + gap + clock + zone] += 0
        seen[date] += 0
    return tuple(pattern for pattern, _ in seen.most_common())
