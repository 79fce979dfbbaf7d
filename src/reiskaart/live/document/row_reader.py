"""A row of the document read as a part of the model, as plain data: what does not fit its field is left out."""

from collections.abc import Callable, Mapping
from typing import Any

from reiskaart.live.document.tables import EMOTION, EVERYBODY, Table
from reiskaart.live.document.values import id_, is_id, line

Tree = dict[str, Any]
"""A part of a journey as plain data, in the model's form."""

Entry = tuple[str, str, Any]
"""Order, key and value: what is in order, ties by key."""

WORDS = "text/"
"""Before the name of an item of a list: where its words stand, for people to type in together."""


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self._fields = {name: (name.split("/"), field.read) for name, field in table.fields.items()}
        self._worded = frozenset((*table.lists, *table.named))
        self._collections: dict[str, Callable[[list[Entry]], Any]] = {
            **dict.fromkeys(table.references, _ids),
            **dict.fromkeys(table.lists, _texts),
            **dict.fromkeys(table.named, _named),
            **({"rules": _rules} if table.rules else {}),
            **({"emotions": _emotions} if table.emotions else {}),
        }

    def read(self, raw: Tree) -> Tree:
        """The row as plain data; ids in it may name what is not there."""
        tree: Tree = {}
        gathered: dict[str, list[Entry]] = {}
        for key, value in raw.items():
            if known := self._fields.get(key):
                path, read = known
                if (said := read(value)) is not None:
                    _put(tree, path, said)
            elif "/" in key:
                name, inner = self._collection(key)
                if name:
                    whole = _with_words(raw, key, value) if name in self._worded else value
                    gathered.setdefault(name, []).append((_order(value), inner, whole))
        for name, entries in gathered.items():
            _put(tree, name.split("/"), self._collections[name](sorted(entries, key=lambda entry: entry[:2])))
        if "moment_of_truth" in tree and tree["moment_of_truth"].pop("present", False) is not True:
            del tree["moment_of_truth"]
        return tree

    def _collection(self, key: str) -> tuple[str, str]:
        head, _, rest = key.partition("/")
        if head in self._collections:
            return head, rest
        second, slash, inner = rest.partition("/")
        name = f"{head}/{second}"
        return (name, inner) if slash and name in self._collections else ("", "")


def _put(tree: Tree, path: list[str], value: object) -> None:
    if len(path) == 1:
        tree[path[0]] = value
    else:
        tree.setdefault(path[0], {})[path[1]] = value


def _order(value: object) -> str:
    """The order in whichever form it stands."""
    if isinstance(value, list):
        value = value[0] if value else ""
    elif isinstance(value, dict):
        value = value.get("order")
    return value if isinstance(value, str) else ""


def entries_of(raw: Mapping[str, Any], name: str) -> list[Entry]:
    """What is read of a list of short texts, named or not, or of the rules of a row: each with its order and key, in order."""
    begin = f"{name}/"
    keys = [key for key in raw if key.startswith(begin)]
    there = [(_order(raw[key]), key.removeprefix(begin), _with_words(raw, key, raw[key])) for key in keys]
    return [
        entry
        for entry in sorted(there, key=lambda entry: entry[:2])
        if (_rules([entry]) if name == "rules" else _second(entry[2]))
    ]


def _with_words(raw: Mapping[str, Any], key: str, value: object) -> object:
    """An item of a list as order and words. Maps of before people typed in it together hold both in one value."""
    if isinstance(value, str):
        return [value, raw.get(WORDS + key)]
    if isinstance(value, list) and WORDS + key in raw:
        return [*value[:1], raw[WORDS + key]]
    return value


def _ids(entries: list[Entry]) -> list[str]:
    return [key for _, key, value in entries if isinstance(value, str) and is_id(key)]


def _texts(entries: list[Entry]) -> list[str]:
    return [text for _, _, value in entries if (text := _second(value))]


def _named(entries: list[Entry]) -> dict[str, str]:
    return {key: text for _, key, value in entries if (text := _second(value))}


def _second(value: object) -> str | None:
    return line(value[1]) if isinstance(value, list) and len(value) > 1 else None


def _rules(entries: list[Entry]) -> list[Tree]:
    rules = []
    for _, _, value in entries:
        said = value.get("conditions") if isinstance(value, dict) else None
        if isinstance(said, dict) and (conditions := {name: said[name] for name in sorted(said) if isinstance(said[name], str)}):
            rules.append({"conditions": conditions, "at": id_(value.get("at"))})
    return rules


def _emotions(entries: list[Entry]) -> list[Tree]:
    """At most one feeling for each persona; one is there where its value is."""
    feelings: dict[str, Tree] = {}
    orders: dict[str, str] = {}
    for _, key, value in entries:
        persona, slash, name = key.partition("/")
        if not slash or not (persona == EVERYBODY or is_id(persona)):
            continue
        if name == "order":
            orders[persona] = value if isinstance(value, str) else ""
        elif name in EMOTION and (said := EMOTION[name].read(value)) is not None:
            feelings.setdefault(persona, {"persona": None if persona == EVERYBODY else persona})[name] = said
    felt = [persona for persona, feeling in feelings.items() if "value" in feeling]
    return [feelings[persona] for persona in sorted(felt, key=lambda persona: (orders.get(persona, ""), persona))]
