"""A map's touchpoints, steps and phases by number, as readings store them."""

import hashlib
import json
from dataclasses import dataclass

from reiskaart.model import Journey

FORMAT = 2
"""Raised whenever a reading's tables change, so that older readings are made again."""

MICROSECONDS_PER_DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a map; a place's number is its position in its tuple, steps in the order of the map."""

    touchpoints: tuple[str, ...]
    steps: tuple[str, ...]
    phases: tuple[str, ...]
    phase_of_step: tuple[int, ...]
    steps_of_touchpoint: tuple[tuple[int, ...], ...]
    """In order; empty where a touchpoint stands at no step."""
    good_touchpoints: frozenset[int]
    bad_touchpoints: frozenset[int]
    good_steps: frozenset[int]
    bad_steps: frozenset[int]
    split_after_us: int | None
    """A path is cut where more than this lies between two contacts; never where it is None."""


def places_of(journey: Journey) -> Places:
    """The places of a map by number."""
    touchpoints = tuple(touchpoint.id for touchpoint in journey.touchpoints)
    steps = tuple(step.id for step in journey.steps)
    good, bad = frozenset(journey.outcomes.good), frozenset(journey.outcomes.bad)
    split = journey.split_after_days
    return Places(
        touchpoints=touchpoints,
        steps=steps,
        phases=tuple(phase.id for phase in journey.phases),
        phase_of_step=tuple(number for number, phase in enumerate(journey.phases) for _ in phase.steps),
        steps_of_touchpoint=tuple(
            tuple(number for number, step in enumerate(journey.steps) if id_ in step.touchpoints) for id_ in touchpoints
        ),
        good_touchpoints=_numbers(touchpoints, good),
        bad_touchpoints=_numbers(touchpoints, bad),
        good_steps=_numbers(steps, good),
        bad_steps=_numbers(steps, bad),
        split_after_us=None if split is None else round(split * MICROSECONDS_PER_DAY),
    )


def rules_key(journey: Journey) -> str:
    """A digest of all that a reading of a log through this map depends on: not its texts, and not ``silence_days``."""
    matters = {
        "format": FORMAT,
        "touchpoints": [
            [touchpoint.id, [[sorted(rule.conditions.items()), rule.at] for rule in touchpoint.rules]]
            for touchpoint in journey.touchpoints
        ],
        "phases": [[phase.id, [[step.id, sorted(set(step.touchpoints))] for step in phase.steps]] for phase in journey.phases],
        "outcomes": [sorted(set(journey.outcomes.good)), sorted(set(journey.outcomes.bad))],
        "split_after_days": journey.split_after_days,
    }
    return hashlib.sha256(json.dumps(matters, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _numbers(ids: tuple[str, ...], chosen: frozenset[str]) -> frozenset[int]:
    return frozenset(number for number, id_ in enumerate(ids) if id_ in chosen)
