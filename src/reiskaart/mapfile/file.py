"""A map file: opened, and saved so that what did not change stays as it stands."""

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reiskaart.errors import MapFileError
from reiskaart.mapfile.edit import edited
from reiskaart.mapfile.layout import document, json_document
from reiskaart.mapfile.reading import Parsed, is_json, parse
from reiskaart.mapfile.schema import SCHEMA_FILE
from reiskaart.mapfile.written import needed_ids, written
from reiskaart.model import Journey

_EDITOR_HINT = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""Tells an editor to help along with the schema that lies beside a new map."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """A journey with the file that says it."""

    name: str
    """What the file is called in messages; JSON where it ends in ``.json``, else YAML."""
    data: bytes
    """The file as it stands."""
    journey: Journey
    version: int
    """The version of the format that the file was written in."""
    _parsed: Parsed

    @classmethod
    def of(cls, data: bytes, name: str) -> "MapFile":
        """The map file that these bytes are.

        Raises: MapFileError, with all other mistakes in ``others``.
        """
        parsed = parse(data, name)
        return cls(name, data, parsed.journey, parsed.version, parsed)

    def saying(self, journey: Journey) -> bytes:
        """This file with another journey: only what differs is written anew; the very same bytes where nothing does."""
        return self.rewritten(journey).data

    def rewritten(self, journey: Journey) -> "MapFile":
        """As :meth:`saying`, read anew."""
        if journey == self.journey:
            return self
        text = edited(self._parsed, journey, json_form=is_json(self.name))
        if text is not None:
            with contextlib.suppress(MapFileError):
                made = MapFile.of(self._parsed.source.encode(text), self.name)
                if made.journey == journey:
                    return made
        return MapFile.of(self._parsed.source.encode(new_text(journey, self.name)), self.name)


def new_text(journey: Journey, name: str) -> str:
    """The text of a new file of this name."""
    tree = written(journey, needed_ids(journey))
    return json_document(tree) if is_json(name) else document(tree)


def open_map(path: Path | str) -> MapFile:
    """The map file at a path.

    Raises: MapFileError, with all other mistakes in ``others``.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise MapFileError("mapfile.absent", file=str(path)) from error
    except OSError as error:
        raise MapFileError("mapfile.unreadable", file=str(path), said=error.strerror) from error
    return MapFile.of(data, str(path))


def read_map(path: Path | str) -> Journey:
    """The journey in the map file at a path.

    Raises: MapFileError, with all other mistakes in ``others``.
    """
    return open_map(path).journey


def write_map(journey: Journey, path: Path | str) -> None:
    """Write a journey to a map file, all of it or nothing; comments and form of a file that is there already are kept.

    Raises: MapFileError where a file is there that cannot be read: it is left as it is.
    """
    target = Path(path).resolve()
    if target.exists():
        there = open_map(target)
        data = there.saying(journey)
        if data == there.data:
            return
    else:
        hint = _EDITOR_HINT if (target.parent / SCHEMA_FILE).exists() and not is_json(target.name) else ""
        data = (hint + new_text(journey, target.name)).encode("utf-8")
    try:
        replace_file(target, data)
    except OSError as error:
        raise MapFileError("mapfile.unwritable", file=str(path), said=error.strerror) from error


def replace_file(target: Path, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Put a file in place in one go, so that a reader sees the old or the new one; whether it was put there.

    ``still`` is asked last, when all is on the disk: what others save while a slow disk writes is not overwritten.

    Raises: OSError.
    """
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o7777)
        if not still():
            part.unlink()
            return False
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return True


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
