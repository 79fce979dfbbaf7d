"""``/maps/{id}``: what a map says, as a whole."""

import asyncio
import datetime
import re
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

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


_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Journey"}}}}}


@router.get("/maps/{map_id}", operation_id="getMap", response_model=Journey, responses={**_ETAG, **problems(404, 409)})
async def get_map(site: Here, map_id: str) -> Response:
    """The map as it is stored now."""
    return _answer(*await site.rooms.journey(map_id))


@router.put(
    "/maps/{map_id}",
    operation_id="putMap",
    response_model=Journey,
    responses={**_ETAG, **problems(404, 409, 412, 413, 422, 428)},
    openapi_extra=_BODY,
)
async def put_map(
    site: Here,
    map_id: str,
    request: Request,
    if_match: Annotated[
        str | None, Header(max_length=200, description="The `ETag` of the map that the change stands on.")
    ] = None,
) -> Response:
    """Replace the map by another state of it; whoever has it open sees the change at once."""
    wanted = await asyncio.to_thread(_read, await request.body())
    if if_match is None:
        raise RefusedError(428, "server.no-if-match")
    if wanted.id != map_id:
        raise RefusedError(422, "server.other-map", id=map_id)
    return _answer(*await site.rooms.replace(map_id, wanted, _version(if_match)))


@router.get("/maps/{map_id}/check", operation_id="checkMap", responses=problems(404, 409))
async def check_map(site: Here, map_id: str, language: Spoken) -> Findings:
    """What the map still lacks, with a hint for each."""
    journey, _ = await site.rooms.journey(map_id)
    return Findings(items=check(journey, language, today=datetime.date.today()))


def _read(body: bytes) -> Journey:
    """The map that was sent; read here, since reading thousands of cards in the event loop would hold up everybody else."""
    try:
        return Journey.model_validate_json(body)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in found]) from error


def _answer(journey: Journey, version: int) -> Response:
    return Response(journey.model_dump_json(by_alias=True), media_type="application/json", headers={"ETag": f'"{version}"'})


def _version(if_match: str) -> int:
    if (found := re.fullmatch(r'"(\d{1,15})"', if_match.strip())) is None:
        raise RefusedError(412, "server.map-changed")  # no version of ours was ever called so
    return int(found[1])
