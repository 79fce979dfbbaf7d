"""``/changes``: what changes, told to pages as it happens."""

import json
from collections.abc import AsyncGenerator, AsyncIterator

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from reiskaart.i18n import Language
from reiskaart.server.changes import Change
from reiskaart.server.job_answers import told
from reiskaart.server.language import Spoken
from reiskaart.server.site import Here

router = APIRouter(tags=["customer data"])
_QUIET_SECONDS = 15.0
"""After so long without a word a line of comment shows that the connection lives."""


@router.get("/changes", include_in_schema=False)  # it never ends, which a description of answers has no words for
async def changes(site: Here, language: Spoken) -> StreamingResponse:
    """Server-sent events: ``job`` (a Job), ``log`` and ``reading`` (which customer data, or which map has new figures)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    news = site.changes.listen(_QUIET_SECONDS)
    await anext(news)  # before the page hears that it is connected: what changes after that, it is told
    return StreamingResponse(_events(news, language), media_type="text/event-stream", headers=headers)


async def _events(news: AsyncGenerator[Change | None], language: Language) -> AsyncIterator[str]:
    yield ": reiskaart\n\n"
    async for change in news:
        yield ": \n\n" if change is None else f"event: {change.kind}\ndata: {_data(change, language)}\n\n"


def _data(change: Change, language: Language) -> str:
    if change.job is not None:
        return told(change.job, language).model_dump_json()
    return json.dumps({"map" if change.kind == "reading" else "id": change.id})
