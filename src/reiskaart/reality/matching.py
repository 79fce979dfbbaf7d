"""Which touchpoint the events of a log belong to.

Patterns are tried on the distinct values of a column, never on events. Values that fit the same patterns are one class; then
the columns are gone through one after the other, and what is remembered of those behind is only which rules can still hold. So an
event is matched by a few look-ups in small tables, whatever the rules are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
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

NAME, CHANNEL = "name", "channel"

Codes = npt.NDArray[np.int32]


def _fits(text: str, expression: str) -> bool:  # type: ignore[empty-body]
    """DuckDB's own function: RE2, of the whole value."""


def _normal(text: str) -> str:  # type: ignore[empty-body]
    """DuckDB's own function: Unicode NFC."""


regexp_full_match = ibis.udf.scalar.builtin(_fits, name="regexp_full_match")
nfc_normalize = ibis.udf.scalar.builtin(_normal, name="nfc_normalize")


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
        """Less goes first: the kind of its most particular condition, more conditions, longer literals."""
        patterns = self.conditions.values()
        return (min(p.kind for p in patterns), -len(patterns), -sum(p.literal_length for p in patterns))


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


@dataclass(frozen=True, slots=True)
class Matcher:
    """The rules of a map, made ready for one log."""

    columns: tuple[Column, ...]
    touchpoint: npt.NDArray[np.int16]
    """Per final state; -1 where no rule holds."""
    pinned: npt.NDArray[np.int16]
    """Per final state the step that the rule names; -1 where it names none."""
    unknown_properties: tuple[str, ...]
    """Properties that rules name and the log lacks: such rules never hold."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns of the events that rules look at."""
        return tuple(column.name for column in self.columns)

    def match(self, events: pa.Table) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int16]]:
        """Per event its touchpoint and the step that the rule names, -1 where there is none."""
        state = np.zeros(events.num_rows, np.int32)
        for column in self.columns:
            state = column.next_state[state, column.classes(events[column.name])]
        return self.touchpoint[state], self.pinned[state]


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

    Raises: InputError (``reality.bad-pattern``) where a regular expression is none.
    """
    rules = rules_of(journey, places)
    check_patterns(rules, journey, connection)
    sources = values_by_property(log, connection)
    used = dict.fromkeys(name for rule in rules for name in rule.conditions)
    unknown = tuple(sorted(name for name in used if name not in sources))
    every = (1 << len(rules)) - 1
    states = {_without(rules, unknown, every): 0}
    columns = []
    for name in used:
        if name in sources:
            column, states = _column(name, *sources[name], rules, states, connection)
            columns.append(column)
    winners = [rules[_lowest(alive)] if alive else None for alive in states]
    return Matcher(
        columns=tuple(columns),
        touchpoint=np.array([-1 if rule is None else rule.touchpoint for rule in winners], np.int16),
        pinned=np.array([-1 if rule is None or rule.step is None else rule.step for rule in winners], np.int16),
        unknown_properties=unknown,
    )


def check_patterns(rules: Sequence[MatchedRule], journey: Journey, connection: Backend) -> None:
    """Sees to it that every regular expression is one.

    Raises: InputError (``reality.bad-pattern``) naming the touchpoint and the rule.
    """
    for rule in rules:
        for name, wanted in rule.conditions.items():
            if wanted.kind is PatternKind.REGEX:
                try:
                    connection.to_pyarrow(regexp_full_match("", wanted.expression))
                except duckdb.Error as error:
                    touchpoint = journey.touchpoints[rule.touchpoint]
                    reason = str(error).removeprefix("Invalid Input Error: ")
                    raise InputError(
                        "reality.bad-pattern",
                        touchpoint=touchpoint.name,
                        id=touchpoint.id,
                        rule=rule.number,
                        property=name,
                        pattern=wanted.text,
                        reason=reason,
                    ) from error


def values_by_property(log: StoredLog, connection: Backend) -> dict[str, tuple[str, ir.Table]]:
    """Per property that a rule may name: its column in the events, and a table ``value, text`` of its distinct values."""
    events = log.events(connection)
    found: dict[str, tuple[str, ir.Table]] = {}
    for known in log.meta.properties:
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


def _column(
    name: str,
    column: str,
    values: ir.Table,
    rules: Sequence[MatchedRule],
    states: dict[int, int],
    connection: Backend,
) -> tuple[Column, dict[int, int]]:
    """One column made ready, and the states after it."""
    indifferent = sum(1 << bit for bit, rule in enumerate(rules) if name not in rule.conditions)
    alive_of_class = {indifferent: 0}
    class_of: dict[object, int] = {}
    for value, alive in _alive(name, values, rules, connection):
        number = alive_of_class.setdefault(alive | indifferent, len(alive_of_class))
        if number:
            class_of[value] = number
    after: dict[int, int] = {}
    table = np.array([[after.setdefault(state & alive, len(after)) for alive in alive_of_class] for state in states], np.int32)
    return Column(column, class_of, table), after


def _alive(name: str, values: ir.Table, rules: Sequence[MatchedRule], connection: Backend) -> list[tuple[object, int]]:
    """Per distinct value the rules, as bits, whose condition on this column it meets."""
    wanted: dict[Pattern, int] = {}
    for bit, rule in enumerate(rules):
        if name in rule.conditions:
            wanted[rule.conditions[name]] = wanted.get(rule.conditions[name], 0) | 1 << bit
    exact = {p.text: bits for p, bits in wanted.items() if p.kind is PatternKind.EXACT}
    others = [(p, bits) for p, bits in wanted.items() if p.kind is not PatternKind.EXACT]
    text = nfc_normalize(values.text)
    tried = {f"fits_{index}": regexp_full_match(text, p.expression) for index, (p, _) in enumerate(others)}
    found = connection.to_pyarrow(values.select("value", normal=text, **tried)).to_pydict()
    columns = [(found[f"fits_{index}"], bits) for index, (_, bits) in enumerate(others)]
    result = []
    for row, (value, normal) in enumerate(zip(found["value"], found["normal"], strict=True)):
        alive = exact.get(normal, 0)
        for fits, bits in columns:
            if fits[row]:
                alive |= bits
        result.append((value, alive))
    return result


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
