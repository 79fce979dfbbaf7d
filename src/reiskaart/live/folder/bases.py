"""What each map file said when file and map last said the same: what both sides' changes are told apart by."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reiskaart.errors import MapFileError
from reiskaart.mapfile import MapFile, replace_file
from reiskaart.model import Journey

FOLDER = ".reiskaart"
_BASES = "in-step"


@dataclass(frozen=True, slots=True)
class Base:
    """A map file as it was when it last was in step."""

    map: str
    file: str
    """Its name."""
    data: bytes
    """What stood in it."""
    version: int
    """The version of the map that said the same."""
    is_gone: bool = False
    """The file was deleted, or the map; whichever comes back brings the other with it."""

    def journey(self) -> Journey:
        """What both sides said."""
        try:
            return MapFile.of(self.data, self.file).journey.model_copy(update={"id": self.map})
        except MapFileError:  # written by a later Reiskaart, or by nobody yet: all that either side says is new
            return nothing(self.map)


def nothing(map_: str) -> Journey:
    """What both sides said where nothing is known of it."""
    return Journey(id=map_, title=map_, lanes=())


class Bases:
    """Keeps a base for each map, beside the map files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER / _BASES
        self._folder.mkdir(parents=True, exist_ok=True)
        if not (hidden := folder / FOLDER / ".gitignore").exists():
            hidden.write_text("*\n", "utf-8")  # of this machine alone, not of those who share the maps
        self._held = {base.map: base for base in self._read()}

    def __iter__(self) -> Iterator[Base]:
        return iter(tuple(self._held.values()))

    def find(self, map_: str) -> Base | None:
        """The base of a map, if its file was ever in step."""
        return self._held.get(map_)

    def keep(self, base: Base) -> None:
        """Remember that file and map say the same now. Raises: OSError."""
        self._held[base.map] = base
        said = {
            "map": base.map,
            "file": base.file,
            "text": base.data.decode("utf-8", "surrogateescape"),
            "version": base.version,
            "gone": base.is_gone,
        }
        replace_file(self._folder / f"{base.map}.json", json.dumps(said).encode())

    def _read(self) -> Iterator[Base]:
        for path in sorted(self._folder.glob("*.json")):
            with suppress(OSError, ValueError, KeyError, TypeError):  # without its base, a file is brought in as a whole
                said = json.loads(path.read_bytes())
                data = said["text"].encode("utf-8", "surrogateescape")
                yield Base(said["map"], said["file"], data, int(said["version"]), bool(said["gone"]))
