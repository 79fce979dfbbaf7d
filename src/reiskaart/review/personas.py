"""Rules on the people whom the map is about."""

import datetime
from collections.abc import Iterator

from reiskaart.model import Journey
from reiskaart.review.finding import Found

MOST_PERSONAS = 5


def no_persona(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """The map is about somebody."""
    if not journey.personas:
        yield Found()


def too_many_personas(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """One map is about a few personas at most."""
    if len(journey.personas) > MOST_PERSONAS:
        yield Found(n=len(journey.personas))


def persona_without_needs(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A persona needs something."""
    for persona in journey.personas:
        if not persona.needs:
            yield Found(persona.id, persona.name)


def persona_without_driver(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """Something moves a persona."""
    for persona in journey.personas:
        if persona.driver is None:
            yield Found(persona.id, persona.name)


def hypothetical_persona(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A persona stands on customers who were heard."""
    for persona in journey.personas:
        if persona.hypothetical:
            yield Found(persona.id, persona.name)
