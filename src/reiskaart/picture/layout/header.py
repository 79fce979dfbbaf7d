"""The top of a picture: title, state, personas, what the customer wants, the figures' source and the legend."""

from collections.abc import Iterator

from reiskaart.i18n import formats, say_count
from reiskaart.model import Persona
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import MARGIN, Frame
from reiskaart.picture.layout.legend import legend
from reiskaart.picture.layout.lettering import BODY, SMALL, SMALL_STRONG, STRONG, TITLE, block
from reiskaart.picture.marks import Band, Box, Group, Mark, Path, Rect, Text
from reiskaart.picture.text import baseline, width, wrap
from reiskaart.picture.theme import phase_colour

_AVATAR = 26.0
_CHIP = 460.0
"""A persona is at most this wide."""
_PERSONA_HUES = (3, 1, 4, 0, 2, 6, 7)


def header(frame: Frame) -> Band:
    """Everything above the phases."""
    marks: list[Mark] = []
    y = 20.0
    for part in (_title, _description, _personas, _wishes, _source):
        made, height = part(frame, y)
        marks.extend(made)
        y += height
    signs, height = legend(frame, y)
    marks.extend(signs)
    return Band("header", 0.0, y + height + (10 if height else 4), tuple(marks))


def persona_colour(frame: Frame, persona: str) -> str:
    """The colour of a persona's avatar."""
    place = next(index for index, known in enumerate(frame.journey.personas) if known.id == persona)
    return phase_colour(_PERSONA_HUES[place % len(_PERSONA_HUES)])


def _title(frame: Frame, top: float) -> tuple[list[Mark], float]:
    badge = frame.words(f"state.{frame.journey.state}")
    wide = width(badge, SMALL_STRONG.size, bold=True) + 18
    room = frame.reach - MARGIN - wide - 12
    set_title = block(frame.journey.title, MARGIN, top, room, TITLE, "ink", order.of_head(0), frame.language, role="h1")
    if set_title is None:
        return [], 0.0
    x = set_title.text.x + set_title.text.line_right(len(set_title.text.lines) - 1) + 12
    y = top + set_title.height - TITLE.leading + 4
    pill = Box(x, y, wide, 20)
    words = Text(x + 9, baseline(y, 20, 11), wrap(badge, 11, wide, frame.language, bold=True), 11, 15, "accent", order.of_head(1))
    return [set_title.text, Rect(pill, fill="accent-soft", radius=10), words], set_title.height + 8


def _description(frame: Frame, top: float) -> tuple[list[Mark], float]:
    said = frame.journey.description
    room = min(760.0, frame.reach - MARGIN)
    made = block(said, MARGIN, top - 2, room, BODY, "ink-2", order.of_head(2), frame.language, markdown=True) if said else None
    return ([made.text], made.height + 8) if made else ([], 0.0)


