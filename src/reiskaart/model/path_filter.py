"""Which paths are looked at: whole paths, so that no figure of them lies."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from reiskaart.model.base import Ids, Part

PathOutcome = Literal["good", "bad", "none"]
"""How a path ended: it reached a good outcome, else a bad one, else neither."""


class Condition(Part):
    """A column of the log, and the values of which one must occur on the path."""

    column: str
    """``name``, ``channel`` or any other column of the log."""
    values: tuple[str, ...] = Field(min_length=1)


def _conditions(given: Any) -> Any:
    if isinstance(given, dict):
        return [{"column": name, "values": [values] if isinstance(values, str) else values} for name, values in given.items()]
    return given


class Filter(Part):
    """Which paths are looked at: those for which all that is said here holds.

    ``where`` may be given as a mapping: ``Filter(where={"channel": ["web", "app"]})``.
    """

    from_: date | None = Field(default=None, alias="from")
    """The first day (UTC) on which a path may begin."""
    until: date | None = None
    """The last day (UTC) on which a path may begin."""
    where: Annotated[tuple[Condition, ...], BeforeValidator(_conditions)] = ()
    """For each of these, at least one of the path's contacts has one of its values."""
    passed: Ids = ()
    """Touchpoints and steps that the path reaches, all of them."""
    avoided: Ids = ()
    """Touchpoints and steps that the path reaches none of."""
    outcome: PathOutcome | None = None

    @property
    def keeps_all(self) -> bool:
        """Whether nothing is asked."""
        return self == Filter()


class ColumnValue(Part):
    """A value of a column, and how many paths have a contact with it."""

    value: str
    paths: int


class Facet(Part):
    """A column of the log that paths can be chosen by."""

    name: str
    label: str
    """What people call it."""
    values: tuple[ColumnValue, ...]
    """Those on most paths, most first; at most 64."""
    more: int
    """How many further values there are."""


class OutcomeCounts(Part):
    """Paths by how they ended."""

    good: int
    bad: int
    none: int


class Facets(Part):
    """What paths can be chosen by."""

    first: Annotated[date | None, Field(description="The day (UTC) on which the first path begins; none where there is none.")]
    last: Annotated[date | None, Field(description="The day (UTC) on which the last path begins.")]
    columns: tuple[Facet, ...]
    outcomes: OutcomeCounts
