"""What a card stands on."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from reiskaart.model.base import Id, Line, Part, Text

LARGEST_COUNT = 2**53 - 1
"""The largest whole number that every program reads as it was written."""

EvidenceKind = Literal["interview", "survey", "review", "ticket", "measure", "observation"]


class Evidence(Part):
    """An interview, survey result, review, ticket, measure or observation."""

    id: Id
    kind: EvidenceKind
    text: Text
    n: Annotated[int, Field(ge=0, le=LARGEST_COUNT)] | None = None
    """How many people or messages it stands for."""
    date: datetime.date | None = None
    source: Line | None = None
