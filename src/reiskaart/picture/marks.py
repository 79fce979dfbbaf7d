"""What a picture is made of: shapes and texts with names of colours, in px from the top left.

Colours are names of :mod:`reiskaart.picture.theme`; the writers look them up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reiskaart.i18n import Language
from reiskaart.picture.text import Line, line_width

Order = tuple[int, ...]
"""Place in the reading order: title and personas, then phase by phase, step by step, lane by lane."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlaps(self, other: "Box") -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> "Box":
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


class Rect(NamedTuple):
    """A rectangle with round corners."""

    box: Box
    fill: str | None = None
    stroke: str | None = None
    radius: float = 0.0
    line: float = 1.0
    dash: str | None = None
    opacity: float = 1.0


class Path(NamedTuple):
    """A line or a form; ``d`` as in SVG, ``box`` is where it stays within."""

    d: str
    box: Box
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    dash: str | None = None
    opacity: float = 1.0


class Image(NamedTuple):
    """A photograph or drawing of one's own, cut to fill its box."""

    address: str
    """The image itself, as a ``data:`` address."""
    box: Box
    radius: float = 0.0


class Icon(NamedTuple):
    """A picture of :mod:`reiskaart.picture.icons`."""

    name: str
    box: Box
    colour: str


class Text(NamedTuple):
    """Lines of text; ``y`` is where the letters of the first line stand."""

    x: float
    y: float
    lines: tuple[Line, ...]
    size: float
    leading: float
    colour: str
    order: Order
    anchor: str = "start"
    """``start``, ``middle`` or ``end``: what of the line stands at ``x``."""
    role: str = "p"
    """``h1``, ``h2``, ``h3``, ``p``, or ``li`` (an item in a lane) for those who hear the picture."""
    indents: tuple[float, ...] = ()
    """Of each line, where there are any."""

    @property
    def box(self) -> Box:
        """What the text covers, from the top of the first line to the bottom of the last."""
        wide = max(map(self.line_right, range(len(self.lines))))
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.y - 0.97 * self.size, wide, (len(self.lines) - 1) * self.leading + 1.22 * self.size)

    def lowered(self, by: float) -> "Text":
        return Text(self.x, self.y + by, *self[2:])

    def line_right(self, index: int) -> float:
        """How far the line reaches from where the text begins, in px."""
        return line_width(self.lines[index], self.size) + (self.indents[index] if self.indents else 0.0)

    @property
    def words(self) -> str:
        """The text without its lines."""
        return _words(self.lines)


@lru_cache(maxsize=16_384)
def _words(lines: tuple[Line, ...]) -> str:
    return " ".join(["".join([run.text for run in line]).strip() for line in lines])


class Group(NamedTuple):
    """Marks that belong together as one thing of the map."""

    kind: str
    """``step``, ``phase``, ``touchpoint``, ``card``, ``stretch``, ``return``, ``branch``, ``station``, ``lane``, ``emotion``…"""
    id: str
    label: str
    """What it is, in words."""
    marks: tuple["Mark", ...]
    at: str | None = None
    """The step it stands at."""
    through: str | None = None
    """The last step that it covers, or the step it leads to."""


Mark = Rect | Path | Icon | Image | Text | Group


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the picture, over its whole width."""

    kind: str
    """``header``, ``phases``, ``steps``, ``line``, ``lane`` or ``footer``."""
    top: float
    bottom: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the picture: a step, or a phase that has none."""

    index: int
    phase: int
    step: int | None
    x: float
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture before it is written: its size, its columns and its bands from top to bottom."""

    title: str
    description: str
    language: Language
    width: float
    height: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        """All marks, what lies below first."""
        for band in self.bands:
            yield from band.marks


def leaves(marks: Sequence[Mark]) -> Iterator[Rect | Path | Icon | Image | Text]:
    """The shapes and texts in ``marks``, without the groups."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from leaves(mark.marks)
        else:
            yield mark


def texts(marks: Sequence[Mark]) -> Iterator[Text]:
    """The texts in ``marks``."""
    return (mark for mark in leaves(marks) if isinstance(mark, Text))
