"""Lanes and phase models with their words in one language."""

from reiskaart.model.lane import Holds
from reiskaart.server.answers.answer import Answer


class LaneKind(Answer):
    """A kind of lane that we know, in one language."""

    id: str
    name: str
    help: str
    """What belongs there."""
    icon: str
    holds: Holds
    kinds: tuple[str, ...]
    """The kinds of card that stand in it."""
    shown: bool
    """Whether a new map shows it."""


class PhaseOfModel(Answer):
    """A phase of a phase model, in one language."""

    id: str
    name: str
    customer: str
    """What the customer does in it."""
    brand: str
    """What the brand can do in it."""


class PhaseModel(Answer):
    """A phase model, in one language."""

    id: str
    name: str
    fits: str
    """When it fits."""
    phases: tuple[PhaseOfModel, ...]


class Words(Answer):
    """The words that maps are made with, in one language."""

    lane_kinds: tuple[LaneKind, ...]
    phase_models: tuple[PhaseModel, ...]
