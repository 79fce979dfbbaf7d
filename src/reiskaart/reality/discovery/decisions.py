"""What was decided for a draft map, piece by piece, and why."""

from typing import Literal

from pydantic import Field

from reiskaart.i18n import Language, say, say_count
from reiskaart.i18n.formats import percent
from reiskaart.model import PlaceFigures, PlaceTransition, Share
from reiskaart.model.base import Id, Line, Part

Why = Literal["rare", "full"]
"""Why a raw name is not on the map: too few customers meet it, or the map is full."""
Reason = Literal["words", "ends-paths", "little-follows"]
"""What speaks for a touchpoint as an outcome: its name, many paths that end there, or little that follows it."""
_NAMED = 3  # names that a sentence quotes


class TouchpointDecision(Part):
    """A touchpoint and what it consists of."""

    id: Id
    name: Line
    raw: tuple[str, ...]
    """Raw names; more than one where they begin and end the same thing."""
    channel: str | None
    """The channel that tells it from others of the same name."""
    contacts: int
    customers: int


class SetAside(Part):
    """A raw name that is not on the map: too few customers meet it, or the map is full."""

    name: str
    contacts: int
    customers: int
    why: Why


class OrderDecision(Part):
    """The order of the touchpoints."""

    touchpoints: tuple[Id, ...]
    agreement: float = Field(ge=0, le=1)
    """Of all pairs of touchpoints that a customer comes to, the share whose first contacts come in this order."""
    exact: bool
    """Whether it is the best order of all, rather than one that no move of a single touchpoint betters."""


class StepDecision(Part):
    """A step and what holds it together."""

    id: Id
    name: Line
    touchpoints: tuple[Id, ...]
    together: float | None = Field(ge=0, le=1)
    """How far its touchpoints are visited together, over their moves; none for a step of one touchpoint."""


class LevelDecision(Part):
    """A level of detail, and what it takes together of the next finer one."""

    steps: int
    """How many."""
    merged: tuple[Line, ...]
    """Names of the two steps of the next finer level that are one here; none at the finest."""
    into: Line | None
    """What they are called together."""


class PhaseDecision(Part):
    """A phase, its steps, and the words in their names that put them there."""

    id: Id
    name: Line
    steps: tuple[Id, ...]
    words: tuple[str, ...]


class OutcomeDecision(Part):
    """A touchpoint that could be an outcome, and why."""

    touchpoint: Id
    name: Line
    raw: str
    """The raw name by which it is chosen, the same in every draft."""
    verdict: Literal["proposed", "chosen", "good", "bad"]
    """The map's good outcome, proposed or chosen by somebody; or offered as a good or a bad one."""
    reasons: tuple[Reason, ...]
    words: tuple[str, ...]
    ends: float = Field(ge=0, le=1)
    """Share of all customers whose last contact it is."""
    last: float = Field(ge=0, le=1)
    """Share of its own customers whose last contact it is."""

    def why(self, language: Language) -> str:
        """What speaks for it; nothing where somebody chose it of whom nothing spoke."""
        words = quoted(list(self.words), language)
        ends, last = percent(self.ends, language), percent(self.last, language)
        return "; ".join(
            say(f"discovery.reasons.{reason}", language, words=words, ends=ends, last=last) for reason in self.reasons
        )


class Hint(Part):
    """A step where it pays to ask how people feel."""

    step: Id
    name: Line
    why: Literal["returns", "waits", "not-seen-again"]
    value: float
    """Returns: share of the stays here that are followed by a return. Waits: seconds until the next step, the mean over
    ways on of their median. Not seen again:
    share of all customers whose last contact is here."""


class Fit(Part):
    """How good the draft is."""

    contacts: Share
    """Contacts on the map, of all contacts of the log."""
    forward: Share
    """Moves that go on to a later step or stay, of all moves between contacts on the map."""
    explained: Share
    """Customers whose path the map explains: at least 80% of its contacts are on it, at least 80% of its moves do not go back."""
    every: int
    """``forward`` and ``explained`` look at every so-many-th customer."""


class DraftFigures(Part):
    """A draft with the figures of the paths that were looked at."""

    every: int
    """Every so-many-th customer was looked at."""
    customers: int
    """Customers looked at; each has one path."""
    contacts: int
    """Their contacts on the map."""
    silence_days: float
    """After so long without a contact somebody is not seen again: the log's 95th-percentile gap."""
    steps: tuple[PlaceFigures, ...]
    transitions: tuple[PlaceTransition, ...]
    """From stay to stay, most frequent first."""


def quoted(names: list[str], language: Language) -> str:
    """The first few, and how many more there are."""
    shown = ", ".join(f"“{name}”" for name in names[:_NAMED])
    rest = len(names) - _NAMED
    return shown if rest <= 0 else say_count("discovery.cover.and-more", language, rest, names=shown)
