"""A folder that is built out of sight and appears whole, or not at all."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reiskaart.errors import ConflictError

_MARK = ".importing"


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A hidden folder beside ``folder`` that takes its name once the work in it is done and lies on the disk.

    The folder that both are in is not made, lest one come back that somebody deletes.

    Raises: ConflictError where another has taken the name meanwhile.
    """
    work = folder.parent / f".{folder.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}{_MARK}"
    work.mkdir()
    try:
        yield work
        for file in work.iterdir():
            _to_disk(file)
        _to_disk(work)
        try:
            work.rename(folder)
        except OSError as error:
            if folder.exists():
                raise ConflictError("eventlog.folder_exists", folder=folder.name) from error
            raise
        _to_disk(folder.parent)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def remove_leftovers(parent: Path) -> None:
    """Removes what imports left behind whose process has died: it may hold customer ids as they were."""
    for work in parent.glob(f".*{_MARK}"):
        if not _lives(int(work.name.split(".")[-3])):
            shutil.rmtree(work, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # Windows cannot open a folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
