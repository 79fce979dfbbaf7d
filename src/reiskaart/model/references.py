"""Whether the parts of a journey that name each other exist, and no two share an id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reiskaart.model.evidence import Evidence
from reiskaart.model.lane import LANE_KINDS, Lane
from reiskaart.model.persona import Persona
from reiskaart.model.phase import Phase, Step
from reiskaart.model.promise import CustomerJob, Offer, ValueProposition
from reiskaart.model.touchpoint import Touchpoint

Path = tuple[str | int, ...]
"""Where a part stands: field names and positions, from the journey down."""


@dataclass(frozen=True, slots=True)
class ReferenceProblem:
    """An id that stands twice, or a reference to what is not there.

    ``code`` is one of ``duplicate-id``, ``unknown-id``, ``unknown-kind``, ``unnamed-lane``, ``backwards``, ``two-emotions``.
    """

    path: Path
    code: str
    id: str
    expected: tuple[str, ...] = ()
    """What could have stood there."""


@dataclass(frozen=True, slots=True)
class Places:
    """All parts of a journey that have an id."""

    phases: Sequence[Phase]
    touchpoints: Sequence[Touchpoint]
    personas: Sequence[Persona]
    customer_jobs: Sequence[CustomerJob]
    offers: Sequence[Offer]
    propositions: Sequence[ValueProposition]
    evidence: Sequence[Evidence]
    lanes: Sequence[Lane]
    outcomes: dict[str, Sequence[str]] = field(default_factory=dict)

    def steps(self) -> Iterator[tuple[Path, Step]]:
        for p, phase in enumerate(self.phases):
            for s, step in enumerate(phase.steps):
                yield ("phases", p, "steps", s), step

    def ids(self) -> Iterator[tuple[Path, str]]:
        """Every id with its place, but those of lanes, which are kinds."""
        for name in ("touchpoints", "personas", "customer_jobs", "offers", "propositions", "evidence"):
            for index, part in enumerate(getattr(self, name)):
                yield (name, index), part.id
        for p, phase in enumerate(self.phases):
            yield ("phases", p), phase.id
            for g, goal in enumerate(phase.goals):
                yield ("phases", p, "goals", g), goal.id
        for path, step in self.steps():
            yield path, step.id
            for kind, cards in step.cards.items():
                for c, card in enumerate(cards):
                    yield (*path, "cards", kind, c), card.id


def find_problems(places: Places) -> list[ReferenceProblem]:
    """All problems, in the order in which they stand in the journey."""
    return [*_twice(places), *_unknown(places), *_lanes(places)]


def _twice(places: Places) -> Iterator[ReferenceProblem]:
    seen: set[str] = set()
    for path, id_ in places.ids():
        if id_ in seen:
            yield ReferenceProblem((*path, "id"), "duplicate-id", id_)
        seen.add(id_)
    lanes: set[str] = set()
    for index, lane in enumerate(places.lanes):
        if lane.id in lanes:
            yield ReferenceProblem(("lanes", index, "id"), "duplicate-id", lane.id)
        lanes.add(lane.id)


def _unknown(places: Places) -> Iterator[ReferenceProblem]:
    steps = [step.id for _, step in places.steps()]
    position = {id_: index for index, id_ in enumerate(steps)}
    touchpoints = [touchpoint.id for touchpoint in places.touchpoints]
    personas = [persona.id for persona in places.personas]
    evidence = [item.id for item in places.evidence]
    anywhere = [phase.id for phase in places.phases] + steps + touchpoints

    def check(path: Path, id_: str | None, known: Sequence[str]) -> Iterator[ReferenceProblem]:
        if id_ is not None and id_ not in known:
            yield ReferenceProblem(path, "unknown-id", id_, tuple(known))

    for side, ids in places.outcomes.items():
        for i, id_ in enumerate(ids):
            yield from check(("outcomes", side, i), id_, steps + touchpoints)
    for t, touchpoint in enumerate(places.touchpoints):
        for r, rule in enumerate(touchpoint.rules):
            yield from check(("touchpoints", t, "rules", r, "at"), rule.at, steps)
    for j, job in enumerate(places.customer_jobs):
        yield from check(("customer_jobs", j, "persona"), job.persona, personas)
    for o, offer in enumerate(places.offers):
        for i, id_ in enumerate(offer.personas):
            yield from check(("offers", o, "personas", i), id_, personas)
    offers = [offer.id for offer in places.offers]
    for v, proposition in enumerate(places.propositions):
        yield from check(("propositions", v, "persona"), proposition.persona, personas)
        yield from check(("propositions", v, "offer"), proposition.offer, offers)
    for p, phase in enumerate(places.phases):
        for g, goal in enumerate(phase.goals):
            yield from check(("phases", p, "goals", g, "at"), goal.at, anywhere)
    for path, step in places.steps():
        for i, id_ in enumerate(step.touchpoints):
            yield from check((*path, "touchpoints", i), id_, touchpoints)
        felt: set[str | None] = set()
        for e, emotion in enumerate(step.emotions):
            yield from check((*path, "emotions", e, "persona"), emotion.persona, personas)
            if emotion.persona in felt:
                yield ReferenceProblem((*path, "emotions", e), "two-emotions", emotion.persona or "")
            felt.add(emotion.persona)
        for kind, cards in step.cards.items():
            for c, card in enumerate(cards):
                at = (*path, "cards", kind, c)
                yield from check((*at, "touchpoint"), card.touchpoint, touchpoints)
                yield from check((*at, "persona"), card.persona, personas)
                for i, id_ in enumerate(card.evidence):
                    yield from check((*at, "evidence", i), id_, evidence)
                yield from check((*at, "through"), card.through, steps)
                if card.through is not None and position.get(card.through, len(steps)) < position[step.id]:
                    yield ReferenceProblem((*at, "through"), "backwards", card.through)


def _lanes(places: Places) -> Iterator[ReferenceProblem]:
    known = {kind.id for kind in LANE_KINDS}
    kinds = [kind for lane in LANE_KINDS for kind in lane.kinds]
    for index, lane in enumerate(places.lanes):
        if lane.id not in known:
            kinds.append(lane.id)
            if lane.name is None:
                yield ReferenceProblem(("lanes", index), "unnamed-lane", lane.id, tuple(sorted(known)))
    for path, step in places.steps():
        for kind in step.cards:
            if kind not in kinds:
                yield ReferenceProblem((*path, "cards", kind), "unknown-kind", kind, tuple(kinds))
