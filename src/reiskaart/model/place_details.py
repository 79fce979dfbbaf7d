"""A step, a touchpoint or a way from step to step looked at from nearby."""

from typing import Literal

from pydantic import Field

from reiskaart.model.base import Part
from reiskaart.model.reality import PlaceFigures, Share, VariantFigures

Fate = Literal["goes_on", "fell_back", "ended_well", "still_open", "not_seen_again"]
"""What becomes of a path after its last contact at a place."""


class Bin(Part):
    """Durations from ``from_seconds`` up to, but not including, ``to_seconds``."""

    from_seconds: float
    to_seconds: float
    n: int


class Histogram(Part):
    """How durations are spread: bins that double in width, and quartiles."""

    bins: tuple[Bin, ...]
    """One after the other, without gaps, from the first that has something to the last; none where ``n`` is 0."""
    n: int
    q1_seconds: float | None
    median_seconds: float | None
    q3_seconds: float | None
    p90_seconds: float | None


class CameFrom(Part):
    """Where paths were just before they first reached a place."""

    id: str | None
    """A step (of a step) or a touchpoint (of a touchpoint); none where the path begins here."""
    paths: int
    share: Share
    """Of the paths that reach the place."""


class WentTo(Part):
    """Where paths are next after they were last at a place."""

    id: str | None
    """A step (of a step) or a touchpoint (of a touchpoint); none where no such contact follows."""
    fate: Fate | None
    """Where ``id`` is none, what became of the paths: goes on says that contacts follow that stand at no step."""
    paths: int
    share: Share
    """Of the paths that reach the place."""


class RuleEvents(Part):
    """A rule of a touchpoint, and the contacts of the chosen paths that it recognised."""

    touchpoint: str
    conditions: dict[str, str]
    at: str | None
    events: int


class PlaceDetails(Part):
    """A step or a touchpoint looked at from nearby."""

    figures: PlaceFigures
    times: Histogram
    """Of the time to the next step or touchpoint."""
    came_from: tuple[CameFrom, ...]
    """Most first; together they are all paths that reach the place."""
    went_to: tuple[WentTo, ...]
    """Most first; together they are all paths that reach the place."""
    ways: tuple[VariantFigures, ...]
    """The most travelled variants through here, at most five; their shares are of the paths that reach the place."""
    rules: tuple[RuleEvents, ...]
    """In the order of the map; of a step those of its touchpoints, with the contacts that stand at the step."""
    n_paths: int
    """Paths that are looked at, whether they reach the place or not."""


class WayDetails(Part):
    """The way from one step to the next on a path, looked at from nearby."""

    from_: str = Field(alias="from")
    to: str
    paths: int
    """Paths that make it at least once."""
    count: int
    """How often it is made."""
    share: Share
    """The paths that make it, of those that reach ``from``."""
    foreseen: bool
    """Whether the map leads from the one step straight to the other."""
    times: Histogram
    """From the start of the one stay to the start of the other."""
    ways: tuple[VariantFigures, ...]
    """The most travelled variants with this way in it, at most five; their shares are of the paths that make it."""
    n_paths: int
    """Paths that are looked at, whether they make it or not."""
