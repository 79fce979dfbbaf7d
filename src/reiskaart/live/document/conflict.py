"""Where two changes of the same map met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that was changed on both sides."""

    path: str
    """What it is: table, row and field, such as ``cards/price-page-x7k2q/text``."""
    ours: str | None
    """What the document says; none where it was deleted there."""
    theirs: str | None
    """What the other side wanted; none where it was deleted there."""
    kept_both: bool
    """Whether the map holds both; otherwise it holds ours."""
