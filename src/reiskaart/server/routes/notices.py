"""``/notices``: what the people who work here should know."""

from fastapi import APIRouter

from reiskaart.server.answers.notices import Notices
from reiskaart.server.language import Spoken
from reiskaart.server.site import Here

router = APIRouter(tags=["about"])


@router.get("/notices", operation_id="listNotices")
async def list_notices(site: Here, language: Spoken) -> Notices:
    """What happened without anybody asking for it: map files that cannot be read, and edits that met."""
    return Notices(items=site.noticeboard.read(language))
