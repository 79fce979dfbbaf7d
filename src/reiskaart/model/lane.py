"""Rows of a map: the kinds that we know, and those of one's own."""

from dataclasses import dataclass
from typing import Literal

from reiskaart.i18n import Language, say
from reiskaart.model.base import Id, Line, Part

Holds = Literal["cards", "touchpoints", "emotion"]


@dataclass(frozen=True, slots=True)
class LaneKind:
    """A kind of lane that we know; its name and help are ``lanes.<id>.name`` and ``lanes.<id>.help``."""

    id: str
    icon: str
    holds: Holds = "cards"
    card_kinds: tuple[str, ...] = ()
    """The kinds of card in this lane; one kind, named as the lane, where nothing is said."""
    shown: bool = False
    """Shown where a map names no lanes."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of card that stand in this lane."""
        return () if self.holds != "cards" else self.card_kinds or (self.id,)

    def name(self, language: Language) -> str:
        return say(f"lanes.{self.id}.name", language)

    def help(self, language: Language) -> str:
        return say(f"lanes.{self.id}.help", language)


LANE_KINDS: tuple[LaneKind, ...] = (
    LaneKind("customer-goals", "target", shown=True),
    LaneKind("actions", "arrow", shown=True),
    LaneKind("questions", "question", shown=True),
    LaneKind("touchpoints", "touchpoint", holds="touchpoints", shown=True),
    LaneKind("emotion", "face", holds="emotion", shown=True),
    LaneKind("pains-and-highlights", "contrast", card_kinds=("pains", "highlights"), shown=True),
    LaneKind("opportunities", "bulb", shown=True),
    LaneKind("thoughts", "thought"),
    LaneKind("motivations", "heart"),
    LaneKind("expectations", "eye"),
    LaneKind("needs", "lifebuoy"),
    LaneKind("quotes", "quote"),
    LaneKind("resources", "box"),
    LaneKind("assets", "image"),
    LaneKind("strategies", "compass"),
    LaneKind("tools", "wrench"),
    LaneKind("message", "megaphone"),
    LaneKind("brand-actions", "flag"),
    LaneKind("backstage", "curtain"),
    LaneKind("systems", "server"),
    LaneKind("business-requirements", "clipboard"),
    LaneKind("competitors", "rivals"),
    LaneKind("goals", "trophy"),
    LaneKind("storyboard", "frames"),
)
_BY_ID = {kind.id: kind for kind in LANE_KINDS}


def find_lane_kind(lane_id: str) -> LaneKind | None:
    """The kind of lane with this id; none for a lane of one's own."""
    return _BY_ID.get(lane_id)


class Lane(Part):
    """A row of a map, of a kind that we know or of one's own."""

    id: Id
    name: Line | None = None
    """In place of the kind's name; a lane of one's own must have one."""
    icon: Line | None = None
    shown: bool = True

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of card that stand in this lane."""
        known = find_lane_kind(self.id)
        return (self.id,) if known is None else known.kinds

    @property
    def holds(self) -> Holds:
        """What stands in this lane."""
        known = find_lane_kind(self.id)
        return "cards" if known is None else known.holds

    def label(self, language: Language) -> str:
        """The name that people read."""
        known = find_lane_kind(self.id)
        return self.name or (known.name(language) if known else self.id)


DEFAULT_LANES: tuple[Lane, ...] = tuple(Lane(id=kind.id) for kind in LANE_KINDS if kind.shown)
"""The lanes of a map that names none."""
