"""The maps of a workspace: each as the bytes of its file, so that comments and order survive."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from reiskaart.errors import ConflictError, MapFileError, NotFoundError, StoreError
from reiskaart.i18n import Language, language_of
from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import Journey
from reiskaart.workspace.database import Database
from reiskaart.workspace.tables import map_personas, maps


@dataclass(frozen=True, slots=True)
class SavedMap:
    """What a list of maps shows of one."""

    id: str
    version: int
    """1 when first saved, one more at each save; given back on the next save."""
    saved_at: datetime
    title: str
    language: Language
    personas: tuple[str, ...]
    """Their names."""
    steps: int
    """How many."""


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A map out of the store."""

    saved: SavedMap
    journey: Journey
    source: bytes
    """Its file, byte for byte as it was saved."""


class Maps:
    """Saves and loads maps; a save says which version it stands on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, journey: Journey, source: bytes | None, expected_version: int | None) -> SavedMap:
        if source is None:
            source = new_text(journey, f"{journey.id}.yaml").encode()
        elif _read(source, journey.id) != journey:
            raise StoreError("workspace.source-differs", id=journey.id)
        if expected_version is not None:
            self.find(journey.id)  # what cannot be loaded now must not be lost under what is saved
        with self._database.writing() as connection:
            version = _next_version(connection, journey.id, expected_version)
            saved = _projection(journey, version)
            _write(connection, saved, source)
        return saved

    def find(self, id_: str) -> LoadedMap | None:
        with self._database.reading() as connection:
            row = connection.execute(select(maps).where(maps.c.id == id_)).one_or_none()
            if row is None:
                return None
            saved = _saved(connection, row.id)
        try:
            journey = _read(row.source, row.id)
        except MapFileError as error:
            raise StoreError("workspace.map-damaged", id=row.id, reason=error) from error
        return LoadedMap(saved, journey, row.source)

    def load(self, id_: str) -> LoadedMap:
        if loaded := self.find(id_):
            return loaded
        raise NotFoundError("workspace.no-map", id=id_)

    def list(self) -> tuple[SavedMap, ...]:
        with self._database.reading() as connection:
            ids = connection.scalars(select(maps.c.id).order_by(maps.c.saved_at.desc(), maps.c.id)).all()
            return tuple(_saved(connection, id_) for id_ in ids)

    def delete(self, id_: str) -> None:
        with self._database.writing() as connection:
            if connection.execute(delete(maps).where(maps.c.id == id_)).rowcount == 0:
                raise NotFoundError("workspace.no-map", id=id_)


def _read(source: bytes, id_: str) -> Journey:
    form = "json" if source.lstrip().startswith(b"{") else "yaml"
    return MapFile.of(source, f"{id_}.{form}").journey


def _next_version(connection: Connection, id_: str, expected: int | None) -> int:
    found = connection.scalar(select(maps.c.version).where(maps.c.id == id_))
    if found == expected:
        return (found or 0) + 1
    if expected is None:
        raise ConflictError("workspace.map-exists", id=id_, found=found)
    if found is None:
        raise ConflictError("workspace.map-gone", id=id_)
    raise ConflictError("workspace.map-changed", id=id_, expected=expected, found=found)


def _projection(journey: Journey, version: int) -> SavedMap:
    return SavedMap(
        id=journey.id,
        version=version,
        saved_at=datetime.now(UTC),
        title=journey.title,
        language=journey.language,
        personas=tuple(persona.name for persona in journey.personas),
        steps=len(journey.steps),
    )


def _write(connection: Connection, saved: SavedMap, source: bytes) -> None:
    values = {
        "version": saved.version,
        "saved_at": saved.saved_at,
        "source": source,
        "title": saved.title,
        "language": saved.language,
        "steps": saved.steps,
    }
    if saved.version == 1:
        connection.execute(insert(maps).values(id=saved.id, **values))
    else:
        connection.execute(update(maps).where(maps.c.id == saved.id).values(**values))
        connection.execute(delete(map_personas).where(map_personas.c.map == saved.id))
    if saved.personas:
        rows = [{"map": saved.id, "position": place, "name": name} for place, name in enumerate(saved.personas)]
        connection.execute(insert(map_personas), rows)


def _saved(connection: Connection, id_: str) -> SavedMap:
    row = connection.execute(
        select(maps.c.id, maps.c.version, maps.c.saved_at, maps.c.title, maps.c.language, maps.c.steps).where(maps.c.id == id_)
    ).one()
    names = connection.scalars(select(map_personas.c.name).where(map_personas.c.map == id_).order_by(map_personas.c.position))
    return SavedMap(
        id=row.id,
        version=row.version,
        saved_at=row.saved_at,
        title=row.title,
        language=language_of(row.language),
        personas=tuple(names),
        steps=row.steps,
    )
