"""The worker: takes up one job after the other, and ends at once where a job is cancelled or the server is gone.

Ending is how a job is stopped: whatever the engine is doing ends with the process, and what lies half-written is cleared away by
the job's row, as after a power failure.
"""

import logging
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path

from reiskaart import eventlog, reality
from reiskaart.errors import ReiskaartError, StoreError
from reiskaart.server.jobs.queue import CANCELLED, Queue
from reiskaart.server.jobs.tasks import run
from reiskaart.settings import Settings
from reiskaart.workspace import Job, JobEndedError, Workspace, open_workspace

_NICE = 3
_LOOK_SECONDS = 0.1
_CLEAR_EVERY = 5
"""Looks after a cancellation between two clearings of what other jobs left."""
_FILL_EVERY = 10
"""Looks into an empty queue between two looks at the rows."""
_IDLE_SECONDS = 300.0
"""So long after its last job the worker ends, and gives its memory back."""
_log = logging.getLogger("reiskaart.worker")


def work(settings: Settings) -> None:
    """Work on the jobs of a workspace until the server is gone, or there was nothing to do for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the server ends the worker with it
    threading.Thread(target=_end_with_server, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICE)
    _ = eventlog.import_log, reality.read  # loaded while nobody waits for it
    with open_workspace(settings) as workspace, workspace.jobs.working():
        _Worker(workspace, settings.data).run()


class _Worker:
    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace = workspace
        self._folder = folder
        self._current: str | None = None

    def run(self) -> None:
        jobs = self._workspace.jobs
        jobs.clear(None)
        jobs.again()
        queue = Queue.empty(self._folder)
        threading.Thread(target=self._watch, daemon=True).start()
        idle_since = time.monotonic()
        looks = 0
        while time.monotonic() - idle_since < _IDLE_SECONDS:
            id_ = queue.next()
            if id_ is None:
                if looks % _FILL_EVERY == 0:  # the rows are the truth: what is in none of the queues is found by them
                    for waiting in jobs.unfinished():
                        queue.add(waiting)
                looks += 1
                time.sleep(_LOOK_SECONDS)
            elif job := jobs.begin(id_):
                self._do(job)
                idle_since = time.monotonic()
        queue.close()

    def _do(self, job: Job) -> None:
        self._current = job.id
        try:
            tempfile.tempdir = str(self._workspace.uploads.folder_of(job.upload)) if job.upload else None
            self._workspace.jobs.undo(job)
            run(self._workspace, job)
        except JobEndedError:
            pass  # cancelled in its last moment: nothing of it is here
        except ReiskaartError as error:
            self._fail(job, error)
        except Exception as error:
            number = secrets.token_hex(4)
            where = "".join(traceback.format_tb(error.__traceback__))
            # The error's own words are left out: they may quote what stands in the file.
            _log.error("%s: %s in a job (%s)\n%s", number, type(error).__name__, job.kind, where)
            self._fail(job, StoreError("workspace.job-mistake", name=job.name, number=number))
        finally:
            self._current = None
        with suppress(ReiskaartError):  # on a full disk, later
            self._workspace.jobs.clear(None)

    def _fail(self, job: Job, error: ReiskaartError) -> None:
        """Say why a job came to nothing, if need be as soon as there is room on the disk to say so."""
        while True:
            try:
                self._workspace.jobs.fail(job.id, error)
                return
            except StoreError:
                time.sleep(_LOOK_SECONDS)

    def _watch(self) -> None:
        """End where the job that is worked on is cancelled; clear away what other ended jobs left."""
        looks = 0
        while True:
            time.sleep(_LOOK_SECONDS)
            looks += 1
            with suppress(ReiskaartError):  # the disk may be full just now
                current = self._current
                if current is not None and self._workspace.jobs.cancelled(current):
                    os._exit(CANCELLED)
                if looks % _CLEAR_EVERY == 0:
                    self._workspace.jobs.clear(current)


def _end_with_server() -> None:
    """The server holds the other end of our input as long as it lives."""
    with suppress(OSError):
        # Not by its buffer: whoever ends by themselves would wait for its lock in vain.
        while os.read(sys.stdin.fileno(), 1):
            pass
    os._exit(0)
