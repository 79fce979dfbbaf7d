"""A map and its images in one zip: packed to be given away, and read back from one that anybody may have made."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from reiskaart.errors import InputError
from reiskaart.mapfile import MapFile
from reiskaart.model import Card, Journey
from reiskaart.picture import named_images
from reiskaart.server.bodies import IMAGE, WHOLE_MAP
from reiskaart.workspace import Images

MOST_UNPACKED = 10 * IMAGE
"""Of all that is read out of one zip together."""
MOST_ENTRIES = 2_000
_ENTRY = b"PK\x01\x02"
"""How each entry of a zip's list begins: counted before the list is read, since a list alone may fill the memory."""
_MAPS = (".yaml", ".yml", ".json")
_NAMED_AS_MAPS = tuple(f".reiskaart{ending}" for ending in _MAPS)
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)


def zipped(journey: Journey, data: bytes, images: Images) -> bytes:
    """A zip of a map's file and the images that the map names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{journey.id}.reiskaart.yaml", data)
        for name in sorted(named_images(journey)):
            if path := images.find(name):
                archive.write(path, name, zipfile.ZIP_STORED)
    return packed.getvalue()


def unzipped(data: bytes, images: Images) -> MapFile:
    """The map in a zip; the images that it names are stored as uploads are, and the map names them as they are stored.

    Raises: InputError where the zip cannot be read, holds no map or several, or unpacks to too much.
    """
    entries = _Entries(data)
    path = _only_map(entries.names)
    file = MapFile.of(entries.read(path, WHOLE_MAP), path.name)
    stored = {}
    for name in sorted(named_images(file.journey)):
        beside = path.parent / name
        if beside in entries.names and not images.find(name):  # what is here under that name is the same image
            stored[name] = images.add(entries.read(beside, IMAGE)).name
    return file.rewritten(_renamed(file.journey, stored))


class _Entries:
    """The files in a zip, by names that lead nowhere but to them; counted by what is really unpacked."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MOST_ENTRIES:
            raise InputError("server.zip-too-many", most=MOST_ENTRIES)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise InputError("server.zip-broken") from error
        files = (entry for entry in self._archive.infolist() if not entry.is_dir())
        self.names = {PurePosixPath(entry.filename.replace("\\", "/")): entry for entry in files}
        self._left = MOST_UNPACKED

    def read(self, path: PurePosixPath, most: int) -> bytes:
        """What is in a file. Raises: InputError where it is more than ``most``, or cannot be read."""
        entry = self.names[path]
        allowed = min(most, self._left)
        try:
            if entry.compress_type not in _PACKINGS:
                raise InputError("server.zip-broken")
            with self._archive.open(entry) as file:
                data = file.read(allowed + 1)
        except _BROKEN as error:
            raise InputError("server.zip-broken") from error
        if len(data) > allowed:
            raise InputError("server.zip-too-much", file=path.name, one=most // 1024**2, all=MOST_UNPACKED // 1024**2)
        self._left -= len(data)
        return data


def _only_map(names: Mapping[PurePosixPath, object]) -> PurePosixPath:
    """The map file of a zip: what is named as one before any other YAML or JSON; what a computer hides is none."""
    shown = [path for path in names if not path.name.startswith(".")]
    found = next((maps for ends in (_NAMED_AS_MAPS, _MAPS) if (maps := [one for one in shown if _ends(one, ends)])), [])
    if not found:
        raise InputError("server.zip-no-map")
    if len(found) > 1:
        raise InputError("server.zip-several-maps", names=", ".join(sorted(path.name for path in found[:3])))
    return found[0]


def _ends(path: PurePosixPath, endings: tuple[str, ...]) -> bool:
    return path.name.lower().endswith(endings)


def _renamed(journey: Journey, names: Mapping[str, str]) -> Journey:
    """A journey with other names for its images."""

    def named(name: str | None) -> str | None:
        return None if name is None else names.get(name, name)

    def with_images(cards: tuple[Card, ...]) -> tuple[Card, ...]:
        return tuple(card.model_copy(update={"image": named(card.image)}) for card in cards)

    phases = tuple(
        phase.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"cards": {kind: with_images(cards) for kind, cards in step.cards.items()}})
                    for step in phase.steps
                )
            }
        )
        for phase in journey.phases
    )
    personas = tuple(persona.model_copy(update={"picture": named(persona.picture)}) for persona in journey.personas)
    return journey.model_copy(update={"phases": phases, "personas": personas})
