"""What a map file says, as text with its place: the form that both YAML and JSON are read into."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Style = Literal["plain", "quoted", "block"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the file's text, from ``start`` up to ``end`` (offsets)."""

    start: int
    end: int


NOWHERE = Span(0, 0)
"""The place of what stands in no file."""


class Scalar(str):
    """A single value as it is written; whether ``12`` is a number or a text depends on the field that it stands in."""

    span: Span
    style: Style

    def __new__(cls, text: str, span: Span = NOWHERE, style: Style = "plain") -> "Scalar":
        made = super().__new__(cls, text)
        made.span = span
        made.style = style
        return made

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said: empty, ``~`` or ``null``, without quotes."""
        return self.style == "plain" and self in {"", "~", "null", "Null", "NULL"}


class Mapping(dict[Scalar, "Node"]):
    """Keys with values, in order."""

    def __init__(self, entries: dict[Scalar, "Node"] | None = None, span: Span = NOWHERE, flow: bool = False) -> None:
        super().__init__(entries or {})
        self.span = span
        self.flow = flow


class Sequence(list["Node"]):
    """Values in order."""

    def __init__(self, items: list["Node"] | None = None, span: Span = NOWHERE, flow: bool = False) -> None:
        super().__init__(items or [])
        self.span = span
        self.flow = flow


Node: TypeAlias = Scalar | Mapping | Sequence
