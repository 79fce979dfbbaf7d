"""What is done for each kind of job."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from reiskaart import eventlog
from reiskaart.errors import InputError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.workspace import Job, Upload, Workspace

_TELL_SECONDS = 0.25


def import_task(name: str, options: LogOptions) -> dict[str, Any]:
    """What to keep of an import that is to be done."""
    return {"name": name, "options": asdict(options)}


def read_task(journey: Journey) -> dict[str, Any]:
    """What to keep of a reading that is to be done: the map as it is now."""
    return {"journey": journey.model_dump(mode="json", by_alias=True)}


def run(workspace: Workspace, job: Job) -> None:
    """Do a job, and say that it is done. Raises: ReiskaartError; JobEndedError where it was cancelled meanwhile."""
    match job.kind:
        case "import":
            options = dict(job.task["options"])
            properties = options.pop("properties")
            chosen = LogOptions(**options, properties=None if properties is None else tuple(properties))
            workspace.logs.import_(_upload(workspace, job).file, chosen, job.task["name"], _heard(workspace, job), job.id)
        case "append":
            assert job.log is not None
            workspace.logs.append(job.log, _upload(workspace, job).file, _heard(workspace, job), job.id)
        case "read":
            assert job.log is not None
            log = workspace.logs.open(job.log)
            heard = _heard_rows(workspace, job)
            workspace.reading_of(log, Journey.model_validate(job.task["journey"]), heard)
            workspace.jobs.finish(job.id)


def _upload(workspace: Workspace, job: Job) -> Upload:
    assert job.upload is not None
    upload = workspace.uploads.get(job.upload)
    if not upload.file.is_file():
        raise InputError("workspace.job-upload-gone", name=upload.name)
    return upload


def _heard(workspace: Workspace, job: Job) -> Callable[[eventlog.Progress], None]:
    tell = _Telling(workspace, job)
    return lambda at: tell(at.done_bytes / max(at.total_bytes, 1), at.rows, at.remaining_seconds)


def _heard_rows(workspace: Workspace, job: Job) -> Callable[[int, int], None]:
    tell, start = _Telling(workspace, job), time.monotonic()

    def heard(done: int, total: int) -> None:
        share = done / max(total, 1)
        remaining = (time.monotonic() - start) * (1 - share) / share if share > 0.02 else None
        tell(share, done, remaining)

    return heard


class _Telling:
    """Says how far a job is, four times a second at most."""

    def __init__(self, workspace: Workspace, job: Job) -> None:
        self._workspace = workspace
        self._job = job
        self._next = 0.0

    def __call__(self, share: float, rows: int, remaining_seconds: float | None) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _TELL_SECONDS
            self._workspace.jobs.tell(self._job.id, min(share, 1.0), rows, remaining_seconds)
