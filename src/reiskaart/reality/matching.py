"""Which touchpoint the events of a log belong to.

Patterns are tried on the distinct values of a column, never on events. Values that fit the same patterns are one class; then
the columns are gone through one after the other, and what is remembered of those behind is only which rules can still hold. So an
event is matched by a few look-ups in small tables, whatever the rules are.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from ibis.backends.duckdb import Backend

from reiskaart.errors import InputError
from reiskaart.eventlog import StoredLog
from reiskaart.model import Journey
from reiskaart.reality.patterns import Pattern, PatternKind, pattern
from reiskaart.reality.places import Places
from reiskaart.reality.values import Values, check_expression

NAME, CHANNEL = "name", "channel"

Codes = npt.NDArray[np.int32]


def _fits(text: str, expression: str) -> bool:  # type: ignore[empty-body]
    """DuckDB's own function: RE2, of the whole value."""


def _normal(text: str) -> str:  # type: ignore[empty-body]
    """DuckDB's own function: Unicode NFC."""


regexp_full_match = ibis.udf.scalar.builtin(_fits, name="regexp_full_match")
nfc_normalize = ibis.udf.scalar.builtin(_normal, name="nfc_normalize")


def precedence(patterns: Collection[Pattern]) -> tuple[int, int, int]:
    """Less goes first: the kind of the most particular condition, more conditions, longer literals."""
    return (min(p.kind for p in patterns), -len(patterns), -sum(p.literal_length for p in patterns))


@dataclass(frozen=True, slots=True)
class MatchedRule:
    """A rule with all that decides whether it holds and goes before another."""

    touchpoint: int
    number: int
    """From 1, within its touchpoint."""
    conditions: dict[str, Pattern]
    step: int | None
    """Where the rule pins its events."""

    @property
    def precedence(self) -> tuple[int, int, int]:
        """Less goes first; see :func:`precedence`."""
        return precedence(self.conditions.values())


@dataclass(frozen=True, slots=True)
class Column:
    """A column that rules look at, and the class of each of its values."""

    name: str
    """In ``events.parquet``."""
    class_of: dict[object, int]
    """Value (for name and channel its code) -> class; what is not in it, or nothing at all, is of class 0."""
    next_state: Codes
    """State before, class -> state after: which rules can still hold."""

    def classes(self, values: pa.ChunkedArray) -> Codes:
        """The class of each of these values."""
        coded = values.combine_chunks().dictionary_encode(null_encoding="encode")
        table = np.array([self.class_of.get(value, 0) for value in coded.dictionary.to_pylist()], np.int32)
        rows: npt.NDArray[np.int32] = coded.indices.to_numpy()
        return table[rows]


class Matched(NamedTuple):
    """What the rules say of each event."""

    touchpoint: npt.NDArray[np.int16]
    """-1 where no rule holds."""
    pinned: npt.NDArray[np.int16]
    """The step that the rule names; -1 where it names none."""
    rule: npt.NDArray[np.int16]
    """The number of the rule that wins within its touchpoint, from 1; 0 where none holds."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """The rules of a map, made ready for one log."""

    columns: tuple[Column, ...]
    alive: tuple[int, ...]
    """Per final state the rules that hold, as bits; the lowest wins."""
    touchpoint: npt.NDArray[np.int16]
    """Per final state; -1 where no rule holds."""
    pinned: npt.NDArray[np.int16]
    """Per final state the step that the rule names; -1 where it names none."""
    rule: npt.NDArray[np.int16]
    """Per final state the number of the rule that wins within its touchpoint, from 1; 0 where none holds."""
    unknown_properties: tuple[str, ...]
    """Properties that rules name and the log lacks: such rules never hold."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns of the events that rules look at."""
        return tuple(column.name for column in self.columns)

    def match(self, events: pa.Table) -> Matched:
        """What the rules say of each event."""
        state = self.states(events)
        return Matched(self.touchpoint[state], self.pinned[state], self.rule[state])

    def states(self, events: pa.Table) -> Codes:
        """The final state of each event, or of each row with the columns that rules look at."""
        state = np.zeros(events.num_rows, np.int32)
        for column in self.columns:
            state = column.next_state[state, column.classes(events[column.name])]
        return state


def rules_of(journey: Journey, places: Places) -> list[MatchedRule]:
    """All rules of a map, those that go first in front."""
    rules = [
        MatchedRule(
            touchpoint=number,
            number=index,
            conditions={name: pattern(written) for name, written in rule.conditions.items()},
            step=None if rule.at is None else places.steps.index(rule.at),
        )
        for number, touchpoint in enumerate(journey.touchpoints)
        for index, rule in enumerate(touchpoint.rules, 1)
    ]
    return sorted(rules, key=lambda rule: rule.precedence)  # stable: of equals the first in the file


def matcher(log: StoredLog, journey: Journey, places: Places, connection: Backend) -> Matcher:
    """The rules of a map made ready for a log.

    Raises: InputError (``reality.bad-pattern``) where a regular expression is none, or takes too long to try.
    """
    rules = rules_of(journey, places)
    used = {name for rule in rules for name in rule.conditions}
    tables = values_by_property(log, connection)
    values = {name: _values(column, table, connection) for name, (column, table) in tables.items() if name in used}
    if problems := bad_rules(rules, values, connection):
        raise next(iter(problems.values())).error(journey)
    return made_ready(rules, values)


