"""Columns of a map: phases, and the steps in them."""

from typing import Annotated

from pydantic import AfterValidator, Field

from reiskaart.model.base import Id, Ids, Line, Part, Text
from reiskaart.model.card import Card
from reiskaart.model.emotion import Emotion
from reiskaart.model.goal import Goal
from reiskaart.model.touchpoint import MomentOfTruth


def _without_empty(cards: dict[str, tuple[Card, ...]]) -> dict[str, tuple[Card, ...]]:
    return {kind: held for kind, held in cards.items() if held}


class Step(Part):
    """What the customer is doing; real journeys may return to it or skip it."""

    id: Id
    name: Line
    touchpoints: Ids = ()
    """The touchpoints used here."""
    cards: Annotated[dict[str, tuple[Card, ...]], AfterValidator(_without_empty)] = Field(default_factory=dict)
    """Kind of card (see :attr:`LaneKind.kinds`) -> its cards, from top to bottom."""
    emotions: tuple[Emotion, ...] = ()
    """Assumed; at most one per persona."""
    expectation: Text | None = None
    """What the customer expects, beside what is experienced."""
    moment_of_truth: MomentOfTruth | None = None
    journey: Id | None = None
    """The sub-journey that this step opens into."""


class Phase(Part):
    """A group of steps, from a phase model or of one's own.

    Where its id is that of a phase of the map's phase model, the model's guidance belongs to it.
    """

    id: Id
    name: Line
    goal: Line | None = None
    """What the customer wants to have reached at its end."""
    goals: tuple[Goal, ...] = ()
    """What we want to reach here."""
    steps: tuple[Step, ...] = ()
