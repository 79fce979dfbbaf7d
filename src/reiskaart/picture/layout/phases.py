"""The band of phases and the heads of the steps."""

from reiskaart.model import Phase
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import Frame, count_words
from reiskaart.picture.layout.lettering import PHASE, SMALL, SMALL_ITALIC, STEP, Block, Style, block
from reiskaart.picture.marks import Band, Box, Column, Group, Mark, Path, Rect
from reiskaart.picture.text import width
from reiskaart.picture.theme import phase_colour, phase_soft

_SIDE = 11.0
_RADIUS = 8


def phases(frame: Frame, top: float) -> Band:
    """Each phase over its steps: name, customers, goal."""
    heads = [(number, _words(frame, number, phase, top)) for number, phase in enumerate(frame.journey.phases)]
    height = max(33.0, *(bottom - top + 8 for _, (_, bottom) in heads))
    return Band("phases", top, top + height, tuple(_drawn(frame, number, words, top, height) for number, (words, _) in heads))


def _extent(frame: Frame, number: int) -> tuple[float, float]:
    mine = [column for column in frame.columns if column.phase == number]
    return mine[0].x, mine[-1].right


def _words(frame: Frame, number: int, phase: Phase, top: float) -> tuple[list[Block], float]:
    """What stands in the head of a phase, and how far down."""
    left, right = _extent(frame, number)
    x, end, y = left + _SIDE, frame.until(left, right) - _SIDE, top + 8
    found: list[Block] = []

    def add(words: str, style: Style, place: int, role: str = "p") -> None:
        nonlocal y
        made = block(words, x, y, end - x, style, "on-phase", order.of_phase(number, place), frame.language, role=role)
        if made:
            found.append(made)
            y += made.height

    figures = frame.phase_figures.get(phase.id)
    said = count_words(frame, figures.customers) if figures and any(map(frame.measurable, phase.steps)) else None
    add(phase.name, PHASE, 0, "h2")
    if said and width(phase.name, PHASE.size, bold=True) + 10 + width(said, SMALL.size) <= end - x:
        at = order.of_phase(number, 1)
        beside = block(said, end, top + 9.5, end - x, SMALL, "on-phase", at, frame.language, anchor="end")
        found += [beside] if beside else []
    elif said:
        add(said, SMALL, 1)
    if phase.goal:
        add(phase.goal, SMALL, 2)
    for cut in frame.cuts:  # the name again where the phase runs on over a new page
        if left < cut < right:
            x, end, y = cut + 3 + _SIDE, frame.until(cut, right) - _SIDE, top + 8
            add(frame.words("continued", name=phase.name), PHASE, 3)
    return found, max((made.text.box.bottom for made in found), default=top)


def _drawn(frame: Frame, number: int, words: list[Block], top: float, height: float) -> Group:
    left, right = _extent(frame, number)
    bottom, r = top + height, _RADIUS
    d = f"M{left:g} {bottom:.1f}V{top + r:.1f}a{r} {r} 0 0 1 {r} {-r}H{right - r:g}a{r} {r} 0 0 1 {r} {r}V{bottom:.1f}Z"
    shape = Path(d, Box(left, top, right - left, height), fill=phase_colour(number))
    phase = frame.journey.phases[number]
    return Group("phase", phase.id, phase.name, (shape, *(made.text for made in words)))


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
