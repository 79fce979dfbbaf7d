"""A new document that says a journey."""

from collections.abc import Iterable, Iterator
from typing import Any

from pycrdt import Doc, Map, Text

from reiskaart.live.document.row_reader import WORDS
from reiskaart.live.document.rows import Plain, Row, Rows, place_of, rows_of
from reiskaart.live.document.tables import EMOTION, FORMAT, JOURNEY, TABLES, Table
from reiskaart.live.document.values import Field
from reiskaart.live.order import keys_between
from reiskaart.model import Journey, Rule

Prepared = dict[str, Any]
"""A row to be put into the document."""


def new_document(journey: Journey) -> Doc[Any]:
    """A document that says this journey; ``to_journey`` gives it back."""
    doc: Doc[Any] = Doc()
    rows = rows_of(journey)
    with doc.transaction():
        tables = open_tables(doc)
        tables["meta"]["format"] = float(FORMAT)
        for key, value in prepared(JOURNEY, rows.journey).items():
            tables["journey"][key] = value
        for name, there in rows.tables.items():
            for (id_, row), order in zip(there.items(), _orders(name, there), strict=True):
                tables[name][id_] = Map({"order": order, **prepared(TABLES[name], row)})
    return doc


def open_tables(doc: Doc[Any]) -> dict[str, Map[Any]]:
    """The tables of a document, by name."""
    tables: dict[str, Map[Any]] = {name: doc.get(name, type=Map) for name in ("meta", "journey", *TABLES)}
    return tables


def prepared(table: Table, row: Row) -> Prepared:
    """A row's fields and all that it holds, in the form of the document, without its own order."""
    fields = {name: shared_or_plain(table.fields[name], value) for name, value in row.fields.items()}
    for name, field in table.fields.items():
        if field.shared:  # there from the start, so that two who begin to write at once write in the same
            fields.setdefault(name, Text(""))
    for name, ids in row.references.items():
        fields.update(zip((f"{name}/{id_}" for id_ in ids), _keys(ids), strict=True))
    for name, texts in row.lists.items():
        for place, (order, text) in enumerate(zip(_keys(texts), texts, strict=True)):
            fields.update(item(f"{name}/{place}", order, text))
    for name, entries in row.named.items():
        for order, (of_it, text) in zip(_keys(entries), entries.items(), strict=True):
            fields.update(item(f"{name}/{of_it}", order, text))
    for place, (order, rule) in enumerate(zip(_keys(row.rules), row.rules, strict=True)):
        fields[f"rules/{place}"] = plain_rule(rule, order)
    for order, (persona, feeling) in zip(_keys(row.emotions), row.emotions.items(), strict=True):
        fields[f"emotions/{persona}/order"] = order
        for name, value in feeling.items():
            fields[f"emotions/{persona}/{name}"] = shared_or_plain(EMOTION[name], value)
    return fields


def shared_or_plain(field: Field, value: Plain) -> Any:
    """A value in the form in which its field keeps it."""
    return Text(str(value)) if field.shared else value


def item(key: str, order: str, text: str) -> Prepared:
    """An item of a list of short texts in the form of the document."""
    return {key: order, WORDS + key: Text(text)}


def plain_rule(rule: Rule, order: str) -> dict[str, Any]:
    """A rule in the form of the document."""
    return {"order": order, "at": rule.at, "conditions": dict(rule.conditions)}


def _keys(things: Iterable[object]) -> list[str]:
    return keys_between(None, None, len(list(things)))


def _orders(name: str, rows: Rows) -> Iterator[str]:
    """An order for each row, counted among those of the same place."""
    counts: dict[object, int] = {}
    for row in rows.values():
        place = place_of(name, row)
        counts[place] = counts.get(place, 0) + 1
    keys = {place: iter(keys_between(None, None, count)) for place, count in counts.items()}
    return (next(keys[place_of(name, row)]) for row in rows.values())
