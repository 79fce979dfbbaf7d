"""A map with what a reading says of it, found by id."""

from dataclasses import dataclass, field

from reiskaart.i18n import Language, say, say_count
from reiskaart.i18n.formats import count, duration
from reiskaart.model import (
    Card,
    Evidence,
    Journey,
    Persona,
    Phase,
    PhaseFigures,
    PlaceFigures,
    Reality,
    Step,
    Touchpoint,
    find_lane_kind,
)
from reiskaart.picture.measuring import is_measurable


@dataclass(frozen=True)
class MapIndex:
    """A map with what a reading says of it: every part found by its id, every sentence in the reader's language."""

    journey: Journey
    reality: Reality | None
    language: Language
    steps: dict[str, Step] = field(init=False)
    phase_of: dict[str, Phase] = field(init=False)
    """Id of a step -> its phase."""
    position: dict[str, int] = field(init=False)
    """Id of a step -> its place in the order, from 0."""
    touchpoints: dict[str, Touchpoint] = field(init=False)
    steps_of: dict[str, tuple[Step, ...]] = field(init=False)
    """Id of a touchpoint -> the steps that use it."""
    lane_names: dict[str, str] = field(init=False)
    """Kind of card -> the name of the lane in which it stands, in the order of the map's lanes."""
    personas: dict[str, Persona] = field(init=False)
    evidence: dict[str, Evidence] = field(init=False)
    step_figures: dict[str, PlaceFigures] = field(init=False)
    touchpoint_figures: dict[str, PlaceFigures] = field(init=False)
    phase_figures: dict[str, PhaseFigures] = field(init=False)

    def __post_init__(self) -> None:
        journey, reality = self.journey, self.reality
        steps = journey.steps
        found = {
            "steps": {step.id: step for step in steps},
            "phase_of": {step.id: phase for phase in journey.phases for step in phase.steps},
            "position": {step.id: index for index, step in enumerate(steps)},
            "touchpoints": {touchpoint.id: touchpoint for touchpoint in journey.touchpoints},
            "steps_of": {t.id: tuple(step for step in steps if t.id in step.touchpoints) for t in journey.touchpoints},
            "lane_names": _lane_names(journey, self.language),
            "personas": {persona.id: persona for persona in journey.personas},
            "evidence": {item.id: item for item in journey.evidence},
            "step_figures": {figures.id: figures for figures in reality.steps} if reality else {},
            "touchpoint_figures": {figures.id: figures for figures in reality.touchpoints} if reality else {},
            "phase_figures": {figures.id: figures for figures in reality.phases} if reality else {},
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def say(self, key: str, /, **parameters: object) -> str:
        """A sentence of the page."""
        return say(f"page.{key}", self.language, **parameters)

    def say_count(self, key: str, number: int, /, **parameters: object) -> str:
        """A sentence of the page that depends on a number, which stands in it as ``{n}``, written for the reader."""
        return say_count(f"page.{key}", self.language, number, **{"n": self.number(number), **parameters})

    def number(self, number: int) -> str:
        return count(number, self.language)

    def duration(self, seconds: float) -> str:
        """A duration, kept on one line."""
        return duration(seconds, self.language).replace(" ", "\N{NO-BREAK SPACE}")

    def cards(self) -> list[tuple[Step, str, Card]]:
        """Every card with its step and its kind, in reading order."""
        return [(step, kind, card) for step in self.journey.steps for kind, cards in step.cards.items() for card in cards]

    def measurable(self, step: Step) -> bool:
        """Whether a contact could have been seen at a step."""
        return is_measurable(step, self.touchpoints, self.step_figures.get(step.id))

    def place_name(self, id_: str) -> str:
        """The name of a step or touchpoint; its id where the map does not know it."""
        place = self.steps.get(id_) or self.touchpoints.get(id_)
        return id_ if place is None else place.name


def _lane_names(journey: Journey, language: Language) -> dict[str, str]:
    names = {kind: lane.label(language) for lane in journey.lanes for kind in lane.kinds}
    for kind in (kind for step in journey.steps for kind in step.cards):
        known = find_lane_kind(kind)
        names.setdefault(kind, known.name(language) if known else kind)
    return names
