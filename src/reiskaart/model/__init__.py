"""What things are: frozen, without I/O; one noun per file."""

from reiskaart.model.card import Card, CardStatus
from reiskaart.model.emotion import Emotion
from reiskaart.model.evidence import Evidence, EvidenceKind
from reiskaart.model.goal import Goal
from reiskaart.model.ids import new_id, slug
from reiskaart.model.journey import Journey, Outcomes, Scope, State
from reiskaart.model.lane import DEFAULT_LANES, LANE_KINDS, Lane, LaneKind, find_lane_kind
from reiskaart.model.log import LogSummary, NameTransition, Rejection
from reiskaart.model.persona import LifeCyclePlace, Persona, PersonaFacts
from reiskaart.model.phase import Phase, Step
from reiskaart.model.phase_model import PHASE_MODELS, PhaseModel, find_phase_model
from reiskaart.model.promise import CustomerJob, Offer, ValueProposition
from reiskaart.model.reality import (
    PhaseFigures,
    PlaceFigures,
    PlaceTransition,
    Reality,
    Share,
    Times,
    Transitions,
    Unmatched,
    VariantFigures,
)
from reiskaart.model.references import ReferenceProblem
from reiskaart.model.rule import Rule
from reiskaart.model.touchpoint import Media, MomentOfTruth, Touchpoint, TouchpointKind

__all__ = [
    "DEFAULT_LANES",
    "LANE_KINDS",
    "PHASE_MODELS",
    "Card",
    "CardStatus",
    "CustomerJob",
    "Emotion",
    "Evidence",
    "EvidenceKind",
    "Goal",
    "Journey",
    "Lane",
    "LaneKind",
    "LifeCyclePlace",
    "LogSummary",
    "Media",
    "MomentOfTruth",
    "NameTransition",
    "Offer",
    "Outcomes",
    "Persona",
    "PersonaFacts",
    "Phase",
    "PhaseFigures",
    "PhaseModel",
    "PlaceFigures",
    "PlaceTransition",
    "Reality",
    "ReferenceProblem",
    "Rejection",
    "Rule",
    "Scope",
    "Share",
    "State",
    "Step",
    "Times",
    "Touchpoint",
    "TouchpointKind",
    "Transitions",
    "Unmatched",
    "ValueProposition",
    "VariantFigures",
    "find_lane_kind",
    "find_phase_model",
    "new_id",
    "slug",
]
