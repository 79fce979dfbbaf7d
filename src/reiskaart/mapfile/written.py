"""A journey as what a file says: plain data in the file's form and order."""

from collections.abc import Collection, Container
from typing import Any

from reiskaart.mapfile.derived_ids import ids_to_say
from reiskaart.mapfile.upgrades import VERSION
from reiskaart.model import Journey

_STEP_ORDER = ("id", "name", "journey", "emotion", "expectation", "moment_of_truth", "touchpoints", "cards")


class Item(dict[str, Any]):
    """A part of a list, known by its ``key``, which need not stand in it."""

    def __init__(self, entries: dict[str, Any], key: str) -> None:
        super().__init__(entries)
        self.key = key


class CardItem(Item):
    """A card, which is written as its bare text where it says no more."""

    @property
    def bare(self) -> Any:
        """The card as it is written."""
        return self["text"] if self.keys() == {"text"} else self


def written(journey: Journey, said: Container[str]) -> dict[str, Any]:
    """What a file says of this journey, with ids only where they are ``said``; what is not said is left out."""
    tree: dict[str, Any] = {"reiskaart": VERSION, **journey.model_dump(exclude_defaults=True)}
    for name in ("personas", "customer_jobs", "offers", "propositions", "phases"):
        _itemise(tree, name, said)
    if journey.id not in said:
        del tree["id"]
    for name in ("touchpoints", "evidence"):
        if name in tree:
            tree[name] = {part.pop("id"): part for part in tree[name]}
    for touchpoint in tree.get("touchpoints", {}).values():
        if "rules" in touchpoint:
            touchpoint["rules"] = [_rule(rule) for rule in touchpoint["rules"]]
    if "lanes" in tree:
        tree["lanes"] = [lane["id"] if lane.keys() == {"id"} else Item(lane, lane["id"]) for lane in tree["lanes"]]
    for phase in tree.get("phases", ()):
        _itemise(phase, "goals", said)
        _itemise(phase, "steps", said)
        if "steps" in phase:
            phase["steps"] = [Item(_step(step, said), step.key) for step in phase["steps"]]
    return tree


def needed_ids(journey: Journey, said: Collection[str] = ()) -> frozenset[str]:
    """The ids that a file must say: those ``said`` already, and those that reading would not derive."""
    return ids_to_say(journey.model_dump(), said)


def _itemise(tree: dict[str, Any], name: str, said: Container[str]) -> None:
    if name in tree:
        tree[name] = [_item(part, said) for part in tree[name]]


def _item(part: dict[str, Any], said: Container[str], kind: type[Item] = Item) -> Item:
    id_ = part["id"]
    return kind(part if id_ in said else {key: value for key, value in part.items() if key != "id"}, id_)


def _step(step: dict[str, Any], said: Container[str]) -> dict[str, Any]:
    if "emotions" in step:
        step["emotion"] = _emotion(step["emotions"])
    if "cards" in step:
        step["cards"] = {kind: [_item(card, said, CardItem) for card in cards] for kind, cards in step["cards"].items()}
    return {name: step[name] for name in _STEP_ORDER if name in step}


def _emotion(emotions: list[dict[str, Any]]) -> Any:
    """The shortest form: one for everybody as it stands, those of personas by persona, both together as a list."""
    if len(emotions) == 1 and "persona" not in emotions[0]:
        return emotions[0] if "word" in emotions[0] else emotions[0]["value"]
    if all("persona" in emotion for emotion in emotions):
        return {emotion["persona"]: {key: value for key, value in emotion.items() if key != "persona"} for emotion in emotions}
    return list(emotions)


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    conditions: dict[str, str] = rule["conditions"]
    if "at" in conditions:
        return rule
    return {**conditions, **({"at": rule["at"]} if "at" in rule else {})}
