"""What all routes work on."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from reiskaart.live.rooms import Rooms
from reiskaart.server.assets import Assets
from reiskaart.server.noticeboard import Noticeboard
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
        self.realities = Realities(workspace)
        self.noticeboard = Noticeboard()
        self.assets = Assets(options.static)
        self.door = Door(options.password)


def _site(connection: HTTPConnection) -> Site:
    site: Site = connection.app.state.site
    return site


Here = Annotated[Site, Depends(_site)]
"""The site that a request reaches."""
