"""Maps as files: opening one, and downloading one."""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import Journey, new_id
from reiskaart.server.answers.maps import MapSummary
from reiskaart.server.bodies import WHOLE_MAP
from reiskaart.server.downloads import attachment
from reiskaart.server.problems import RefusedError, problems
from reiskaart.server.site import Here, Site
from reiskaart.server.summaries import summary
from reiskaart.server.zipped import unzipped, zipped
from reiskaart.workspace import SavedMap

router = APIRouter(tags=["files"])
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_BODY = {"requestBody": {"required": True, "content": {"application/octet-stream": _BINARY}}}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/yaml": _BINARY, "application/json": _BINARY, "application/zip": _BINARY}}
}


@router.post("/maps/file", operation_id="addMapFile", status_code=201, responses=problems(413, 422), openapi_extra=_BODY)
async def add_map_file(
    site: Here,
    request: Request,
    response: Response,
    name: Annotated[
        str,
        Query(min_length=1, max_length=200, description="The file's name, which says what it is: `.zip`, `.json`, else YAML."),
    ],
) -> MapSummary:
    """A new map out of a map file, or out of a zip of one with its images; each mistake in the file is told with its line."""
    saved = await asyncio.to_thread(_add, site, await request.body(), name)
    response.headers["Location"] = f"/api/v1/maps/{saved.id}"
    return summary(site, saved)


@router.get(
    "/maps/{map_id}/file", operation_id="downloadMap", response_class=Response, responses={**_FILES, **problems(404, 409, 422)}
)
async def download_map(
    site: Here,
    map_id: str,
    format: Annotated[Literal["yaml", "json", "zip"], Query(description="A zip holds the images too.")] = "yaml",
) -> Response:
    """The map as a file; comments of a file that it came from are in it."""
    journey, _ = await site.rooms.journey(map_id)
    return await asyncio.to_thread(_download, site, journey, format)


def _add(site: Site, data: bytes, name: str) -> SavedMap:
    file = unzipped(data, site.workspace.images) if name.lower().endswith(".zip") else _plain(data, name)
    taken = frozenset(saved.id for saved in (*site.workspace.list_maps(), *site.workspace.maps.bin()))
    if file.journey.id not in taken:
        return site.workspace.save_map(file.journey, source=file.data, expected_version=None)
    journey = file.journey.model_copy(update={"id": new_id(file.journey.title, taken)})
    return site.workspace.save_map(journey, source=file.saying(journey), expected_version=None)


def _plain(data: bytes, name: str) -> MapFile:
    if len(data) > WHOLE_MAP:  # only a zip may be larger
        raise RefusedError(413, "server.too-large", most=WHOLE_MAP // 1024)
    return MapFile.of(data, name)


def _download(site: Site, journey: Journey, form: Literal["yaml", "json", "zip"]) -> Response:
    if form == "json":
        return attachment(new_text(journey, "map.json").encode(), journey.title, ".reiskaart.json", "application/json")
    file = site.workspace.load_map(journey.id).file
    data = file.saying(journey) if not file.name.endswith(".json") else new_text(journey, "map.yaml").encode()
    if form == "yaml":
        return attachment(data, journey.title, ".reiskaart.yaml", "application/yaml")
    return attachment(zipped(journey, data, site.workspace.images), journey.title, ".zip", "application/zip")
