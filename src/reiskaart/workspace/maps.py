"""The maps of a workspace: their files, their list, and what people do with them as a whole."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from sqlalchemy import Connection, delete, insert, select, update

from reiskaart.errors import ConflictError, MapFileError, NotFoundError, StoreError
from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import Journey, new_id
from reiskaart.workspace.database import Database
from reiskaart.workspace.projections import find_projection, keep_projection
from reiskaart.workspace.sources import read_source
from reiskaart.workspace.summary import SavedMap, find_saved, list_saved, summarise
from reiskaart.workspace.tables import documents, maps

DAYS_IN_BIN = 30


@dataclass(frozen=True)
class LoadedMap:
    """A map out of the store."""

    saved: SavedMap
    journey: Journey
    version: int
    """The version that the journey is of: behind that of ``saved`` where the map's document was added to since."""
    written: bytes
    """Its file as it was last written by a person."""

    @cached_property
    def file(self) -> MapFile:
        """Its file, saying what the journey says; comments and form of what a person wrote are kept. Raises: StoreError."""
        file = _read(self.written, self.saved.id)
        return file if file.journey == self.journey else MapFile.of(file.saying(self.journey), file.name)

    @property
    def source(self) -> bytes:
        """The bytes of its file."""
        return self.file.data


class Maps:
    """Saves and loads maps, and keeps what was deleted in a bin for a while."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, journey: Journey, source: bytes | None, expected_version: int | None) -> SavedMap:
        """Keep a map that is no document yet. Raises: as :meth:`Workspace.save_map`."""
        if source is None:
            source = new_text(journey, f"{journey.id}.yaml").encode()
        elif read_source(source, journey.id).journey != journey:
            raise StoreError("workspace.source-differs", id=journey.id)
        if expected_version is not None:
            self.find(journey.id)  # what cannot be loaded now must not be lost under what is saved
        with self._database.writing() as connection:
            version = _next_version(connection, journey.id, expected_version)
            _write(connection, journey, version, source)
            saved = find_saved(connection, journey.id)
        assert saved is not None
        return saved

    def copy(self, loaded: LoadedMap, title: str) -> SavedMap:
        """Keep a new map beside one, saying the same under another title; comments in its file come along."""
        with self._database.reading() as connection:
            taken = frozenset(connection.scalars(select(maps.c.id)))
        journey = Journey.model_validate({**dict(loaded.journey), "id": new_id(title, taken), "title": title})
        saved = self.save(journey, loaded.file.saying(journey), None)
        return saved if loaded.saved.log is None else self.set_log(saved.id, loaded.saved.log)

    def find(self, id_: str) -> LoadedMap | None:
        with self._database.reading() as connection:
            saved = find_saved(connection, id_)
            if saved is None or saved.deleted_at is not None:
                return None
            source: bytes = connection.execute(select(maps.c.source).where(maps.c.id == id_)).scalar_one()
            said = find_projection(connection, id_)
        journey, version = said or (_read(source, id_).journey, saved.version)
        return LoadedMap(saved, journey, version, source)

    def shown(self, id_: str) -> SavedMap:
        """What a list shows of a map, without reading the map itself. Raises: NotFoundError."""
        with self._database.reading() as connection:
            saved = find_saved(connection, id_)
        if saved is None or saved.deleted_at is not None:
            raise NotFoundError("workspace.no-map", id=id_)
        return saved

    def load(self, id_: str) -> LoadedMap:
        if loaded := self.find(id_):
            return loaded
        raise NotFoundError("workspace.no-map", id=id_)

    def list(self) -> tuple[SavedMap, ...]:
        with self._database.reading() as connection:
            return list_saved(connection, in_bin=False)

    def set_log(self, id_: str, log: str | None) -> SavedMap:
        """Say which imported log a map is read with. Raises: NotFoundError."""
        return self._set(id_, in_bin=False, log=log)

    def archive(self, id_: str, archived: bool) -> SavedMap:
        """Put a map out of sight, or back in. Raises: NotFoundError."""
        return self._set(id_, in_bin=False, archived_at=datetime.now(UTC) if archived else None)

    def put_in_bin(self, id_: str) -> SavedMap:
        """Take a map away, to be restored or deleted later. Raises: NotFoundError."""
        return self._set(id_, in_bin=False, deleted_at=datetime.now(UTC))

    def restore(self, id_: str) -> SavedMap:
        """Take a map back out of the bin. Raises: NotFoundError where it is not there."""
        return self._set(id_, in_bin=True, deleted_at=None)

    def bin(self) -> tuple[SavedMap, ...]:
        """What lies in the bin."""
        with self._database.reading() as connection:
            return list_saved(connection, in_bin=True)

    def empty_bin(self, now: datetime) -> None:
        """Delete for good what has lain in the bin for 30 days."""
        with self._database.writing() as connection:
            connection.execute(delete(maps).where(maps.c.deleted_at < now - timedelta(days=DAYS_IN_BIN)))

    def delete(self, id_: str) -> None:
        """Delete a map for good, in the bin or not. Raises: NotFoundError."""
        with self._database.writing() as connection:
            if connection.execute(delete(maps).where(maps.c.id == id_)).rowcount == 0:
                raise NotFoundError("workspace.no-map", id=id_)

    def _set(self, id_: str, *, in_bin: bool, **values: datetime | str | None) -> SavedMap:
        with self._database.writing() as connection:
            there = maps.c.deleted_at.is_not(None) if in_bin else maps.c.deleted_at.is_(None)
            if connection.execute(update(maps).where(maps.c.id == id_, there).values(**values)).rowcount == 0:
                raise NotFoundError("workspace.no-map", id=id_)
            saved = find_saved(connection, id_)
        assert saved is not None
        return saved


def _read(source: bytes, id_: str) -> MapFile:
    try:
        return read_source(source, id_)
    except MapFileError as error:
        raise StoreError("workspace.map-damaged", id=id_, reason=error) from error


def _next_version(connection: Connection, id_: str, expected: int | None) -> int:
    saved = find_saved(connection, id_)
    if saved is not None and saved.deleted_at is not None:
        raise ConflictError("workspace.map-in-bin", id=id_)
    found = None if saved is None else saved.version
    if found == expected:
        if connection.scalar(select(documents.c.map).where(documents.c.map == id_)):
            raise ConflictError("workspace.map-live", id=id_)
        return (found or 0) + 1
    if expected is None:
        raise ConflictError("workspace.map-exists", id=id_, found=found)
    if found is None:
        raise ConflictError("workspace.map-gone", id=id_)
    raise ConflictError("workspace.map-changed", id=id_, expected=expected, found=found)


def _write(connection: Connection, journey: Journey, version: int, source: bytes) -> None:
    values = {"version": version, "saved_at": datetime.now(UTC), "source": source}
    if version == 1:
        shown = {"title": journey.title, "language": journey.language, "steps": 0}
        connection.execute(insert(maps).values(id=journey.id, **values, **shown))
    else:
        connection.execute(update(maps).where(maps.c.id == journey.id).values(**values))
    keep_projection(connection, journey, version)
    summarise(connection, journey)
