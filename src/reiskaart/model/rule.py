"""How events are recognised as a touchpoint."""

from pydantic import Field

from reiskaart.model.base import Id, Part


class Rule(Part):
    """Recognises events: all of its conditions must hold.

    A condition is a property of the event (``name``, ``channel`` or any column of the log) with a pattern. The whole value is
    compared, case-sensitive, after Unicode NFC: as it stands; with ``*`` for any run of characters; or, between slashes, as a
    regular expression (RE2).
    """

    conditions: dict[str, str] = Field(min_length=1)
    """Property -> pattern."""
    at: Id | None = None
    """The step that these events belong to, where the touchpoint stands at several."""
