"""Keeps a folder of map files and the maps of a workspace in step, whichever of the two is changed.

Nothing here loses either side. An edit of a file is brought into its map three ways, from what both last said; a map is written
to its file only if that still holds what was seen in it; only then is it noted that both say the same. Cut off in between, the
same is done again, which changes nothing.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from reiskaart.errors import MapFileError, NotFoundError, ReiskaartError, StoreError
from reiskaart.live.document import Conflict
from reiskaart.live.folder import places
from reiskaart.live.folder.bases import Base, Bases
from reiskaart.live.folder.files import Files, Seen
from reiskaart.live.folder.notices import Notice, Notices
from reiskaart.live.folder.pictures import put_beside, with_stored_pictures
from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import Journey, new_id
from reiskaart.workspace import SavedMap, Workspace

LOOK_SECONDS = 0.5
_REST_PER_WORK = 10.0
"""Writing a file may take a tenth of the time."""
LOOKS_BEFORE_GONE = 3
"""How often a file must be missing before it counts as deleted: editors take a file away and put another in its place."""


class LiveMaps(Protocol):
    """The maps that people edit: :class:`reiskaart.live.rooms.Rooms`."""

    async def journey(self, map_id: str) -> tuple[Journey, int]: ...

    async def merge(self, map_id: str, base: Journey, wanted: Journey) -> tuple[Journey, int, tuple[Conflict, ...]]: ...

    async def leave(self, map_id: str) -> None: ...

    def on_commit(self, hear: Callable[[str, int], None]) -> None: ...


class InStep:
    """One folder, kept in step from :meth:`start` to :meth:`close`."""

    def __init__(
        self, folder: Path, workspace: Workspace, rooms: LiveMaps, hear: Callable[[ReiskaartError], None] | None = None
    ) -> None:
        self._folder = folder
        self._workspace = workspace
        self._rooms = rooms
        self._files = Files(folder)
        self._bases = Bases(folder)
        self._notices = Notices(hear)
        self._matters: dict[str, Notice] = {}
        """What stood in the way at this look."""
        self._missing: dict[str, int] = {}
        """Map -> how often its file was looked for in vain."""
        self._resting: dict[str, float] = {}
        """Map -> until when its edits may wait to be written."""
        self._may_rest = False
        self._wake = asyncio.Event()
        self._following: asyncio.Task[None] | None = None
        self._looking = asyncio.Lock()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is the matter, and what happened; newest first."""
        return self._notices.all()

    async def start(self) -> None:
        """Bring folder and workspace together, and keep them so from now on."""
        self._rooms.on_commit(lambda _map, _version: self._wake.set())
        await self.look()
        self._following = asyncio.create_task(self._follow())

    async def close(self) -> None:
        """Bring them together once more, and stop; while the maps can still be asked what they say."""
        if self._following is not None:
            self._following.cancel()
            await asyncio.gather(self._following, return_exceptions=True)
        await self.look()

    async def look(self, *, may_rest: bool = False) -> None:
        """Look at both sides once, and bring together what has changed; maybe not yet what was written a moment ago."""
        async with self._looking:
            self._matters = {}
            self._may_rest = may_rest
            try:
                await self._look()
            except OSError as error:
                self._matter("folder", StoreError("folder.unreadable", folder=self._folder, said=error.strerror or error))
            except ReiskaartError as error:
                self._matter("folder", error)
            except Exception:
                self._matter("folder", _unforeseen())
            self._notices.hold(self._matters)

    async def _follow(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK_SECONDS)
                await asyncio.sleep(LOOK_SECONDS)  # who types is not followed letter by letter
            self._wake.clear()
            await self.look(may_rest=True)

    async def _look(self) -> None:
        files = await asyncio.to_thread(self._files.look)
        maps = await self._maps()
        known = {base.file for base in self._bases if not base.is_gone}
        if fresh := [seen for name, seen in files.items() if name not in known]:
            for seen in fresh:
                await self._guarded(seen.name, self._meet, seen, files, maps)
            maps = await self._maps()
        for base in self._bases:
            if base.is_gone and base.map in maps:
                await self._guarded(base.map, self._write_again, base)
            elif not base.is_gone:
                await self._guarded(base.map, self._keep, base, files.get(base.file), maps.get(base.map))
        for map_ in maps:
            if self._bases.find(map_) is None:
                await self._guarded(map_, self._write_new, map_)

    async def _maps(self) -> dict[str, SavedMap]:
        return {saved.id: saved for saved in await asyncio.to_thread(self._workspace.list_maps)}

    async def _guarded(self, about: str, act: Callable[..., Any], *what: object) -> None:
        """Do something for one map; what stands in the way is told, and tried again at the next look."""
        try:
            await act(*what)
        except ReiskaartError as error:
            self._matter(about, error)
        except OSError as error:
            self._matter(about, StoreError("folder.unwritable", folder=self._folder, said=error.strerror or error))
        except Exception:  # one map that fails in a way nobody foresaw must not stop the others
            self._matter(about, _unforeseen())

    async def _meet(self, seen: Seen, files: dict[str, Seen], maps: dict[str, SavedMap]) -> None:
        """A file that is not known by its name: new, renamed, back again, or a copy of another."""
        if (mistake := await asyncio.to_thread(lambda: seen.mistake)) is not None:
            return self._matter(seen.name, mistake, seen.name)
        journey = seen.file.journey
        base = self._bases.find(journey.id)
        if base is not None and (base.is_gone or base.file not in files):
            if journey.id not in maps:
                await asyncio.to_thread(self._take_back, journey)
            return await asyncio.to_thread(self._bases.keep, replace(base, file=seen.name, is_gone=False))
        if base is None and journey.id in maps:
            return await asyncio.to_thread(self._bases.keep, Base(journey.id, seen.name, b"", 0))
        return await asyncio.to_thread(self._add, seen, maps)

    def _take_back(self, journey: Journey) -> None:
        """A map whose file is there again comes back out of the bin, or is made anew where it is not there any more."""
        try:
            self._workspace.maps.restore(journey.id)
        except NotFoundError:
            self._workspace.save_map(journey, source=None, expected_version=None)

    def _add(self, seen: Seen, maps: dict[str, SavedMap]) -> None:
        """A new file is a new map; one that says the id of another gets an id of its own."""
        journey = self._with_pictures(seen, seen.file.journey)
        taken = {*maps, *(saved.id for saved in self._workspace.maps.bin()), *(base.map for base in self._bases)}
        if journey.id in taken:
            journey = journey.model_copy(update={"id": new_id(journey.title, taken)})
        file = seen.file.rewritten(journey)
        if file.data != seen.data and not self._files.write(file, seen.data):
            return
        put_beside(journey, self._folder, self._workspace.images)
        saved = self._workspace.save_map(journey, source=file.data, expected_version=None)
        self._bases.keep(Base(journey.id, seen.name, file.data, saved.version))

    async def _keep(self, base: Base, seen: Seen | None, saved: SavedMap | None) -> None:
        """A file and its map: bring them together where one of them has changed."""
        if seen is None:
            return await self._without_file(base, saved)
        self._missing.pop(base.map, None)
        if saved is None:
            return await asyncio.to_thread(self._without_map, base, seen)
        if seen.data == base.data and (saved.version == base.version or self._rests(base.map)):
            return None
        if (mistake := await asyncio.to_thread(lambda: seen.mistake)) is not None:
            return self._matter(base.map, mistake, seen.name, base.map)
        if seen.data == base.data:
            journey, version = await self._rooms.journey(base.map)
        else:
            wanted = await asyncio.to_thread(self._with_pictures, seen, seen.file.journey, base.map)
            before = await asyncio.to_thread(base.journey)
            journey, version, conflicts = await self._rooms.merge(base.map, before, wanted)
            await asyncio.to_thread(self._tell_conflicts, base, seen, conflicts, journey)
        return await asyncio.to_thread(self._write, base, seen, journey, version)

    def _rests(self, map_: str) -> bool:
        """Whether a map was written so lately that its next edits can wait a moment: large ones take long."""
        return self._may_rest and time.monotonic() < self._resting.get(map_, 0.0)

    def _with_pictures(self, seen: Seen, journey: Journey, map_: str | None = None) -> Journey:
        """What a file says, its pictures taken in, under the id of its map."""

        def tell(error: ReiskaartError) -> None:
            self._notices.happened(Notice(error, seen.name, map_))

        taken_in = with_stored_pictures(journey, self._folder, self._workspace.images, tell)
        return taken_in if map_ is None else taken_in.model_copy(update={"id": map_})

    def _write(self, base: Base, seen: Seen, journey: Journey, version: int) -> None:
        """Let a file say what its map says; a file that changed again meanwhile is left for the next look."""
        begun = time.monotonic()
        put_beside(journey, self._folder, self._workspace.images)
        file = seen.file.rewritten(journey)
        if file.data == seen.data or self._files.write(file, seen.data):
            self._bases.keep(replace(base, data=file.data, version=version))
        done = time.monotonic()
        self._resting[base.map] = done + (done - begun) * _REST_PER_WORK

    def _tell_conflicts(self, base: Base, seen: Seen, conflicts: tuple[Conflict, ...], journey: Journey) -> None:
        """Where both sides changed the same: what the map does not hold is kept in a file beside it."""

        def tell(code: str, told: Sequence[Conflict], **said: object) -> None:
            ours, theirs = places.ours(told), places.theirs(told)
            error = StoreError(code, file=seen.name, places=places.places(told, journey), ours=ours, theirs=theirs, **said)
            self._notices.happened(Notice(error, seen.name, base.map, places=places.parts(told, journey)))

        if lost := [conflict for conflict in conflicts if not conflict.kept_both]:
            return tell("folder.conflict", lost, aside=self._files.keep_aside(seen, f"{datetime.now():%Y%m%d-%H%M%S}"))
        if both := [conflict for conflict in conflicts if conflict.ours is not None and conflict.theirs is not None]:
            tell("folder.kept-both", both)
        if changed := [conflict for conflict in conflicts if conflict.ours is None or conflict.theirs is None]:
            tell("folder.kept-changed", changed)
        return None

    async def _without_file(self, base: Base, saved: SavedMap | None) -> None:
        """A file that is missing time and again was deleted: its map goes to the bin."""
        self._missing[base.map] = self._missing.get(base.map, 0) + 1
        if self._missing[base.map] < LOOKS_BEFORE_GONE:
            return
        del self._missing[base.map]
        if saved is not None:
            await self._rooms.leave(base.map)
            await asyncio.to_thread(self._workspace.maps.put_in_bin, base.map)
            self._tell("folder.deleted", base.file, base.map, title=saved.title)
        await asyncio.to_thread(self._bases.keep, replace(base, is_gone=True))

    def _without_map(self, base: Base, seen: Seen) -> None:
        """A map that was deleted takes its file along, unless the file says something new: then the map comes back."""
        if seen.data != base.data:
            self._take_back(base.journey())
            self._tell("folder.restored", seen.name, base.map)
        elif self._files.delete(seen):
            self._bases.keep(replace(base, is_gone=True))

    async def _write_again(self, base: Base) -> None:
        """A map that came back out of the bin gets its file back, with its comments."""
        journey, version = await self._rooms.journey(base.map)
        await asyncio.to_thread(self._write_back, base, journey, version)

    def _write_back(self, base: Base, journey: Journey, version: int) -> None:
        put_beside(journey, self._folder, self._workspace.images)
        for name in (base.file, self._files.new_name(journey.title)):
            try:
                file = MapFile.of(base.data, name).rewritten(journey)
            except MapFileError:
                file = MapFile.of(new_text(journey, name).encode(), name)
            if self._files.write(file, None):
                return self._bases.keep(replace(base, file=name, data=file.data, version=version, is_gone=False))
        return None

    async def _write_new(self, map_: str) -> None:
        """A map that was made in the browser gets a file, called after its title."""
        journey, version = await self._rooms.journey(map_)
        name = await asyncio.to_thread(self._files.new_name, journey.title)
        written = await asyncio.to_thread(self._workspace.load_map, map_)
        await asyncio.to_thread(self._write_back, Base(map_, name, written.written, version), journey, version)

    def _matter(self, about: str, error: ReiskaartError, file: str | None = None, map_: str | None = None) -> None:
        self._matters[about] = Notice(error, file, map_, holds=True)

    def _tell(self, code: str, file: str, map_: str, **parameters: object) -> None:
        self._notices.happened(Notice(StoreError(code, file=file, **parameters), file, map_))


def _unforeseen() -> StoreError:
    logging.getLogger(__name__).exception("a folder in step failed")
    return StoreError("folder.failed")
