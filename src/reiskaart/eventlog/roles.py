"""Which column plays which part: guessed from names (Dutch, English, XES) and from what the columns hold."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Literal

from reiskaart.eventlog.times import TimeFormat
from reiskaart.model.base import Part

Role = Literal["customer", "time", "name", "channel"]
ROLES: tuple[Role, ...] = ("customer", "time", "name", "channel")
NEEDED: tuple[Role, ...] = ("customer", "time", "name")

Why = Literal["given", "standard", "word", "part", "content"]

_TABLE = tomllib.loads(files("reiskaart.eventlog").joinpath("roles.toml").read_text("utf-8"))
_STANDARD: dict[Role, str] = _TABLE["standard"]
_WORDS: dict[Role, list[str]] = {role: _TABLE[role] for role in ROLES}
_LAST = 1e-6
"""Brings any score below any other."""
_NUMBERED = ("id", "nr", "nummer", "number", "code")


class Column(Part):
    """A column of the file, as the first rows show it."""

    name: str
    samples: tuple[str, ...]
    """The first distinct values that are not empty."""
    role: Role | None = None
    why: Why | None = None
    """Words: ``eventlog.why.<why>``."""


class Evidence(Part):
    """What the sampled rows of a column tell about the part that it may play."""

    name: str
    time_format: TimeFormat | None
    time_share: float
    distinct: int
    filled: int
    rows: int

    @property
    def mostly_empty(self) -> bool:
        """Whether most rows hold nothing here."""
        return 2 * self.filled < self.rows


def rank(role: Role, columns: Sequence[Evidence]) -> list[tuple[Evidence, Why]]:
    """The columns that may play a part, likeliest first; for a role that each contact needs, mostly empty ones last."""
    scored = [
        (score * _LAST if role in NEEDED and column.mostly_empty else score, column, why)
        for column in columns
        for score, why in [_score(role, column)]
        if score > 0
    ]
    scored.sort(key=lambda entry: -entry[0])  # stable: of equals the first in the file
    return [(column, why) for _, column, why in scored]


def _score(role: Role, column: Evidence) -> tuple[float, Why]:
    if role == "time" and column.time_format is None:
        return 0, "content"
    if role != "time" and column.filled == 0:
        return 0, "content"
    words = _words(column.name)
    whole = "_".join(words)
    known = _WORDS[role]
    if column.name.lower() == _STANDARD[role]:
        return 1000, "standard"
    score, why = 0.0, "content"
    if whole in known:
        score, why = 500 - known.index(whole), "word"
    else:
        parts = [known.index(word) for word in known if len(word) > 2 and _holds(words, word.split("_"))]
        if parts:
            score, why = 200 - min(parts), "part"
    if score and role == "name":
        score -= 60 if words[-1] in _NUMBERED else 0
        score -= 300 if column.time_format is not None else 0
        score -= 150 if column.rows > 20 and column.distinct == column.filled else 0
    if score and role == "channel":
        score -= 300 if column.distinct > 200 or column.time_format is not None else 0
    if score and role == "customer":
        score -= 100 if whole == "id" and column.distinct == column.filled else 0
        score -= 300 if column.time_format is not None and column.time_format.kind in ("iso", "typed") else 0
    if role == "time":
        assert column.time_format is not None
        calendar = column.time_format.kind in ("iso", "typed", "pattern")
        if not score and calendar and column.time_share > 0.9:
            score = 50
        score *= column.time_share
    return max(score, 0), why  # type: ignore[return-value]


def _words(name: str) -> list[str]:
    """A column's name in lower-case words: ``contactDate`` and ``contact_date`` alike; a leading ``case`` of XES falls
    away."""
    bare = name.removeprefix("case:")
    parted = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", bare))
    return [word for word in re.split(r"[^a-z0-9]+", parted.lower()) if word] or [""]


def _holds(words: list[str], part: list[str]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))
