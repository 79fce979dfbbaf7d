"""The map files of a folder, looked at again and again; a file is read only when it has changed."""

import time
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reiskaart.errors import MapFileError
from reiskaart.mapfile import MapFile, replace_file
from reiskaart.model import slug

ENDINGS = (".reiskaart.yaml", ".reiskaart.json")
_SETTLED_SECONDS = 2.0
"""A file younger than this is read again although it looks the same: clocks of disks are coarse."""
_BEING_WRITTEN_SECONDS = 0.2
"""A file younger than this may be half written: it is looked at the next time."""


@dataclass(frozen=True)
class Seen:
    """A map file as it stands."""

    name: str
    data: bytes

    @classmethod
    def of(cls, file: MapFile) -> "Seen":
        """A file whose words are known."""
        seen = cls(file.name, file.data)
        seen.__dict__["_read"] = file
        return seen

    @property
    def file(self) -> MapFile:
        """What it says. Raises: MapFileError."""
        if isinstance(self._read, MapFileError):
            raise self._read
        return self._read

    @property
    def mistake(self) -> MapFileError | None:
        """What is wrong with it, if anything."""
        return self._read if isinstance(self._read, MapFileError) else None

    @cached_property
    def _read(self) -> MapFile | MapFileError:
        try:
            return MapFile.of(self.data, self.name)
        except MapFileError as error:
            return error


class Files:
    """Looks at the map files of one folder, and writes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, Seen] = {}
        self._marks: dict[str, tuple[int, int, int]] = {}

    def look(self) -> dict[str, Seen]:
        """All map files by name. Raises: OSError where the folder itself cannot be read."""
        names = sorted(path.name for path in self.folder.iterdir() if is_map_file(path.name))
        found = {name: seen for name in names if (seen := self._look_at(name)) is not None}
        self._seen = found
        return found

    def write(self, file: MapFile, there: bytes | None) -> bool:
        """Write a file if it still holds what was seen in it (none: if it is not there); whether it was written.

        Raises: OSError.
        """
        path = self.folder / file.name
        if not replace_file(path, file.data, still=lambda: _read(path) == there):
            return False
        self._seen[file.name] = Seen.of(file)
        self._marks.pop(file.name, None)
        return True

    def delete(self, seen: Seen) -> bool:
        """Delete a file if it still holds what was seen in it. Raises: OSError."""
        path = self.folder / seen.name
        if _read(path) != seen.data:
            return False
        path.unlink(missing_ok=True)
        return True

    def keep_aside(self, seen: Seen, when: str) -> str:
        """Keep a file's own version beside it, once; its name. Raises: OSError."""
        stem, ending = _parts(seen.name)
        for path in self.folder.glob(f"{_escaped(stem)}.conflict-*{ending}"):
            if _read(path) == seen.data:
                return path.name
        name = _free(f"{stem}.conflict-{when}", ending, {path.name for path in self.folder.iterdir()})
        replace_file(self.folder / name, seen.data)
        return name

    def new_name(self, title: str) -> str:
        """A name for the file of a map with this title."""
        return _free(slug(title), ENDINGS[0], {path.name.lower() for path in self.folder.iterdir()})

    def _look_at(self, name: str) -> Seen | None:
        path = self.folder / name
        try:
            state = path.stat()
        except OSError:
            return None
        mark = (state.st_mtime_ns, state.st_size, state.st_ino)
        before = self._seen.get(name)
        age = time.time() - state.st_mtime
        is_same = before is not None and self._marks.get(name) == mark
        if (is_same and age > _SETTLED_SECONDS) or 0 <= age < _BEING_WRITTEN_SECONDS:
            return before
        data = _read(path)
        if data is None:
            return None
        self._marks[name] = mark
        return before if before is not None and before.data == data else Seen(name, data)


def is_map_file(name: str) -> bool:
    """Whether a file of this name is a map."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def _read(path: Path) -> bytes | None:
    """What stands in a file; none where it is not there. Links are not followed: they may lead out of the folder."""
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except FileNotFoundError:
        return None


def _parts(name: str) -> tuple[str, str]:
    """``salon.reiskaart.yaml`` -> ``salon`` and ``.yaml``."""
    ending = next(ending for ending in ENDINGS if name.lower().endswith(ending))
    return name[: -len(ending)], ending.removeprefix(".reiskaart")


def _free(stem: str, ending: str, taken: Container[str]) -> str:
    name, number = f"{stem}{ending}", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    return name


def _escaped(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
