"""Ids that a file leaves out: derived from the name, the same on every reading.

A persona, job, offer, proposition, phase, goal or step without an id gets the slug of its name, with a number behind it where
that is taken; a card gets the slug of its text and five letters of a hash over its step, kind, text and place among equals.
Ids that a file says come first: they are never taken by a derived one.
"""

import base64
import hashlib
from collections.abc import Callable, Collection, Container, Iterator
from typing import Any

from reiskaart.model import slug

Tree = dict[str, Any]
"""A journey as plain data, in the model's form."""

_CARD_SLUG_LENGTH = 24


def fill_ids(tree: Tree) -> None:
    """Give every part of a journey that has no id its derived one, in place."""
    parts = list(_parts(tree))
    taken = {str(part["id"]) for part, _ in parts if "id" in part} | _inventory(tree)
    if "id" not in tree:
        tree["id"] = slug(str(tree.get("title", "")))
    for part, derive in parts:
        if "id" not in part:
            part["id"] = derive(taken)
            taken.add(part["id"])


def ids_said(tree: Tree) -> frozenset[str]:
    """The ids, of those that may be left out, that a journey says."""
    return frozenset(str(part["id"]) for part in [tree, *(part for part, _ in _parts(tree))] if "id" in part)


def ids_to_say(tree: Tree, said: Collection[str]) -> frozenset[str]:
    """The ids that a file of this journey must say: those ``said`` already, and those that reading would not derive."""
    needed = frozenset(said)
    while wrong := _underivable(tree, needed):
        needed |= wrong
    return needed


def _underivable(tree: Tree, said: frozenset[str]) -> set[str]:
    """The ids that reading derives differently where only these are said."""
    parts = list(_parts(tree))
    taken = {part["id"] for part, _ in parts if part["id"] in said} | _inventory(tree)
    wrong = set() if tree["id"] in said or tree["id"] == slug(tree["title"]) else {tree["id"]}
    for part, derive in parts:
        if part["id"] not in said:
            derived = derive(taken)
            taken.add(derived)
            if derived != part["id"]:
                wrong.add(part["id"])
    return wrong


def _inventory(tree: Tree) -> set[str]:
    """The ids of touchpoints and evidence, which a file always says."""
    return {str(part["id"]) for name in ("touchpoints", "evidence") for part in _list(tree, name) if "id" in part}


def _parts(tree: Tree) -> Iterator[tuple[Tree, Callable[[Container[str]], str]]]:
    """Every part whose id may be left out, each after what it is derived from."""
    for name, seed in (("personas", "name"), ("customer_jobs", "text"), ("offers", "name"), ("propositions", "text")):
        for part in _list(tree, name):
            yield part, _from_name(part.get(seed))
    for phase in _list(tree, "phases"):
        yield phase, _from_name(phase.get("name"))
        for goal in _list(phase, "goals"):
            yield goal, _from_name(goal.get("metric"))
        for step in _list(phase, "steps"):
            yield step, _from_name(step.get("name"))
            cards = step.get("cards")
            if not isinstance(cards, dict):
                continue
            for kind in cards:
                seen: dict[str, int] = {}
                for card in _list(cards, kind):
                    text = str(card.get("text", "")).strip()
                    seen[text] = seen.get(text, 0) + 1
                    yield card, _from_text(step, kind, text, seen[text])


def _list(tree: Tree, name: str) -> list[Tree]:
    found = tree.get(name)
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list | tuple) else []


def _from_name(name: object) -> Callable[[Container[str]], str]:
    def derive(taken: Container[str]) -> str:
        base = derived = slug(str(name))
        number = 1
        while derived in taken:
            number += 1
            derived = f"{base}-{number}"
        return derived

    return derive


def _from_text(step: Tree, kind: str, text: str, place: int) -> Callable[[Container[str]], str]:
    base = slug(text)[:_CARD_SLUG_LENGTH].rstrip("-")

    def derive(taken: Container[str]) -> str:
        number = place
        while (derived := f"{base}-{_hash(str(step['id']), kind, text, str(number))}") in taken:
            number += 1
        return derived

    return derive


def _hash(*words: str) -> str:
    digest = hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:5]
