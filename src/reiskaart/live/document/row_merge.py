"""One row of the document brought from what it was to what it should be, beside what others changed in the meantime."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pycrdt import Map, Text

from reiskaart.live.document.arranging import rearranged
from reiskaart.live.document.conflict import Conflict
from reiskaart.live.document.row_reader import WORDS, entries_of
from reiskaart.live.document.rows import Plain, Row
from reiskaart.live.document.tables import EMOTION, Table
from reiskaart.live.document.typing_in import type_in
from reiskaart.live.document.values import LINE, Field
from reiskaart.live.document.writing import plain_rule
from reiskaart.model import Rule


@dataclass(frozen=True, slots=True)
class RowMerge:
    """A row, and the three things that are said of it."""

    path: str
    table: Table
    row: Map[Any]
    raw: Mapping[str, Any]
    """What stands in the row."""
    base: Row
    wanted: Row
    now: Row
    places: tuple[str, ...] = ()
    """Fields that say where the row stands, which change together with its order."""

    def change(self) -> Iterator[Conflict]:
        """Change what differs between base and wanted, but for what others have changed: that is a conflict."""
        if "moment_of_truth/present" in self.wanted.fields.keys() - self.now.fields.keys():
            self._forget("moment_of_truth/", self.wanted.fields)
        for name, field in self.table.fields.items():
            if name not in self.places:
                yield from self._field(name, field, self.base.fields, self.wanted.fields, self.now.fields)
        for name in self.table.references:
            self._references(name)
        for name in self.table.lists:
            self._list(name, self.base.lists[name], self.wanted.lists[name], self.now.lists[name], self._set_item)
        for name in self.table.named:
            yield from self._named(name)
        if self.table.rules:
            self._list("rules", self.base.rules, self.wanted.rules, self.now.rules, self._set_rule)
        if self.table.emotions:
            yield from self._emotions()

    def _field(
        self,
        name: str,
        field: Field,
        base: Mapping[str, Plain],
        wanted: Mapping[str, Plain],
        now: Mapping[str, Plain],
        key: str = "",
    ) -> Iterator[Conflict]:
        was, value, there = base.get(name), wanted.get(name), now.get(name)
        if value in (was, there):
            return
        if there == was:
            set_field(self.row, key or name, field, value)
        else:
            yield Conflict(f"{self.path}/{key or name}", _said(there), _said(value), kept_both=False)

    def _references(self, name: str) -> None:
        base, wanted, now = (row.references[name] for row in (self.base, self.wanted, self.now))
        if base == wanted:
            return
        for id_ in set(base) - set(wanted):
            self.row.pop(f"{name}/{id_}", None)
        left = [(id_, self.raw[f"{name}/{id_}"]) for id_ in now if id_ in wanted or id_ not in base]
        still = [id_ for id_ in wanted if id_ in now or id_ not in base]
        for id_, order in rearranged(left, base, still).items():
            self.row[f"{name}/{id_}"] = order

    def _named(self, name: str) -> Iterator[Conflict]:
        base, wanted, now = (row.named[name] for row in (self.base, self.wanted, self.now))
        orders = {key: order for order, key, _ in entries_of(self.raw, name) if key in now}
        texts = dict(now)
        for key in [*base, *(key for key in wanted if key not in base)]:
            was, text, there = base.get(key), wanted.get(key), now.get(key)
            if text in (was, there):
                continue
            if there != was:
                yield Conflict(f"{self.path}/{name}/{key}", there, text, kept_both=False)
            elif text is None:
                self._forget_item(f"{name}/{key}")
                del orders[key], texts[key]
            else:
                texts[key] = text
                if key in orders:
                    self._set_item(f"{name}/{key}", orders[key], text)
        still = [key for key in wanted if key in texts]
        for key, order in rearranged(list(orders.items()), list(base), still).items():
            self._set_item(f"{name}/{key}", order, texts[key])

    def _list(
        self, name: str, base: Sequence[Any], wanted: Sequence[Any], now: Sequence[Any], put: Callable[[str, str, Any], None]
    ) -> None:
        """Things without a name of their own: known by what they say, each under a key, where ``put`` says order and value."""
        if base == wanted:
            return
        there = entries_of(self.raw, name)
        orders = {key: order for order, key, _ in there}
        values = dict(zip(orders, now, strict=True))
        key_of_base = dict(_pairs(base, now, list(orders)))
        base_keys = [key_of_base[index] for index in range(len(base)) if index in key_of_base]
        added = [key for key in orders if key not in base_keys]
        wanted_keys: list[str] = []
        kept: set[str] = set()
        for index, value in _matched(base, wanted):
            key = None if index is None else key_of_base.get(index)
            if index is not None and key is None and base[index] == value:
                continue  # somebody else took it away
            key = key or next((key for key in added if values[key] == value), secrets.token_hex(5))
            if key in added:  # somebody else added the same
                added.remove(key)
            kept.add(key)
            wanted_keys.append(key)
            if key in values and values[key] != value:
                put(f"{name}/{key}", orders[key], value)
            values[key] = value
        for key in base_keys:
            if key not in kept:
                self._forget_item(f"{name}/{key}")
                del orders[key]
        for key, order in rearranged(list(orders.items()), base_keys, wanted_keys).items():
            put(f"{name}/{key}", order, values[key])

    def _set_item(self, key: str, order: str, text: str) -> None:
        """Say an item of a list: only the letters that differ are typed."""
        if self.raw.get(key) != order:
            self.row[key] = order
        set_field(self.row, WORDS + key, LINE, text)

    def _set_rule(self, key: str, order: str, rule: Rule) -> None:
        self.row[key] = plain_rule(rule, order)

    def _forget_item(self, key: str) -> None:
        self.row.pop(key, None)
        self.row.pop(WORDS + key, None)

    def _emotions(self) -> Iterator[Conflict]:
        base, wanted, now = self.base.emotions, self.wanted.emotions, self.now.emotions
        left = dict(now)
        for persona in [*base, *(persona for persona in wanted if persona not in base)]:
            was, felt, there = base.get(persona), wanted.get(persona), now.get(persona)
            if felt in (was, there):
                continue
            key = f"emotions/{persona}"
            if felt is not None and (there is not None or was is None):
                if there is None:
                    self._forget(f"{key}/", {})
                for name, field in EMOTION.items():
                    yield from self._field(name, field, was or {}, felt, there or {}, f"{key}/{name}")
            elif there != was:
                yield Conflict(f"{self.path}/{key}", _said_all(there), _said_all(felt), kept_both=False)
            else:
                left.pop(persona, None)
                for name in ("value", "word", "order"):
                    self.row.pop(f"{key}/{name}", None)
        orders = [(persona, _text(self.raw.get(f"emotions/{persona}/order"))) for persona in left]
        still = [persona for persona in wanted if persona in left or persona not in base]
        for persona, order in rearranged(orders, list(base), still).items():
            self.row[f"emotions/{persona}/order"] = order

    def _forget(self, begin: str, wanted: Mapping[str, Plain]) -> None:
        """Take away what an earlier one left behind, before one like it is there again."""
        for name in [name for name in self.raw if name.startswith(begin) and name not in wanted]:
            self.row.pop(name, None)


def set_field(row: Map[Any], name: str, field: Field, value: Plain | None) -> None:
    """Say something in a field, or nothing; in a shared text only the letters that differ are typed."""
    if not field.shared:
        if value is None:
            row.pop(name, None)
        else:
            row[name] = value
        return
    there = row.get(name)
    if isinstance(there, Text):
        type_in(there, "" if value is None else str(value))
    elif value is None:
        row.pop(name, None)
    else:
        row[name] = Text(str(value))


def _matched(base: Sequence[Any], wanted: Sequence[Any]) -> Iterator[tuple[int | None, Any]]:
    """Each thing that is wanted, with its place in base where it stood there, or where another stood that it replaces."""
    for tag, i1, i2, j1, j2 in _opcodes(base, wanted):
        for offset, value in enumerate(wanted[j1:j2]):
            stood = tag in ("equal", "replace") and i1 + offset < i2
            yield (i1 + offset if stood else None), value


def _pairs(base: Sequence[Any], now: Sequence[Any], keys: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The place in base of each thing that still stands there, with its key."""
    for tag, i1, i2, j1, _ in _opcodes(base, now):
        if tag == "equal":
            yield from ((i1 + offset, keys[j1 + offset]) for offset in range(i2 - i1))


def _opcodes(one: Sequence[Any], other: Sequence[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(
        None, [_hashable(each) for each in one], [_hashable(each) for each in other], autojunk=False
    ).get_opcodes()


def _hashable(value: Any) -> object:
    return (value.at, tuple(sorted(value.conditions.items()))) if isinstance(value, Rule) else value


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _said(value: Plain | None) -> str | None:
    return None if value is None else str(value)


def _said_all(values: Mapping[str, Plain] | None) -> str | None:
    return None if values is None else " ".join(str(value) for value in values.values())
