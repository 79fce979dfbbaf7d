"""Where phases, steps and cards stand when some of them are gone: what stood in them moves to the nearest that is left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reiskaart.live.document.values import is_id

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
    _phase_homes: Mapping[str, str]
    _step_homes: Mapping[str, str]

    def phase_of(self, phase: object) -> str | None:
        """The phase in which something stands that says it stands in this one."""
        return _home(phase, self._phase_homes, self.phases)

    def step_of(self, step: object) -> str | None:
        """The step in which something stands that says it stands in this one."""
        return _home(step, self._step_homes, self.in_order)


def place(phases: Rows, steps: Rows) -> Placing:
    """The columns of a map.

    A step of a phase that is gone stands in the nearest earlier phase that is left, else in the first; a card of a step that is
    gone likewise, counted over all steps in order. Where steps are left but no phase, the first phase that held one lives again.
    """
    in_order = sorted(phases, key=lambda phase: (order_of(phases[phase]), phase))
    living = [phase for phase in in_order if not is_gone(phases[phase])]
    left = {step for step in steps if not is_gone(steps[step])}
    if left and in_order and not living:
        held = {steps[step].get("phase") for step in left if is_id(steps[step].get("phase"))}
        living = [next((phase for phase in in_order if phase in held), in_order[0])]
    if not living:
        return Placing((), {}, (), {}, {})
    phase_homes = _homes(in_order, living)
    position = {phase: index for index, phase in enumerate(living)}
    standing = {step: _home(row.get("phase"), phase_homes, living) or living[0] for step, row in steps.items()}
    columns = sorted(steps, key=lambda step: (position[standing[step]], order_of(steps[step]), step))
    shown = tuple(step for step in columns if step in left)
    groups = {phase: tuple(step for step in shown if standing[step] == phase) for phase in living}
    return Placing(tuple(living), groups, shown, phase_homes, _homes(columns, shown))


def order_of(row: Mapping[str, Any]) -> str:
    """The order of a row; first where it says none."""
    order = row.get("order")
    return order if isinstance(order, str) else ""


def is_gone(row: Mapping[str, Any]) -> bool:
    """Whether a row was deleted."""
    return row.get("gone") is True


def sorted_rows(rows: Rows, which: Callable[[str], bool] = lambda _: True) -> list[str]:
    """Ids in order."""
    return sorted(filter(which, rows), key=lambda row: (order_of(rows[row]), row))


def _homes(in_order: Iterable[str], living: Sequence[str]) -> dict[str, str]:
    """For each the nearest earlier one that is left, itself included, else the first."""
    homes: dict[str, str] = {}
    if living:
        nearest, left = living[0], set(living)
        for each in in_order:
            nearest = each if each in left else nearest
            homes[each] = nearest
    return homes


def _home(said: object, homes: Mapping[str, str], living: Sequence[str]) -> str | None:
    """Where something stands that says it stands there: in the first where that is not known."""
    if isinstance(said, str) and said in homes:
        return homes[said]
    return living[0] if living else None
