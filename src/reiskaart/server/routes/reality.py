"""``/maps/{id}/reality``: what customers really did."""

import asyncio

from fastapi import APIRouter

from reiskaart.model import Journey, Reality
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site

router = APIRouter(tags=["customer data"])


@router.get("/maps/{map_id}/reality", operation_id="getReality", responses=problems(404, 409, 422))
async def get_reality(site: Here, map_id: str) -> Reality | None:
    """What the customer data that belongs to the map says of it; `null` where none does."""
    log = await asyncio.to_thread(_log_of, site, map_id)
    if log is None:
        return None
    journey, _ = await site.rooms.journey(map_id)
    return await site.realities.of(journey, log)


async def journey_and_log(site: Site, map_id: str) -> tuple[Journey, str | None]:
    """A map as it is stored now, and which customer data belongs to it."""
    journey, _ = await site.rooms.journey(map_id)
    return journey, await asyncio.to_thread(_log_of, site, map_id)


def _log_of(site: Site, map_id: str) -> str | None:
    return site.workspace.maps.shown(map_id).log
