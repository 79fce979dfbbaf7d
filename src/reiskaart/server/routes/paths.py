"""``/maps/{id}/paths``: single paths, to look into."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from reiskaart.model import Behind, PathSample
from reiskaart.model.base import Id
from reiskaart.model.place_details import Fate
from reiskaart.server.filters import Chosen
from reiskaart.server.problems import problems
from reiskaart.server.routes.reality import journey_and_log
from reiskaart.server.site import Here

router = APIRouter(tags=["customer data"])
_Ids = Annotated[str | None, Query(pattern=r"^[a-z0-9-]+(~[a-z0-9-]+)*$", max_length=2000)]


@router.get("/maps/{map_id}/paths", operation_id="samplePaths", responses=problems(404, 409, 422))
async def sample_paths(
    site: Here,
    map_id: str,
    chosen: Chosen,
    at: Annotated[Id | None, Query(description="Only paths that reach this step, touchpoint or phase.")] = None,
    fate: Annotated[Fate | Literal["returns"] | None, Query(description="What becomes of them there.")] = None,
    way: Annotated[
        _Ids, Query(description="`from~to`: only paths that go straight from one step (or touchpoint) to another.")
    ] = None,
    variant: Annotated[_Ids, Query(description="`a~b~c`: only paths whose stays are these steps.")] = None,
    limit: Annotated[int, Query(ge=0, le=200, description="How many paths at most.")] = 24,
    seed: Annotated[int, Query(ge=0, lt=2**32, description="Another seed draws other paths.")] = 0,
) -> PathSample:
    """Some of the paths behind a figure, drawn at random."""
    behind = Behind(at=at, fate=fate, way=_ids(way), variant=_ids(variant))
    return await site.realities.sample(*await journey_and_log(site, map_id), chosen, behind, limit, seed)


def _ids(written: str | None) -> tuple[str, ...]:
    return () if written is None else tuple(written.split("~"))
