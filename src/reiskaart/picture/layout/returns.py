"""Arcs above the journey line: customers who go back."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reiskaart.i18n import formats
from reiskaart.picture.layout import order
from reiskaart.picture.layout.curve import Bezier, Point, arch, path
from reiskaart.picture.layout.flow import Flow, Return
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.labels import Room
from reiskaart.picture.layout.lettering import SMALL
from reiskaart.picture.marks import Box, Group, Mark, Path, Rect, Text
from reiskaart.picture.measuring import is_few
from reiskaart.picture.text import wrap
from reiskaart.picture.theme import phase_line

_LOWEST = 28.0
_RISE = 42.0
_ONE_LINE = 400.0
_NARROW = 92.0
_NEAR = 16.0
"""A label farther from its arc is led to it."""
_CLEAR = 9.0
"""Arcs begin and end so far above the middle of the line."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One way back, as it is drawn; the journey line is at height 0."""

    back: Return
    curve: Bezier
    line: float
    label: Text | None
    leader: Bezier | None
    """From a label that stands apart to its arc."""


def arcs(flow: Flow, room: Room) -> tuple[Arc, ...]:
    """The arcs with their labels in free places."""
    shaped = _shaped(flow)
    for _, curve, line in shaped:
        room.cross(curve.boxes(line + 2, 48))
    labelled = [(*parts, _label(flow.frame, *parts, room)) for parts in shaped]
    return tuple(
        Arc(back, curve, line, label, _leader(label, curve, line, room) if label else None)
        for back, curve, line, label in labelled
    )


def _shaped(flow: Flow) -> list[tuple[Return, Bezier, float]]:
    """Narrow arcs low, wide arcs over them; arcs that share a station stand beside each other there."""
    levels: list[tuple[Return, int]] = []
    for back in sorted(flow.returns, key=lambda back: (back.start.x - back.end.x, back.end.x)):
        under = [level for other, level in levels if other.end.x < back.start.x and back.end.x < other.start.x]
        levels.append((back, 1 + max(under, default=0)))
    ends: dict[int, int] = defaultdict(int)
    starts: dict[int, int] = defaultdict(int)
    shaped: list[tuple[Return, Bezier, float]] = []
    for back, level in levels:
        line = min(8.0, flow.width(back.paths))
        x0 = back.start.middle - 4 - 8 * starts[back.start.index]
        x1 = back.end.middle + 4 + 9 * ends[back.end.index]
        starts[back.start.index] += 1
        ends[back.end.index] += 1
        shaped.append((back, arch(Point(x0, -_CLEAR), Point(x1, -_CLEAR), _LOWEST + _RISE * (level - 1)), line))
    return shaped


def _label(frame: Frame, back: Return, curve: Bezier, line: float, room: Room) -> Text | None:
    colour = "ink-2" if back.foreseen or is_few(back.of) else "bad"
    words, at = return_words(frame, back), order.of_line(back.start, 2)
    left, right = frame.columns[0].x, frame.right + 12

    def candidates() -> Iterator[Text]:
        for x, y, anchor, wide in _places(curve, line):
            lines = wrap(words, SMALL.size, min(wide, right - left), frame.language)
            first = y - (len(lines) - 1) * SMALL.leading
            text = Text(x, first, lines, SMALL.size, SMALL.leading, colour, at, anchor)
            if text.box.x >= left and text.box.right <= right:
                yield text

    return room.place(candidates())


def _leader(label: Text, curve: Bezier, line: float, room: Room) -> Bezier | None:
    """The shortest straight line from a label to its arc that runs through no other text; none where it stands at the arc."""
    box = label.box
    found: list[tuple[float, Point, Point]] = []
    for t in range(5, 96):
        there = curve.at(t / 100)
        here = Point(min(max(there.x, box.x), box.right), min(max(there.y, box.y), box.bottom))
        found.append((math.dist(here, there), here, there))
    found.sort()
    if found[0][0] <= _NEAR + line / 2:
        return None
    for _, here, there in found:
        clear = Point(here.x + (there.x - here.x) * 0.1, here.y + (there.y - here.y) * 0.1)
        if room.is_free(_straight(clear, there).boxes(1)):
            return _straight(here, there)
    return None


def _straight(start: Point, end: Point) -> Bezier:
    third = Point((end.x - start.x) / 3, (end.y - start.y) / 3)
    return Bezier(start, Point(start.x + third.x, start.y + third.y), Point(end.x - third.x, end.y - third.y), end)


def _places(curve: Bezier, line: float) -> Iterator[tuple[float, float, str, float]]:
    """Over the top of the arc, a little to a side of it, under it, beside its right leg; then higher and higher.

    Each with where the last line stands, and how wide lines may be.
    """
    top = curve.at(0.5)
    shifts = (0, 12, -12, 24, -24, 36, -36, 48, -48)
    for y in (top.y - line / 2 - 5.5, top.y + line / 2 + 13):
        yield from ((top.x + shift, y, "middle", _ONE_LINE) for shift in shifts)
    for wide in (_ONE_LINE, _NARROW):
        for t in (0.3, 0.24, 0.18, 0.13, 0.09, 0.06):
            leg = curve.at(t)
            x = curve.start.x if t < 0.15 else leg.x
            yield x + line / 2 + 5, leg.y, "start", wide
    for lift in range(12, 600, 12):
        yield from ((top.x + shift, top.y - line / 2 - 5.5 - lift, "middle", _ONE_LINE) for shift in shifts)


def return_words(frame: Frame, back: Return) -> str:
    """How many go back, and whether the map foresaw it."""
    key = "line.returns" if back.foreseen else "line.returns-unforeseen"
    if is_few(back.of):
        return frame.words(f"{key}-few", n=back.paths, of=back.of)
    return frame.words(key, share=formats.percent(back.share, frame.language))


def drawn(frame: Frame, arc: Arc, down: float) -> Group:
    """The arc with the line at height ``down``."""
    curve, back = arc.curve.moved(down), arc.back
    colour = "dash" if is_few(back.of) else phase_line(back.start.phase) if back.foreseen else "bad"
    top = min(curve.at(0.5).y, curve.start.y)
    box = Box(curve.end.x, top, curve.start.x - curve.end.x, curve.start.y - top).grown(arc.line)
    dash = None if back.foreseen else f"0.1 {arc.line + 3:.1f}"
    tip = curve.end
    head = f"M{tip.x - 4.5:.1f} {tip.y - 5:.1f}L{tip.x:.1f} {tip.y + 2:.1f}L{tip.x + 4.5:.1f} {tip.y - 5:.1f}"
    marks: list[Mark] = [
        Path(path([curve]), box, stroke=colour, line=arc.line, dash=dash, opacity=0.7 if back.foreseen else 0.9),
        Path(head, Box(tip.x - 5, tip.y - 6, 10, 8), stroke=colour, line=2),
    ]
    if arc.leader:
        leader = arc.leader.moved(down)
        (x0, y0), (x1, y1) = leader.start, leader.end
        box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        marks.append(Path(f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}", box, stroke="ink-3", line=0.75))
    if arc.label:
        label = arc.label.lowered(down)
        marks += [Rect(label.box.grown(1), fill="paper", radius=3, opacity=0.9), label]
    start, end = frame.steps[back.start.step or 0], frame.steps[back.end.step or 0]
    words = frame.words(
        "line.return-title",
        start=start.name,
        end=end.name,
        said=return_words(frame, back),
        n=formats.count(back.of, frame.language),
    )
    return Group("return", f"{start.id}--{end.id}", words, tuple(marks), at=start.id, through=end.id)
