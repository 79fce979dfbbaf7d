"""What the people who work here should know."""

from datetime import datetime

from reiskaart.server.answers.answer import Answer


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
    at: datetime


class Notices(Answer):
    """All that holds now, newest first."""

    items: tuple[Notice, ...]
