"""What was decided for a draft, by row of the figures, and what it is called."""

from dataclasses import dataclass

from reiskaart.i18n import Language
from reiskaart.reality.discovery.outcomes import Candidate
from reiskaart.reality.discovery.phases import Placement


@dataclass(frozen=True, slots=True)
class Plan:
    """What was decided, by row of the figures."""

    rows: list[int]
    """In order."""
    steps: list[list[int]]
    candidates: list[Candidate]
    outcome: Candidate | None
    outcome_chosen: bool
    """Whether somebody chose it, or chose none."""
    outcome_step: int | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class Words:
    """What things are called: touchpoints by row of the figures, steps by their place."""

    names: list[str]
    ids: list[str]
    step_names: list[str]
    step_ids: list[str]
    language: Language
