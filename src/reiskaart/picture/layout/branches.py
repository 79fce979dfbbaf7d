"""Branches below the journey line: customers who are not seen again."""

from collections.abc import Iterator
from dataclasses import dataclass

from reiskaart.i18n import formats
from reiskaart.model import Share
from reiskaart.picture.layout import order
from reiskaart.picture.layout.curve import Bezier, Point, path
from reiskaart.picture.layout.flow import Flow
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.labels import Room
from reiskaart.picture.layout.lettering import SMALL, SMALL_STRONG, Style
from reiskaart.picture.marks import Box, Column, Group, Mark, Path, Text
from reiskaart.picture.measuring import hits, is_few
from reiskaart.picture.text import wrap

_WORDS_AT = 0.4
"""From this share on a branch says it in words, and so does the heaviest."""
_DEEP = 40.0
_LONG = 25.0


@dataclass(frozen=True, slots=True)
class Branch:
    """Those not seen again after a step, as drawn; the journey line is at height 0."""

    column: Column
    share: Share
    curve: Bezier
    line: float
    label: Text | None


def branches(flow: Flow, room: Room) -> tuple[Branch, ...]:
    """The branches with their labels in free places."""
    found = [(column, share) for column in flow.frame.columns if (share := flow.unseen(column))]
    heaviest = max((share.value or 0.0 for _, share in found if not is_few(share.n)), default=0.0)
    shaped = [(column, share, *_shaped(flow, column, share)) for column, share in found]
    for _, _, curve, line in shaped:
        room.cross(curve.boxes(line + 2))
    made: list[Branch] = []
    for column, share, curve, line in shaped:
        big = not is_few(share.n) and (share.value or 0.0) >= min(_WORDS_AT, heaviest)
        made.append(Branch(column, share, curve, line, _label(flow.frame, column, share, curve, room, big=big)))
    return tuple(made)


def unseen_line(flow: Flow, share: Share) -> float:
    """Width in px of the branch of those who are not seen again."""
    return min(9.0, flow.width(hits(share)))


def _shaped(flow: Flow, column: Column, share: Share) -> tuple[Bezier, float]:
    line = unseen_line(flow, share)
    start = max(5.0, flow.width_at(column) / 2 - line / 4)
    x = column.middle
    return Bezier(Point(x, start), Point(x + 2, start + 20), Point(x + 8, _DEEP), Point(x + _LONG, _DEEP)), line


def _label(frame: Frame, column: Column, share: Share, curve: Bezier, room: Room, *, big: bool) -> Text | None:
    style = SMALL_STRONG if big else SMALL
    said = unseen_words(frame, share, big=big)
    return room.place(_places(frame, column, curve, said, style, "ink-2" if is_few(share.n) else "bad"))


def _places(frame: Frame, column: Column, curve: Bezier, said: str, style: Style, colour: str) -> Iterator[Text]:
    """Beside the end of the branch on one line, then on several, then lower and lower."""
    at = order.of_line(column, 1)
    for drop in (0.0, 14.0, 28.0, 42.0, 56.0):
        for wide in (200.0, 92.0):
            lines = wrap(said, style.size, wide, frame.language, bold=style.bold)
            if drop == 0.0:
                x, y = curve.end.x + 5, curve.end.y + 4 - (len(lines) - 1) * style.leading / 2
            else:
                x, y = curve.end.x - 8, curve.end.y + 5 + drop
            text = Text(x, y, lines, style.size, style.leading, colour, at)
            if text.box.right <= frame.right + 12:
                yield text
    x = column.middle - 8
    lines = wrap(said, style.size, column.width / 2 + 14, frame.language, bold=style.bold)
    for drop in range(16, 300, 14):
        yield Text(x, curve.end.y + drop, lines, style.size, style.leading, colour, at)


def unseen_words(frame: Frame, share: Share, *, big: bool) -> str:
    """The share not seen again; in words where it is big, as a number of paths where there are few."""
    if is_few(share.n):
        return frame.words("line.unseen-few", n=hits(share), of=share.n)
    written = formats.percent(share.value or 0.0, frame.language)
    return frame.words("line.unseen", share=written) if big else written


def drawn(frame: Frame, branch: Branch, down: float) -> Group:
    """The branch with the line at height ``down``."""
    curve = branch.curve.moved(down)
    box = Box(curve.start.x, curve.start.y, _LONG, curve.end.y - curve.start.y).grown(branch.line)
    few = is_few(branch.share.n)
    colour = "dash" if few else "bad"
    marks: list[Mark] = [Path(path([curve]), box, stroke=colour, line=branch.line, opacity=0.8)]
    if branch.label:
        marks.append(branch.label.lowered(down))
    step = frame.steps[branch.column.step or 0]
    share, language = branch.share, frame.language
    said = unseen_words(frame, share, big=True)
    words = frame.words(
        "line.unseen-title-few" if few else "line.unseen-title",
        step=step.name,
        said=said,
        low=formats.percent(share.low or 0.0, language),
        high=formats.percent(share.high or 0.0, language),
        n=formats.count(share.n, language),
    )
    return Group("branch", step.id, words, tuple(marks), at=step.id)
