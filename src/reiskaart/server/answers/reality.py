"""What customer data says of a map."""

from typing import Literal

from reiskaart.model import Differences, Facets, Reality
from reiskaart.server.answers.answer import Answer


class MapReality(Answer):
    """What the customer data that belongs to a map says of it."""

    log: str | None
    """The customer data that belongs to the map, by its id."""
    state: Literal["fresh", "stale", "none"]
    """Stale: map or customer data changed, and the figures are those of before until ``job`` has made the new ones. None: the map
    has no customer data, or ``job`` is making the first figures."""
    job: str | None
    """The work in the background that makes the figures; none where somebody cancelled it: ``readAgain`` begins it anew."""
    reality: Reality | None
    """Of the paths that the filter keeps."""
    all_paths: int
    """Paths with at least one contact on the map, whatever the filter keeps."""
    filtered: bool
    """Whether anything was asked of the paths."""
    versus: Reality | None
    """The same of the second group, where one was asked for."""
    differences: Differences | None
    """First minus second group."""
    facets: Facets | None
    """What paths can be chosen by."""
