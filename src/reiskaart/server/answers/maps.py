"""Maps as a list shows them, and what makes or changes one."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from reiskaart.i18n import Language
from reiskaart.model import State
from reiskaart.model.base import Id, Line
from reiskaart.review import Finding
from reiskaart.server.answers.answer import Answer
from reiskaart.server.answers.drafts import MOST_INCLUDED, MOST_STEPS, Raw


class MapSummary(Answer):
    """A map as a list shows it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "salon-en",
                    "title": "Curls and the hairdresser",
                    "language": "en",
                    "version": 4,
                    "updated_at": "2026-11-21T20:15:00Z",
                    "personas": ["Noor"],
                    "phases": 5,
                    "steps": 11,
                    "cards": 48,
                    "supported": 9,
                    "contradicted": 2,
                    "log": "salon",
                    "paths": 4018,
                    "archived": False,
                    "review": "2027-03-01",
                    "state": "current",
                }
            ]
        }
    )

    id: str
    title: str
    language: Language
    version: int
    """Raised by every change; what ``If-Match`` is compared with."""
    updated_at: datetime
    personas: tuple[str, ...]
    """Their names."""
    phases: int
    """How many; so for steps and cards."""
    steps: int
    cards: int
    supported: int
    """Cards that stand on evidence."""
    contradicted: int
    """Cards that evidence speaks against."""
    log: str | None
    """Name of the customer data that belongs to it."""
    paths: int | None
    """How many customers' ways the reading holds; none where there is no reading yet."""
    archived: bool
    review: date | None
    """When to look at it again."""
    state: State


class MapPage(Answer):
    """A page of the list of maps."""

    items: tuple[MapSummary, ...]
    next: str | None
    """What to give as ``cursor`` for the next page; none on the last."""
    total: int
    """How many maps there are on all pages."""


class DraftOf(Answer):
    """Customer data to draw a draft from, and how it shall look."""

    log: Line
    """Id of the customer data."""
    steps: Annotated[int, Field(ge=1, le=MOST_STEPS)] | None = None
    """The level of detail; none for the best cut."""
    outcome: Raw | None = None
    """Raw name of the touchpoint that is the good outcome; empty for no outcome, none for the proposed one."""
    include: Annotated[tuple[Raw, ...], Field(max_length=MOST_INCLUDED)] = ()
    """Raw names that shall be on the map whatever they weigh."""


class NewMap(Answer):
    """A map to make: from a phase model, as the example, as a copy of another, or as a draft out of customer data."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"source": "model", "model": "awareness-to-loyalty", "title": "Buying a bicycle", "language": "en"},
                {"source": "example", "language": "nl"},
                {"source": "copy", "map": "salon-en", "title": "Curls next year", "language": "en"},
                {"source": "draft", "language": "en", "draft": {"log": "shop-2026-x7k2q", "steps": 7}},
            ]
        }
    )

    source: Literal["model", "example", "copy", "draft"]
    model: Id | None = None
    """The phase model, where the source is a model (none for an empty map whose phases are one's own) or a draft."""
    map: Id | None = None
    """The map to copy, where the source is a copy."""
    draft: DraftOf | None = None
    """Where the source is a draft: out of which customer data, and how it shall look."""
    title: Line | None = None
    """One that fits where nothing is said."""
    language: Language


class MapChange(Answer):
    """What to change of a map besides its contents; what is left out stays as it is."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"title": "Curls next year"}, {"archived": True}, {"log": "salon"}, {"log": None}]}
    )

    title: Line | None = None
    archived: bool | None = None
    log: Line | None = None
    """Name of the customer data that belongs to it; ``null`` lets go of it."""


class Findings(Answer):
    """What a map still lacks."""

    items: tuple[Finding, ...]
