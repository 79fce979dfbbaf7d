"""What a list of maps shows of each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from reiskaart.i18n import Language, language_of
from reiskaart.model import Journey, State
from reiskaart.workspace.tables import documents, map_personas, maps


@dataclass(frozen=True, slots=True)
class SavedMap:
    """What a list of maps shows of one."""

    id: str
    version: int
    """1 when first saved, one more at each save or commit; given back on the next save."""
    saved_at: datetime
    """When it last changed."""
    title: str
    language: Language
    personas: tuple[str, ...]
    """Their names."""
    state: State
    review: date | None
    phases: int
    steps: int
    cards: int
    supported: int
    """How many of the cards."""
    contradicted: int
    log: str | None
    """The imported log that it is read with."""
    archived: bool
    deleted_at: datetime | None
    """When it went to the bin."""


class Counts(TypedDict):
    """What of a summary is counted in the journey and has a column of its own."""

    state: State
    review: date | None
    phases: int
    steps: int
    cards: int
    supported: int
    contradicted: int


def counts(journey: Journey) -> Counts:
    """What the columns of a map say of its journey."""
    cards = [card for step in journey.steps for cards in step.cards.values() for card in cards]
    return {
        "state": journey.state,
        "review": journey.review,
        "phases": len(journey.phases),
        "steps": len(journey.steps),
        "cards": len(cards),
        "supported": sum(card.status == "supported" for card in cards),
        "contradicted": sum(card.status == "contradicted" for card in cards),
    }


def summarise(connection: Connection, journey: Journey) -> None:
    """Keep what a list shows of a map whose row is there."""
    values = {"title": journey.title, "language": journey.language, **counts(journey)}
    connection.execute(update(maps).where(maps.c.id == journey.id).values(**values))
    connection.execute(delete(map_personas).where(map_personas.c.map == journey.id))
    if journey.personas:
        rows = [{"map": journey.id, "position": place, "name": one.name} for place, one in enumerate(journey.personas)]
        connection.execute(insert(map_personas), rows)


_SHOWN = select(
    *(column for column in maps.c if column.name not in {"source", "version", "saved_at"}),
    func.coalesce(documents.c.sequence, maps.c.version).label("version"),
    func.coalesce(documents.c.changed_at, maps.c.saved_at, type_=maps.c.saved_at.type).label("saved_at"),
).join_from(maps, documents, isouter=True)


def find_saved(connection: Connection, id_: str) -> SavedMap | None:
    """The map with this id, in the bin or not."""
    found = _read(connection, _SHOWN.where(maps.c.id == id_))
    return found[0] if found else None


def list_saved(connection: Connection, *, in_bin: bool) -> tuple[SavedMap, ...]:
    """The maps that are in the bin, or not; last changed first."""
    where = maps.c.deleted_at.is_not(None) if in_bin else maps.c.deleted_at.is_(None)
    found = _read(connection, _SHOWN.where(where))
    return tuple(sorted(found, key=lambda saved: (-saved.saved_at.timestamp(), saved.id)))


def _read(connection: Connection, query: Select[tuple[object, ...]]) -> list[SavedMap]:
    rows = connection.execute(query).all()
    names: dict[str, list[str]] = {row.id: [] for row in rows}
    who = select(map_personas.c.map, map_personas.c.name).order_by(map_personas.c.map, map_personas.c.position)
    if len(rows) == 1:
        who = who.where(map_personas.c.map == rows[0].id)
    for map_, name in connection.execute(who):
        if map_ in names:
            names[map_].append(name)
    return [_saved(row, tuple(names[row.id])) for row in rows]


def _saved(row: Row[tuple[object, ...]], personas: tuple[str, ...]) -> SavedMap:
    return SavedMap(
        id=row.id,
        version=row.version,
        saved_at=row.saved_at,
        title=row.title,
        language=language_of(row.language),
        personas=personas,
        state=row.state,
        review=row.review,
        phases=row.phases,
        steps=row.steps,
        cards=row.cards,
        supported=row.supported,
        contradicted=row.contradicted,
        log=row.log,
        archived=row.archived_at is not None,
        deleted_at=row.deleted_at,
    )
