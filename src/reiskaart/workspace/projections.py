"""What maps say, kept as plain data beside their files and documents: those take long to read."""

from pydantic import ValidationError
from sqlalchemy import Connection, delete, insert, select

from reiskaart.errors import StoreError
from reiskaart.model import Journey
from reiskaart.workspace.tables import projections


def keep_projection(connection: Connection, journey: Journey, sequence: int) -> None:
    """Keep what a map says at ``sequence`` in place of what it said before."""
    connection.execute(delete(projections).where(projections.c.map == journey.id))
    data = journey.model_dump_json().encode()
    connection.execute(insert(projections).values(map=journey.id, sequence=sequence, journey=data))


def find_projection(connection: Connection, map_: str) -> tuple[Journey, int] | None:
    """What a map said last, and when; none where nothing is kept. Raises: StoreError where it cannot be read."""
    query = select(projections.c.sequence, projections.c.journey).where(projections.c.map == map_)
    found = connection.execute(query).one_or_none()
    if found is None:
        return None
    try:
        return Journey.model_validate_json(found.journey), found.sequence
    except ValidationError as error:
        raise StoreError("workspace.map-damaged", id=map_, reason=error) from error
