"""Rooms until live has them."""

from collections.abc import Callable

from reiskaart.errors import ConflictError
from reiskaart.model import Journey
from reiskaart.workspace import Workspace


class Rooms:
    """Maps without live."""

    def __init__(self, workspace: Workspace, *, address: str) -> None:
        self._workspace = workspace
        self.address = address

    async def journey(self, map_id: str) -> tuple[Journey, int]:
        loaded = self._workspace.load_map(map_id)
        return loaded.journey, loaded.version

    async def replace(self, map_id: str, wanted: Journey, expected_version: int | None) -> tuple[Journey, int]:
        loaded = self._workspace.load_map(map_id)
        if expected_version is not None and expected_version != loaded.version:
            raise ConflictError("workspace.map-changed", id=map_id, expected=expected_version, found=loaded.version)
        saved = self._workspace.save_map(wanted, source=None, expected_version=loaded.version)
        return wanted, saved.version

    def on_commit(self, callback: Callable[[str, int], None]) -> None:
        pass

    async def close(self) -> None:
        pass

    async def rename(self, map_id: str, title: str) -> tuple[Journey, int]:
        journey, version = await self.journey(map_id)
        return await self.replace(map_id, journey.model_copy(update={"title": title}), version)

    async def leave(self, map_id: str) -> None:
        pass
