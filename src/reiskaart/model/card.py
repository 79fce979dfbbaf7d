"""One item in a lane at a step."""

from typing import Literal

from reiskaart.model.base import Id, Ids, Line, Part, Text

CardStatus = Literal["assumption", "supported", "contradicted"]


class Card(Part):
    """One item in a lane at a step; may run on to a later step."""

    id: Id
    text: Text
    status: CardStatus = "assumption"
    """What nobody has looked into is an assumption."""
    evidence: Ids = ()
    """The evidence that it stands on."""
    touchpoint: Id | None = None
    persona: Id | None = None
    through: Id | None = None
    """The last step that it covers, where that is a later one."""
    image: Line | None = None
    """A picture file beside the map, such as ``images/mirror.png``."""
    icon: Line | None = None
    """The name of one of our icons."""
