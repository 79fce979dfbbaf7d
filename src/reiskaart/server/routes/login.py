"""``/login`` and ``/logout``: where a password is asked for."""

from fastapi import APIRouter, Request, Response

from reiskaart.server.answers.login import Login
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["login"])


@router.post("/login", operation_id="logIn", status_code=204, responses=problems(401, 409, 413, 422, 429))
async def log_in(site: Here, given: Login, request: Request, response: Response) -> None:
    """Be let in: sets a cookie that holds for 30 days, or until it is not used for 7."""
    address = request.client.host if request.client else ""
    await site.door.log_in(given.password.get_secret_value(), request.headers, request.url.scheme, address, response)


@router.post("/logout", operation_id="logOut", status_code=204)
async def log_out(site: Here, request: Request, response: Response) -> None:
    """Be let out: the cookie is worth nothing from now on."""
    site.door.log_out(request.headers, request.url.scheme, response)
