"""Files on the server's machine, only ever inside the folders that it may read."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from reiskaart.errors import NotFoundError
from reiskaart.server.answers.files import Entry

_MOST = 2_000


def file_in(allowed: Sequence[Path], folder: int, path: str) -> Path:
    """A file in one of the allowed folders. Raises: NotFoundError where there is none, or the path leads out of the folder."""
    found = _inside(allowed, folder, path)
    if not found.is_file():
        raise NotFoundError("server.no-file", file=path)
    return found


def entries(allowed: Sequence[Path], folder: int, below: str) -> tuple[Entry, ...]:
    """Folders and files in a folder, folders first; what is hidden, or leads out of the allowed folder, is left out.

    Raises: NotFoundError.
    """
    place = _inside(allowed, folder, below)
    if not place.is_dir():
        raise NotFoundError("server.no-file", file=below)
    root = allowed[folder].resolve()
    try:
        paths = tuple(place.iterdir())
    except OSError as error:  # gone meanwhile, or not for us to read
        raise NotFoundError("server.no-file", file=below) from error
    found = [entry for path in paths if (entry := _entry(path, root)) is not None]
    return tuple(sorted(found, key=lambda entry: (entry.kind == "file", entry.name.casefold(), entry.name))[:_MOST])


def _entry(path: Path, root: Path) -> Entry | None:
    try:
        resolved = path.resolve(strict=True)
        if path.name.startswith(".") or not _shown(resolved, root):
            return None
        found = path.stat()
        modified = datetime.fromtimestamp(found.st_mtime, UTC)
    except (OSError, ValueError, OverflowError, RuntimeError):  # a time that no calendar has, a link that leads to itself
        return None
    if not path.name.isprintable() or not (S_ISDIR(found.st_mode) or S_ISREG(found.st_mode)):
        return None
    if S_ISDIR(found.st_mode):
        return Entry(name=path.name, kind="folder", bytes=None, modified=modified)
    return Entry(name=path.name, kind="file", bytes=found.st_size, modified=modified)


def _inside(allowed: Sequence[Path], folder: int, path: str) -> Path:
    """What a path in an allowed folder leads to, links followed.

    Raises: NotFoundError where that is not in the folder, or is hidden there.
    """
    try:
        root = allowed[folder].resolve(strict=True)
        found = (root / path).resolve(strict=True)
    except (OSError, ValueError, IndexError, RuntimeError) as error:
        raise NotFoundError("server.no-file", file=path) from error
    if not _shown(found, root):
        raise NotFoundError("server.no-file", file=path)
    return found


def _shown(found: Path, root: Path) -> bool:
    """Whether a place is in an allowed folder, and neither hidden there nor in what is hidden."""
    return found.is_relative_to(root) and not any(part.startswith(".") for part in found.relative_to(root).parts)
