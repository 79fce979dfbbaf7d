"""What a reading says: the figures that are laid over a map, never written into it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from reiskaart.model.base import Part

Ratio = Annotated[float, Field(ge=0, le=1)]


class Share(Part):
    """A share with the number that it is of, and its 95% interval."""

    value: Ratio | None
    """Share, 0..1; none where ``n`` is 0."""
    n: int
    low: Ratio | None
    high: Ratio | None


class Times(Part):
    """Quartiles of a duration in seconds; none where ``n`` is 0."""

    n: int
    q1_seconds: float | None
    median_seconds: float | None
    q3_seconds: float | None
    median_low_seconds: float | None = None
    """The 95% interval of the median; none where there are fewer than six customers to tell it from."""
    median_high_seconds: float | None = None


class PlaceFigures(Part):
    """What a reading says of a step or a touchpoint.

    Of the paths that reach it, each is in exactly one of goes on, fell back, ended well, still open and not seen again: these
    five shares add up to 1.
    """

    id: str
    customers: int
    paths: int
    """Paths that reach it."""
    contacts: int
    reaches: Share
    """Of all paths with a contact on the map."""
    goes_on: Share
    fell_back: Share
    ended_well: Share
    still_open: Share
    not_seen_again: Share
    returns: Share
    """Of the paths that reach it, those that go from here straight back to an earlier step, at least once."""
    time_to_next: Times
    """From the start of a stay to the start of the next stay."""


class PhaseFigures(Part):
    """What a reading says of a phase."""

    id: str
    customers: int
    paths: int
    contacts: int


class PlaceTransition(Part):
    """How often a contact (or stay) at one place is followed by one at another; names between that fit no rule are bridged."""

    from_: str = Field(alias="from")
    to: str
    count: int
    paths: int
    """Paths that make it at least once."""
    mean_gap_seconds: float
    """Mean time between the start of the one and the start of the other."""


class VariantFigures(Part):
    """A sequence of stays, and how many paths make it."""

    steps: tuple[str, ...]
    paths: int
    share: Share
    """Of all paths with a contact on the map."""


class Unmatched(Part):
    """Events that fit no rule, by name and channel; heaviest first."""

    name: str
    channel: str | None
    events: int
    share: Ratio
    """Of all events."""


class Transitions(Part):
    """Transitions between touchpoints (contact to contact) and between steps (stay to stay); most frequent first."""

    touchpoints: tuple[PlaceTransition, ...]
    touchpoints_total: int
    """Number of different ones: an answer of the server lists the most frequent."""
    steps: tuple[PlaceTransition, ...]
    steps_total: int


class Reality(Part):
    """What a reading says: one log seen through one map's rules."""

    journey: str
    """Id of the map."""
    log: str
    """Name of the log."""
    events: int
    """All events of the log."""
    contacts: int
    """Events placed at a touchpoint of the map."""
    customers: int
    """Customers with at least one contact on the map."""
    paths: int
    """Paths with at least one contact on the map."""
    first: datetime | None
    last: datetime | None
    silence_days: float
    silence_from_log: bool
    """Whether ``silence_days`` is the log's 95th-percentile gap, because the map says nothing."""
    placed_by_nearness: int
    """Contacts at a touchpoint of several steps, placed at the nearest step."""
    phases: tuple[PhaseFigures, ...]
    steps: tuple[PlaceFigures, ...]
    touchpoints: tuple[PlaceFigures, ...]
    transitions: Transitions
    variants: tuple[VariantFigures, ...]
    """The most travelled, most first."""
    variants_total: int
    """Number of different variants."""
    unmatched: tuple[Unmatched, ...]
    unmatched_total: int
    """Number of different names and channels that fit no rule: an answer of the server lists the heaviest."""
    unmatched_events: int
    """Events that fit no rule; ``contacts + unmatched_events == events``."""
