"""The nouns whose form in a file is nicer by hand than the model's: how each is read."""

from collections.abc import Callable
from typing import TypeAlias

from reiskaart.mapfile.problem import Problem
from reiskaart.mapfile.tree import Mapping, Node, Scalar, Sequence
from reiskaart.model import Card, Emotion, Journey, Lane, Rule, Step
from reiskaart.model.base import Part

Read: TypeAlias = tuple[Node, list[Problem]]

BY_ID = ("touchpoints", "evidence")
"""The inventories of a journey that a file writes as a mapping of ids."""


def _journey(node: Node) -> Read:
    """``touchpoints`` and ``evidence`` are mappings id -> part."""
    problems: list[Problem] = []
    if not isinstance(node, Mapping):
        return node, problems
    entries: dict[Scalar, Node] = {}
    for key, value in node.items():
        if key == "reiskaart":
            continue
        if key in BY_ID and isinstance(value, Mapping):
            entries[key] = Sequence([_with_id(id_, part, problems) for id_, part in value.items()], value.span)
        elif key in BY_ID and not (isinstance(value, Scalar) and value.is_blank):
            problems.append(Problem("inventory", value.span.start, {"word": str(key)}))
        else:
            entries[key] = value
    return Mapping(entries, node.span), problems


def _with_id(id_: Scalar, part: Node, problems: list[Problem]) -> Node:
    if not isinstance(part, Mapping):
        return part
    if inner := next((key for key in part if key == "id"), None):
        problems.append(Problem("id-twice", inner.span.start, {"word": str(id_)}))
    return Mapping({Scalar("id", id_.span): _quoted(id_), **{k: v for k, v in part.items() if k != "id"}}, part.span)


def _step(node: Node) -> Read:
    """``emotion`` is a number, a mapping ``{value, word}``, a mapping persona -> one of these, or a list."""
    problems: list[Problem] = []
    if not isinstance(node, Mapping):
        return node, problems
    entries: dict[Scalar, Node] = {}
    for key, value in node.items():
        if key == "emotion":
            entries[Scalar("emotions", key.span)] = _emotions(value)
        elif key == "emotions":
            problems.append(
                Problem("unknown-key-guess", key.span.start, {"word": "emotions", "guess": "emotion", "expected": "emotion"})
            )
        elif key == "spans":
            problems.append(Problem("spans", key.span.start))
        else:
            entries[key] = value
    return Mapping(entries, node.span), problems


def _emotions(node: Node) -> Node:
    if not isinstance(node, Mapping) or isinstance(_find(node, "value"), Scalar) or not node:
        return Sequence([node], node.span) if isinstance(node, Mapping) else node
    return Sequence([_felt_by(persona, felt) for persona, felt in node.items()], node.span)


def _felt_by(persona: Scalar, felt: Node) -> Node:
    feeling = felt if isinstance(felt, Mapping) else Mapping({Scalar("value", felt.span): felt}, felt.span)
    return Mapping({**feeling, Scalar("persona", persona.span): _quoted(persona)}, felt.span)


def _emotion(node: Node) -> Read:
    """A bare number is the value."""
    return _bare(node, "value")


def _card(node: Node) -> Read:
    """A bare text is the card's text."""
    return _bare(node, "text")


def _lane(node: Node) -> Read:
    """A bare id is the lane's id."""
    return _bare(node, "id")


def _bare(node: Node, name: str) -> Read:
    if isinstance(node, Scalar) and not node.is_blank:
        return Mapping({Scalar(name, node.span): node}, node.span), []
    return node, []


def _rule(node: Node) -> Read:
    """A mapping property -> pattern, with the step under ``at``; ``conditions`` as a mapping where a property is called so."""
    if not isinstance(node, Mapping) or isinstance(_find(node, "conditions"), Mapping):
        return node, []
    conditions = Mapping({key: value for key, value in node.items() if key != "at"}, node.span)
    entries: dict[Scalar, Node] = {Scalar("conditions", node.span): conditions}
    entries.update((key, value) for key, value in node.items() if key == "at")
    return Mapping(entries, node.span), []


def _find(node: Mapping, name: str) -> Node | None:
    return node.get(Scalar(name))


def _quoted(key: Scalar) -> Scalar:
    """A key as a value that is a text, whatever it looks like."""
    return Scalar(key, key.span, "quoted")


FORMS: dict[type[Part], Callable[[Node], Read]] = {
    Journey: _journey,
    Step: _step,
    Emotion: _emotion,
    Card: _card,
    Lane: _lane,
    Rule: _rule,
}
"""Part of the model -> how its form in a file becomes the model's."""
