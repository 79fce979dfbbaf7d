"""``/logs/{id}/draft``: a draft map out of customer data; ``/maps/{id}/adopt``: what of it goes into a map that is there."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Response

from reiskaart import reality
from reiskaart.i18n import Language, say
from reiskaart.model import Journey
from reiskaart.reality import discovery
from reiskaart.server.answers.drafts import (
    Adopted,
    AdoptedTouchpoints,
    Adopting,
    Draft,
    DraftAnswer,
    DraftAside,
    DraftChoices,
    DraftOutcome,
    DraftWish,
)
from reiskaart.server.language import Spoken
from reiskaart.server.long_work import as_json
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site

router = APIRouter(tags=["customer data"])
_MOST_ASIDE = 500
"""Of the names that are set aside the heaviest are listed."""


@router.post("/logs/{log_id}/draft", operation_id="draftMap", response_model=DraftAnswer, responses=problems(404, 413, 422))
async def draft_map(site: Here, log_id: str, wish: DraftWish, language: Spoken) -> Response:
    """A draft map, with why it looks so; where the data has to be counted first, how far that is."""
    found = await site.drafting.find(log_id, wish.include)
    if isinstance(found, float):
        return as_json(DraftAnswer(share=found, draft=None))
    return await site.long_work.do(lambda: as_json(DraftAnswer(share=1.0, draft=_told(found, wish, language))))


@router.post("/maps/{map_id}/adopt", operation_id="adoptTouchpoints", responses=problems(404, 409, 413, 422))
async def adopt_touchpoints(site: Here, map_id: str, wish: Adopting) -> AdoptedTouchpoints:
    """Take touchpoints of a draft, with their rules, into a map; whoever has it open sees them at once."""
    journey, version = await site.rooms.journey(map_id)
    draft = await drafted(site, wish.log, wish, None)
    adoption = await site.long_work.do(lambda: reality.adopt(journey, draft, frozenset(wish.touchpoints)))
    if not wish.only_say:
        _, version, _ = await site.rooms.merge(map_id, journey, adoption.journey)
    return _adopted(journey, adoption.taken, version, wish.only_say)


async def drafted(site: Site, log_id: str, choices: DraftChoices, title: str | None) -> Journey:
    """The draft that these choices make, however long it takes to count the data. Raises: NotFoundError."""
    found = await site.drafting.get(log_id, choices.include)
    return (await site.long_work.do(lambda: _drawn(found, choices, title))).journey


def _drawn(found: discovery.Ground, choices: DraftChoices, title: str | None) -> discovery.Discovery:
    return discovery.draft_on(
        found,
        model=choices.model,
        language=choices.language,
        title=(title or "").strip() or None,
        steps=choices.steps,
        outcome=choices.outcome,
    )


def _told(found: discovery.Ground, wish: DraftWish, language: Language) -> Draft:
    drawn = _drawn(found, wish, wish.title)
    record = drawn.record
    return Draft(
        journey=drawn.journey,
        record=record.model_copy(update={"set_aside": record.set_aside[:_MOST_ASIDE]}),
        sentences=tuple(record.sentences(language)),
        levels=record.levels,
        outcomes=tuple(
            DraftOutcome(touchpoint=each.touchpoint, name=each.name, raw=each.raw, verdict=each.verdict, why=each.why(language))
            for each in record.outcomes
        ),
        set_aside=tuple(
            DraftAside(
                name=each.name,
                contacts=each.contacts,
                customers=each.customers,
                share=each.contacts / max(record.contacts, 1),
                why=say(f"discovery.aside.{each.why}", language),
            )
            for each in record.set_aside[:_MOST_ASIDE]
        ),
        set_aside_total=len(record.set_aside),
        figures=drawn.figures,
    )


def _adopted(journey: Journey, taken: Sequence[reality.Taken], version: int, only_said: bool) -> AdoptedTouchpoints:
    steps = {step.id: step.name for step in journey.steps}
    return AdoptedTouchpoints(
        items=tuple(
            Adopted(
                draft=each.draft,
                id=None if only_said and each.is_new else each.id,
                name=each.name,
                is_new=each.is_new,
                rules=each.rules,
                step=each.step,
                step_name=None if each.step is None else steps[each.step],
            )
            for each in taken
        ),
        added=sum(each.is_new for each in taken),
        rules=sum(each.rules for each in taken),
        version=version,
    )
