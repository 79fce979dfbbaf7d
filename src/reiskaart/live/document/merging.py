"""A document brought to what a journey says, beside what others changed in the meantime."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pycrdt import Doc, Map

from reiskaart.live.document.arranging import in_line, rearranged
from reiskaart.live.document.conflict import Conflict
from reiskaart.live.document.placing import is_gone, order_of
from reiskaart.live.document.reading import Raw, journey_of, raw_tables
from reiskaart.live.document.row_merge import RowMerge
from reiskaart.live.document.rows import PLACES, JourneyRows, Place, Row, Rows, nothing, place_of, rows_of
from reiskaart.live.document.tables import JOURNEY, TABLES
from reiskaart.live.document.writing import open_tables, prepared
from reiskaart.live.order import key_between, keys_between
from reiskaart.model import Journey, find_lane_kind, new_id

_LEAVES_A_TRACE = ("phases", "steps", "lanes")
"""Tables whose rows stay, said to be gone, so that what stands in them finds a place."""


def change_to(doc: Doc[Any], base: Journey, wanted: Journey) -> tuple[Conflict, ...]:
    """Make a document say what ``wanted`` says and ``base`` did not.

    Where others changed the same since ``base``, their change stays and the conflict is told; of a card whose text both changed
    there are two then, and what one side deleted and the other changed is there. Where nobody did, the document says ``wanted``.
    """
    with doc.transaction():
        merge = _Merge(doc, base, wanted)
        return tuple(merge.change())


class _Merge:
    def __init__(self, doc: Doc[Any], base: Journey, wanted: Journey) -> None:
        self._maps = open_tables(doc)
        self._raw: Raw = raw_tables(doc)
        self._base: JourneyRows = rows_of(base)
        self._wanted: JourneyRows = rows_of(wanted)
        # Tables of rows are compared without their order, and a journey without that of a persona's own facts.
        self._is_change = base != wanted or self._base != self._wanted
        now = journey_of(self._raw, base.id)
        self._now: JourneyRows = self._base.copy() if now == base else rows_of(now)
        self._copies: dict[str, str] = {}
        """Card -> the card that holds its other text."""

    def change(self) -> Iterator[Conflict]:
        if self._is_change:
            self._settle()
        journey = (self._base.journey, self._wanted.journey, self._now.journey)
        yield from RowMerge("journey", JOURNEY, self._maps["journey"], self._raw["journey"], *journey).change()
        for name in TABLES:
            yield from self._delete(name)
        for name in TABLES:
            yield from self._rows(name)
        for name in TABLES:
            yield from self._places(name)

    def _sides(self, name: str) -> tuple[Rows, Rows, Rows]:
        return self._base.tables[name], self._wanted.tables[name], self._now.tables[name]

    def _row(self, name: str, id_: str) -> Map[Any]:
        held = self._maps[name].get(id_)
        if not isinstance(held, Map):
            held = self._maps[name][id_] = Map(self._raw[name].get(id_, {}))
            held = self._maps[name][id_]
        return held

    def _settle(self) -> None:
        """Write down what stands although it is said to be gone, so that it goes on to stand."""
        lanes, last = self._raw["lanes"], max(map(order_of, self._raw["lanes"].values()), default=None)
        for id_ in [id_ for id_ in self._now.tables["lanes"] if id_ not in lanes]:
            lanes[id_] = {"order": (last := key_between(last, None))}
            self._maps["lanes"][id_] = Map({**lanes[id_], **prepared(TABLES["lanes"], self._now.tables["lanes"][id_])})
        for name in ("phases", "lanes"):
            for id_ in self._now.tables[name]:
                if is_gone(self._raw[name].get(id_, {})):
                    self._row(name, id_).pop("gone", None)
                    if name == "lanes":
                        self._row(name, id_)["shown"] = False

    def _delete(self, name: str) -> Iterator[Conflict]:
        """Delete the rows of a table that are not wanted any more, where nobody has changed them since."""
        base, wanted, now = self._sides(name)
        for id_ in [id_ for id_ in base if id_ in now and id_ not in wanted]:
            if now[id_] != base[id_]:
                yield Conflict(f"{name}/{id_}", _words(name, now[id_]), None, kept_both=True)
                continue
            del now[id_]
            is_elsewhere = any(id_ in rows for rows in self._wanted.tables.values())
            if name in _LEAVES_A_TRACE and not is_elsewhere and find_lane_kind(id_) is None:
                self._row(name, id_)["gone"] = True
            else:
                self._maps[name].pop(id_, None)

    def _rows(self, name: str) -> Iterator[Conflict]:
        """Change the rows of a table, and add those that come."""
        base, wanted, now = self._sides(name)
        for id_, row in wanted.items():
            if row == base.get(id_):
                continue
            if id_ in now:
                yield from self._change_row(name, id_, row)
                continue
            path, words = f"{name}/{id_}", _words(name, row)
            if id_ in base:
                yield Conflict(path, None, words, kept_both=True)
            if name != "lanes" and (other := self._holder(id_, name)):
                yield Conflict(path, f"{other}/{id_}", words, kept_both=False)
            else:
                self._add(name, id_, row)

    def _change_row(self, name: str, id_: str, row: Row) -> Iterator[Conflict]:
        table, now = TABLES[name], self._now.tables[name][id_]
        was = self._base.tables[name].get(id_) or nothing(table)
        held, raw, places = self._row(name, id_), self._raw[name][id_], PLACES.get(name, ())
        for conflict in RowMerge(f"{name}/{id_}", table, held, raw, was, row, now, places).change():
            if conflict.path == f"cards/{id_}/text":
                if not self._is_there(row):
                    self._copies[id_] = self._copy(row)
                yield replace(conflict, kept_both=True)
            else:
                yield conflict

    def _holder(self, id_: str, name: str) -> str | None:
        """The other table that has a part with this id, if any; the trace of a deleted one makes way."""
        for other in TABLES:
            if other in (name, "lanes") or id_ not in self._raw[other]:
                continue
            if id_ in self._now.tables[other]:
                return other
            self._maps[other].pop(id_, None)
        return None

    def _add(self, name: str, id_: str, row: Row) -> None:
        self._maps[name][id_] = Map(prepared(TABLES[name], row))
        self._now.tables[name].pop(id_, None)

    def _is_there(self, card: Row) -> bool:
        """Whether a card that says the same stands at the same place, as it does where this was brought in before."""
        same = ("text", "step", "kind")
        return any(all(row.fields[name] == card.fields[name] for name in same) for row in self._now.tables["cards"].values())

    def _copy(self, card: Row) -> str:
        """A card beside the one that somebody else changed as well; its id."""
        taken = {id_ for rows in (self._raw, self._wanted.tables) for table in rows.values() for id_ in table}
        id_ = new_id(str(card.fields["text"]), taken)
        self._add("cards", id_, card)
        return id_

    def _places(self, name: str) -> Iterator[Conflict]:
        """Put the rows of a table where they are wanted, and in that order."""
        base, wanted, now = self._sides(name)
        standing = {id_: place_of(name, row) for id_, row in now.items()}
        coming: dict[Place, list[str]] = {}
        for id_, row in wanted.items():
            place = place_of(name, row)
            if id_ in standing:
                was = place_of(name, base[id_]) if id_ in base else None
                if place not in (was, standing[id_]):
                    if standing[id_] != was:
                        yield Conflict(f"{name}/{id_}/place", _said(standing[id_]), _said(place), kept_both=False)
                    else:
                        del standing[id_]
                        self._stand(name, id_, place)
            elif id_ not in self._maps[name]:
                continue
            if standing.get(id_, place) == place:
                coming.setdefault(place, []).append(id_)
            if id_ in self._copies:
                coming.setdefault(place, []).append(self._copies[id_])
        earlier = _grouped((id_, place_of(name, row)) for id_, row in base.items())
        there = _grouped(standing.items())
        for place, ids in coming.items():
            self._order(name, place, earlier.get(place, []), ids, there.get(place, []))

    def _order(self, name: str, place: Place, base: list[str], wanted: list[str], there: list[str]) -> None:
        """Order the rows at a place; those that only stand there because theirs is gone are put there, to keep the order."""
        rows = self._raw[name]
        if any(self._said_place(name, id_) != place for id_ in there):
            line, moving = in_line(there, base, wanted)
            orders = dict(zip(line, keys_between(None, None, len(line)), strict=True)) if moving else {}
            for id_ in orders:
                self._stand(name, id_, place)
        else:
            orders = rearranged([(id_, order_of(rows[id_])) for id_ in there], base, wanted)
        for id_, order in orders.items():
            self._row(name, id_)["order"] = order

    def _said_place(self, name: str, id_: str) -> Place:
        return tuple(self._raw[name][id_].get(field) for field in PLACES.get(name, ()))

    def _stand(self, name: str, id_: str, place: Place) -> None:
        for field, value in zip(PLACES.get(name, ()), place, strict=True):
            self._row(name, id_)[field] = value


def _grouped(rows: Iterable[tuple[str, Place]]) -> dict[Place, list[str]]:
    groups: dict[Place, list[str]] = {}
    for id_, place in rows:
        groups.setdefault(place, []).append(id_)
    return groups


def _words(name: str, row: Row) -> str:
    """The text by which people know a row."""
    return str(row.fields.get(TABLES[name].main, ""))


def _said(place: Place) -> str:
    return "/".join(str(part) for part in place)