@dataclass(frozen=True, slots=True)
class BadRule:
    """A rule with a condition that cannot be tried, and why."""

    rule: MatchedRule
    property: str
    reason: InputError

    def error(self, journey: Journey) -> InputError:
        """The same, as whoever reads the whole map is told."""
        touchpoint = journey.touchpoints[self.rule.touchpoint]
        where = {"touchpoint": touchpoint.name, "id": touchpoint.id, "rule": self.rule.number, "property": self.property}
        code = "reality.slow-rule" if self.reason.code == "reality.slow-pattern" else "reality.bad-pattern"
        return InputError(code, **where, **self.reason.parameters)


def bad_rules(rules: Sequence[MatchedRule], values: Mapping[str, Values], connection: Backend) -> dict[tuple[int, int], BadRule]:
    """The rules that cannot be tried, by the number of their touchpoint and their own; the first reason of each."""
    found: dict[tuple[int, int], BadRule] = {}
    for rule in sorted(rules, key=lambda rule: (rule.touchpoint, rule.number)):
        for name, wanted in rule.conditions.items():
            try:
                if name in values:
                    values[name].fits(wanted)
                elif wanted.kind is PatternKind.REGEX:
                    check_expression(wanted, connection.con)
            except InputError as reason:
                found.setdefault((rule.touchpoint, rule.number), BadRule(rule, name, reason))
    return found


def made_ready(rules: Sequence[MatchedRule], values: Mapping[str, Values]) -> Matcher:
    """Rules, those that go first in front, made ready for columns by the names that rules give them; all can be tried."""
    used = dict.fromkeys(name for rule in rules for name in rule.conditions)
    unknown = tuple(sorted(name for name in used if name not in values))
    every = (1 << len(rules)) - 1
    states = {_without(rules, unknown, every): 0}
    columns = []
    for name in used:
        if name in values:
            column, states = _column(name, values[name], rules, states)
            columns.append(column)
    winners = [rules[_lowest(alive)] if alive else None for alive in states]
    return Matcher(
        columns=tuple(columns),
        alive=tuple(states),
        touchpoint=np.array([-1 if rule is None else rule.touchpoint for rule in winners], np.int16),
        pinned=np.array([-1 if rule is None or rule.step is None else rule.step for rule in winners], np.int16),
        rule=np.array([0 if rule is None else rule.number for rule in winners], np.int16),
        unknown_properties=unknown,
    )


def check_patterns(rules: Sequence[MatchedRule], journey: Journey, connection: Backend) -> None:
    """Sees to it that every regular expression is one.

    Raises: InputError (``reality.bad-pattern``) naming the touchpoint and the rule.
    """
    if problems := bad_rules(rules, {}, connection):
        raise next(iter(problems.values())).error(journey)


def values_of(log: StoredLog, rows: ir.Table, connection: Backend) -> dict[str, Values]:
    """The values that rules can ask for, by the names that they give to columns, of rows with some columns of the events."""
    return {name: _values(column, table, connection) for name, (column, table) in _tables(log, rows, connection).items()}


def values_by_property(log: StoredLog, connection: Backend) -> dict[str, tuple[str, ir.Table]]:
    """Per property that a rule may name: its column in the events, and a table ``value, text`` of its distinct values."""
    return _tables(log, log.events(connection), connection)


def _tables(log: StoredLog, events: ir.Table, connection: Backend) -> dict[str, tuple[str, ir.Table]]:
    found: dict[str, tuple[str, ir.Table]] = {}
    for known in (known for known in log.meta.properties if known.name in events.columns):
        column = events[known.name]
        distinct = events.select(value=column).distinct().filter(ibis._.value.notnull())
        found[known.column] = known.name, distinct.mutate(text=_text(distinct.value))
    for name, coded in ((NAME, log.names(connection)), (CHANNEL, log.channels(connection))):
        found[name] = name, coded.select(value=coded.code, text=coded.text)
    return found


def _text(value: ir.Value) -> ir.StringValue:
    """A value as a person would write it: a whole number without decimals."""
    text = value.cast("string")
    return text.re_replace(r"\.0$", "") if value.type().is_floating() else text


def _without(rules: Sequence[MatchedRule], unknown: Sequence[str], every: int) -> int:
    dead = sum(1 << bit for bit, rule in enumerate(rules) if any(name in rule.conditions for name in unknown))
    return every & ~dead


def _values(column: str, table: ir.Table, connection: Backend) -> Values:
    found = connection.to_pyarrow(table.select("value", text=nfc_normalize(table.text)))
    return Values(column, found["value"].to_pylist(), found["text"].combine_chunks(), connection)


def _column(name: str, values: Values, rules: Sequence[MatchedRule], states: dict[int, int]) -> tuple[Column, dict[int, int]]:
    """One column made ready, and the states after it."""
    indifferent = sum(1 << bit for bit, rule in enumerate(rules) if name not in rule.conditions)
    alive_of_class = {indifferent: 0}
    class_of: dict[object, int] = {}
    for row, alive in _alive(name, values, rules).items():
        class_of[values.values[row]] = alive_of_class.setdefault(alive | indifferent, len(alive_of_class))
    after: dict[int, int] = {}
    table = np.array([[after.setdefault(state & alive, len(after)) for alive in alive_of_class] for state in states], np.int32)
    return Column(values.column, class_of, table), after


def _alive(name: str, values: Values, rules: Sequence[MatchedRule]) -> dict[int, int]:
    """Per distinct value, by its place, the rules, as bits, whose condition on this column it meets; none is left out."""
    wanted: dict[Pattern, int] = {}
    for bit, rule in enumerate(rules):
        if name in rule.conditions:
            wanted[rule.conditions[name]] = wanted.get(rule.conditions[name], 0) | 1 << bit
    alive: dict[int, int] = {}
    for asked, bits in wanted.items():
        for row in np.flatnonzero(values.fits(asked)).tolist():
            alive[row] = alive.get(row, 0) | bits
    return alive


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
