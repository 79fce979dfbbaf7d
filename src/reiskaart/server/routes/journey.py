"""``/maps/{id}``: what a map says, as a whole."""

import datetime
import re
from typing import Annotated, Any

from fastapi import APIRouter, Header, Response

from reiskaart.model import Journey
from reiskaart.review import check
from reiskaart.server.answers.maps import Findings
from reiskaart.server.language import Spoken
from reiskaart.server.problems import RefusedError, problems
from reiskaart.server.site import Here

router = APIRouter(tags=["maps"])
_ETAG: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": {"description": "The version, for `If-Match`.", "schema": {"type": "string"}}}}
}


@router.get("/maps/{map_id}", operation_id="getMap", responses={**_ETAG, **problems(404, 409)})
async def get_map(site: Here, map_id: str, response: Response) -> Journey:
    """The map as it is stored now."""
    journey, version = await site.rooms.journey(map_id)
    response.headers["ETag"] = _tag(version)
    return journey


@router.put("/maps/{map_id}", operation_id="putMap", responses={**_ETAG, **problems(404, 409, 412, 413, 422, 428)})
async def put_map(
    site: Here,
    map_id: str,
    wanted: Journey,
    response: Response,
    if_match: Annotated[
        str | None, Header(max_length=200, description="The `ETag` of the map that the change stands on.")
    ] = None,
) -> Journey:
    """Replace the map by another state of it; whoever has it open sees the change at once."""
    if if_match is None:
        raise RefusedError(428, "server.no-if-match")
    if wanted.id != map_id:
        raise RefusedError(422, "server.other-map", id=map_id)
    journey, version = await site.rooms.replace(map_id, wanted, _version(if_match))
    response.headers["ETag"] = _tag(version)
    return journey


@router.get("/maps/{map_id}/check", operation_id="checkMap", responses=problems(404, 409))
async def check_map(site: Here, map_id: str, language: Spoken) -> Findings:
    """What the map still lacks, with a hint for each."""
    journey, _ = await site.rooms.journey(map_id)
    return Findings(items=check(journey, language, today=datetime.date.today()))


def _tag(version: int) -> str:
    return f'"{version}"'


def _version(if_match: str) -> int:
    if (found := re.fullmatch(r'"(\d{1,15})"', if_match.strip())) is None:
        raise RefusedError(412, "server.map-changed")  # no version of ours was ever called so
    return int(found[1])
