"""Files on their way in."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from reiskaart.server.answers.answer import Answer

_MOST_BYTES = 2**42
FileName = Annotated[str, StringConstraints(min_length=1, max_length=255)]


def _kept(moment: datetime) -> datetime:
    """The moment in UTC; on the first and last day of the calendar, which may have none, as it is written."""
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        return moment.replace(tzinfo=UTC)


class NewUpload(Answer):
    """A file that is about to be sent."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "visits.csv", "bytes": 48120331, "modified": "2026-11-20T09:00:00Z"}]}
    )

    name: FileName
    bytes: int = Field(ge=0, le=_MOST_BYTES)
    modified: Annotated[datetime, AfterValidator(_kept)] | None = None
    """When the file last changed, by which it is known again after a break."""


class NewUploadOfFile(Answer):
    """A file in one of the folders that this server may read."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"folder": 0, "path": "2026/visits.parquet"}]})

    folder: int = Field(ge=0)
    """Number of the folder in `/files`."""
    path: str = Field(min_length=1, max_length=4000)
    """Where the file lies in it."""


class Upload(Answer):
    """A file on its way in."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "visits-csv-k3m9p",
                    "name": "visits.csv",
                    "bytes": 48120331,
                    "received": 8388608,
                    "made_at": "2026-11-22T08:15:00Z",
                }
            ]
        }
    )

    id: str
    name: str
    bytes: int
    received: int
    """How many bytes are here; the next part begins there."""
    made_at: datetime


class Uploads(Answer):
    """The files on their way in, last begun first."""

    items: tuple[Upload, ...]
