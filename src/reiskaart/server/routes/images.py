"""``/images``: images that cards show."""

from fastapi import APIRouter, Request, Response

from reiskaart.errors import NotFoundError
from reiskaart.server.answers.images import AddedImage
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["images"])
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_RAW = {"requestBody": {"required": True, "content": {"application/octet-stream": _BINARY}}}


@router.post("/images", operation_id="addImage", status_code=201, responses=problems(413, 422, 507), openapi_extra=_RAW)
async def add_image(site: Here, request: Request) -> AddedImage:
    """Store an image: checked, made smaller where it is large, and free of what a camera wrote into it."""
    raise NotFoundError("server.no-image")


@router.get(
    "/images/{file}",
    operation_id="getImage",
    response_class=Response,
    responses={200: {"content": {"image/webp": _BINARY, "image/png": _BINARY}}, **problems(404)},
)
def get_image(site: Here, file: str) -> Response:
    """An image; it never changes under its name."""
    raise NotFoundError("server.no-image")
