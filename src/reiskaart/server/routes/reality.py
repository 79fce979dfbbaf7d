"""``/maps/{id}/reality``: what customers really did."""

from fastapi import APIRouter

from reiskaart.errors import NotFoundError
from reiskaart.model import Reality
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["customer data"])


@router.get("/maps/{map_id}/reality", operation_id="getReality", responses=problems(404, 409, 422))
def get_reality(site: Here, map_id: str) -> Reality:
    """What the customer data that belongs to the map says of it."""
    raise NotFoundError("server.no-log")
