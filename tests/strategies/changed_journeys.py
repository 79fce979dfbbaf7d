"""A journey with a few changes, as somebody with an editor would make them: still valid."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from reiskaart.model import Journey

Place = tuple[Any, Any]
"""A list or mapping, and the index or key in it."""


def _places(value: Any) -> Iterator[Place]:
    entries = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, inner in entries:
        yield value, key
        yield from _places(inner)


def texts_of(journey: Journey) -> set[str]:
    """Every text that people wrote in a journey."""
    ids = {"id", "at", "persona", "touchpoint", "through", "offer", "model", "journey"}
    return {
        value[key]
        for value, key in _places(journey.model_dump(mode="json"))
        if isinstance(value[key], str) and key not in ids and not (isinstance(value, list) and len(value[key]) < 12)
    }


def _change(tree: dict[str, Any], do: str, at: int, other: int, text: str) -> None:
    places = list(_places(tree))
    texts = [place for place in places if isinstance(place[0][place[1]], str) and place[1] not in ("id", "language")]
    lists = [place[0][place[1]] for place in places if isinstance(place[0][place[1]], list) and place[0][place[1]]]
    if do == "write" and texts:
        held, key = texts[at % len(texts)]
        held[key] = text
    elif lists:
        items = lists[at % len(lists)]
        item = items[other % len(items)]
        if do == "remove":
            items.remove(item)
        elif do == "to front":
            items.remove(item)
            items.insert(0, item)
        elif do == "move" and isinstance(item, dict):
            items.remove(item)
            lists[other % len(lists)].append(item)
        elif do == "add":
            items.insert(at % (len(items) + 1), {**item, "id": f"new-{at}-{other}"} if isinstance(item, dict) else text)


@st.composite
def changed(draw: st.DrawFn, journey: Journey, mark: str) -> Journey:
    """The journey with a few changes; every text that is new holds the mark."""
    for number in range(draw(st.integers(1, 5))):
        tree = journey.model_dump(mode="json")
        do = draw(st.sampled_from(["write", "write", "remove", "to front", "move", "add"]))
        _change(tree, do, draw(st.integers(0, 400)), draw(st.integers(0, 40)), f"new {mark} text {number}")
        try:
            journey = Journey.model_validate(tree)
        except ValidationError:
            continue
    return journey
