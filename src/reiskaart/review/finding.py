"""What a rule finds, and what is told of it."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reiskaart.model import Journey
from reiskaart.model.base import Part

Severity = Literal["lack", "advice"]
"""What a map needs to be of use, and what would make it better."""


class Finding(Part):
    """Something that a map lacks, in words."""

    code: str
    """The rule that found it."""
    place: str | None
    """Id of the part that lacks it; none where it is the map as a whole."""
    severity: Severity
    message: str
    hint: str
    """How to mend it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule does not hold, with what its sentence tells."""

    place: str | None = None
    name: str = ""
    """What people call the place."""
    n: int | None = None
    """How many, where the sentence depends on a number."""
    lacks: tuple[str, ...] = ()
    """The parts that are missing, as keys of ``review.parts``."""
    when: datetime.date | None = None


Find: TypeAlias = Callable[[Journey, datetime.date], Iterator[Found]]
"""Where a rule does not hold in a journey, on a day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a good map has; its words are ``review.findings.<code>``."""

    code: str
    severity: Severity
    find: Find