def _personas(frame: Frame, top: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    x, y, row = MARGIN, top, 0.0
    for place, persona in enumerate(frame.journey.personas):
        chip = _Chip(frame, persona, place)
        if x > MARGIN and x + chip.width > frame.reach:
            x, y, row = MARGIN, y + row + 8, 0.0
        marks.append(chip.drawn(x, y))
        x += chip.width + 10
        row = max(row, chip.height)
    return marks, (y - top + row + 10 if marks else 0.0)


class _Chip:
    """A persona: initial, name, and what we know in short; on one line where that fits."""

    def __init__(self, frame: Frame, persona: Persona, place: int) -> None:
        self._frame, self._persona, self._place = frame, persona, place
        self._name = wrap(persona.name, STRONG.size, _CHIP - 60, frame.language, bold=True)
        self._facts = wrap(", ".join(_facts(frame, persona)), BODY.size, _CHIP - 60, frame.language)
        name = max((width(line[0].text, STRONG.size, bold=True) for line in self._name), default=0.0)
        facts = max((width(line[0].text, BODY.size) for line in self._facts), default=0.0)
        self._beside = len(self._name) == 1 and len(self._facts) == 1 and name + 10 + facts <= _CHIP - 60
        self._name_width = name
        self.width = 5 + _AVATAR + 9 + (name + (10 + facts if facts else 0.0) if self._beside else max(name, facts)) + 16
        rows = 1 if self._beside else len(self._name) + len(self._facts)
        self.height = max(_AVATAR + 10, rows * BODY.leading + 14)

    def drawn(self, x: float, y: float) -> Group:
        persona, frame = self._persona, self._frame
        colour = persona_colour(frame, persona.id)
        middle = y + self.height / 2
        rows = 1 if self._beside else len(self._name) + len(self._facts)
        top = middle - rows * BODY.leading / 2
        left = x + 5 + _AVATAR + 9
        at = order.of_head(10 + 2 * self._place)
        initial = wrap(persona.name.strip()[:1].upper(), 11.5, 40, frame.language, bold=True)
        marks: list[Mark] = [
            Rect(Box(x, y, self.width, self.height), "surface", "dash" if persona.hypothetical else "line", 18, dash="4 3" if persona.hypothetical else None),
            Rect(Box(x + 5, middle - _AVATAR / 2, _AVATAR, _AVATAR), fill=colour, radius=_AVATAR / 2),
        ]  # fmt: skip
        if initial:
            marks.append(Text(x + 5 + _AVATAR / 2, baseline(middle - 8, 16, 11.5), initial, 11.5, 16, "on-phase", (), "middle"))
        if self._name:
            marks.append(Text(left, baseline(top, 18, 12.5), self._name, 12.5, 18, "ink", at))
        if self._facts:
            shift = (self._name_width + 10, 0.0) if self._beside else (0.0, len(self._name) * BODY.leading)
            y_facts = baseline(top + shift[1], 18, 12.5)
            marks.append(Text(left + shift[0], y_facts, self._facts, 12.5, 18, "ink-3", (*at, 1)))
        return Group("persona", persona.id, persona.name, tuple(marks))


def _facts(frame: Frame, persona: Persona) -> Iterator[str]:
    facts = persona.facts
    yield from (fact for fact in (facts.age, facts.occupation) if fact)
    yield from facts.media
    if persona.hypothetical:
        yield frame.words("hypothetical")


def _wishes(frame: Frame, top: float) -> tuple[list[Mark], float]:
    """What the customer wants to get done, and what moves them."""
    several = len(frame.journey.personas) > 1
    names = {persona.id: persona.name for persona in frame.journey.personas}
    said = [(job.text, job.persona, "wants") for job in frame.journey.customer_jobs]
    said += [(persona.driver, persona.id, "driver") for persona in frame.journey.personas if persona.driver]
    said += [(frame.journey.driver, None, "driver")] if frame.journey.driver else []
    marks: list[Mark] = []
    y = top
    for place, (words, persona, key) in enumerate(said):
        label = frame.words(key)
        if several and persona:
            label = f"{names[persona]}: {label}"
        head = block(label, MARGIN, y, 420, BODY, "ink-3", order.of_head(100 + 2 * place), frame.language)
        indent = width(label, BODY.size) + 8 if head and len(head.text.lines) == 1 else 0.0
        y += head.height if head and not indent else 0.0
        room = frame.reach - MARGIN - indent
        body = block(
            words, MARGIN + indent, y, room, STRONG, "ink", order.of_head(101 + 2 * place), frame.language, markdown=True
        )
        marks.extend(part.text for part in (head, body) if part)
        y += body.height if body else 0.0
    return marks, (y - top + 8 if marks else 0.0)


def _source(frame: Frame, top: float) -> tuple[list[Mark], float]:
    """What the figures come from."""
    reality, language = frame.reality, frame.language
    if reality is None:
        return [], 0.0
    parts = [frame.words("source.log", name=reality.log)]
    if reality.first and reality.last:
        first, last = formats.day(reality.first, language), formats.day(reality.last, language)
        parts.append(first if first == last else f"{first} – {last}")
    parts.append(
        say_count("picture.source.customers", language, reality.customers, written=formats.count(reality.customers, language))
    )
    days = reality.silence_days
    written = formats.count(round(days), language) if days >= 10 or days == round(days) else formats.decimal(days, language)
    parts.append(frame.words("source.silence-log" if reality.silence_from_log else "source.silence", days=written))
    x = MARGIN + 24
    made = block(" · ".join(parts), x, top, frame.reach - x, SMALL, "ink-2", order.of_head(900), language)
    if made is None:
        return [], 0.0
    sign = Path(f"M{MARGIN:g} {top + 10:g}c6 0 5 -7 9 -7s4 4 9 1", Box(MARGIN, top, 18, 14), stroke="accent", line=2.4)
    return [sign, made.text], made.height + 6
