"""A draft out of customer data, and what is taken from it."""

from typing import Annotated

from pydantic import ConfigDict, Field

from reiskaart.i18n import Language
from reiskaart.model import Journey
from reiskaart.model.base import LONGEST_LINE, Id, Line
from reiskaart.reality.discovery.decisions import DraftFigures, LevelDecision
from reiskaart.reality.discovery.record import DiscoveryRecord
from reiskaart.server.answers.answer import Answer

MOST_STEPS = 100
MOST_INCLUDED = 40

Raw = Annotated[str, Field(max_length=1_000)]
"""A name as the customer data writes it."""


class DraftChoices(Answer):
    """How a draft shall look."""

    model: Id = "awareness-to-loyalty"
    """The phase model."""
    language: Language
    """Of the map."""
    steps: Annotated[int, Field(ge=1, le=MOST_STEPS)] | None = None
    """The level of detail; none for the best cut."""
    outcome: Raw | None = None
    """Raw name (or name, or id) of the touchpoint that is the good outcome; empty for no outcome, none for the proposed one."""
    include: Annotated[tuple[Raw, ...], Field(max_length=MOST_INCLUDED)] = ()
    """Raw names that shall be on the map whatever they weigh."""


class DraftWish(DraftChoices):
    """A draft to look at."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"language": "en"},
                {"model": "see-think-do-care", "language": "nl", "steps": 7, "outcome": "purchase", "include": ["chat_open"]},
            ]
        }
    )

    title: Annotated[str, Field(max_length=LONGEST_LINE)] | None = None
    """One that fits where nothing is said."""


class DraftOutcome(Answer):
    """A touchpoint that could be the outcome."""

    touchpoint: Id
    name: str
    raw: str
    """What to choose it by."""
    verdict: str
    """``proposed`` or ``chosen``: the good outcome of this draft; ``good`` or ``bad``: could be one."""
    why: str
    """What speaks for it, in words; empty where nothing does."""


class DraftAside(Answer):
    """A name that is not on the map."""

    name: str
    contacts: int
    customers: int
    share: float
    """Of all contacts."""
    why: str
    """In words."""


class Draft(Answer):
    """A draft map with why it looks so, and what the paths that were looked at say of it."""

    journey: Journey
    record: DiscoveryRecord
    sentences: tuple[str, ...]
    """How good it is, in words."""
    levels: tuple[LevelDecision, ...]
    """How much detail it may show, the coarsest first."""
    outcomes: tuple[DraftOutcome, ...]
    set_aside: tuple[DraftAside, ...]
    """The heaviest first."""
    set_aside_total: int
    """How many names are not on the map; the lightest of many are not listed."""
    figures: DraftFigures


class DraftAnswer(Answer):
    """A draft, or how far the counting is that it needs: ask again."""

    share: float
    """0..1; 1 where the draft is here."""
    draft: Draft | None


class Adopting(DraftChoices):
    """Touchpoints of a draft, with their rules, to take into a map."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"log": "shop-2026-x7k2q", "language": "en", "touchpoints": ["search", "add-to-cart"], "only_say": True}]
        }
    )

    log: Line
    """Id of the customer data."""
    touchpoints: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_STEPS)]
    """Ids of the draft's touchpoints."""
    only_say: bool = False
    """Say what would be done, and do nothing."""


class Adopted(Answer):
    """What became of a touchpoint of the draft."""

    draft: Id
    """Its id in the draft."""
    id: Id | None
    """The map's touchpoint that has its rules; none for a new one that is not made yet."""
    name: str
    is_new: bool
    rules: int
    """How many were added; none where the map had them all."""
    step: Id | None
    """The step that a new one stands at; none where nothing tells."""
    step_name: str | None


class AdoptedTouchpoints(Answer):
    """What was taken into a map."""

    items: tuple[Adopted, ...]
    added: int
    """New touchpoints."""
    rules: int
    """New rules."""
    version: int
    """The map's version now: with it the map can be put back as it was."""
