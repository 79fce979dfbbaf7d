"""Where phases, steps and cards stand when some of them are gone: what stood in them moves to the nearest that is left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rows = Mapping[str, Mapping[str, Any]]
"""Id -> row, as it stands in the document."""


@dataclass(frozen=True, slots=True)
class Placing:
    """The columns of a map that are left, and where what stood in others goes."""

    phases: tuple[str, ...]
    steps: Mapping[str, tuple[str, ...]]
    """Phase -> its steps, in order."""
    in_order: tuple[str, ...]
    """All steps, in order."""
    _step_homes: Mapping[str, str]

    def phase_of_goal(self, phase: object) -> str | None:
        """The phase that holds a goal which says that it stands in this one: the first where that is gone."""
        if isinstance(phase, str) and phase in self.steps:
            return phase
        return self.phases[0] if self.phases else None

    def step_of_card(self, step: object) -> str | None:
        """The step that holds a card which says that it stands in this one: the first where that was never there."""
        if isinstance(step, str) and step in self._step_homes:
            return self._step_homes[step]
        return self.in_order[0] if self.in_order else None


def place(phases: Rows, steps: Rows) -> Placing:
    """The columns of a map.

    A step of a phase that is gone stands in the nearest earlier phase that is left, else in the first; a card of a step that is
    gone likewise, counted over all steps in order. Where steps are left but no phase, the phase of the first of them lives again.
    """
    in_order = sorted_rows(phases)
    position = {phase: index for index, phase in enumerate(in_order)}
    said = {step: position.get(phase, -1) if isinstance(phase := row.get("phase"), str) else -1 for step, row in steps.items()}
    columns = sorted(steps, key=lambda step: (said[step], order_of(steps[step]), step))
    shown = tuple(step for step in columns if not is_gone(steps[step]))
    living = [phase for phase in in_order if not is_gone(phases[phase])]
    if shown and in_order and not living:
        living = [in_order[max(0, said[shown[0]])]]
    if not living:
        return Placing((), {}, (), {})
    homes = _homes(in_order, living)
    groups: dict[str, list[str]] = {phase: [] for phase in living}
    for step in shown:
        groups[homes[in_order[max(0, said[step])]]].append(step)
    held = {phase: tuple(group) for phase, group in groups.items()}
    return Placing(tuple(living), held, shown, _homes(columns, shown))


def order_of(row: Mapping[str, Any]) -> str:
    """The order of a row; first where it says none."""
    order = row.get("order")
    return order if isinstance(order, str) else ""


def is_gone(row: Mapping[str, Any]) -> bool:
    """Whether a row was deleted."""
    return row.get("gone") is True


def sorted_rows(rows: Rows) -> list[str]:
    """Ids in order."""
    return sorted(rows, key=lambda row: (order_of(rows[row]), row))


def _homes(in_order: Iterable[str], living: Sequence[str]) -> dict[str, str]:
    """For each the nearest earlier one that is left, itself included, else the first."""
    homes: dict[str, str] = {}
    if living:
        nearest, left = living[0], set(living)
        for each in in_order:
            nearest = each if each in left else nearest
            homes[each] = nearest
    return homes
