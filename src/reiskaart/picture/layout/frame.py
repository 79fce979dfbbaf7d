"""What every part of a picture is laid out in: the map, its figures, and the columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reiskaart.i18n import Language, formats, say, say_count
from reiskaart.model import Journey, Lane, PhaseFigures, PlaceFigures, Reality, Step, Touchpoint
from reiskaart.picture.layout.labels import Room
from reiskaart.picture.marks import Box, Column
from reiskaart.picture.measuring import is_measurable
from reiskaart.picture.options import PictureOptions

MARGIN = 24.0
LANE_WIDTH = 124.0
GAP = 6.0
LEFT = MARGIN + LANE_WIDTH
"""Where the columns begin."""
_APART = GAP
_FAR = 1e6
_COLUMN = (132.0, 236.0)
_CONTENT = 1140.0
"""Columns are as wide as fills this, within their bounds."""
_MIN_WIDTH = 980.0
WORDS_AT = 0.25
"""From this share on, not seen again is said in words on a touchpoint."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A map on its way to a plan."""

    journey: Journey
    reality: Reality | None
    options: PictureOptions
    language: Language
    width: float
    columns: tuple[Column, ...]
    steps: tuple[Step, ...]
    column_of: Mapping[str, Column]
    """By id of step."""
    touchpoints: Mapping[str, Touchpoint]
    step_figures: Mapping[str, PlaceFigures]
    touchpoint_figures: Mapping[str, PlaceFigures]
    phase_figures: Mapping[str, PhaseFigures]
    lanes: tuple[Lane, ...]
    cuts: tuple[float, ...]
    """Where a page ends and the next begins; no text stands across."""
    reach: float
    """How far to the right text may run that belongs to no column."""

    @property
    def right(self) -> float:
        """Where the columns end."""
        return max(self.width - MARGIN, LEFT)

    @property
    def hints(self) -> bool:
        """Whether an empty row says what belongs there."""
        return self.options.hints and self.options.theme != "print"

    def measurable(self, step: Step) -> bool:
        """Whether a contact could have been seen at a step."""
        return is_measurable(step, self.touchpoints, self.step_figures.get(step.id))

    def until(self, left: float, right: float) -> float:
        """How far text from ``left`` on may run within a box that ends at ``right``."""
        return min([right, *(cut - _APART / 2 for cut in self.cuts if cut > left)])

    def room(self) -> Room:
        """Room for labels, with the edges of pages kept free."""
        room = Room()
        for cut in self.cuts:
            room.take(Box(cut - _APART / 2, -_FAR, _APART, 2 * _FAR))
        return room

    def words(self, key: str, /, **parameters: object) -> str:
        """Our own words."""
        return say(f"picture.{key}", self.language, **parameters)


def parts(columns: Sequence[Column], width: float) -> list[list[Column]]:
    """The columns parted so that each part fits beside the names of the rows in ``width`` px."""
    found: list[list[Column]] = []
    for column in columns:
        if found and column.right - found[-1][0].x + LEFT + 6 <= width:
            found[-1].append(column)
        else:
            found.append([column])
    return found


def frame(journey: Journey, reality: Reality | None, options: PictureOptions, page_width: float | None = None) -> Frame:
    """The columns of a map: one per step, and one for each phase without steps; parted over pages where their width is given."""
    slots: list[tuple[int, int | None]] = []
    index = 0
    for number, phase in enumerate(journey.phases):
        for _ in phase.steps:
            slots.append((number, index))
            index += 1
        if not phase.steps:
            slots.append((number, None))
    wide = max(_COLUMN[0], min(_COLUMN[1], _CONTENT / len(slots) - GAP)) if slots else 0.0
    columns = tuple(
        Column(position, phase, step, LEFT + position * (wide + GAP), wide) for position, (phase, step) in enumerate(slots)
    )
    steps = journey.steps
    pages = parts(columns, page_width) if page_width else []
    width = max(_MIN_WIDTH, columns[-1].right + MARGIN if columns else 0.0)
    known = {lane.id: lane for lane in journey.lanes}
    if options.lanes is None:
        lanes = tuple(lane for lane in journey.lanes if lane.shown)
    else:
        lanes = tuple(known.get(lane_id, Lane(id=lane_id)) for lane_id in options.lanes)
    return Frame(
        journey=journey,
        reality=reality,
        options=options,
        language=options.language or journey.language,
        width=width,
        columns=columns,
        steps=steps,
        column_of={steps[column.step].id: column for column in columns if column.step is not None},
        touchpoints={touchpoint.id: touchpoint for touchpoint in journey.touchpoints},
        step_figures={figures.id: figures for figures in reality.steps} if reality else {},
        touchpoint_figures={figures.id: figures for figures in reality.touchpoints} if reality else {},
        phase_figures={figures.id: figures for figures in reality.phases} if reality else {},
        lanes=lanes,
        cuts=tuple(page[0].x - GAP / 2 for page in pages[1:]),
        reach=max(min(width - MARGIN, page_width or width), LEFT),
    )


def count_words(frame: Frame, customers: int) -> str:
    """So many customers."""
    return say_count("picture.customers", frame.language, customers, written=formats.count(customers, frame.language))
