"""What all routes work on."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from reiskaart.live.folder import InStep
from reiskaart.live.rooms import Rooms
from reiskaart.server.assets import Assets
from reiskaart.server.changes import Changes
from reiskaart.server.drafting import Drafting
from reiskaart.server.jobs.desk import Desk
from reiskaart.server.long_work import LongWork
from reiskaart.server.options import Options
from reiskaart.server.realities import Realities
from reiskaart.server.safety.door import Door
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace


class Site:
    """The workspace that is served, and how."""

    def __init__(self, settings: Settings, workspace: Workspace, options: Options) -> None:
        self.settings = settings
        self.workspace = workspace
        self.options = options
        self.rooms = Rooms(workspace, address=options.address)
        self.changes = Changes(workspace)
        self.jobs = Desk(settings, workspace)
        self.long_work = LongWork(workspace)
        self.drafting = Drafting(self.long_work)
        self.realities = Realities(workspace, self.jobs, self.long_work)
        self.folder = None if options.folder is None else InStep(options.folder, workspace, self.rooms, options.hear)
        """The folder of map files that is kept in step."""
        self.assets = Assets(options.static)
        self.door = Door(options.password)

    async def close(self) -> None:
        """Store everything that was received, in the folder too."""
        try:
            if self.folder is not None:
                await self.folder.close()
        finally:
            await self.jobs.close()
            await self.rooms.close()
            await self.long_work.close()


def _site(connection: HTTPConnection) -> Site:
    site: Site = connection.app.state.site
    return site


Here = Annotated[Site, Depends(_site)]
"""The site that a request reaches."""
