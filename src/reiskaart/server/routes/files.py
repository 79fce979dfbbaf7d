"""``/files``: files on the server's machine, in the folders that it may read."""

from typing import Annotated

from fastapi import APIRouter, Query

from reiskaart.server.answers.files import Files, Folder
from reiskaart.server.files import entries
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["customer data"])


@router.get("/files", operation_id="listFiles", responses=problems(404, 422))
def list_files(
    site: Here,
    folder: Annotated[int | None, Query(ge=0, description="Number of a folder; none tells of the folders alone.")] = None,
    below: Annotated[str, Query(max_length=4000, description="Which folder in it.")] = "",
) -> Files:
    """The folders that were allowed when the server was started, and what is in one of them."""
    allowed = site.options.logs
    items = () if folder is None else entries(allowed, folder, below)
    return Files(folders=tuple(Folder(name=path.name, path=str(path)) for path in allowed), items=items)
