"""``/images``: images that cards and personas show."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from reiskaart.server.answers.images import AddedImage
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["images"])
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_BODY = {"requestBody": {"required": True, "content": {"application/octet-stream": _BINARY}}}
_IMAGES: dict[int | str, dict[str, Any]] = {200: {"content": {"image/webp": _BINARY, "image/png": _BINARY}}}


@router.post("/images", operation_id="addImage", status_code=201, responses=problems(413, 422), openapi_extra=_BODY)
async def add_image(site: Here, request: Request, response: Response) -> AddedImage:
    """Store an image: checked, made smaller where it is large, and free of what a camera wrote into it."""
    stored = await asyncio.to_thread(site.workspace.images.add, await request.body())
    response.headers["Location"] = f"/api/v1/{stored.name}"
    return AddedImage(name=stored.name, width=stored.width, height=stored.height)


@router.get("/images/{file}", operation_id="getImage", response_class=Response, responses={**_IMAGES, **problems(404)})
def get_image(site: Here, file: str) -> Response:
    """An image; it never changes under its name."""
    path = site.workspace.images.get(f"images/{file}")
    return FileResponse(path, headers={"Cache-Control": "private, max-age=31536000, immutable"})
