"""Where files are looked into before they are imported: what that needs on the disk is somebody's customer data."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from reiskaart.workspace import locks
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import remove


class Previews:
    """Lends a folder to whoever looks into a file; what a killed process left there goes when the workspace is opened."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / "previews"
        self._lock = root / "previewing.lock"
        with told(root):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with locks.exclusive_if_free(self._lock) as free:
                if free:
                    for left in self._folder.iterdir():
                        with suppress(OSError):  # who opens it next tries again
                            remove(left)

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder for a while, of which nothing stays."""
        with told(self._root), locks.shared(self._lock), TemporaryDirectory(dir=self._folder) as folder:
            yield Path(folder)
