"""``/maps/{id}/rules``: what the rules of a map do with customer data, and what another rule would do."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Response

from reiskaart import reality
from reiskaart.errors import NotFoundError
from reiskaart.model import RulesView, RuleTrial
from reiskaart.server.answers.rules import RuleToTry
from reiskaart.server.language import Spoken
from reiskaart.server.long_work import as_json
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site

router = APIRouter(tags=["customer data"])


@router.get("/maps/{map_id}/rules", operation_id="getRules", response_model=RulesView, responses=problems(404, 409, 422))
async def get_rules(
    site: Here,
    map_id: str,
    language: Spoken,
    log: Annotated[str | None, Query(max_length=200, description="Id of customer data other than the map's own.")] = None,
) -> Response:
    """Which touchpoint the names of customer data have under the rules of a map as it is stored now, and which have none."""
    journey, _ = await site.rooms.journey(map_id)
    id_ = await asyncio.to_thread(_log_of, site, map_id, log)
    return await site.long_work.read(id_, lambda stored: as_json(reality.rules_view(stored, journey, language, log_id=id_)))


@router.post("/maps/{map_id}/rules/trial", operation_id="tryRule", responses=problems(404, 409, 413, 422))
async def try_rule(site: Here, map_id: str, wanted: RuleToTry, language: Spoken) -> RuleTrial:
    """What a rule would recognise, were it on the map; the map stays as it is."""
    journey, _ = await site.rooms.journey(map_id)
    id_ = await asyncio.to_thread(_log_of, site, map_id, wanted.log)
    return await site.long_work.read(
        id_,
        lambda stored: reality.try_rule(
            stored, journey, wanted.conditions, language, touchpoint=wanted.touchpoint, rule=wanted.rule
        ),
    )


def _log_of(site: Site, map_id: str, asked: str | None) -> str:
    """The id that was asked for, else that of the map's customer data. Raises: NotFoundError."""
    name = site.workspace.maps.shown(map_id).log
    if asked is None and name is None:
        raise NotFoundError("server.no-log")
    return asked if asked is not None else site.workspace.logs.named(name or "").id
