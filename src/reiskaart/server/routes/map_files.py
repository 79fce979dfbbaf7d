"""Maps as files: opening one, and downloading one."""

import io
import zipfile
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import new_id
from reiskaart.server.answers.maps import MapSummary
from reiskaart.server.downloads import attachment
from reiskaart.server.problems import problems
from reiskaart.server.site import Here
from reiskaart.server.summaries import summary

router = APIRouter(tags=["files"])
_RAW = {
    "requestBody": {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}
_FILE = {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@router.post("/maps/file", operation_id="addMapFile", status_code=201, responses=problems(413, 422), openapi_extra=_RAW)
async def add_map_file(
    site: Here,
    request: Request,
    response: Response,
    name: Annotated[str, Query(max_length=200, description="The file's name; JSON where it ends in `.json`, else YAML.")],
) -> MapSummary:
    """A new map out of a map file; each mistake in the file is told with its line."""
    data = await request.body()
    opened = MapFile.of(data, name).journey
    journey = opened.model_copy(update={"id": new_id(opened.title)})
    site.workspace.save_map(journey, source=None, expected_version=None)
    response.headers["Location"] = f"/api/v1/maps/{journey.id}"
    return summary(site.workspace.load_map(journey.id))


@router.get("/maps/{map_id}/file", operation_id="downloadMap", response_class=Response, responses={**_FILE, **problems(404, 422)})
def download_map(
    site: Here,
    map_id: str,
    format: Annotated[Literal["yaml", "json", "zip"], Query(description="A zip holds the images too.")] = "yaml",
) -> Response:
    """The map as a file."""
    journey = site.workspace.load_map(map_id).journey
    ending = "json" if format == "json" else "yaml"
    text = new_text(journey, f"map.{ending}").encode()
    if format != "zip":
        return attachment(text, f"{journey.title}.reiskaart.{ending}", "application/octet-stream")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{journey.id}.reiskaart.yaml", text)
    return attachment(packed.getvalue(), f"{journey.title}.zip", "application/zip")
