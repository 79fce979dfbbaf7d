"""Customer data as a list shows it."""

from datetime import datetime

from pydantic import ConfigDict

from reiskaart.server.answers.answer import Answer


class LogRow(Answer):
    """Customer data as a list shows it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "salon",
                    "events": 41210,
                    "customers": 4018,
                    "first": "2025-01-02T08:11:00Z",
                    "last": "2025-12-30T21:40:00Z",
                    "rejected": 0,
                }
            ]
        }
    )

    name: str
    events: int
    customers: int
    first: datetime | None
    last: datetime | None
    rejected: int
    """Rows that were set aside on import."""


class LogRows(Answer):
    """All customer data of the workspace, by name."""

    items: tuple[LogRow, ...]
