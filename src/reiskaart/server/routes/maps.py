"""``/maps``: the list of maps; making, renaming, archiving and deleting one."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from reiskaart.demo import salon_map
from reiskaart.errors import UsageError
from reiskaart.i18n import Language, say
from reiskaart.model import PHASE_MODELS, Journey, Phase, find_phase_model, new_id
from reiskaart.server.answers.maps import MapChange, MapPage, MapSummary, NewMap
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site
from reiskaart.server.summaries import summary

router = APIRouter(tags=["maps"])


@router.get("/maps", operation_id="listMaps", responses=problems(422))
def list_maps(
    site: Here,
    archived: Annotated[bool, Query(description="Only maps that are archived, else only those that are not.")] = False,
    limit: Annotated[int, Query(ge=1, le=200, description="How many maps at most.")] = 50,
    cursor: Annotated[str | None, Query(max_length=200, description="The `next` of the page before.")] = None,
) -> MapPage:
    """Maps, last changed first."""
    found = [] if archived else [summary(site.workspace.load_map(saved.id)) for saved in site.workspace.list_maps()]
    return MapPage(items=tuple(found[:limit]), next=None, total=len(found))


@router.post("/maps", operation_id="addMap", status_code=201, responses=problems(404, 413, 422))
def add_map(site: Here, wanted: NewMap, response: Response) -> MapSummary:
    """A new map: from a phase model, as the example, or as a copy."""
    journey = _journey(site, wanted)
    site.workspace.save_map(journey, source=None, expected_version=None)
    response.headers["Location"] = f"/api/v1/maps/{journey.id}"
    return summary(site.workspace.load_map(journey.id))


@router.patch("/maps/{map_id}", operation_id="changeMap", responses=problems(404, 413, 422))
def change_map(site: Here, map_id: str, change: MapChange) -> MapSummary:
    """Rename or archive a map, or say which customer data belongs to it."""
    loaded = site.workspace.load_map(map_id)
    if change.title is not None:
        renamed = loaded.journey.model_copy(update={"title": change.title})
        site.workspace.save_map(renamed, source=None, expected_version=loaded.saved.version)
    return summary(site.workspace.load_map(map_id))


@router.delete("/maps/{map_id}", operation_id="deleteMap", status_code=204, responses=problems(404))
def delete_map(site: Here, map_id: str) -> None:
    """Put a map in the bin, where it stays for 30 days."""
    site.workspace.delete_map(map_id)


@router.post("/maps/{map_id}/restore", operation_id="restoreMap", responses=problems(404))
def restore_map(site: Here, map_id: str) -> MapSummary:
    """Take a map out of the bin."""
    return summary(site.workspace.load_map(map_id))


def _journey(site: Site, wanted: NewMap) -> Journey:
    match wanted.source:
        case "model":
            return _of_model(wanted.model, wanted.title, wanted.language)
        case "example":
            made = salon_map(wanted.language).journey
        case "copy":
            made = site.workspace.load_map(wanted.map or "").journey
    title = wanted.title or made.title
    return made.model_copy(update={"id": new_id(title), "title": title})


def _of_model(model_id: str | None, title: str | None, language: Language) -> Journey:
    model = find_phase_model(model_id or "")
    if model is None:
        raise UsageError("server.unknown-model", known=", ".join(known.id for known in PHASE_MODELS))
    named = title or say("server.untitled", language)
    phases = tuple(Phase(id=phase, name=model.phase_name(phase, language)) for phase in model.phases)
    return Journey(id=new_id(named), title=named, language=language, model=model.id, phases=phases)
