"""Rules on the inventory of touchpoints."""

import datetime
from collections.abc import Iterator

from reiskaart.model import Journey
from reiskaart.review.finding import Found


def touchpoint_without_owner(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """Somebody answers for a touchpoint."""
    for touchpoint in journey.touchpoints:
        if touchpoint.owner is None:
            yield Found(touchpoint.id, touchpoint.name)


def touchpoint_without_channel(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A touchpoint uses a medium."""
    for touchpoint in journey.touchpoints:
        if touchpoint.channel is None:
            yield Found(touchpoint.id, touchpoint.name)


def touchpoint_without_kind(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said whether a touchpoint is online, direct, and owned, paid or earned."""
    for touchpoint in journey.touchpoints:
        said = touchpoint.kind.model_dump(exclude_none=True)
        if lacks := tuple(part for part in ("online", "direct", "media") if part not in said):
            yield Found(touchpoint.id, touchpoint.name, lacks=lacks)


def unused_touchpoint(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A touchpoint is used at a step."""
    used = {id_ for step in journey.steps for id_ in step.touchpoints}
    for touchpoint in journey.touchpoints:
        if touchpoint.id not in used:
            yield Found(touchpoint.id, touchpoint.name)


def touchpoint_without_rules(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A touchpoint can be recognised in a log."""
    for touchpoint in journey.touchpoints:
        if not touchpoint.rules:
            yield Found(touchpoint.id, touchpoint.name)
