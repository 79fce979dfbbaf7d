"""What customer data says of maps. What was read is found again; what takes long is read by a job, and meanwhile what was true
before is shown."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from reiskaart import eventlog, reality
from reiskaart.errors import NotFoundError
from reiskaart.i18n import Language
from reiskaart.model import Behind, Comparison, Facets, Filter, Journey, PathSample, PlaceDetails, Reality, WayDetails
from reiskaart.server.answers.reality import MapReality
from reiskaart.server.jobs.desk import Desk
from reiskaart.server.jobs.rereading import Rereading
from reiskaart.server.known_places import on_the_map
from reiskaart.server.long_work import LongWork, unless_deleted
from reiskaart.workspace import ImportedLog, Workspace

SMALL_LOG = 200_000
"""Events that are read in under a second, so that whoever asks can wait."""
MOST_LISTED = 2_000
"""Of transitions, and of names that fit no rule, the heaviest are told: more than anybody looks at, and a page can hold."""
_MOST_KNOWN = 256
_MOST_LINES = 100_000
"""Of figures kept at hand: moves and names without a rule, each about a kilobyte."""
_MOST_OPEN = 4
_EVERYBODY = Filter()
Kind = Literal["step", "touchpoint"]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Look:
    """What there is to say something of a map with."""

    journey: Journey
    log_id: str
    log: eventlog.StoredLog
    reading: reality.Reading | None
    state: Literal["fresh", "stale", "none"]
    job: str | None

    def read(self) -> reality.Reading:
        """Raises: NotFoundError where the first reading is still being made."""
        if self.reading is None:
            raise NotFoundError("reality.not-read-yet", map=self.journey.title)
        return self.reading


class Realities:
    """Tells what the customer data says that belongs to maps."""

    def __init__(self, workspace: Workspace, jobs: Desk, long_work: LongWork) -> None:
        self._workspace = workspace
        self._rereading = Rereading(workspace, jobs)
        self._long_work = long_work
        self._known: OrderedDict[tuple[object, ...], Reality | Comparison] = OrderedDict()
        self._open: OrderedDict[str, reality.Reading] = OrderedDict()
        self._paths: dict[str, tuple[str, int]] = {}
        self._one_at_a_time = asyncio.Lock()
        """So that a processor stays free for who edits, and whoever waits for the same finds it done."""

    async def told(
        self, journey: Journey, log: str | None, chosen: Filter, versus: Filter | None, language: Language
    ) -> MapReality:
        """All that a page shows of the paths that are looked at, beside a second group where one is asked for.

        Raises: NotFoundError where the customer data is gone; UsageError where a filter asks for what it does not have.
        """
        look = None if log is None else await self._look(journey, log)
        if look is None or look.reading is None:
            job = None if look is None else look.job
            of = None if look is None else look.log_id
            none = {"reality": None, "all_paths": 0, "versus": None, "differences": None, "facets": None}
            return MapReality(log=of, state="none", job=job, filtered=not chosen.keeps_all, **none)
        first, second = await self._work(look.log_id, lambda: self._said(look, chosen, versus))
        return MapReality(
            log=look.log_id,
            state=look.state,
            job=look.job,
            reality=on_the_map(first, journey),
            all_paths=look.reading.meta.paths,
            filtered=not chosen.keeps_all,
            versus=None if second is None else on_the_map(second.second, journey),
            differences=None if second is None else second.differences,
            facets=await self._work(look.log_id, lambda: reality.facets(look.read(), language)),
        )

    async def find(self, journey: Journey, log: str | None) -> Reality | None:
        """What the customer data said of a map at the last reading; none where there is no reading yet."""
        look = None if log is None else await self._look(journey, log)
        if look is None or look.reading is None:
            return None
        return on_the_map((await self._work(look.log_id, lambda: self._said(look, _EVERYBODY, None)))[0], journey)

    async def facets(self, journey: Journey, log: str | None, language: Language) -> Facets:
        """What paths can be chosen by. Raises: NotFoundError where there is no customer data, or it is not read yet."""
        look = await self._look(journey, _some(log))
        return await self._work(look.log_id, lambda: reality.facets(look.read(), language))

    async def place(self, journey: Journey, log: str | None, kind: Kind, place: str, chosen: Filter) -> PlaceDetails:
        """A step or touchpoint from nearby. Raises: NotFoundError; UsageError where the reading has no such place."""
        look = await self._look(journey, _some(log))
        return await self._work(look.log_id, lambda: reality.place_details(_group(look, chosen), journey, kind, place))

    async def way(self, journey: Journey, log: str | None, start: str, end: str, chosen: Filter) -> WayDetails:
        """The way between two steps from nearby. Raises: NotFoundError; UsageError where the reading has no such step."""
        look = await self._look(journey, _some(log))
        return await self._work(look.log_id, lambda: reality.way_details(_group(look, chosen), start, end))

    async def sample(
        self, journey: Journey, log: str | None, chosen: Filter, behind: Behind, limit: int, seed: int
    ) -> PathSample:
        """Some of the paths behind a figure. Raises: NotFoundError; UsageError where the reading has no such place."""
        look = await self._look(journey, _some(log))
        return await self._work(
            look.log_id, lambda: reality.sample(_group(look, chosen), look.log, behind, limit=limit, seed=seed)
        )

    async def read_again(self, journey: Journey, log: str | None) -> None:
        """Begin the reading anew where it was cancelled or failed. Raises: NotFoundError."""
        await self._rereading.again(journey.id)
        await self._look(journey, _some(log))

    def paths(self, map_id: str, log: str | None) -> int | None:
        """How many paths the last reading of a map held; none where it was not read with this log since the server began."""
        found = self._paths.get(map_id)
        return found[1] if found is not None and found[0] == log else None

    async def stamp(self, journey: Journey, log: str | None) -> str:
        """Another word as soon as other figures of a map are shown."""
        look = None if log is None else await self._look(journey, log)
        return "" if look is None or look.reading is None else f"{look.reading.folder.name}-{look.state}"

    async def _look(self, journey: Journey, name: str) -> _Look:
        row, log, reading = await asyncio.to_thread(self._find, journey, name)
        if reading is None and log.meta.events <= SMALL_LOG:
            reading = await self._work(row.id, lambda: self._workspace.readings.of(log, journey, None))
        if reading is not None:
            await asyncio.to_thread(self._workspace.readings.show, journey.id, row.id, reading)
            self._paths[journey.id] = (name, reading.meta.paths)
            return _Look(journey, row.id, log, self._kept(reading), "fresh", None)
        job = await self._rereading.job(journey, row)
        before = await asyncio.to_thread(self._workspace.readings.shown, journey.id, row.id)
        if before is None:
            return _Look(journey, row.id, log, None, "none", job)
        return _Look(journey, row.id, log, self._kept(before), "stale", job)

    def _find(self, journey: Journey, name: str) -> tuple[ImportedLog, eventlog.StoredLog, reality.Reading | None]:
        row = self._workspace.logs.named(name)
        with unless_deleted(self._workspace, row.id):
            log = self._workspace.logs.open(row.id)
            return row, log, self._workspace.readings.find(log, journey)

    def _kept(self, reading: reality.Reading) -> reality.Reading:
        """The same reading, opened before where it was: what it had to look up stays looked up."""
        key = f"{reading.folder.name}-{reading.meta.log_name}"
        kept = self._open.pop(key, reading)
        self._open[key] = kept
        while len(self._open) > _MOST_OPEN:
            self._open.popitem(last=False)
        return kept

    def _said(self, look: _Look, chosen: Filter, versus: Filter | None) -> tuple[Reality, Comparison | None]:
        reading, journey = look.read(), look.journey
        silence_us = reality.silence_us(reading, journey)
        key = (reading.folder, reading.meta.log_name, journey.id, silence_us, chosen, versus)
        found = self._known.pop(key, None)
        if found is None and versus is None:
            found = reality.figures_of(reality.choose(reading, chosen, silence_us), journey, MOST_LISTED)
        elif found is None and versus is not None:
            found = reality.compare_groups(reading, journey, chosen, versus, MOST_LISTED)
        assert found is not None
        self._known[key] = found
        lines = sum(map(_lines, self._known.values()))
        while len(self._known) > 1 and (len(self._known) > _MOST_KNOWN or lines > _MOST_LINES):
            lines -= _lines(self._known.popitem(last=False)[1])
        return (found.first, found) if isinstance(found, Comparison) else (found, None)

    async def _work(self, log: str, work: Callable[[], _T]) -> _T:
        async with self._one_at_a_time:
            return await self._long_work.reading(log, work)


def _lines(known: Reality | Comparison) -> int:
    of = (known.first, known.second) if isinstance(known, Comparison) else (known,)
    return sum(len(each.unmatched) + len(each.transitions.touchpoints) + len(each.transitions.steps) for each in of)


def _group(look: _Look, chosen: Filter) -> reality.Group:
    reading = look.read()
    return reality.choose(reading, chosen, reality.silence_us(reading, look.journey))


def _some(log: str | None) -> str:
    if log is None:
        raise NotFoundError("server.no-log")
    return log
