"""The journey line: a travel map over the map."""

import itertools
from collections.abc import Iterator

from reiskaart.picture.layout import order
from reiskaart.picture.layout.branches import branches
from reiskaart.picture.layout.branches import drawn as drawn_branch
from reiskaart.picture.layout.flow import Flow, flow
from reiskaart.picture.layout.frame import Frame, count_words
from reiskaart.picture.layout.lane_label import lane_label
from reiskaart.picture.layout.lettering import SMALL, block
from reiskaart.picture.layout.returns import arcs
from reiskaart.picture.layout.returns import drawn as drawn_arc
from reiskaart.picture.marks import Band, Box, Column, Group, Mark, Path
from reiskaart.picture.theme import phase_line

_STATION = 7.5
_DIAMOND = 10.5


def line(frame: Frame, top: float) -> Band:
    """Stations and what flows between them; without a reading a thin even line that invites to connect a log."""
    stops = [column for column in frame.columns if column.step is not None]
    if frame.reality is None:
        return _invitation(frame, stops, top)
    flowing, room = flow(frame), frame.room()
    for column in stops:
        room.take(Box(column.middle - _DIAMOND, -_DIAMOND, 2 * _DIAMOND, 2 * _DIAMOND))
    room.cross(Box(one.middle, -9, other.middle - one.middle, 18) for one, other in itertools.pairwise(stops))
    back, lost = arcs(flowing, room), branches(flowing, room)
    highest = min([-22.0, *(arc.curve.at(0.5).y - arc.line for arc in back), *(arc.label.box.y for arc in back if arc.label)])
    lowest = max(
        [22.0, *(branch.curve.end.y + 5 for branch in lost), *(branch.label.box.bottom for branch in lost if branch.label)]
    )
    middle = top + 10 - highest
    marks: list[Mark] = [lane_label(frame, top, "line", frame.words("line.name"), order.of_head(990))]
    marks += (drawn_arc(frame, arc, middle) for arc in back)
    marks += (drawn_branch(frame, branch, middle) for branch in lost)
    marks += _stretches(flowing, stops, middle)
    marks += (_station(frame, column, middle) for column in stops)
    return Band("line", top, middle + lowest + 12, tuple(marks))


def _invitation(frame: Frame, stops: list[Column], top: float) -> Band:
    middle = top + 30
    marks: list[Mark] = [lane_label(frame, top, "line", frame.words("line.name"), order.of_head(990))]
    for one, other in itertools.pairwise(stops):
        marks.append(_stretch(frame, one, other, _thin(one, other, middle, 2), ""))
    marks += (_station(frame, column, middle) for column in stops)
    bottom = middle + 22
    if stops and frame.hints:
        room = min(frame.reach - stops[0].x, 960.0)
        said = block(frame.words("line.invitation"), stops[0].x, bottom, room, SMALL, "ink-2", order.of_foot(100), frame.language)
        if said:
            marks.append(said.text)
            bottom += said.height
    return Band("line", top, bottom + 12, tuple(marks))


def _stretches(flowing: Flow, stops: list[Column], y: float) -> Iterator[Mark]:
    """Between neighbours: as wide at each end as the customers who reach that step."""
    frame = flowing.frame
    for one, other in itertools.pairwise(stops):
        if not (_measurable(frame, one) and _measurable(frame, other)):
            yield _stretch(frame, one, other, _thin(one, other, y, 1.5, "4 5"), frame.words("line.unmeasured"))
            continue
        a, b = flowing.width_at(one) / 2, flowing.width_at(other) / 2
        x0, x1 = one.middle, other.middle
        c0, c1 = x0 + (x1 - x0) * 0.45, x0 + (x1 - x0) * 0.55
        d = (
            f"M{x0:.1f} {y - a:.1f}C{c0:.1f} {y - a:.1f} {c1:.1f} {y - b:.1f} {x1:.1f} {y - b:.1f}"
            f"V{y + b:.1f}C{c1:.1f} {y + b:.1f} {c0:.1f} {y + a:.1f} {x0:.1f} {y + a:.1f}Z"
        )
        box = Box(x0, y - max(a, b), x1 - x0, 2 * max(a, b))
        customers = flowing.customers(other)
        said = count_words(frame, customers)
        yield _stretch(frame, one, other, Path(d, box, fill=phase_line(other.phase)), said)


def _stretch(frame: Frame, one: Column, other: Column, shape: Path, said: str) -> Group:
    start, end = frame.steps[one.step or 0], frame.steps[other.step or 0]
    words = f"{start.name} → {end.name}" + (f": {said}" if said else "")
    return Group("stretch", f"{start.id}--{end.id}", words, (shape,), at=start.id, through=end.id)


def _thin(one: Column, other: Column, y: float, line: float, dash: str | None = None) -> Path:
    """A line that says nothing of how many."""
    box = Box(one.middle, y - line / 2, other.middle - one.middle, line)
    return Path(f"M{one.middle:.1f} {y:.1f}H{other.middle:.1f}", box, stroke="dash", line=line, dash=dash)


def _measurable(frame: Frame, column: Column) -> bool:
    return frame.measurable(frame.steps[column.step or 0])


def _station(frame: Frame, column: Column, y: float) -> Group:
    step = frame.steps[column.step or 0]
    x = column.middle
    figures = frame.step_figures.get(step.id)
    words = step.name
    unmeasured = frame.reality is not None and not frame.measurable(step)
    if unmeasured:
        words += ": " + frame.words("line.unmeasured")
    elif figures:
        words += ": " + count_words(frame, figures.customers)
    r = _DIAMOND if step.moment_of_truth else _STATION
    if step.moment_of_truth:
        d = f"M{x:.1f} {y - r:.1f}l{r:g} {r:g}l{-r:g} {r:g}l{-r:g} {-r:g}z"
        why = step.moment_of_truth.why
        words += f" – {frame.words('moment')}" + (f": {why}" if why else "")
    else:
        d = f"M{x - r:.1f} {y:.1f}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z"
    box = Box(x - r, y - r, 2 * r, 2 * r)
    if unmeasured:
        shape = Path(d, box, "paper", "ink-3", 1.5, dash="2.5 3.5")
    else:
        shape = Path(d, box, "moment" if step.moment_of_truth else "surface", "ink", 2.2)
    return Group("station", step.id, words, (shape,), at=step.id)
