"""The further columns of a log: which are kept, under which names, and as text, number or yes and no."""

import re
from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir

from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.plan import Roles
from reiskaart.eventlog.staging import Staged, place
from reiskaart.model.base import Part

RESERVED = ("customer", "at_us", "name", "channel", "row")
_PREFIX = "property:"
_NUMBER = r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?$"
"""A leading zero marks a code, not a number; so do more digits than a float can hold."""
_TRUTH = ("true", "false")


class Property(Part):
    """A further column of the events."""

    name: str
    """Its name in ``events.parquet``."""
    column: str
    """Its name in the file."""


def choose(columns: Sequence[str], roles: Roles, options: LogOptions) -> tuple[Property, ...]:
    """The columns to keep besides those with a role; renamed where a name is taken (names differ by more than case)."""
    playing = {roles.customer, roles.time, roles.name, roles.channel}
    wanted = None if options.properties is None else {name.lower() for name in options.properties}
    taken = set(RESERVED)
    chosen = []
    for column in columns:
        if column in playing or (wanted is not None and column.lower() not in wanted):
            continue
        name = column
        while name.lower() in taken:
            name = _PREFIX + name
        taken.add(name.lower())
        chosen.append(Property(name=name, column=column))
    return tuple(chosen)


def typed(staged: Staged, properties: Sequence[Property], samples: Mapping[str, Sequence[str]]) -> Staged:
    """The staged rows with text columns made numbers or booleans where every value is one; empty becomes null.

    ``samples`` (by column) spare looking through columns whose first values show that they are text.
    """
    table = staged.table
    texts = {
        place(staged.columns.index(item.column)): samples.get(item.column, ())
        for item in properties
        if table[place(staged.columns.index(item.column))].type().is_string()
    }
    empty = {column: table[column].nullif("") for column in texts}
    hopeful = [column for column, seen in texts.items() if seen and all(_maybe(value) for value in seen)]
    kinds = _kinds(table, hopeful)
    return Staged(
        table.mutate(**{column: value.cast(kinds[column]) if column in kinds else value for column, value in empty.items()}),
        staged.columns,
    )


def as_text(value: ir.Value) -> ir.StringValue:
    """A value as text, as it stands."""
    if value.type().is_floating():  # whole numbers become floats where a column has gaps
        whole = value.try_cast("int64")
        return ibis.ifelse(whole == value, whole.cast("string"), value.cast("string"))
    return value.cast("string")


def _kinds(table: ir.Table, columns: Sequence[str]) -> dict[str, str]:
    if not columns:
        return {}
    tests: dict[str, ir.BooleanScalar] = {}
    for column in columns:
        text = table[column].nullif("")
        tests[f"{column} int64"] = (text.try_cast("int64").cast("string") == text).fill_null(text.isnull()).all()
        tests[f"{column} float64"] = text.re_search(_NUMBER).fill_null(True).all()
        tests[f"{column} boolean"] = text.lower().isin(_TRUTH).fill_null(True).all()
    passed = table.aggregate(**tests).to_pyarrow().to_pylist()[0]
    kinds: dict[str, str] = {}
    for test, result in passed.items():
        column, kind = test.split(" ")
        if result:
            kinds.setdefault(column, kind)
    return kinds


def _maybe(value: str) -> bool:
    return re.match(_NUMBER, value) is not None or value.lower() in _TRUTH
