"""Rules on goals and on moments of truth: what we set out to reach, and where we say that it is decided."""

import datetime
from collections.abc import Iterator

from reiskaart.model import Journey, Step, Touchpoint
from reiskaart.review.finding import Found


def no_goals(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """We want to reach something."""
    if journey.phases and not any(phase.goals for phase in journey.phases):
        yield Found()


def goal_not_smart(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A goal says from where to where, until when and by whom.

    Source: Doran, G. T. (1981), There's a S.M.A.R.T. way to write management's goals and objectives, Management Review 70(11).
    """
    for phase in journey.phases:
        for goal in phase.goals:
            lacks = tuple(part for part in ("baseline", "target", "by", "owner") if getattr(goal, part) is None)
            if lacks:
                yield Found(goal.id, goal.metric, lacks=lacks)


def goal_passed(journey: Journey, today: datetime.date) -> Iterator[Found]:
    """The deadline of a goal is not behind us."""
    for phase in journey.phases:
        for goal in phase.goals:
            if goal.by is not None and goal.by < today:
                yield Found(goal.id, goal.metric, when=goal.by)


def moment_without_why(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A claim that a place decides the outcome says why."""
    for place in _places(journey):
        if place.moment_of_truth is not None and place.moment_of_truth.why is None:
            yield Found(place.id, place.name)


def moment_unconfirmed(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A claim that a place decides the outcome was looked into, and holds."""
    for place in _places(journey):
        if place.moment_of_truth is not None and not place.moment_of_truth.confirmed:
            yield Found(place.id, place.name)


def _places(journey: Journey) -> tuple[Step | Touchpoint, ...]:
    return (*journey.steps, *journey.touchpoints)
