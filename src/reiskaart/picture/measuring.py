"""What may be said of a reading: where there is enough for a percentage, and where nothing could have been measured."""

from collections.abc import Mapping

from reiskaart.intervals import FEWEST
from reiskaart.model import PlaceFigures, Share, Step, Touchpoint


def is_few(n: int) -> bool:
    """Whether so many paths are too few for a percentage."""
    return n < FEWEST


def hits(share: Share) -> int:
    """How many the share is, of its ``n``."""
    return round((share.value or 0.0) * share.n)


def is_measurable(step: Step, touchpoints: Mapping[str, Touchpoint], figures: PlaceFigures | None) -> bool:
    """Whether a contact could have been seen at a step: a rule of one of its touchpoints places contacts there."""
    if figures is not None and figures.contacts:
        return True
    return any(rule.at in (None, step.id) for id_ in step.touchpoints for rule in touchpoints[id_].rules)
