"""Arbitrary edits of a shared document: sensible ones, and those that no page of ours would make."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text

from reiskaart.live.document.tables import JOURNEY, TABLES
from strategies.journeys import IDS, RAW_TEXTS

NAMES = ("meta", "journey", *TABLES)
_FIELDS = sorted({field for table in (JOURNEY, *TABLES.values()) for field in table.fields} | {"order", "gone", "id", "lanes"})
_PREFIXES = sorted(
    {name for table in (JOURNEY, *TABLES.values()) for name in (*table.references, *table.lists, *table.named)}
    | {"rules", "emotions", "emotions/*", "facts", "outcomes"}
)
_KEYS = st.one_of(
    st.sampled_from(_FIELDS),
    st.builds(lambda prefix, rest: f"{prefix}/{rest}", st.sampled_from(_PREFIXES), st.one_of(IDS, RAW_TEXTS)),
    st.builds(lambda who, what: f"emotions/{who}/{what}", IDS | st.just("*"), st.sampled_from(["value", "word", "order", "x"])),
    RAW_TEXTS,
)
_PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**60), 2**60),
    st.floats(),
    RAW_TEXTS,
    IDS,
    st.just("x" * 30_000),
    st.sampled_from(["a0", "a1", "Zz", "touchpoints", "emotion", "own", "pains", "actions", "nl", "2027-02-30", "2027-02-03"]),
    st.binary(max_size=3),
)
_VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(RAW_TEXTS | IDS, inner, max_size=3), max_leaves=4
) | st.builds(
    lambda order, at, conditions: {"order": order, "at": at, "conditions": conditions},
    _PLAIN,
    IDS,
    st.dictionaries(RAW_TEXTS, _PLAIN, max_size=2),
)


@dataclass(frozen=True)
class Edit:
    """One edit; numbers choose among what is there when it is made."""

    do: str
    table: str
    row: int
    field: int
    key: str
    value: Any
    id: str

    def make(self, doc: Doc[Any]) -> None:
        """Make the edit, if there is something to make it on."""
        table: Map[Any] = doc.get(self.table, type=Map)
        holder = table if self.table in ("meta", "journey") else self._row(doc, table)
        if self.do == "replace row":
            table[self.id] = self.value
        elif self.do == "add row":
            table[self.id] = Map({self.key: self.value})
        elif self.do == "delete row":
            if rows := sorted(table.keys()):
                del table[rows[self.row % len(rows)]]
        elif not isinstance(holder, Map):
            return
        elif self.do == "say gone":
            holder["gone"] = True
        elif self.do == "set":
            holder[self.key] = self.value
        elif self.do == "set text":
            holder[self.key] = Text(str(self.value)[:50])
        elif self.do == "set shared":
            holder[self.key] = Map({"a": 1}) if self.row % 2 else Array([1, "b"])
        elif self.do == "point elsewhere":
            holder[("step", "phase", "kind", "through", "at", "persona", "order")[self.field % 7]] = self._some_id(doc)
        elif keys := sorted(holder.keys()):
            self._change(holder, keys[self.field % len(keys)])

    def _change(self, holder: Map[Any], key: str) -> None:
        if self.do == "delete field":
            del holder[key]
        elif self.do == "type" and isinstance(text := holder[key], Text):
            text.insert(0, str(self.value)[:20])
        elif self.do == "clear" and isinstance(text := holder[key], Text):
            text.clear()
        elif self.do == "change field":
            holder[key] = self.value

    def _row(self, doc: Doc[Any], table: Map[Any]) -> object:
        rows = sorted(table.keys())
        return table[rows[self.row % len(rows)]] if rows else None

    def _some_id(self, doc: Doc[Any]) -> str:
        table: Map[Any] = doc.get(NAMES[2 + self.row % (len(NAMES) - 2)], type=Map)
        rows = sorted(table.keys())
        return rows[self.field % len(rows)] if rows else self.id


EDITS = st.builds(
    Edit,
    do=st.sampled_from(
        [
            *("replace row", "add row", "delete row", "say gone", "set", "set text", "set shared", "point elsewhere"),
            *("delete field", "type", "clear", "change field", "say gone", "point elsewhere", "type"),
        ]
    ),
    table=st.sampled_from(NAMES),
    row=st.integers(0, 9),
    field=st.integers(0, 30),
    key=_KEYS,
    value=_VALUES,
    id=IDS,
)
