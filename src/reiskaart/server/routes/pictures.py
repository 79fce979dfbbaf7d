"""Maps as pictures."""

import asyncio
import datetime
import importlib.metadata
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from reiskaart.errors import UsageError
from reiskaart.model import Journey, Reality
from reiskaart.picture import Paper, PictureOptions, named_images, to_miniature, to_pdf, to_png, to_svg
from reiskaart.picture.page import to_page
from reiskaart.picture.theme import ThemeName
from reiskaart.server.downloads import attachment, shown
from reiskaart.server.language import Spoken
from reiskaart.server.problems import problems
from reiskaart.server.routes.reality import journey_and_log
from reiskaart.server.site import Here, Site

Format = Literal["svg", "png", "pdf", "html"]
_TYPES: dict[Format, str] = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf", "html": "text/html"}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_TEXT = {"schema": {"type": "string"}}

router = APIRouter(tags=["pictures"])
_VERSION = importlib.metadata.version("reiskaart")


@router.get(
    "/maps/{map_id}/picture",
    operation_id="drawMap",
    response_class=Response,
    responses={
        200: {"content": {"image/svg+xml": _TEXT, "image/png": _BINARY, "application/pdf": _BINARY, "text/html": _TEXT}},
        **problems(404, 409, 422),
    },
)
async def draw_map(
    site: Here,
    map_id: str,
    language: Spoken,
    format: Annotated[Format, Query(description="HTML is a page of its own, to open and to send.")] = "svg",
    theme: ThemeName = "light",
    paper: Annotated[Paper | Literal[""], Query(description="Of a PDF; as large as the picture where it is empty.")] = "",
    lanes: Annotated[str, Query(max_length=4000, description="Ids of the lanes to draw, with commas between.")] = "",
    figures: Annotated[bool, Query(description="Whether the figures of its customer data are laid over it.")] = True,
    download: Annotated[bool, Query(description="Whether it is to be saved, rather than shown.")] = False,
) -> Response:
    """The map as a picture or as a page of its own."""
    journey, log = await journey_and_log(site, map_id)
    reality = await site.realities.find(journey, log) if figures else None
    chosen = tuple(filter(None, lanes.split(",")))
    if unknown := set(chosen) - {lane.id for lane in journey.lanes}:
        raise UsageError("server.unknown-lane", lane=min(unknown))
    options = PictureOptions(
        theme=theme,
        hints=False,
        language=language,
        paper=paper or None,
        lanes=chosen or None,
        date=datetime.date.today() if theme == "print" else None,
        images=await asyncio.to_thread(_images, site, journey),
    )
    data = await site.long_work.do(lambda: _drawn(journey, reality, options, format))
    give = attachment if download or format == "html" else shown
    return give(data, journey.title, f".{format}", _TYPES[format])


@router.get(
    "/maps/{map_id}/miniature",
    operation_id="drawMiniature",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": _TEXT}}, 304: {"description": "Not Modified"}, **problems(404, 409, 422)},
)
async def draw_miniature(
    site: Here, map_id: str, request: Request, theme: Annotated[Literal["light", "dark"], Query()] = "light"
) -> Response:
    """The map's line and curve, small, as an SVG picture; drawn anew only where map or customer data changed."""
    journey, log = await journey_and_log(site, map_id)
    saved = f"{await asyncio.to_thread(_saved, site, map_id)}-{await site.realities.stamp(journey, log)}"
    kept = {"ETag": f'"{saved}-{theme}"', "Cache-Control": "private, no-cache"}
    if kept["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    reality = await site.realities.find(journey, log)
    drawn = await site.long_work.do(lambda: to_miniature(journey, reality, theme))
    answer = shown(drawn.encode(), journey.title, ".svg", "image/svg+xml")
    answer.headers.update(kept)
    return answer


def _saved(site: Site, map_id: str) -> str:
    """A word for a map and its customer data as they are stored now."""
    saved = site.workspace.maps.shown(map_id)
    digests = {log.name: log.digest for log in site.workspace.list_logs()}
    return f"{_VERSION}-{saved.version}-{digests.get(saved.log or '', '')[:16]}"


def _images(site: Site, journey: Journey) -> dict[str, bytes]:
    found = {name: site.workspace.images.find(name) for name in named_images(journey)}
    return {name: path.read_bytes() for name, path in found.items() if path}


def _drawn(journey: Journey, reality: Reality | None, options: PictureOptions, form: Format) -> bytes:
    match form:
        case "svg":
            return to_svg(journey, reality, options).encode()
        case "html":
            return to_page(journey, reality, options).encode()
        case "png":
            return to_png(journey, reality, options)
        case "pdf":
            return to_pdf(journey, reality, options)
