"""Work in the background as pages show it."""

from datetime import datetime
from typing import Literal

from pydantic import ConfigDict

from reiskaart.server.answers.answer import Answer


class JobProblem(Answer):
    """Why a job came to nothing."""

    code: str
    detail: str
    hint: str
    """How to mend it."""


class Job(Answer):
    """A piece of work in the background."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "visits-x7k2q",
                    "kind": "import",
                    "state": "running",
                    "name": "visits",
                    "log": None,
                    "map": None,
                    "share": 0.42,
                    "rows": 4200000,
                    "remaining_seconds": 31.5,
                    "problem": None,
                    "made_at": "2026-11-22T08:15:00Z",
                    "ended_at": None,
                }
            ]
        }
    )

    id: str
    kind: Literal["import", "append", "read"]
    """Bringing customer data in, adding a newer file to it, or reading it through a map's rules."""
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    name: str
    """That of the customer data that it is about."""
    log: str | None
    """Id of the customer data; none before an import is done."""
    map: str | None
    """Id of the map that is read."""
    share: float | None
    """How much is done, 0..1; none where that is not known yet."""
    rows: int
    """How many rows were read."""
    remaining_seconds: float | None
    problem: JobProblem | None
    """Why it failed."""
    made_at: datetime
    ended_at: datetime | None


class Jobs(Answer):
    """The jobs that are not finished, and those that ended in the last day; last made first."""

    items: tuple[Job, ...]
