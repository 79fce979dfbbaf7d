"""What contradicts the map, in sentences; stands on top of everything else that is told of a place."""

import math
from collections.abc import Iterable

from reiskaart.i18n.formats import decimal
from reiskaart.model import Card, MomentOfTruth, PlaceFigures, Step, Touchpoint
from reiskaart.picture.measuring import is_few
from reiskaart.picture.page.figures import SURELY_MANY, share_sentence
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex

_PLEASANT = 1.0
"""Feelings from here on (of 2) count as pleasant."""


def doubts_of_step(index: MapIndex, step: Step, figures: PlaceFigures | None) -> Html | None:
    """What the evidence and the reading hold against what the map says of a step."""
    used = [index.touchpoints[id_] for id_ in step.touchpoints]
    return _warning(
        index,
        [
            *_contradicted(index, (card for cards in step.cards.values() for card in cards)),
            *([index.say("doubts.nobody-at-step")] if _missing(figures, used) else []),
            *_feels_wrong(index, [step], figures),
            *_not_confirmed(index, step.moment_of_truth),
        ],
    )


def doubts_of_touchpoint(index: MapIndex, touchpoint: Touchpoint, figures: PlaceFigures | None) -> Html | None:
    """What the evidence and the reading hold against what the map says of a touchpoint."""
    return _warning(
        index,
        [
            *_contradicted(index, (card for _, _, card in index.cards() if card.touchpoint == touchpoint.id)),
            *([index.say("doubts.nobody-at-touchpoint")] if _missing(figures, [touchpoint]) else []),
            *_feels_wrong(index, index.steps_of[touchpoint.id], figures),
            *_not_confirmed(index, touchpoint.moment_of_truth),
        ],
    )


def _warning(index: MapIndex, sentences: list[str]) -> Html | None:
    if not sentences:
        return None
    return el(
        "div", el("p", index.say("doubts.title"), class_="warning-title"), *(el("p", s) for s in sentences), class_="warning"
    )


def _contradicted(index: MapIndex, cards: Iterable[Card]) -> list[str]:
    return [index.say("doubts.contradicted", card=card.text) for card in cards if card.status == "contradicted"]


def _missing(figures: PlaceFigures | None, touchpoints: Iterable[Touchpoint]) -> bool:
    """Rules say that contacts could be seen here, and the log has none."""
    return figures is not None and figures.contacts == 0 and any(touchpoint.rules for touchpoint in touchpoints)


def _feels_wrong(index: MapIndex, steps: Iterable[Step], figures: PlaceFigures | None) -> list[str]:
    """Only where a place stands at one step: else nobody knows at which of them people were last seen."""
    steps = list(steps)
    if figures is None or len(steps) != 1 or is_few(figures.paths) or (figures.not_seen_again.low or 0.0) < SURELY_MANY:
        return []
    pleasant = [emotion for emotion in steps[0].emotions if emotion.value >= _PLEASANT]
    if not pleasant:
        return []
    feeling = max(pleasant, key=lambda emotion: emotion.value)
    return [
        index.say(
            "doubts.feels-wrong",
            value=feeling_in_words(index, feeling.value),
            measured=share_sentence(index, "not_seen_again", figures.not_seen_again),
        )
    ]


def _not_confirmed(index: MapIndex, moment: MomentOfTruth | None) -> list[str]:
    return [index.say("doubts.not-confirmed")] if moment is not None and moment.confirmed is False else []


def feeling_in_words(index: MapIndex, value: float) -> str:
    """A feeling by its place on the scale, with its value from -2 to +2: ``vervelend (−0,5)``."""
    size = abs(value)
    tenths = math.floor(size * 10 + 0.5)
    name = "neutral" if size < 0.5 else ("very-" if size >= 1.5 else "") + ("pleasant" if value > 0 else "unpleasant")
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{index.say(f'scale.{name}')} ({sign}{decimal(tenths / 10, index.language, 1 if tenths % 10 else 0)})"
