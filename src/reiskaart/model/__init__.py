"""What things are: frozen, without I/O; one noun per file."""

from reiskaart.model.card import Card, CardStatus
from reiskaart.model.comparison import Comparison, Difference, Differences, PlaceDifferences, TimeDifference
from reiskaart.model.emotion import Emotion
from reiskaart.model.evidence import Evidence, EvidenceKind
from reiskaart.model.goal import Goal
from reiskaart.model.ids import new_id, slug
from reiskaart.model.journey import Journey, Outcomes, Scope, State
from reiskaart.model.lane import DEFAULT_LANES, LANE_KINDS, Lane, LaneKind, find_lane_kind
from reiskaart.model.log import LogSummary, NameTransition, Rejection
from reiskaart.model.path_filter import ColumnValue, Condition, Facet, Facets, Filter, OutcomeCounts, PathOutcome
from reiskaart.model.path_sample import Behind, PathSample, SampledContact, SampledPath
from reiskaart.model.persona import LifeCyclePlace, Persona, PersonaFacts
from reiskaart.model.phase import Phase, Step
from reiskaart.model.phase_model import PHASE_MODELS, PhaseModel, find_phase_model
from reiskaart.model.place_details import Bin, CameFrom, Fate, Histogram, PlaceDetails, RuleEvents, WayDetails, WentTo
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
from reiskaart.model.recognition import (
    Companions,
    Contested,
    LogShort,
    NameRow,
    RuleAt,
    RuleConflict,
    RuleCount,
    RuleProblem,
    RulesView,
    RuleTrial,
    SuggestedRule,
    TouchpointCount,
    TrialEvents,
    TrialExample,
    Unrecognised,
    Weight,
)
from reiskaart.model.references import ReferenceProblem
from reiskaart.model.rule import Rule
from reiskaart.model.touchpoint import Media, MomentOfTruth, Touchpoint, TouchpointKind

__all__ = [
    "DEFAULT_LANES",
    "LANE_KINDS",
    "PHASE_MODELS",
    "Behind",
    "Bin",
    "CameFrom",
    "Card",
    "CardStatus",
    "ColumnValue",
    "Companions",
    "Comparison",
    "Condition",
    "Contested",
    "CustomerJob",
    "Difference",
    "Differences",
    "Emotion",
    "Evidence",
    "EvidenceKind",
    "Facet",
    "Facets",
    "Fate",
    "Filter",
    "Goal",
    "Histogram",
    "Journey",
    "Lane",
    "LaneKind",
    "LifeCyclePlace",
    "LogShort",
    "LogSummary",
    "Media",
    "MomentOfTruth",
    "NameRow",
    "NameTransition",
    "Offer",
    "OutcomeCounts",
    "Outcomes",
    "PathOutcome",
    "PathSample",
    "Persona",
    "PersonaFacts",
    "Phase",
    "PhaseFigures",
    "PhaseModel",
    "PlaceDetails",
    "PlaceDifferences",
    "PlaceFigures",
    "PlaceTransition",
    "Reality",
    "ReferenceProblem",
    "Rejection",
    "Rule",
    "RuleAt",
    "RuleConflict",
    "RuleCount",
    "RuleEvents",
    "RuleProblem",
    "RuleTrial",
    "RulesView",
    "SampledContact",
    "SampledPath",
    "Scope",
    "Share",
    "State",
    "Step",
    "SuggestedRule",
    "TimeDifference",
    "Times",
    "Touchpoint",
    "TouchpointCount",
    "TouchpointKind",
    "Transitions",
    "TrialEvents",
    "TrialExample",
    "Unmatched",
    "Unrecognised",
    "ValueProposition",
    "VariantFigures",
    "WayDetails",
    "Weight",
    "WentTo",
    "find_lane_kind",
    "find_phase_model",
    "new_id",
    "slug",
]
