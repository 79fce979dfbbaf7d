"""Rules on the map as a whole."""

import datetime
from collections.abc import Iterator

from reiskaart.model import Journey
from reiskaart.review.finding import Found


def no_owner(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """Somebody answers for the map."""
    if journey.owner is None:
        yield Found()


def no_begin(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said where the journey begins."""
    if journey.begins is None:
        yield Found()


def no_end(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said where the journey ends."""
    if journey.ends is None:
        yield Found()


def no_good_outcome(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said when the journey ended well; a reading needs it."""
    if not journey.outcomes.good:
        yield Found()


def no_driver(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said what moves the customer through the whole of it."""
    if journey.driver is None:
        yield Found()


def no_review_date(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A day is set on which the map is looked at again."""
    if journey.review is None:
        yield Found()


def review_passed(journey: Journey, today: datetime.date) -> Iterator[Found]:
    """The day of the review is not behind us."""
    if journey.review is not None and journey.review < today:
        yield Found(when=journey.review)


def no_customer_job(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """It is said what the customer wants to get done."""
    if not journey.customer_jobs:
        yield Found()


def no_phases(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """The map has phases."""
    if not journey.phases:
        yield Found()


def life_cycle_in_one_map(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """The map of a life cycle opens into maps of single experiences."""
    if journey.scope == "lifecycle" and journey.steps and not any(step.journey for step in journey.steps):
        yield Found()


def opens_into_itself(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A step opens into another map, not into its own."""
    for step in journey.steps:
        if step.journey == journey.id:
            yield Found(step.id, step.name)
