"""``/uploads/{id}/plan`` and ``/import``: what is in a file, and bringing it in."""

import asyncio
import secrets
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Query, Response

from reiskaart import eventlog
from reiskaart.eventlog import LogOptions
from reiskaart.i18n import Language, say
from reiskaart.server.answers.imports import (
    ColumnRoles,
    ImportPlan,
    NewImport,
    PlanColumn,
    PlanQuestion,
    PlanRow,
    PlanTimes,
    ReadRow,
    RejectedHere,
    TimeExample,
    Told,
)
from reiskaart.server.answers.jobs import Job
from reiskaart.server.job_answers import told
from reiskaart.server.language import Spoken
from reiskaart.server.problems import problems
from reiskaart.server.site import Here, Site
from reiskaart.server.uploaded import whole
from reiskaart.server.written_times import written_times

router = APIRouter(tags=["customer data"])
_EXAMPLES = 3
_Column = Annotated[str | None, Query(max_length=4000)]
_Short = Annotated[str | None, Query(min_length=1, max_length=100)]


@router.get("/uploads/{upload_id}/plan", operation_id="getImportPlan", responses=problems(404, 409, 422))
async def get_plan(
    site: Here,
    upload_id: str,
    language: Spoken,
    customer: _Column = None,
    time: _Column = None,
    name: _Column = None,
    channel: _Column = None,
    timezone: Annotated[str, Query(min_length=1, max_length=100, description="Zone of the times that name none.")] = "UTC",
    day_first: bool | None = None,
    time_format: _Short = None,
    delimiter: _Short = None,
    encoding: _Short = None,
) -> ImportPlan:
    """What is in a file, which columns would play which role, and what becomes of its first rows."""
    options = LogOptions(
        customer=customer,
        time=time,
        name=name,
        channel=channel,
        timezone=timezone,
        day_first=day_first,
        time_format=time_format,
        delimiter=delimiter,
        encoding=encoding,
    )
    return await site.long_work.do(lambda: _plan(site, upload_id, options, language))


@router.post("/uploads/{upload_id}/import", operation_id="importUpload", status_code=201, responses=problems(404, 409, 413, 422))
async def import_upload(site: Here, upload_id: str, wanted: NewImport, language: Spoken, response: Response) -> Job:
    """Bring a file in, in the background; the file itself is deleted as soon as that has ended."""
    upload = whole(await asyncio.to_thread(site.workspace.uploads.get, upload_id))
    options = LogOptions(
        customer=wanted.customer,
        time=wanted.time,
        name=wanted.name_column,
        channel=wanted.channel,
        properties=wanted.properties,
        delimiter=wanted.delimiter,
        encoding=wanted.encoding,
        time_format=wanted.time_format,
        timezone=wanted.timezone,
        day_first=wanted.day_first,
        pseudonyms=wanted.pseudonyms,
    )
    job = await site.jobs.import_(upload, wanted.name, options)
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return told(job, language)


def _plan(site: Site, upload_id: str, options: LogOptions, language: Language) -> ImportPlan:
    upload = whole(site.workspace.uploads.get(upload_id))
    key = site.workspace.keys.find()
    pseudonym = eventlog.pseudonymiser(key.secret if key else secrets.token_bytes(32))
    with site.workspace.previews.folder() as folder:
        with eventlog.mapped(upload.file):
            plan = eventlog.inspect(upload.file, options, temporary=folder)
        seen = eventlog.preview(upload.file, plan, options, pseudonym, folder)
    asked = {f"same-{question.role}" for question in plan.questions}
    notes = [Told(code=note.code, text=note.plain(language)) for note in plan.notes if note.code not in asked]
    stem, free = _free_name(site, upload.name)
    if free != stem:
        notes.append(Told(code="name-taken", text=say("server.name-taken", language, name=stem)))
    return ImportPlan(
        file=upload.name,
        format=plan.format,
        delimiter=plan.delimiter,
        encoding=plan.encoding,
        columns=tuple(_column(column, language) for column in plan.columns),
        roles=ColumnRoles(**dict(plan.roles)),
        candidates=plan.candidates,
        questions=tuple(PlanQuestion(role=each.role, columns=each.columns, text=each.text(language)) for each in plan.questions),
        notes=tuple(notes),
        time=_times(plan, options, seen, language),
        rows=tuple(_row(row, language) for row in seen),
        suggested_name=free,
        rows_about=plan.rows_about,
    )


def _column(column: "eventlog.Column", language: Language) -> PlanColumn:
    why = None if column.why is None else say(f"eventlog.why.{column.why}", language)
    return PlanColumn(name=column.name, samples=column.samples, role=column.role, why=column.why, why_text=why)


def _row(row: "eventlog.PreviewRow", language: Language) -> PlanRow:
    reason = row.reason
    return PlanRow(
        cells=row.cells,
        read=None if row.contact is None else ReadRow(**dict(row.contact)),
        rejected=None if reason is None else RejectedHere(reason=reason, text=say(f"eventlog.rejected.{reason}", language)),
    )


def _times(
    plan: "eventlog.LogPlan", options: LogOptions, seen: "tuple[eventlog.PreviewRow, ...]", language: Language
) -> PlanTimes | None:
    if plan.time_format is None:
        return None
    place = next(number for number, column in enumerate(plan.columns) if column.name == plan.roles.time)
    said = written_times(plan.time_format, options.timezone, plan.columns[place].samples, language)
    read = {row.cells[place]: row.contact.at for row in seen if row.contact is not None and row.contact.at is not None}
    examples = tuple(TimeExample(written=written, read=at) for written, at in read.items())
    return PlanTimes(**dict(said), examples=examples[:_EXAMPLES])


def _free_name(site: Site, file: str) -> tuple[str, str]:
    """What the file is called without its endings, and the same with a number where customer data is called so already."""
    stem = PurePath(file).name.split(".")[0].strip() or file
    taken = {log.name for log in site.workspace.logs.list()}
    number = 1
    while (name := stem if number == 1 else f"{stem} {number}") in taken:
        number += 1
    return stem, name
