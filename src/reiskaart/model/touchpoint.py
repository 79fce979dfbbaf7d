"""A contact in the inventory."""

from typing import Literal

from reiskaart.model.base import Id, Line, Part, Text
from reiskaart.model.rule import Rule

Media = Literal["owned", "paid", "earned"]


class TouchpointKind(Part):
    """What sort of contact it is; unknown where nothing is said."""

    online: bool | None = None
    """Online or offline."""
    direct: bool | None = None
    """With us, or with others about us."""
    media: Media | None = None
    """Our own medium, paid for, or earned."""


class MomentOfTruth(Part):
    """A claim that this place decides the outcome, and whether it was confirmed."""

    claimed_by: Line | None = None
    why: Text | None = None
    confirmed: bool | None = None
    """Unknown until somebody looked."""


class Touchpoint(Part):
    """A contact in the inventory, used at one or more steps."""

    id: Id
    name: Line
    channel: Line | None = None
    """The medium that it uses."""
    kind: TouchpointKind = TouchpointKind()
    owner: Line | None = None
    assets: tuple[Line, ...] = ()
    """Content and means used here."""
    cost: Line | None = None
    description: Text | None = None
    icon: Line | None = None
    """The name of one of our icons; one that fits its channel and name where nothing is said."""
    moment_of_truth: MomentOfTruth | None = None
    rules: tuple[Rule, ...] = ()
    """Alternatives: an event that fits one of them is a contact here."""
