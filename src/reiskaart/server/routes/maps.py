"""``/maps``: the list of maps; making, renaming, archiving and deleting one."""

import asyncio
from itertools import count
from typing import Annotated

from fastapi import APIRouter, Query, Response

from reiskaart.demo import salon_map
from reiskaart.demo.made import SALON_LOG
from reiskaart.errors import UsageError
from reiskaart.i18n import Language, say
from reiskaart.model import PHASE_MODELS, Journey, Phase, find_phase_model, new_id
from reiskaart.server.answers.drafts import DraftChoices
from reiskaart.server.answers.maps import MapChange, MapPage, MapSummary, NewMap
from reiskaart.server.paging import page
from reiskaart.server.problems import problems
from reiskaart.server.routes.drafts import drafted
from reiskaart.server.site import Here, Site
from reiskaart.server.summaries import summary
from reiskaart.workspace import LoadedMap, SavedMap

router = APIRouter(tags=["maps"])
_MOST_COPIED = 380
"""Letters of a title that go on in that of a copy: what is written behind them has room."""


@router.get("/maps", operation_id="listMaps", responses=problems(422))
def list_maps(
    site: Here,
    archived: Annotated[bool, Query(description="Only maps that are archived, else only those that are not.")] = False,
    bin: Annotated[bool, Query(description="Maps in the bin instead, archived or not.")] = False,
    limit: Annotated[int, Query(ge=1, le=200, description="How many maps at most.")] = 50,
    cursor: Annotated[str | None, Query(max_length=200, description="The `next` of the page before.")] = None,
) -> MapPage:
    """Maps, last changed first."""
    maps = site.workspace.maps
    found = maps.bin() if bin else [saved for saved in maps.list() if saved.archived == archived]
    shown, following = page(found, cursor, limit)
    return MapPage(items=tuple(summary(site, saved) for saved in shown), next=following, total=len(found))


@router.post("/maps", operation_id="addMap", status_code=201, responses=problems(404, 413, 422))
async def add_map(site: Here, wanted: NewMap, response: Response) -> MapSummary:
    """A new map: from a phase model, as the example (with the customer data of the demo, where that is here), as a copy, or as a
    draft out of customer data, which then belongs to it."""
    if wanted.source == "copy":
        saved = await _copy(site, wanted)
    elif wanted.source == "draft":
        saved = await _drafted(site, wanted)
    else:
        saved = await asyncio.to_thread(_made, site, wanted)
    response.headers["Location"] = f"/api/v1/maps/{saved.id}"
    return summary(site, saved)


@router.patch("/maps/{map_id}", operation_id="changeMap", responses=problems(404, 409, 413, 422))
async def change_map(site: Here, map_id: str, change: MapChange) -> MapSummary:
    """Rename or archive a map, or say which customer data belongs to it."""
    if change.log is not None:
        await asyncio.to_thread(site.workspace.get_log, change.log)  # all of a change is made, or none of it
    renamed = None if change.title is None else await site.rooms.rename(map_id, change.title)
    listed = summary(site, await asyncio.to_thread(_set, site, map_id, change))
    if renamed is None:
        return listed
    journey, version = renamed
    return listed.model_copy(update={"title": journey.title, "version": version})


@router.delete("/maps/{map_id}", operation_id="deleteMap", status_code=204, responses=problems(404))
async def delete_map(site: Here, map_id: str) -> None:
    """Put a map in the bin, where it stays for 30 days."""
    await site.rooms.leave(map_id)
    await asyncio.to_thread(site.workspace.maps.put_in_bin, map_id)


@router.post("/maps/{map_id}/restore", operation_id="restoreMap", responses=problems(404))
def restore_map(site: Here, map_id: str) -> MapSummary:
    """Take a map out of the bin."""
    return summary(site, site.workspace.maps.restore(map_id))


def _set(site: Site, map_id: str, change: MapChange) -> SavedMap:
    maps = site.workspace.maps
    saved = maps.shown(map_id)
    if change.archived is not None:
        saved = maps.archive(map_id, change.archived)
    if "log" in change.model_fields_set:
        saved = maps.set_log(map_id, change.log)
    return saved


def _made(site: Site, wanted: NewMap) -> SavedMap:
    workspace = site.workspace
    if wanted.source == "model":
        return workspace.save_map(_of_model(site, wanted), source=None, expected_version=None)
    saved = workspace.save_map(_example(site, wanted), source=None, expected_version=None)
    return workspace.maps.set_log(saved.id, SALON_LOG) if workspace.find_log(SALON_LOG) else saved


async def _copy(site: Site, wanted: NewMap) -> SavedMap:
    if wanted.map is None:
        raise UsageError("server.copy-of-what")
    journey, version = await site.rooms.journey(wanted.map)

    def copied() -> SavedMap:
        loaded = site.workspace.load_map(journey.id)
        now = LoadedMap(loaded.saved, journey, version, loaded.written)  # as it is now, not as it was last projected
        title = wanted.title or _own_title(site, say("server.copy-of", wanted.language, title=journey.title[:_MOST_COPIED]))
        return site.workspace.maps.copy(now, title)

    return await asyncio.to_thread(copied)


async def _drafted(site: Site, wanted: NewMap) -> SavedMap:
    of = wanted.draft
    if of is None:
        raise UsageError("server.draft-of-what")
    choices = DraftChoices(
        model=wanted.model or "awareness-to-loyalty",
        language=wanted.language,
        steps=of.steps,
        outcome=of.outcome,
        include=of.include,
    )
    draft = await drafted(site, of.log, choices, wanted.title)

    def kept() -> SavedMap:
        title = wanted.title or _own_title(site, draft.title)
        made = draft.model_copy(update={"id": new_id(title), "title": title})
        name = site.workspace.logs.row(of.log).name  # renamed or deleted meanwhile, where counting it took long
        saved = site.workspace.save_map(made, source=None, expected_version=None)
        return site.workspace.maps.set_log(saved.id, name)

    return await asyncio.to_thread(kept)


def _own_title(site: Site, title: str) -> str:
    """A title that nobody chose, with a number behind it where a map has it already: maps are told apart by it."""
    taken = {saved.title for saved in site.workspace.list_maps()}
    return title if title not in taken else next(one for number in count(2) if (one := f"{title} {number}") not in taken)


def _example(site: Site, wanted: NewMap) -> Journey:
    example = salon_map(wanted.language).journey
    title = wanted.title or _own_title(site, example.title)
    return example.model_copy(update={"id": new_id(example.id), "title": title})  # by its id the tour knows it


def _of_model(site: Site, wanted: NewMap) -> Journey:
    language: Language = wanted.language
    title = wanted.title or _own_title(site, say("server.untitled", language))
    if wanted.model is None:
        return Journey(id=new_id(title), title=title, language=language)
    model = find_phase_model(wanted.model)
    if model is None:
        raise UsageError("server.unknown-model", known=", ".join(known.id for known in PHASE_MODELS))
    phases = tuple(Phase(id=phase, name=model.phase_name(phase, language)) for phase in model.phases)
    return Journey(id=new_id(title), title=title, language=language, model=model.id, phases=phases)
