"""What the people who work here should know."""

from datetime import datetime

from reiskaart.server.answers.answer import Answer


class Place(Answer):
    """A part of a map."""

    table: str
    """What it is: ``cards``, ``steps``, ``touchpoints``…, or ``journey`` for the map itself."""
    id: str
    """Its id; empty for the map itself."""
    name: str
    """What stands there, as people know it."""


class Notice(Answer):
    """Something that happened without anybody asking for it, such as a map file that could not be read."""

    id: str
    code: str
    message: str
    hint: str
    map: str | None
    """The map that it is about."""
    file: str | None
    """The file that it is about."""
    line: int | None
    holds: bool
    """Whether it holds until somebody mends it, and files and maps are not in step as long; else it happened, and is over."""
    places: tuple[Place, ...]
    """The parts of the map where file and map were changed alike, to go to."""
    at: datetime


class Notices(Answer):
    """All that holds now, newest first."""

    items: tuple[Notice, ...]
