"""Touchpoints of a draft, and their rules, taken into a map that is there; nothing of that map is lost."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from reiskaart.errors import UsageError
from reiskaart.model import Journey, Rule, Step, Touchpoint, new_id
from reiskaart.reality.suggest.likeness import likeness

LIKE = 0.8
"""Names that are less alike are not taken for the same thing."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one touchpoint of the draft."""

    draft: str
    """Its id in the draft."""
    id: str
    """The touchpoint of the map that has its rules now."""
    name: str
    """Of that touchpoint."""
    is_new: bool
    rules: int
    """How many were added: none where the map had them all."""
    step: str | None
    """The step that a new one stands at; none where nothing tells."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A map with what was taken into it."""

    journey: Journey
    taken: tuple[Taken, ...]


def adopt(journey: Journey, draft: Journey, chosen: Collection[str]) -> Adoption:
    """The map with these touchpoints of a draft, in the order of the draft.

    A touchpoint that the map has already, by one of its rules or by a name that is the same or alike, gets the rules that it
    lacks. Any other comes new into the inventory, and stands at the step that its neighbours in the draft point to.

    Raises: UsageError where the draft has no such touchpoint.
    """
    if unknown := [id_ for id_ in chosen if id_ not in {place.id for place in draft.touchpoints}]:
        raise UsageError("discovery.unknown-touchpoints", names=", ".join(unknown))
    work = _Work(journey, draft)
    taken = tuple(work.take(place) for place in draft.touchpoints if place.id in chosen)
    return Adoption(work.made(), taken)


@dataclass(slots=True)
class _Work:
    journey: Journey
    draft: Journey
    _places: dict[str, Touchpoint] = field(init=False)
    """The map's touchpoints as they become."""
    _comes: dict[str, list[str]] = field(default_factory=dict)
    """Step -> new touchpoints that stand there."""
    _same: dict[str, str] = field(init=False)
    """Touchpoint of the draft -> the map's own that is the same, chosen or not."""
    _ids: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self._places = {place.id: place for place in self.journey.touchpoints}
        found = {place.id: _known(place, self.journey.touchpoints) for place in self.draft.touchpoints}
        self._same = {id_: known for id_, known in found.items() if known is not None}
        self._ids = {place.id for place in self.journey.touchpoints} | _other_ids(self.journey)

    def take(self, place: Touchpoint) -> Taken:
        known = self._same.get(place.id)
        if known is None:
            return self._add(place)
        there = self._places[known]
        lacking = tuple(rule for rule in place.rules if not any(_alike(rule, other) for other in there.rules))
        self._places[known] = there.model_copy(update={"rules": (*there.rules, *lacking)})
        return Taken(place.id, known, there.name, False, len(lacking), None)

    def made(self) -> Journey:
        phases = tuple(
            phase.model_copy(update={"steps": tuple(self._with_new(step) for step in phase.steps)})
            for phase in self.journey.phases
        )
        return Journey.model_validate({**dict(self.journey), "touchpoints": tuple(self._places.values()), "phases": phases})

    def _add(self, place: Touchpoint) -> Taken:
        id_ = new_id(place.name, self._ids)
        self._ids.add(id_)
        self._places[id_] = place.model_copy(update={"id": id_})
        step = self._step_for(place.id)
        if step is not None:
            self._comes.setdefault(step, []).append(id_)
        return Taken(place.id, id_, place.name, True, len(place.rules), step)

    def _with_new(self, step: Step) -> Step:
        come = self._comes.get(step.id, [])
        return step.model_copy(update={"touchpoints": (*step.touchpoints, *come)}) if come else step

    def _step_for(self, id_: str) -> str | None:
        """The step where most of those stand with which it makes up a step of the draft; else one of that name; else the step at
        which both of its neighbours stand."""
        there = next((step for step in self.draft.steps if id_ in step.touchpoints), None)
        if there is None:
            return None
        stands = Counter(step for other in there.touchpoints if (step := self._only_step(other)) is not None)
        if stands:
            return stands.most_common(1)[0][0]
        like = likeness(there.name, [step.name for step in self.journey.steps])
        if like is not None and like.score >= LIKE:
            return self.journey.steps[like.other].id
        order = [place.id for place in self.draft.touchpoints]
        at = order.index(id_)
        before, after = self._nearest(order[:at][::-1]), self._nearest(order[at + 1 :])
        return before if before == after else None

    def _nearest(self, others: Sequence[str]) -> str | None:
        return next((step for other in others if (step := self._only_step(other)) is not None), None)

    def _only_step(self, id_: str) -> str | None:
        """The one step of the map at which a touchpoint of the draft stands already."""
        known = self._same.get(id_)
        found = [step.id for step in self.journey.steps if known is not None and known in step.touchpoints]
        return found[0] if len(found) == 1 else None


def _known(place: Touchpoint, others: Sequence[Touchpoint]) -> str | None:
    """The touchpoint that is the same: by a rule, else by its name, else by a name that is alike."""
    for other in others:
        if any(_alike(rule, own) for rule in place.rules for own in other.rules):
            return other.id
    for other in others:
        if other.name.casefold() == place.name.casefold():
            return other.id
    like = likeness(place.name, [other.name for other in others])
    return others[like.other].id if like is not None and like.score >= LIKE else None


def _alike(one: Rule, other: Rule) -> bool:
    return one.conditions == other.conditions


def _other_ids(journey: Journey) -> set[str]:
    """Ids of the map that no touchpoint may have."""
    parts = (journey.phases, journey.steps, journey.personas, journey.customer_jobs, journey.offers, journey.propositions)
    return {part.id for group in (*parts, journey.evidence) for part in group}
