"""What the customer wants to get done, and what we promise."""

from reiskaart.model.base import Id, Ids, Line, Part, Text


class CustomerJob(Part):
    """What the customer wants to get done, in the customer's own verb."""

    id: Id
    text: Line
    persona: Id | None = None


class Offer(Part):
    """What we have, and for whom."""

    id: Id
    name: Line
    personas: Ids = ()


class ValueProposition(Part):
    """What we promise a persona, the same everywhere."""

    id: Id
    text: Text
    persona: Id | None = None
    offer: Id | None = None
