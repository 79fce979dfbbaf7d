"""``/notices``: what the people who work here should know."""

from fastapi import APIRouter

from reiskaart.server.answers.notices import Notice, Notices, Place
from reiskaart.server.language import Spoken
from reiskaart.server.site import Here

router = APIRouter(tags=["about"])


@router.get("/notices", operation_id="listNotices")
async def list_notices(site: Here, language: Spoken) -> Notices:
    """What happened without anybody asking for it: map files that cannot be read, and edits that met."""
    happened = () if site.folder is None else site.folder.notices
    return Notices(
        items=tuple(
            Notice(
                id=one.id,
                code=one.error.code,
                message=one.error.message(language),
                hint=one.error.hint(language),
                map=one.map,
                file=one.file,
                line=one.line,
                holds=one.holds,
                places=tuple(Place(table=place.table, id=place.id, name=place.name) for place in one.places),
                at=one.at,
            )
            for one in happened
        )
    )
