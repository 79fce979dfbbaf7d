"""Files of somebody else's, which may be written to while they are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reiskaart.errors import LogFileError


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Let nothing come of the reading of a file that changes meanwhile: it is read more than once, and from several places.

    Raises: LogFileError where it changed, also where it is for that reason that it cannot be read.
    """
    before = _state(path)
    try:
        yield
    except LogFileError as error:
        if _state(path) != before:
            raise LogFileError("workspace.file-changed", file=path.name) from error
        raise
    if _state(path) != before:
        raise LogFileError("workspace.file-changed", file=path.name)


def _state(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:  # whoever reads it says why
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
