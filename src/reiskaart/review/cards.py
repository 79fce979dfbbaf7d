"""Rules on cards and the evidence behind them."""

import datetime
from collections.abc import Callable, Iterator

from reiskaart.model import Card, Journey
from reiskaart.review.finding import Found

CLAIMS = frozenset(
    {
        "customer-goals",
        "actions",
        "questions",
        "pains",
        "highlights",
        "thoughts",
        "motivations",
        "expectations",
        "needs",
        "quotes",
    }
)
"""Kinds of card that say something of customers, which can be looked into; the others say what we do or mean to do."""

LONGEST_CARD = 220
"""Characters that still read at a glance on a card."""


def assumption_without_evidence(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """What we say of customers stands on something."""
    yield from _per_step(journey, lambda kind, card: kind in CLAIMS and card.status == "assumption" and not card.evidence)


def supported_without_evidence(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """What is said to be supported names what supports it."""
    yield from _per_step(journey, lambda _, card: card.status == "supported" and not card.evidence)


def contradicted_card(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """What turned out to be untrue does not stay on the map."""
    for step in journey.steps:
        for cards in step.cards.values():
            yield from (Found(card.id, card.text) for card in cards if card.status == "contradicted")


def long_card(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """A card reads at a glance."""
    yield from _per_step(journey, lambda _, card: len(card.text) > LONGEST_CARD)


def unused_evidence(journey: Journey, _: datetime.date) -> Iterator[Found]:
    """What was found out stands behind a card."""
    used = {id_ for step in journey.steps for cards in step.cards.values() for card in cards for id_ in card.evidence}
    for evidence in journey.evidence:
        if evidence.id not in used:
            yield Found(evidence.id, evidence.text)


def _per_step(journey: Journey, fits: Callable[[str, Card], bool]) -> Iterator[Found]:
    """One place per step that has such cards, with their number, so that a big map does not give hundreds of lines."""
    for step in journey.steps:
        if n := sum(fits(kind, card) for kind, cards in step.cards.items() for card in cards):
            yield Found(step.id, step.name, n=n)
