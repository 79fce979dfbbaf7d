"""Single paths, to look into: under pseudonyms only."""

from datetime import datetime
from typing import Literal

from reiskaart.model.base import Part
from reiskaart.model.path_filter import PathOutcome
from reiskaart.model.place_details import Fate


class Behind(Part):
    """The figure that paths are behind; all of them where nothing is said."""

    at: str | None = None
    """They reach this step, touchpoint or phase."""
    fate: Fate | Literal["returns"] | None = None
    """What becomes of them at that step or touchpoint."""
    way: tuple[str, ...] = ()
    """They go straight from the first of these two steps or touchpoints to the second."""
    variant: tuple[str, ...] = ()
    """Their stays are these steps."""


class SampledContact(Part):
    """One contact of a path."""

    at: datetime
    seconds_since: float | None
    """Since the contact before it on the path; none for the first."""
    touchpoint: str
    step: str | None
    name: str
    """What the log calls it."""
    unmatched: int
    """Contacts between the one before it and this one that fit no rule; they are not shown."""


class SampledPath(Part):
    """One customer's real journey."""

    pseudonym: str
    started_at: datetime
    ended_at: datetime
    outcome: PathOutcome
    contacts: tuple[SampledContact, ...]
    """In the order in which they happened; the first 200."""
    contacts_total: int


class PathSample(Part):
    """Some paths, drawn at random from those that are looked at; for the same seed the same ones."""

    total: int
    """How many there are to draw from."""
    items: tuple[SampledPath, ...]
