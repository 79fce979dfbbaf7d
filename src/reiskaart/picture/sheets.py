"""A plan on paper: one page that holds it all, or several where letters would become too small to read."""

from dataclasses import dataclass
from typing import NamedTuple

from reiskaart.picture.layout.frame import LEFT, parts
from reiskaart.picture.marks import Band, Box, Plan
from reiskaart.picture.options import Paper

PT_PER_PX = 0.75
"""At its natural size a px is 1/96 inch, a pt 1/72."""
SMALLEST_PX = 11.0
"""Size of the smallest letters of a plan."""
SMALLEST_PT = 6.0
"""Smaller letters are not put on paper; the map goes over several pages instead."""
_SIZES: dict[Paper, tuple[float, float]] = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89), "a0": (3370.39, 2383.94)}
"""Width and height in pt of a sheet that lies."""
_MARGINS: dict[Paper, float] = {"a4": 22.0, "a3": 28.0, "a0": 60.0}
_FOOT_PX = 26.0
"""Height of the line at the foot of each of several pages."""


class Slice(NamedTuple):
    """A part of the plan (in px) and where its top left stands on the page (in px from the page's margin)."""

    part: Box
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size and margin in pt, pt per px, and the parts of the plan on it."""

    width: float
    height: float
    margin: float
    scale: float
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a map is parted over pages."""

    paper: Paper
    scale: float
    width: float
    height: float
    """What a page holds, in px."""


def natural(plan: Plan) -> tuple[Sheet, ...]:
    """One page as large as the picture."""
    whole = Slice(Box(0, 0, plan.width, plan.height), 0, 0)
    return (Sheet(plan.width * PT_PER_PX, plan.height * PT_PER_PX, 0, PT_PER_PX, (whole,)),)


def one_sheet(plan: Plan, paper: Paper) -> Sheet | None:
    """The whole plan on one page, lying or standing; none where its letters would be too small."""
    margin, (long, short) = _MARGINS[paper], _SIZES[paper]
    fits = [
        (min((width - 2 * margin) / plan.width, (height - 2 * margin) / plan.height), width, height)
        for width, height in ((long, short), (short, long))
    ]
    scale, width, height = max(fits)
    if scale * SMALLEST_PX < SMALLEST_PT:
        return None
    x = (width - 2 * margin) / scale / 2 - plan.width / 2
    return Sheet(width, height, margin, scale, (Slice(Box(0, 0, plan.width, plan.height), x, 0),))


def tiling(plan: Plan, paper: Paper) -> Tiling:
    """Pages that lie, with letters as small as may be; smaller yet only where one row is higher than a page."""
    margin, (width, height) = _MARGINS[paper], _SIZES[paper]
    head = _height(plan, "phases", "steps")
    tallest = max(band.bottom - band.top for band in plan.bands if band.kind in {"lane", "line"})
    top = _height(plan, "header")
    inside = height - 2 * margin
    scale = min(SMALLEST_PT / SMALLEST_PX, inside / (head + tallest + _FOOT_PX), inside / (top + head + _FOOT_PX))
    return Tiling(paper, scale, (width - 2 * margin) / scale, inside / scale)


def tiles(plan: Plan, over: Tiling) -> tuple[Sheet, ...]:
    """The pages, from left to right and then down; names of rows and heads of steps come back on each."""
    width, height = _SIZES[over.paper]
    margin = _MARGINS[over.paper]
    heads = Box(0, _top(plan, "phases"), 0, _height(plan, "phases", "steps"))
    sheets: list[Sheet] = []
    for number, rows in enumerate(_rows(plan, over.height - _FOOT_PX, heads.height)):
        top, bottom = rows[0].top, rows[-1].bottom
        for index, columns in enumerate(parts(plan.columns, over.width)):
            left = columns[0].x - 3
            right = columns[-1].right + 3
            slices: list[Slice] = []
            y = 0.0
            if number == 0 and index == 0:
                slices.append(Slice(Box(0, 0, over.width, heads.y), 0, 0))
            if number == 0:
                y = heads.y
            slices.append(Slice(Box(left, heads.y, right - left, heads.height), LEFT, y))
            y += heads.height
            slices.append(Slice(Box(0, top, LEFT - 3, bottom - top), 0, y))
            slices.append(Slice(Box(left, top, right - left, bottom - top), LEFT, y))
            sheets.append(Sheet(width, height, margin, over.scale, tuple(slices)))
    return tuple(sheets)


def _rows(plan: Plan, height: float, heads: float) -> list[list[Band]]:
    """The rows under the heads, parted so that each part fits under the heads; the first part stands under the header too."""
    found: list[list[Band]] = [[]]
    room = height - heads - _height(plan, "header")
    for band in plan.bands:
        if band.kind in {"header", "phases", "steps"}:
            continue
        used = band.bottom - band.top
        if used > room and (found[-1] or room < height - heads):
            found.append([])
            room = height - heads
        found[-1].append(band)
        room -= used
    return [rows for rows in found if rows]


def _top(plan: Plan, kind: str) -> float:
    return next((band.top for band in plan.bands if band.kind == kind), 0.0)


def _height(plan: Plan, *kinds: str) -> float:
    return sum(band.bottom - band.top for band in plan.bands if band.kind in kinds)
