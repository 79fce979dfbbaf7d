"""``/maps/{id}``: what a map says, as a whole."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Header, Response

from reiskaart.model import Journey
from reiskaart.review import check
from reiskaart.server.answers.maps import Findings
from reiskaart.server.language import Spoken
from reiskaart.server.problems import RefusedError, problems
from reiskaart.server.site import Here

router = APIRouter(tags=["maps"])
_ETAG = {200: {"headers": {"ETag": {"description": "The version, for `If-Match`.", "schema": {"type": "string"}}}}}


@router.get("/maps/{map_id}", operation_id="getMap", responses={**_ETAG, **problems(404)})
def get_map(site: Here, map_id: str, response: Response) -> Journey:
    """The map as it is stored now."""
    loaded = site.workspace.load_map(map_id)
    response.headers["ETag"] = f'"{loaded.saved.version}"'
    return loaded.journey


@router.put("/maps/{map_id}", operation_id="putMap", responses={**_ETAG, **problems(404, 409, 412, 413, 422, 428)})
def put_map(
    site: Here,
    map_id: str,
    wanted: Journey,
    response: Response,
    if_match: Annotated[str, Header(description="The `ETag` of the map that the change stands on.")],
) -> Journey:
    """Replace the map by another state of it; whoever has it open sees the change at once."""
    loaded = site.workspace.load_map(map_id)
    if if_match.strip('"') != str(loaded.saved.version):
        raise RefusedError(412, "server.map-changed")
    saved = site.workspace.save_map(wanted, source=None, expected_version=loaded.saved.version)
    response.headers["ETag"] = f'"{saved.version}"'
    return wanted


@router.get("/maps/{map_id}/check", operation_id="checkMap", responses=problems(404))
def check_map(site: Here, map_id: str, language: Spoken) -> Findings:
    """What the map still lacks, with a hint for each."""
    journey = site.workspace.load_map(map_id).journey
    return Findings(items=check(journey, language, today=datetime.date.today()))
