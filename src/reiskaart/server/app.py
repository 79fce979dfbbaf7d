"""Puts the server together."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from reiskaart.server.options import Options
from reiskaart.server.problems import MEDIA_TYPE, handle_problems, problems
from reiskaart.server.routes.every import ROUTERS
from reiskaart.server.site import Site
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace

API = "/api/v1"


def create_app(settings: Settings, workspace: Workspace, options: Options) -> FastAPI:
    """The server of a workspace."""
    app = FastAPI(
        title="Reiskaart",
        version="1",
        summary="Everything that the page does with maps.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        redirect_slashes=False,
    )
    app.state.site = Site(settings, workspace, options)
    for router in ROUTERS:
        app.include_router(router, prefix=API, responses=problems(401, 403, 500))
    handle_problems(app)
    described = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes, separate_input_output_schemas=False
    )
    _as_problems(described)
    app.openapi_schema = described
    return app


def _as_problems(described: dict[str, Any]) -> None:
    """Say that problems come as ``application/problem+json``, which FastAPI cannot be told."""
    for operations in described["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
