"""What customer data says of maps: computed once, and found again while map and data stay the same."""

import asyncio
from collections import OrderedDict

from reiskaart import reality
from reiskaart.errors import NotFoundError
from reiskaart.i18n import Language
from reiskaart.model import Behind, Facets, Filter, Journey, PathSample, PlaceDetails, Reality, WayDetails
from reiskaart.server.answers.reality import MapReality
from reiskaart.workspace import Workspace

_MOST = 64
_Key = tuple[str, str, str, float | None]


class Realities:
    """Reads the customer data that belongs to maps."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: OrderedDict[_Key, Reality] = OrderedDict()
        self._paths: dict[str, tuple[str, int]] = {}
        self._one_at_a_time = asyncio.Lock()

    async def of(self, journey: Journey, log: str | None) -> Reality:
        """What a log says of a map. Raises: NotFoundError where no log belongs to the map, or it is gone."""
        if log is None:
            raise NotFoundError("server.no-log")
        async with self._one_at_a_time:  # a reading takes all of the machine; whoever waits for the same finds it done
            return await asyncio.to_thread(self._read, journey, log)

    async def find(self, journey: Journey, log: str | None) -> Reality | None:
        """The same, or none where no log belongs to the map."""
        return None if log is None else await self.of(journey, log)

    def paths(self, map_id: str, log: str | None) -> int | None:
        """How many paths the last reading of a map held; none where it was not read with this log since the server began."""
        found = self._paths.get(map_id)
        return found[1] if found is not None and found[0] == log else None

    async def told(
        self, journey: Journey, log: str | None, chosen: Filter, versus: Filter | None, language: Language
    ) -> MapReality:
        found = await self.find(journey, log)
        return MapReality(
            state="none" if found is None else "fresh",
            job=None,
            reality=found,
            all_paths=0 if found is None else found.paths,
            filtered=False,
            versus=None,
            differences=None,
            facets=None,
        )

    async def facets(self, journey: Journey, log: str | None, language: Language) -> Facets:
        raise NotFoundError("server.no-log")

    async def place(self, journey: Journey, log: str | None, kind: str, place: str, chosen: Filter) -> PlaceDetails:
        raise NotFoundError("server.no-log")

    async def way(self, journey: Journey, log: str | None, start: str, end: str, chosen: Filter) -> WayDetails:
        raise NotFoundError("server.no-log")

    async def sample(
        self, journey: Journey, log: str | None, chosen: Filter, behind: Behind, limit: int, seed: int
    ) -> PathSample:
        raise NotFoundError("server.no-log")

    def _read(self, journey: Journey, name: str) -> Reality:
        log = self._workspace.get_log(name)
        key = (journey.id, log.meta.digest, reality.rules_key(journey), journey.silence_days)
        found = self._known.pop(key, None)
        said = found or reality.figures(self._workspace.reading_of(log, journey), journey)
        self._known[key] = said
        self._paths[journey.id] = (name, said.paths)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return said
