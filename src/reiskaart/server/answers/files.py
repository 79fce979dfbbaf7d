"""Files on the server's machine, in folders that it may read."""

from datetime import datetime
from typing import Literal

from reiskaart.server.answers.answer import Answer


class Folder(Answer):
    """A folder that `reiskaart serve --logs` allowed."""

    name: str
    path: str


class Entry(Answer):
    """A folder or file in it."""

    name: str
    kind: Literal["folder", "file"]
    bytes: int | None
    modified: datetime | None


class Files(Answer):
    """The folders that may be looked into; with `folder`, what is in one of them."""

    folders: tuple[Folder, ...]
    items: tuple[Entry, ...]
