"""Rules on phases and steps."""

import datetime
from collections.abc import Iterator

from reiskaart.model import Journey
from reiskaart.review.finding import Found

MOST_STEPS = 7
"""Steps in one phase that can be taken in at a glance."""


def phase_without_goal(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A phase says what the customer wants to have reached at its end."""
    for phase in journey.phases:
        if phase.goal is None:
            yield Found(phase.id, phase.name)


def phase_without_steps(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """Something happens in a phase."""
    for phase in journey.phases:
        if not phase.steps:
            yield Found(phase.id, phase.name)


def too_many_steps(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A phase can be taken in at a glance."""
    for phase in journey.phases:
        if len(phase.steps) > MOST_STEPS:
            yield Found(phase.id, phase.name, n=len(phase.steps))


def step_without_touchpoints(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A step says where the customer meets us or others."""
    for step in journey.steps:
        if not step.touchpoints:
            yield Found(step.id, step.name)


def step_without_cards(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """Something is known or believed of a step."""
    for step in journey.steps:
        if not any(step.cards.values()):
            yield Found(step.id, step.name)


def step_without_actions(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A step says what the customer does."""
    for step in journey.steps:
        if any(step.cards.values()) and not step.cards.get("actions"):
            yield Found(step.id, step.name)


def no_emotion(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said how customers feel on the way."""
    if journey.steps and not any(step.emotions for step in journey.steps):
        yield Found()
