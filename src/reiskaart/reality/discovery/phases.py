"""Which phase of the chosen model each step belongs to."""

from dataclasses import dataclass

import numpy as np

from reiskaart.model import PhaseModel
from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.cues import known, roles

POSITION = 0.25
"""What a step's place before or after the outcome weighs beside words that speak for a phase (1)."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The phase of each step, and the words that spoke for it."""

    phase: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]
    """Per step, the words that speak for the phase that it got."""

    @property
    def guessed(self) -> bool:
        """Whether no word spoke for any step."""
        return not any(self.words)


def place(aggregates: Aggregates, steps: list[list[int]], outcome: int | None, model: PhaseModel) -> Placement:
    """The phases of steps, never going back, that words and place speak for most.

    ``outcome``: position of the step that holds it.
    """
    n, m = len(steps), len(model.phases)
    phase_roles = known().models[model.id]
    spoken = [_spoken(aggregates, rows) for rows in steps]
    worth = np.zeros((n, m))
    for s in range(n):
        for p, phase in enumerate(model.phases):
            worth[s, p] = sum(spoken[s].get(role, (0.0, ()))[0] for role in phase_roles[phase])
            worth[s, p] -= POSITION * abs(p - _expected(s, n, outcome, model)) / max(m - 1, 1)
    best = np.full((n + 1, m), -np.inf)
    best[0] = 0.0
    back = np.zeros((n + 1, m), dtype=np.int64)
    for s in range(n):
        for p in range(m):
            before = int(np.argmax(best[s, : p + 1]))
            best[s + 1, p], back[s + 1, p] = best[s, before] + worth[s, p], before
    phases = [0] * n
    p = int(np.argmax(best[n]))
    for s in range(n, 0, -1):
        phases[s - 1] = p
        p = int(back[s, p])
    words = tuple(
        tuple(dict.fromkeys(word for role in phase_roles[model.phases[p]] for word in spoken[s].get(role, (0.0, ()))[1]))
        for s, p in enumerate(phases)
    )
    return Placement(tuple(phases), words)


def _spoken(aggregates: Aggregates, rows: list[int]) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Per role how much the names of a step speak for it (together at most 1), and the words that do."""
    weight: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    total = float(aggregates.customers[rows].sum()) or 1.0
    for row in rows:
        said = roles(aggregates.keys[row][0].name)
        hits = sum(len(spoken) for spoken in said.values())
        for role, spoken in said.items():
            weight[role] = weight.get(role, 0.0) + len(spoken) / hits * float(aggregates.customers[row]) / total
            words.setdefault(role, []).extend(spoken)
    return {role: (weight[role], tuple(words[role])) for role in weight}


def _expected(step: int, n: int, outcome: int | None, model: PhaseModel) -> float:
    """Where a step stands when only its place speaks: evenly over the phases up to acting, after the outcome over the rest."""
    last = len(model.phases) - 1
    acting = max(p for p, phase in enumerate(model.phases) if "act" in known().models[model.id][phase])
    end = n - 1 if outcome is None else outcome
    if step <= end:
        return acting * (step + 1) / (end + 1) if end else float(acting)
    return acting + (last - acting) * (step - end) / (n - 1 - end)
