"""A group of paths that is looked at: all paths of a reading, or those that a filter keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute

from reiskaart.errors import UsageError
from reiskaart.model import Condition, Filter, PathOutcome
from reiskaart.reality.lists import Grouped, Visits
from reiskaart.reality.path_columns import Flags, Middle
from reiskaart.reality.reading import Reading

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_NAMED = 20


@dataclass(frozen=True)
class Group:
    """Paths of a reading; after ``silence_us`` without a contact a path is not seen again."""

    reading: Reading
    keeps: Flags
    """Per path whether it is in the group."""
    silence_us: float

    def kept(self, rows: Grouped) -> Flags:
        """Per row of a list whether it is of a path in the group."""
        return looked_up(self.keeps, rows.path)

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """The paths of the group, by number."""
        return np.flatnonzero(self.keeps)

    @property
    def paths(self) -> int:
        """How many they are."""
        return len(self.numbers)

    @cached_property
    def customers(self) -> int:
        """How many customers made them."""
        if self.reading.meta.one_path_each:
            return self.paths
        return len(distinct(self.reading.by_path.customer[self.numbers]))

    @cached_property
    def paths_of_customer(self) -> npt.NDArray[np.int64]:
        """How many paths of the group each customer made."""
        return np.bincount(self.reading.by_path.customer[self.numbers])

    @cached_property
    def is_open(self) -> Flags:
        """Per path whether the log ends so soon after its last contact that it may still go on."""
        last = self.reading.meta.last
        ends_us = 0 if last is None else (last - _EPOCH) // timedelta(microseconds=1)
        return ends_us - self.reading.by_path.ended_us <= self.silence_us


def looked_up(flags: Flags, paths: Middle) -> Flags:
    """The flags of these paths; several times faster than numpy does it, and it lets other threads work."""
    found = pa.compute.take(pa.array(flags.view(np.uint8)), pa.array(paths), boundscheck=False)
    values: Flags = found.to_numpy().view(np.bool_)
    return values


def distinct(ordered: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Where each different value of an ascending column begins."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.concatenate([[0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1])


def choose(reading: Reading, wanted: Filter, silence_us: float) -> Group:
    """The paths that a filter keeps.

    Raises: UsageError where the reading has no such column, value, step or touchpoint, or the period ends before it begins.
    """
    paths = reading.by_path
    keeps = np.ones(reading.meta.paths, np.bool_)
    if wanted.from_ is not None and wanted.until is not None and wanted.until < wanted.from_:
        raise UsageError("reality.period-backwards", first=wanted.from_, last=wanted.until)
    if wanted.from_ is not None:
        keeps &= paths.started_us >= _day_us(wanted.from_)
    if wanted.until is not None:
        keeps &= paths.started_us < _day_us(wanted.until) + 86_400_000_000
    if wanted.outcome is not None:
        keeps &= with_outcome(reading, wanted.outcome)
    for place in wanted.passed:
        keeps &= reaching(reading, place)
    for place in wanted.avoided:
        keeps &= ~reaching(reading, place)
    for condition in wanted.where:
        keeps &= _with_a_value(reading, condition)
    return Group(reading, keeps, silence_us)


def with_outcome(reading: Reading, outcome: PathOutcome) -> Flags:
    """Per path whether it ended so: a good outcome goes before a bad one."""
    good, bad = reading.by_path.reached_good, reading.by_path.reached_bad
    match outcome:
        case "good":
            return good
        case "bad":
            return bad & ~good
        case "none":
            return ~(good | bad)


def visits_at(reading: Reading, place: str) -> tuple[Visits, int]:
    """The list that a step or touchpoint stands in, and its number there.

    Raises: UsageError where the reading has no such place.
    """
    meta, lists = reading.meta, reading.lists
    if place in meta.steps:
        return lists.steps, meta.steps.index(place)
    if place in meta.touchpoints:
        return lists.touchpoints, meta.touchpoints.index(place)
    raise UsageError("reality.unknown-place", place=place, known=_some([*meta.steps, *meta.touchpoints]))


def reaching(reading: Reading, place: str) -> Flags:
    """Per path whether it reaches this step, touchpoint or phase. Raises: UsageError where the reading has no such place."""
    if place in reading.meta.phases:
        phases = reading.lists.phases
        return flags_of(reading, phases.path[phases.rows(reading.meta.phases.index(place))])
    visits, number = visits_at(reading, place)
    return flags_of(reading, visits.path[visits.at(number)])


def flags_of(reading: Reading, paths: Middle) -> Flags:
    """Per path of the reading whether it is one of these."""
    flags = np.zeros(reading.meta.paths, np.bool_)
    flags[paths] = True
    return flags


def _with_a_value(reading: Reading, condition: Condition) -> Flags:
    columns = reading.meta.columns
    if condition.column in reading.meta.columns_of_many:
        raise UsageError("reality.column-of-many", column=condition.column)
    if condition.column not in columns:
        raise UsageError("reality.unknown-column", column=condition.column, known=_some(columns))
    number = columns.index(condition.column)
    texts = reading.texts(number)
    keeps = np.zeros(reading.meta.paths, np.bool_)
    for value in condition.values:
        if value not in texts:
            raise UsageError("reality.unknown-value", column=condition.column, value=value, known=_some(texts))
        keeps[reading.lists.with_value(number, texts.index(value))] = True
    return keeps


def _day_us(day: date) -> int:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return (midnight - _EPOCH) // timedelta(microseconds=1)


def _some(names: Sequence[str]) -> str:
    shown = [*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])]
    return ", ".join(shown) or "–"
