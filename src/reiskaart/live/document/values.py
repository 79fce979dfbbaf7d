"""What a single field of the document may hold; anything else that stands there says nothing."""

import datetime
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reiskaart.model.base import LONGEST_LINE, LONGEST_TEXT
from reiskaart.model.evidence import LARGEST_COUNT

_SPACE = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What the model strips from both ends of a text: Python's own notion differs."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it may hold, and whether people type in it together."""

    read: Callable[[object], Any]
    """The value as the model takes it; none where it says nothing."""
    shared: bool = False
    """Kept as a text that several people can type in at once."""


def line(value: object) -> str | None:
    return _text(value, LONGEST_LINE)


def text(value: object) -> str | None:
    return _text(value, LONGEST_TEXT)


def _text(value: object, longest: int) -> str | None:
    if not isinstance(value, str):
        return None
    return value.strip(_SPACE)[:longest].rstrip(_SPACE) or None


def is_id(value: object) -> bool:
    """Whether this can be an id."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def id_(value: object) -> str | None:
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def _positive(value: object) -> float | None:
    found = number(value)
    return found if found is not None and found > 0 else None


def _feeling(value: object) -> float | None:
    found = number(value)
    return None if found is None else min(2.0, max(-2.0, found))


def _count(value: object) -> int | None:
    found = number(value)
    return int(found) if found is not None and found.is_integer() and 0 <= found <= LARGEST_COUNT else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _date(value: object) -> datetime.date | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def choice(options: tuple[str, ...]) -> Field:
    """One of a few words."""
    return Field(lambda value: value if isinstance(value, str) and value in options else None)


LINE = Field(line, shared=True)
TEXT = Field(text, shared=True)
PLAIN_LINE = Field(line)
"""A short text that is chosen rather than typed, such as the name of an icon."""
ID = Field(id_)
NUMBER = Field(number)
POSITIVE = Field(_positive)
FEELING = Field(_feeling)
COUNT = Field(_count)
FLAG = Field(_flag)
DATE = Field(_date)
