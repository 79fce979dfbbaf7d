"""Puts the server together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI

from reiskaart.errors import ReiskaartError
from reiskaart.server.options import Options
from reiskaart.server.problems import describe_problems, handle_problems, problems
from reiskaart.server.routes import pages
from reiskaart.server.routes.every import ROUTERS
from reiskaart.server.safety.gate import Gate
from reiskaart.server.site import Site
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace

API = "/api/v1"
_READ_AFTER_SECONDS = 2.0
"""The page is opened first: loading what reads customer data would hold it up."""


def create_app(settings: Settings, workspace: Workspace, options: Options) -> FastAPI:
    """The server of a workspace."""
    site = Site(settings, workspace, options)
    app = _Described(
        title="Reiskaart",
        version="1",
        summary="Everything that the page does with maps.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        redirect_slashes=False,
        lifespan=_open,
    )
    app.state.site = site
    app.include_router(pages.router)
    for router in ROUTERS:
        app.include_router(router, prefix=API, responses=problems(400, 401, 403, 421, 422, 500, 507))
    app.include_router(pages.rest)
    handle_problems(app)
    app.add_middleware(Gate, options=options, door=site.door)
    return app


class _Described(FastAPI):
    """Says that problems come as ``application/problem+json``, which FastAPI cannot be told."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            describe_problems(super().openapi())
        return super().openapi()


@asynccontextmanager
async def _open(app: FastAPI) -> AsyncIterator[None]:
    site: Site = app.state.site
    await asyncio.to_thread(site.workspace.maps.empty_bin, datetime.now(UTC))
    await site.jobs.open()
    if site.folder is not None:
        await site.folder.start()
    reading = asyncio.create_task(_read_all(site))
    try:
        yield
    finally:
        reading.cancel()
        await site.close()


async def _read_all(site: Site) -> None:
    """Read the customer data of all maps beforehand, so that the list can tell of it; most was read before and is found."""
    await asyncio.sleep(_READ_AFTER_SECONDS)
    for saved in await asyncio.to_thread(site.workspace.list_maps):
        if saved.log is not None and not saved.archived:
            with suppress(ReiskaartError):  # whoever opens the map is told
                journey, _ = await site.rooms.journey(saved.id)
                await site.realities.find(journey, saved.log)
