"""The journey that a document says, whatever was done to it.

What does not hold is mended on reading and never written: it may be an edit that has yet to arrive, or that somebody will undo.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from pycrdt import Doc, Map
from pydantic_core import from_json

from reiskaart.i18n import Language, say
from reiskaart.live.document.placing import Placing, is_gone, order_of, place, sorted_rows
from reiskaart.live.document.row_reader import RowReader, Tree
from reiskaart.live.document.tables import JOURNEY, TABLES
from reiskaart.live.document.values import is_id
from reiskaart.model import LANE_KINDS, Journey, find_lane_kind

_READERS = {name: RowReader(table) for name, table in TABLES.items()}
_JOURNEY_READER = RowReader(JOURNEY)
_KINDS = {kind: place for place, kind in enumerate(kind for lane in LANE_KINDS for kind in lane.kinds)}
"""The kinds of card that we know, in the order of their lanes."""

Raw = dict[str, dict[str, Any]]
"""Table -> row -> what stands there."""


def to_journey(doc: Doc[Any], map_id: str) -> Journey:
    """The journey that a document says."""
    return journey_of(raw_tables(doc), map_id)


def journey_of(raw: Raw, map_id: str) -> Journey:
    """The journey that these tables say."""
    return Journey.model_validate(_Repaired(raw).tree(map_id))


def raw_tables(doc: Doc[Any]) -> Raw:
    """All tables with what stands in them; rows under names that are no ids are left out."""
    with doc.transaction():
        raw: Raw = {name: from_json(str(doc.get(name, type=Map))) for name in ("journey", *TABLES)}
    for name in TABLES:
        raw[name] = {row: held for row, held in raw[name].items() if is_id(row) and isinstance(held, dict)}
    return raw


class _Repaired:
    """A document's rows, put together so that the model takes them."""

    def __init__(self, raw: Raw) -> None:
        self._raw = _each_id_once(raw)
        self._journey = _JOURNEY_READER.read(raw["journey"])
        self._language: Language = self._journey.get("language", "en")
        self._placing: Placing = place(self._raw["phases"], self._raw["steps"])
        self._position = {step: index for index, step in enumerate(self._placing.in_order)}
        self._own_kinds: set[str] = set()

    def tree(self, map_id: str) -> Tree:
        """The journey as plain data in the model's form."""
        personas, touchpoints = self._raw["personas"], self._raw["touchpoints"]
        steps = self._position
        places = steps.keys() | touchpoints.keys()
        tree = {"title": self._untitled("journey"), **self._journey, "id": map_id}
        tree["outcomes"] = {side: _known(ids, places) for side, ids in tree.get("outcomes", {}).items()}
        for name in ("personas", "customer_jobs", "offers", "propositions", "touchpoints", "evidence"):
            tree[name] = self._parts(name)
        for part in (*tree["customer_jobs"], *tree["propositions"]):
            _keep_known(part, "persona", personas)
        for part in tree["propositions"]:
            _keep_known(part, "offer", self._raw["offers"])
        for part in tree["offers"]:
            part["personas"] = _known(part.get("personas", ()), personas)
        for part in tree["touchpoints"]:
            for rule in part.get("rules", ()):
                _keep_known(rule, "at", steps)
        for part in tree["evidence"]:
            part.setdefault("kind", "observation")
        tree["phases"] = self._phases()
        tree["lanes"] = self._lanes()
        return tree

    def _parts(self, name: str) -> list[Tree]:
        rows = self._raw[name]
        return [self._part(name, row) for row in sorted_rows(rows)]

    def _part(self, name: str, row: str) -> Tree:
        main = TABLES[name].main
        tree = _READERS[name].read(self._raw[name][row])
        if main not in tree:
            tree[main] = self._untitled(name)
        tree["id"] = row
        return tree

    def _untitled(self, name: str) -> str:
        return say(f"document.untitled.{name}", self._language)

    def _phases(self) -> list[Tree]:
        goals = self._within("goals", lambda row: self._placing.phase_of_goal(row.get("phase")))
        cards = self._cards()
        at = self._raw["touchpoints"].keys() | self._position.keys() | set(self._placing.phases)
        phases = []
        for id_ in self._placing.phases:
            phase = self._part("phases", id_)
            phase["goals"] = [self._part("goals", goal) for goal in goals.get(id_, ())]
            for goal in phase["goals"]:
                goal.pop("phase", None)
                _keep_known(goal, "at", at)
            phase["steps"] = [self._step(step, cards.get(step, {})) for step in self._placing.steps[id_]]
            phases.append(phase)
        return phases

    def _step(self, id_: str, cards: dict[str, list[Tree]]) -> Tree:
        step = self._part("steps", id_)
        step.pop("phase", None)
        step["touchpoints"] = _known(step.get("touchpoints", ()), self._raw["touchpoints"])
        step["emotions"] = [
            felt for felt in step.get("emotions", ()) if felt["persona"] is None or felt["persona"] in self._raw["personas"]
        ]
        step["cards"] = {kind: cards[kind] for kind in sorted(cards, key=lambda kind: (_KINDS.get(kind, len(_KINDS)), kind))}
        return step

    def _cards(self) -> dict[str, dict[str, list[Tree]]]:
        """Step -> kind -> its cards."""
        columns: dict[str, dict[str, list[Tree]]] = {}
        for step, ids in self._within("cards", lambda row: self._placing.step_of_card(row.get("step"))).items():
            for card in ids:
                tree = self._card(card, step)
                if tree is not None:
                    columns.setdefault(step, {}).setdefault(tree.pop("kind"), []).append(tree)
        return columns

    def _card(self, id_: str, step: str) -> Tree | None:
        """A card that stands in a step; none where it says nothing, or where no lane could hold it."""
        card = _READERS["cards"].read(self._raw["cards"][id_])
        kind = card.get("kind")
        if kind is None or not ("text" in card or "image" in card):
            return None
        if kind not in _KINDS:
            if find_lane_kind(kind):
                return None
            self._own_kinds.add(kind)
        card.setdefault("text", self._untitled("cards"))
        card["id"] = id_
        card.pop("step", None)
        if "evidence" in card:
            card["evidence"] = _known(card["evidence"], self._raw["evidence"])
        _keep_known(card, "touchpoint", self._raw["touchpoints"])
        _keep_known(card, "persona", self._raw["personas"])
        if "through" in card and self._position.get(card["through"], -1) < self._position[step]:
            del card["through"]
        return card

    def _within(self, name: str, home: Callable[[Mapping[str, Any]], str | None]) -> dict[str, list[str]]:
        """Phase or step -> the rows of a table that stand there, in order."""
        rows = self._raw[name]
        groups: dict[str, list[tuple[str, str]]] = {}
        for id_, row in rows.items():
            if (at := home(row)) is not None:
                groups.setdefault(at, []).append((order_of(row), id_))
        return {at: [id_ for _, id_ in sorted(group)] for at, group in groups.items()}

    def _lanes(self) -> list[Tree]:
        """The lanes that are there; one of its own that is gone or was never made, but has cards, is there hidden."""
        rows = self._raw["lanes"]
        lanes = []
        for id_ in sorted_rows(rows):
            is_own = find_lane_kind(id_) is None
            gone = is_gone(rows[id_])
            if gone and not (is_own and id_ in self._own_kinds):
                continue
            lane = _READERS["lanes"].read(rows[id_])
            if is_own:
                lane.setdefault("name", self._untitled("lanes"))
            lanes.append({**lane, "id": id_, **({"shown": False} if gone else {})})
        missing = sorted(self._own_kinds - rows.keys())
        return lanes + [{"id": kind, "name": kind, "shown": False} for kind in missing]


def _each_id_once(raw: Raw) -> Raw:
    """The tables without rows whose id an earlier table has; lanes have a space of their own."""
    taken: set[str] = set()
    once: Raw = {}
    for name in TABLES:
        rows = raw[name]
        once[name] = rows if name == "lanes" or taken.isdisjoint(rows) else {id_: rows[id_] for id_ in rows if id_ not in taken}
        if name != "lanes":
            taken.update(once[name])
    return once


def _known(ids: Iterable[str], known: Container[str]) -> list[str]:
    return [id_ for id_ in ids if id_ in known]


def _keep_known(part: Tree, name: str, known: Container[str]) -> None:
    if part.get(name) not in known:
        part.pop(name, None)
