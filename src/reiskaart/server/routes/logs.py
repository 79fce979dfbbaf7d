"""``/logs``: the customer data of the workspace."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from starlette.responses import StreamingResponse

from reiskaart import eventlog
from reiskaart.errors import NotFoundError
from reiskaart.i18n import Language, say
from reiskaart.model import LogSummary
from reiskaart.server.answers.imports import ColumnRoles, Told
from reiskaart.server.answers.jobs import Job
from reiskaart.server.answers.logs import (
    AppendedFile,
    LogChange,
    LogDetail,
    LogFigures,
    LogProperty,
    LogRow,
    LogRows,
    MapOfLog,
    NewAppend,
    Quality,
    RejectedCount,
    RejectedRow,
    RejectedRows,
)
from reiskaart.server.job_answers import told
from reiskaart.server.language import Spoken
from reiskaart.server.long_work import as_json, unless_deleted
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site
from reiskaart.server.uploaded import whole
from reiskaart.server.written_times import written_times
from reiskaart.workspace import ImportedLog

router = APIRouter(tags=["customer data"])
_MOST_LISTED = 2_000
"""Of names that begin or end a path, and of what follows what, the heaviest are told."""
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


@router.get("/logs", operation_id="listLogs")
def list_logs(site: Here) -> LogRows:
    """All imported customer data, by name."""
    items = []
    for row in site.workspace.logs.list():
        with suppress(NotFoundError):  # deleted meanwhile
            items.append(_row(site, row))
    return LogRows(items=tuple(items))


@router.get("/logs/{log_id}", operation_id="getLog", responses=problems(404, 422))
def get_log(site: Here, log_id: str, language: Spoken) -> LogDetail:
    """Customer data, how it was read, and what goes with it where it is deleted."""
    logs = site.workspace.logs
    row = logs.row(log_id)
    with unless_deleted(site.workspace, log_id):
        meta, size = logs.open(log_id).meta, logs.bytes_of(row)
    return LogDetail(
        **dict(_row(site, row)) | {"maps": tuple(MapOfLog(id=id_, title=title) for id_, title in row.maps)},
        roles=ColumnRoles(**dict(meta.roles)),
        properties=tuple(LogProperty(name=item.name, column=item.column) for item in meta.properties),
        time=written_times(meta.time_format, meta.timezone, None, language),
        notes=tuple(Told(code=note.code, text=note.plain(language)) for note in meta.notes),
        pseudonyms=meta.pseudonyms,
        readings=logs.readings_of(meta.digest),
        bytes=size,
        appended=tuple(AppendedFile(**dict(one)) for one in meta.appended),
    )


@router.patch("/logs/{log_id}", operation_id="renameLog", responses=problems(404, 409, 413, 422))
def rename_log(site: Here, log_id: str, change: LogChange) -> LogRow:
    """Call customer data otherwise; the maps that are read with it go along."""
    return _row(site, site.workspace.logs.rename(log_id, change.name))


@router.delete("/logs/{log_id}", operation_id="deleteLog", status_code=204, responses=problems(404, 422))
def delete_log(site: Here, log_id: str) -> None:
    """Delete customer data and its readings for good; maps that were read with it are read with none."""
    site.workspace.logs.delete(log_id)


@router.post("/logs/{log_id}/append", operation_id="appendToLog", status_code=201, responses=problems(404, 409, 413, 422))
async def append_to_log(site: Here, log_id: str, wanted: NewAppend, language: Spoken, response: Response) -> Job:
    """Add a newer file to customer data, in the background; what is there already is not added twice."""
    upload = whole(await asyncio.to_thread(site.workspace.uploads.get, wanted.upload))
    job = await site.jobs.append(log_id, upload)
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return told(job, language)


@router.get("/logs/{log_id}/quality", operation_id="getLogQuality", responses=problems(404, 422))
async def get_quality(site: Here, log_id: str, language: Spoken) -> Quality:
    """What to know of customer data before one trusts its figures."""
    found = await site.long_work.read(log_id, lambda log: log.quality())
    reasons = tuple(
        RejectedCount(reason=each.reason, text=_reason(each.reason, language), rows=each.rows) for each in found.rejections
    )
    said = found.model_dump(by_alias=True, exclude={"made_at", "rejections"})
    return Quality.model_validate({**said, "rejections": reasons})


@router.get("/logs/{log_id}/rejected", operation_id="listRejectedRows", responses=problems(404, 422))
async def list_rejected(
    site: Here,
    log_id: str,
    language: Spoken,
    limit: Annotated[int, Query(ge=1, le=500, description="How many rows at most.")] = 50,
    offset: Annotated[int, Query(ge=0, le=2**40, description="After how many rows to begin.")] = 0,
) -> RejectedRows:
    """Rows that were set aside on import, in the order of the file."""

    def told(log: eventlog.StoredLog) -> RejectedRows:
        items = tuple(
            RejectedRow(row=row.row, file=row.file, reason=row.reason, text=_reason(row.reason, language), value=row.value)
            for row in log.rejected(offset, offset + limit)
        )
        return RejectedRows(items=items, total=log.meta.rejected)

    return await site.long_work.read(log_id, told)


@router.get(
    "/logs/{log_id}/rejected.csv",
    operation_id="downloadRejectedRows",
    response_class=Response,
    responses={**_CSV, **problems(404, 422)},
)
async def download_rejected(site: Here, log_id: str, language: Spoken) -> Response:
    """All rows that were set aside, as a file."""
    name = {"Content-Disposition": f'attachment; filename="{log_id}-rejected.csv"'}
    lines = await site.long_work.read(log_id, lambda log: _begun(_lines(log, language)))
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=name)


@router.get("/logs/{log_id}/summary", operation_id="getLogSummary", response_model=LogFigures, responses=problems(404, 422))
async def get_summary(site: Here, log_id: str) -> Response:
    """The figures of customer data by itself: counts, first and last contacts, and what follows what."""
    return await site.long_work.read(log_id, lambda log: as_json(_figures(log.summary())))


def _figures(summary: LogSummary) -> LogFigures:
    lists = {
        "start": dict(islice(summary.start.items(), _MOST_LISTED)),
        "end": dict(islice(summary.end.items(), _MOST_LISTED)),
        "transitions": summary.transitions[:_MOST_LISTED],
    }
    totals = {
        "start_total": len(summary.start),
        "end_total": len(summary.end),
        "transitions_total": len(summary.transitions),
    }
    return LogFigures.model_construct(**dict(summary) | lists | totals)


def _row(site: Site, row: ImportedLog) -> LogRow:
    with unless_deleted(site.workspace, row.id):
        meta = site.workspace.logs.open(row.id).meta
    return LogRow(
        id=row.id,
        name=row.name,
        file=meta.file,
        events=meta.events,
        customers=meta.customers,
        names=meta.names,
        first=meta.first,
        last=meta.last,
        rejected=meta.rejected,
        imported_at=row.imported_at,
        maps=len(row.maps),
    )


def _lines(log: eventlog.StoredLog, language: Language) -> Iterator[str]:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("file", "row", "reason", "explanation", "value"))
    for row in log.rejected():  # all but names of files is harmless as it is kept
        writer.writerow((eventlog.neutralised(row.file), row.row, row.reason, _reason(row.reason, language), row.value))
        if text.tell() > 65_536:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def _begun(lines: Iterator[str]) -> Iterator[str]:
    """The same lines; what they come out of is open already, and cannot be deleted under them any more."""
    return chain((next(lines),), lines)


def _reason(code: str, language: Language) -> str:
    return say(f"eventlog.rejected.{code}", language)
