"""What all drafts of a log stand on, whatever phase model, language or level of detail is chosen."""

from dataclasses import dataclass

from reiskaart.reality.discovery import levels, ordering, outcomes, steps, touchpoints
from reiskaart.reality.discovery.aggregates import Aggregates, fold
from reiskaart.reality.discovery.levels import Levels

MOST_STEPS = 12
"""The proposed draft has so many steps at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The touchpoints of a log in their order, with every level of detail."""

    figures: Aggregates
    """One row per touchpoint: what begins and ends the same thing is one."""
    levels: Levels
    candidates: list[outcomes.Candidate]
    together: steps.Numbers

    @property
    def rows(self) -> tuple[int, ...]:
        """Touchpoints in order."""
        return self.levels.rows


def lay_ground(aggregates: Aggregates, max_steps: int = MOST_STEPS) -> Ground:
    """All that drafts of these figures share; the best cut has at most ``max_steps`` steps."""
    figures = fold(aggregates, touchpoints.life_cycles(aggregates))
    rows = ordering.order(figures.precedes, figures.moves, figures.position)
    worth = steps.worth(figures, rows)
    found = levels.levels(worth, rows, steps.cut(worth, rows, max_steps))
    return Ground(figures, found, outcomes.candidates(figures), steps.togetherness(figures))
