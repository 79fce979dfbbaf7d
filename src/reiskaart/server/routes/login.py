"""``/login`` and ``/logout``: where a password is asked for."""

from fastapi import APIRouter, Response

from reiskaart.server.answers.login import Login
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["login"])


@router.post("/login", operation_id="logIn", status_code=204, responses=problems(401, 413, 422, 429))
async def log_in(site: Here, given: Login, response: Response) -> None:
    """Be let in: sets a cookie."""


@router.post("/logout", operation_id="logOut", status_code=204)
async def log_out(site: Here, response: Response) -> None:
    """Be let out: the cookie is worth nothing from now on."""
