"""Where a conflict is, as people who look at the map know it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reiskaart.live.document import Conflict
from reiskaart.model import Journey

_LONGEST = 80
_MOST = 3
_NAMED_BY = ("text", "name")
"""Fields that are what a part is known by: saying that they changed adds nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the map, to go to."""

    table: str
    """What it is: ``cards``, ``steps``, ``touchpoints``…, or ``journey``."""
    id: str
    """The part's id; empty for the map itself."""
    name: str
    """What stands there, as people know it."""


def parts(conflicts: Iterable[Conflict], journey: Journey) -> tuple[Place, ...]:
    """The parts that are on the map, each once."""
    there = dict(_names(journey))
    found: dict[tuple[str, str], Place] = {}
    for conflict in conflicts:
        table, id_, *_ = conflict.path.split("/")
        if table == "journey":
            found[table, ""] = Place(table, "", journey.title)
        elif id_ in there:
            found[table, id_] = Place(table, id_, there[id_])
    return tuple(found.values())


def places(conflicts: Iterable[Conflict], journey: Journey) -> str:
    """Each place by what stands there and its step: a card by its text, another part by its name."""
    return _listed(_place(conflict, journey) for conflict in conflicts)


def ours(conflicts: Iterable[Conflict]) -> str:
    """What the map says."""
    return _listed(_quoted(conflict.ours) for conflict in conflicts)


def theirs(conflicts: Iterable[Conflict]) -> str:
    """What the file says."""
    return _listed(_quoted(conflict.theirs) for conflict in conflicts)


def _place(conflict: Conflict, journey: Journey) -> str:
    table, id_, *fields = conflict.path.split("/")
    if table == "journey":
        return f"{journey.title} › {id_}"
    name = next((name for known, name in _names(journey) if known == id_), None) or _quoted(conflict.ours or conflict.theirs)
    field = fields[0] if fields else ""
    return f"{name} › {field}" if field and field not in _NAMED_BY else name


def _names(journey: Journey) -> Iterator[tuple[str, str]]:
    for phase in journey.phases:
        yield phase.id, phase.name
        for step in phase.steps:
            yield step.id, step.name
            for cards in step.cards.values():
                yield from ((card.id, f"{step.name} › {_quoted(card.text)}") for card in cards)
        yield from ((goal.id, f"{phase.name} › {goal.metric}") for goal in phase.goals)
    yield from ((touchpoint.id, touchpoint.name) for touchpoint in journey.touchpoints)
    yield from ((persona.id, persona.name) for persona in journey.personas)
    yield from ((offer.id, offer.name) for offer in journey.offers)
    yield from ((job.id, _quoted(job.text)) for job in journey.customer_jobs)
    yield from ((promise.id, _quoted(promise.text)) for promise in journey.propositions)
    yield from ((evidence.id, _quoted(evidence.text)) for evidence in journey.evidence)


def _quoted(text: str | None) -> str:
    if text is None:
        return "–"
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"


def _listed(words: Iterable[str]) -> str:
    found = list(dict.fromkeys(words))
    return ", ".join(found[:_MOST]) + (f" (+{len(found) - _MOST})" if len(found) > _MOST else "")
