"""``/maps/{id}/reality``: what customers really did."""

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Response

from reiskaart.model import Facets, Journey, PlaceDetails, WayDetails
from reiskaart.model.base import Id
from reiskaart.server.answers.reality import MapReality
from reiskaart.server.filters import Chosen, HeldAgainst
from reiskaart.server.language import Spoken
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site

router = APIRouter(tags=["customer data"])
_Place = Annotated[Id, Path(description="Id of a step or touchpoint of the map.")]


@router.get("/maps/{map_id}/reality", operation_id="getReality", response_model=MapReality, responses=problems(404, 409, 422))
async def get_reality(site: Here, map_id: str, chosen: Chosen, versus: HeldAgainst, language: Spoken) -> Response:
    """What the customer data that belongs to the map says of it: of all paths, of some, or of two groups beside each other."""
    told = await site.realities.told(*await journey_and_log(site, map_id), chosen, versus, language)
    return await site.long_work.written(told)


@router.get("/maps/{map_id}/reality/facets", operation_id="listFacets", responses=problems(404, 409, 422))
async def list_facets(site: Here, map_id: str, language: Spoken) -> Facets:
    """What the paths of the map's customer data can be chosen by."""
    return await site.realities.facets(*await journey_and_log(site, map_id), language)


@router.get("/maps/{map_id}/reality/places/{kind}/{place}", operation_id="getPlaceDetails", responses=problems(404, 409, 422))
async def get_place_details(
    site: Here, map_id: str, kind: Literal["step", "touchpoint"], place: _Place, chosen: Chosen
) -> PlaceDetails:
    """A step or touchpoint looked at from nearby."""
    return await site.realities.place(*await journey_and_log(site, map_id), kind, place, chosen)


@router.get("/maps/{map_id}/reality/ways/{start}/{end}", operation_id="getWayDetails", responses=problems(404, 409, 422))
async def get_way_details(site: Here, map_id: str, start: _Place, end: _Place, chosen: Chosen) -> WayDetails:
    """The way from one step straight to another, looked at from nearby."""
    return await site.realities.way(*await journey_and_log(site, map_id), start, end, chosen)


@router.post("/maps/{map_id}/reality/read", operation_id="readAgain", status_code=204, responses=problems(404, 409, 422))
async def read_again(site: Here, map_id: str) -> None:
    """Have the map's customer data read again where that was cancelled or failed; the figures say which job does it."""
    await site.realities.read_again(*await journey_and_log(site, map_id))


async def journey_and_log(site: Site, map_id: str) -> tuple[Journey, str | None]:
    """A map as it is stored now, and which customer data belongs to it."""
    journey, _ = await site.rooms.journey(map_id)
    return journey, await asyncio.to_thread(_log_of, site, map_id)


def _log_of(site: Site, map_id: str) -> str | None:
    return site.workspace.maps.shown(map_id).log
