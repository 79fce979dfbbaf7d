"""Keeping the order in which a file names what has no order: kinds of cards at a step, and the conditions of a rule."""

from collections.abc import Iterable
from typing import TypeVar

from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint

Value = TypeVar("Value")


def in_order_of(journey: Journey, before: Journey) -> Journey:
    """The same journey, with the names that ``before`` has as well in its order."""
    steps = {step.id: step for step in before.steps}
    touchpoints = {touchpoint.id: touchpoint for touchpoint in before.touchpoints}
    return journey.model_copy(
        update={
            "phases": tuple(_phase(phase, steps) for phase in journey.phases),
            "touchpoints": tuple(_touchpoint(one, touchpoints.get(one.id)) for one in journey.touchpoints),
        }
    )


def _phase(phase: Phase, before: dict[str, Step]) -> Phase:
    return phase.model_copy(update={"steps": tuple(_step(step, before.get(step.id)) for step in phase.steps)})


def _step(step: Step, before: Step | None) -> Step:
    return step if before is None else step.model_copy(update={"cards": _ordered(step.cards, before.cards)})


def _touchpoint(touchpoint: Touchpoint, before: Touchpoint | None) -> Touchpoint:
    if before is None:
        return touchpoint
    orders = {frozenset(rule.conditions): rule.conditions for rule in before.rules}
    return touchpoint.model_copy(update={"rules": tuple(_rule(rule, orders) for rule in touchpoint.rules)})


def _rule(rule: Rule, orders: dict[frozenset[str], dict[str, str]]) -> Rule:
    order = orders.get(frozenset(rule.conditions), ())
    return rule.model_copy(update={"conditions": _ordered(rule.conditions, order)})


def _ordered(values: dict[str, Value], order: Iterable[str]) -> dict[str, Value]:
    known = [name for name in order if name in values]
    return {name: values[name] for name in (*known, *(name for name in values if name not in known))}
