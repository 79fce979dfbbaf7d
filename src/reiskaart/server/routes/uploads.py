"""``/uploads``: files on their way in."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from reiskaart.demo import shop_log
from reiskaart.server.answers import uploads as answers
from reiskaart.server.answers.uploads import NewUpload, NewUploadOfFile, Uploads
from reiskaart.server.files import file_in
from reiskaart.server.problems import RefusedError, problems
from reiskaart.server.site import Here
from reiskaart.workspace import Upload, Workspace

router = APIRouter(tags=["customer data"])
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_BODY = {"requestBody": {"required": True, "content": {"application/octet-stream": _BINARY}}}


@router.post("/uploads", operation_id="addUpload", status_code=201, responses=problems(413, 422))
def add_upload(site: Here, wanted: NewUpload, response: Response) -> answers.Upload:
    """Begin to send a file; where the same one was begun before, that is gone on with."""
    upload = site.workspace.uploads.begin(wanted.name, wanted.bytes, wanted.modified)
    response.headers["Location"] = f"/api/v1/uploads/{upload.id}"
    return told(upload)


@router.post("/uploads/from-file", operation_id="addUploadOfFile", status_code=201, responses=problems(404, 413, 422))
def add_upload_of_file(site: Here, wanted: NewUploadOfFile, response: Response) -> answers.Upload:
    """Take a file of the server's machine, out of a folder that it may read; the file stays where it lies."""
    upload = site.workspace.uploads.add_file(file_in(site.options.logs, wanted.folder, wanted.path))
    response.headers["Location"] = f"/api/v1/uploads/{upload.id}"
    return told(upload)


@router.post("/uploads/example", operation_id="addUploadOfExample", status_code=201)
async def add_upload_of_example(site: Here, response: Response) -> answers.Upload:
    """Take in customer data that is made up, of a web shop, to try things with."""
    upload = await site.long_work.do(lambda: _example(site.workspace))
    response.headers["Location"] = f"/api/v1/uploads/{upload.id}"
    return told(upload)


@router.get("/uploads", operation_id="listUploads")
def list_uploads(site: Here) -> Uploads:
    """The files on their way in that nobody imports yet, last begun first."""
    return Uploads(items=tuple(map(told, site.workspace.uploads.list())))


@router.get("/uploads/{upload_id}", operation_id="getUpload", responses=problems(404, 422))
def get_upload(site: Here, upload_id: str) -> answers.Upload:
    """How much of a file is here."""
    return told(site.workspace.uploads.get(upload_id))


@router.patch("/uploads/{upload_id}", operation_id="sendPart", responses=problems(404, 409, 413, 422), openapi_extra=_BODY)
async def send_part(
    site: Here,
    upload_id: str,
    request: Request,
    offset: Annotated[int, Query(ge=0, le=2**42, description="At which byte of the file this part begins.")],
) -> answers.Upload:
    """The next part of a file, 8 MiB at most; it is on the disk when the answer comes."""
    pieces: list[bytes] = []
    try:
        async for piece in request.stream():
            pieces.append(piece)
    except ClientDisconnect as error:
        raise RefusedError(400, "server.unreadable") from error  # nobody hears it; what is half here is sent again
    # Not in the threads that saving uses: a slow disk would keep those busy.
    return told(await run_in_threadpool(site.workspace.uploads.receive, upload_id, offset, pieces))


@router.delete("/uploads/{upload_id}", operation_id="deleteUpload", status_code=204, responses=problems(404, 409, 422))
def delete_upload(site: Here, upload_id: str) -> None:
    """Delete what is here of a file."""
    site.workspace.uploads.delete(upload_id)


def _example(workspace: Workspace) -> Upload:
    with workspace.previews.folder() as folder:
        file = folder / "web-shop.csv"
        shop_log(file)
        written = file.read_bytes()
    upload = workspace.uploads.begin(file.name, len(written), None)
    return workspace.uploads.receive(upload.id, upload.received, [written[upload.received :]])


def told(upload: Upload) -> answers.Upload:
    """An upload as pages show it."""
    return answers.Upload(id=upload.id, name=upload.name, bytes=upload.bytes, received=upload.received, made_at=upload.made_at)
