"""The page itself: every address of a screen answers the same file, which draws the screen."""

import html

from fastapi import APIRouter, Request, Response
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from reiskaart.i18n import say
from reiskaart.server.assets import INDEX
from reiskaart.server.language import asked
from reiskaart.server.site import Here, Site

router = APIRouter(include_in_schema=False)
"""Comes before the API: FastAPI makes each router ready when a request first passes it, and a page should not wait for that."""
rest = APIRouter(include_in_schema=False)
"""Comes last: any other address."""
_SCREENS = ("/", "/help", "/about", "/login", "/data", "/data/import/{upload_id}", "/data/{log_id}", "/data/{log_id}/discover")
_MAPS = ("/maps/{map_id}", "/maps/{map_id}/text", "/maps/{map_id}/rules", "/maps/{map_id}/paths")


def _screen(site: Here, request: Request) -> Response:
    if page := site.assets.find(INDEX):
        return page.response(request.headers)
    language = asked(request)
    title, text = (html.escape(say(f"server.unbuilt.{part}", language)) for part in ("title", "text"))
    page_of_words = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{text}'
    )
    return Response(page_of_words, 503, media_type="text/html")


async def _map(site: Here, request: Request, map_id: str) -> Response:
    if site.door.lets_in(request.headers, request.url.scheme):
        site.rooms.expect(map_id)  # it opens while the browser takes the page
    return _screen(site, request)


for address in _SCREENS:
    router.add_api_route(address, _screen, methods=["GET", "HEAD"])
for address in _MAPS:
    router.add_api_route(address, _map, methods=["GET", "HEAD"])


@router.get("/api/docs")
def _docs(site: Here, request: Request) -> Response:
    return _file(site, request, "docs/index.html")


@router.get("/assets/{name:path}")
def _asset(site: Here, request: Request, name: str) -> Response:
    return _file(site, request, f"assets/{name}")


@rest.get("/{name:path}")
def _other(site: Here, request: Request, name: str) -> Response:
    return _file(site, request, name)


def _file(site: Site, request: Request, name: str) -> Response:
    if asset := site.assets.find(name):
        return asset.response(request.headers)
    if "text/html" in request.headers.get("accept", "") and (page := site.assets.find(INDEX)):
        # A person came here: the page says in words that there is nothing, and where to go on.
        answer = page.response(Headers({"accept-encoding": request.headers.get("accept-encoding", "")}))
        answer.status_code = 404
        return answer
    raise HTTPException(404)
