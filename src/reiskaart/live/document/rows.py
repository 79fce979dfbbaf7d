"""A journey as rows of the document's tables: flat, with the parts that have an order in order."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reiskaart.live.document.tables import EMOTION, EVERYBODY, JOURNEY, TABLES, Table
from reiskaart.model import Emotion, Journey, Rule
from reiskaart.model.base import Part

Plain = str | float | bool
"""What a field holds."""


@dataclass(slots=True, eq=False)
class Row:
    """A row: its fields, and what it holds in order."""

    fields: dict[str, Plain]
    """Fields that say something."""
    references: dict[str, list[str]] = field(default_factory=dict)
    """Name of a set -> ids."""
    lists: dict[str, list[str]] = field(default_factory=dict)
    named: dict[str, dict[str, str]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    emotions: dict[str, dict[str, Plain]] = field(default_factory=dict)
    """Persona -> value and word."""

    def __eq__(self, other: object) -> bool:
        """Whether they say the same, in the same order: dicts alone do not compare that."""
        return isinstance(other, Row) and self._said() == other._said()

    __hash__ = None  # type: ignore[assignment]

    def _said(self) -> tuple[object, ...]:
        named = {name: list(entries.items()) for name, entries in self.named.items()}
        return self.fields, self.references, self.lists, named, self.rules, list(self.emotions.items())


Rows = dict[str, Row]
"""Rows by id, in the order in which they stand in the journey."""


@dataclass(frozen=True, slots=True)
class JourneyRows:
    """All rows of a journey."""

    journey: Row
    tables: dict[str, Rows]

    def copy(self) -> "JourneyRows":
        """The same rows, to take away from."""
        return JourneyRows(self.journey, {name: dict(rows) for name, rows in self.tables.items()})


def rows_of(journey: Journey) -> JourneyRows:
    """The rows that say this journey."""
    tables: dict[str, Rows] = {name: {} for name in TABLES}

    def add(name: str, parts: Iterable[Any], **place: str) -> None:
        for part in parts:
            tables[name][part.id] = _row(TABLES[name], part, place)

    for name in ("touchpoints", "personas", "customer_jobs", "offers", "propositions", "evidence", "phases", "lanes"):
        add(name, getattr(journey, name))
    for phase in journey.phases:
        add("steps", phase.steps, phase=phase.id)
        add("goals", phase.goals, phase=phase.id)
        for step in phase.steps:
            for kind, cards in step.cards.items():
                add("cards", cards, step=step.id, kind=kind)
    return JourneyRows(_row(JOURNEY, journey, {}), tables)


PLACES = {"cards": ("step", "kind"), "steps": ("phase",), "goals": ("phase",)}
"""Table -> the fields that say among which of its rows a row has its order; all of them where nothing is said."""

Place = tuple[object, ...]


def place_of(name: str, row: Row) -> Place:
    """Among which rows of its table a row has its order."""
    return tuple(row.fields.get(field) for field in PLACES.get(name, ()))


def nothing(table: Table) -> Row:
    """A row that says nothing."""
    return Row(
        {},
        {name: [] for name in table.references},
        {name: [] for name in table.lists},
        {name: {} for name in table.named},
    )


def _row(table: Table, part: Part, place: dict[str, str]) -> Row:
    fields: dict[str, Plain] = dict(place)
    fields.update(_fields(table, part, place))
    row = Row(fields)
    for name in table.references:
        row.references[name] = list(_inner(part, name))
    for name in table.lists:
        row.lists[name] = list(_inner(part, name))
    for name in table.named:
        row.named[name] = dict(_inner(part, name))
    if table.rules:
        row.rules = list(_inner(part, "rules"))
    if table.emotions:
        row.emotions = {emotion.persona or EVERYBODY: _feeling(emotion) for emotion in _inner(part, "emotions")}
    return row


def _fields(table: Table, part: Part, place: dict[str, str]) -> Iterator[tuple[str, Plain]]:
    for name in table.fields:
        if name in place:
            continue
        if name == "moment_of_truth/present":
            if _inner(part, "moment_of_truth") is not None:
                yield name, True
        elif (value := _inner(part, name)) is not None:
            yield name, _plain(value)


def _inner(part: Part, name: str) -> Any:
    """The value at a name that may be nested."""
    if "/" not in name:
        return getattr(part, name)
    value: Any = part
    for step in name.split("/"):
        value = None if value is None else getattr(value, step)
    return value


def _plain(value: Any) -> Plain:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool | str):
        return value
    return float(value)


def _feeling(emotion: Emotion) -> dict[str, Plain]:
    return {name: _plain(value) for name in EMOTION if (value := getattr(emotion, name)) is not None}
