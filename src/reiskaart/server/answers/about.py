"""What the program says of itself."""

from reiskaart.server.answers.answer import Answer


class Licence(Answer):
    """A part by others that comes along, and its licence."""

    name: str
    version: str
    licence: str


class About(Answer):
    """The program, and where its data lies."""

    version: str
    data: str
    """The workspace's folder on the machine that the server runs on."""
    folder: str | None
    """The folder of map files that is kept in step; none where maps live in the workspace alone."""
    needs_login: bool
    licence: str
    """The program's own."""
    parts: tuple[Licence, ...]
