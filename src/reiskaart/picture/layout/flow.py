"""What flows along the journey line: how wide each stretch is, who returns, and who is not seen again."""

from dataclasses import dataclass

from reiskaart.model import Share
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.marks import Column

DRAWN_FROM = 0.05
"""From this share on, a return and not seen again are drawn."""
_MOST_RETURNS = 6
_WIDEST = 16.0
_NARROWEST = 1.5


@dataclass(frozen=True, slots=True)
class Return:
    """Paths that go from a step straight back to an earlier one."""

    start: Column
    end: Column
    paths: int
    of: int
    foreseen: bool
    """Within a phase people look around, as every map foresees; back to an earlier phase is not on the map."""

    @property
    def share(self) -> float:
        return self.paths / self.of


@dataclass(frozen=True, slots=True)
class Flow:
    """The widths and numbers along the line."""

    frame: Frame
    most: int
    """Customers at the busiest step."""
    returns: tuple[Return, ...]
    """Those drawn, the heaviest first."""
    folded_returns: int
    """Ways back that are not drawn."""

    def width(self, number: int) -> float:
        """Width in px of a line for so many customers or paths."""
        return max(_NARROWEST, _WIDEST * number / self.most) if self.most else _NARROWEST

    def width_at(self, column: Column) -> float:
        """Width of the line at a step."""
        return self.width(self.customers(column))

    def customers(self, column: Column) -> int:
        """Customers at a step."""
        figures = self.frame.step_figures.get(self.frame.steps[column.step].id) if column.step is not None else None
        return figures.customers if figures else 0

    def unseen(self, column: Column) -> Share | None:
        """Share not seen again after a step, where it is drawn."""
        figures = self.frame.step_figures.get(self.frame.steps[column.step].id) if column.step is not None else None
        if figures is None or figures.not_seen_again.value is None or figures.not_seen_again.value < DRAWN_FROM:
            return None
        return figures.not_seen_again


def flow(frame: Frame) -> Flow:
    """The figures of a reading as they run along the line."""
    found: list[Return] = []
    folded = 0
    for transition in frame.reality.transitions.steps if frame.reality else ():
        start, end = frame.column_of.get(transition.from_), frame.column_of.get(transition.to)
        figures = frame.step_figures.get(transition.from_)
        if start is None or end is None or figures is None or not figures.paths or end.index >= start.index:
            continue
        made = Return(start, end, transition.paths, figures.paths, start.phase == end.phase)
        if made.share >= DRAWN_FROM:
            found.append(made)
        else:
            folded += 1
    found.sort(key=lambda made: (-made.paths, made.start.index, made.end.index))
    most = max((figures.customers for figures in frame.step_figures.values()), default=0)
    return Flow(frame, most, tuple(found[:_MOST_RETURNS]), folded + len(found[_MOST_RETURNS:]))
