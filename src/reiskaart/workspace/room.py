"""Room on the disk: where work finds none, how much it needs is said."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reiskaart.errors import StoreError
from reiskaart.workspace.failures import told

READING_BYTES = 200
"""Per event, while a reading is made; half of it stays."""
_FULL = ("workspace.disk-full", "eventlog.disk_full")
_MEGABYTE = 2**20


@contextmanager
def taking(needed: int, root: Path) -> Iterator[None]:
    """Work that may take so many bytes under ``root`` for a while, and clears away what it wrote where it fails.

    Raises: StoreError where the disk is full, with how much was needed.
    """
    try:
        yield
    except StoreError as error:
        if error.code not in _FULL:
            raise
        with told(root):
            free = shutil.disk_usage(root).free
        if free >= needed:  # somebody made room, or the guess was too low
            raise
        raise StoreError("workspace.too-little-room", needed=-(-needed // _MEGABYTE), free=free // _MEGABYTE) from error


def import_bytes(file: Path) -> int:
    """What bringing in a file may take: its rows, and the same sorted."""
    try:
        return 2 * file.stat().st_size
    except OSError:  # whoever reads it says why
        return 0
