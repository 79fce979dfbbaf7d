"""The band of phases and the heads of the steps."""

from reiskaart.i18n import formats, say_count
from reiskaart.model import Phase
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.lettering import PHASE, SMALL, SMALL_ITALIC, STEP, Block, block
from reiskaart.picture.marks import Band, Box, Column, Group, Mark, Path, Rect
from reiskaart.picture.text import width
from reiskaart.picture.theme import phase_colour, phase_soft

_SIDE = 11.0
_RADIUS = 8.0


def phases(frame: Frame, top: float) -> Band:
    """Each phase over its steps: name, customers, goal."""
    heads = [_Head(frame, number, phase, top) for number, phase in enumerate(frame.journey.phases)]
    height = max(head.height for head in heads)
    return Band("phases", top, top + height, tuple(head.drawn(height) for head in heads))


class _Head:
    """The head of one phase."""

    def __init__(self, frame: Frame, number: int, phase: Phase, top: float) -> None:
        mine = [column for column in frame.columns if column.phase == number]
        self._phase, self._number, self._top = phase, number, top
        self._box = Box(mine[0].x, top, mine[-1].right - mine[0].x, 0.0)
        room = self._box.width - 2 * _SIDE
        x = self._box.x + _SIDE
        figures = frame.phase_figures.get(phase.id)
        said = (
            say_count(
                "picture.customers", frame.language, figures.customers, written=formats.count(figures.customers, frame.language)
            )
            if figures
            else ""
        )
        beside = room - width(said, SMALL.size) - 10
        fits = not said or width(phase.name, PHASE.size, bold=True) <= beside
        y = top + 8
        self._blocks: list[Block] = []
        name = block(phase.name, x, y, room, PHASE, "on-phase", order.of_phase(number), frame.language, role="h2")
        if name:
            self._blocks.append(name)
            y += name.height
        if said:
            right = self._box.right - _SIDE
            at = order.of_phase(number, 1)
            if fits:
                number_block = block(
                    said, right, y - PHASE.leading + 1.5, room, SMALL, "on-phase", at, frame.language, anchor="end"
                )
            else:
                number_block = block(said, x, y, room, SMALL, "on-phase", at, frame.language)
            if number_block:
                self._blocks.append(number_block)
                y += 0.0 if fits else number_block.height
        goal = (
            block(phase.goal, x, y + 1, room, SMALL, "on-phase", order.of_phase(number, 2), frame.language)
            if phase.goal
            else None
        )
        if goal:
            self._blocks.append(goal)
            y += goal.height + 1
        self.height = max(33.0, y - top + 8)

    def drawn(self, height: float) -> Group:
        box, r = self._box._replace(height=height), _RADIUS
        shape = f"M{box.x:g} {box.bottom:g}V{box.y + r:g}a{r:g} {r:g} 0 0 1 {r:g} {-r:g}H{box.right - r:g}a{r:g} {r:g} 0 0 1 {r:g} {r:g}V{box.bottom:g}Z"
        marks: list[Mark] = [Path(shape, box, fill=phase_colour(self._number)), *(made.text for made in self._blocks)]
        return Group("phase", self._phase.id, self._phase.name, tuple(marks))


def steps(frame: Frame, top: float) -> Band:
    """Each step's name on the soft ground of its phase."""
    made = [(column, _step_name(frame, column, top + 7)) for column in frame.columns]
    height = max(48.0, *(part.height + 16 if part else 0.0 for _, part in made))
    marks: list[Mark] = []
    for column, part in made:
        box = Box(column.x, top, column.width, height)
        ground = Rect(box, fill=phase_soft(column.phase))
        rule = Path(f"M{box.x:g} {box.bottom:g}H{box.right:g}", Box(box.x, box.bottom, box.width, 0), stroke="line")
        inside: tuple[Mark, ...] = (ground, rule, part.text) if part else (ground, rule)
        if column.step is None:
            marks.append(Group("empty-phase", frame.journey.phases[column.phase].id, frame.words("empty.phase"), inside))
        else:
            step = frame.steps[column.step]
            marks.append(Group("step", step.id, step.name, inside, at=step.id))
    return Band("steps", top, top + height, tuple(marks))


def _step_name(frame: Frame, column: Column, top: float) -> Block | None:
    room, x = column.width - 18, column.x + 9
    if column.step is None:
        said = frame.words("empty.phase")
        return block(said, x, top, room, SMALL_ITALIC, "ink-2", order.of_step(column), frame.language)
    name = frame.steps[column.step].name
    return block(name, x, top, room, STEP, "ink", order.of_step(column), frame.language, role="h3")
