"""Whom the map is about, and what they want."""

from collections.abc import Iterator
from typing import NamedTuple

from reiskaart.model import Persona
from reiskaart.picture.images import address
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import MARGIN, Frame
from reiskaart.picture.layout.lettering import BODY, STRONG, block
from reiskaart.picture.marks import Box, Group, Image, Mark, Rect, Text
from reiskaart.picture.text import baseline, line_width, width, wrap
from reiskaart.picture.theme import phase_colour

_AVATAR = 26.0
_CHIP = 460.0
"""A persona is at most this wide."""
_BESIDE = 18.0
_LABELS = 300.0
"""Where labels are wider, words stand under them."""
_HUES = (3, 1, 4, 0, 2, 6, 7)


class _Wish(NamedTuple):
    """What a customer wants, with what kind of wish it is."""

    label: str
    words: str


def people(frame: Frame, top: float) -> tuple[list[Mark], float]:
    """Personas, and beside or under them what they want; with the height that this takes."""
    chips = [_Chip(frame, persona, place) for place, persona in enumerate(frame.journey.personas)]
    wishes = list(_wishes(frame))
    marks: list[Mark] = []
    x, y, row = MARGIN, top, 0.0
    for chip in chips:
        if x > MARGIN and x + chip.width > frame.reach:
            x, y, row = MARGIN, y + row + 8, 0.0
        marks.append(chip.drawn(x, y))
        x += chip.width + 10
        row = max(row, chip.height)
    if wishes and len(chips) == 1 and _fit_beside(wishes, frame.reach - x - _BESIDE):
        height = len(wishes) * BODY.leading
        said, _ = _set(frame, wishes, x + _BESIDE - 10, y + max(0.0, (row - height) / 2))
        return marks + said, max(row, height) + 10
    y += row + 10 if chips else 0.0
    said, height = _set(frame, wishes, MARGIN, y)
    return marks + said, y + height + (8 if said else 0.0) - top


def _fit_beside(wishes: list[_Wish], room: float) -> bool:
    """Whether all wishes stand on a line each beside the persona."""
    return _indent(wishes) + max(width(wish.words, STRONG.size, bold=True) for wish in wishes) <= room


def _indent(wishes: list[_Wish]) -> float:
    """Where the words begin, one under the other."""
    return 8 + max(width(wish.label, BODY.size) for wish in wishes)


def _wishes(frame: Frame) -> Iterator[_Wish]:
    """What the customer wants to get done, and what moves them; of whom where there are several."""
    journey = frame.journey
    names = {persona.id: f"{persona.name} · " for persona in journey.personas} if len(journey.personas) > 1 else {}
    for job in journey.customer_jobs:
        yield _Wish(names.get(job.persona or "", "") + frame.words("wants"), job.text)
    for persona in journey.personas:
        if persona.driver:
            yield _Wish(names.get(persona.id, "") + frame.words("driver"), persona.driver)
    if journey.driver:
        yield _Wish(frame.words("driver"), journey.driver)


def _set(frame: Frame, wishes: list[_Wish], left: float, top: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    y = top
    indent = _indent(wishes) if wishes and _indent(wishes) <= _LABELS else 0.0
    for place, wish in enumerate(wishes):
        at = order.of_head(100 + 2 * place)
        head = block(wish.label, left, y, frame.reach - left, BODY, "ink-3", at, frame.language)
        y += head.height if head and not indent else 0.0
        room = frame.reach - left - indent
        body = block(wish.words, left + indent, y, room, STRONG, "ink", (*at, 1), frame.language, markdown=True)
        marks.extend(part.text for part in (head, body) if part)
        y += body.height if body else BODY.leading
    return marks, y - top


def persona_colour(frame: Frame, persona: str) -> str:
    """The colour of a persona's avatar."""
    place = next(index for index, known in enumerate(frame.journey.personas) if known.id == persona)
    return phase_colour(_HUES[place % len(_HUES)])


class _Chip:
    """A persona: initial, name, and what we know in short; on one line where that fits."""

    def __init__(self, frame: Frame, persona: Persona, place: int) -> None:
        self._frame, self._persona, self._place = frame, persona, place
        self._name = wrap(persona.name, STRONG.size, _CHIP - 60, frame.language, bold=True)
        self._facts = wrap(", ".join(_facts(frame, persona)), BODY.size, _CHIP - 60, frame.language)
        name = max((line_width(line, STRONG.size) for line in self._name), default=0.0)
        facts = max((line_width(line, BODY.size) for line in self._facts), default=0.0)
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
        edge, dash = ("dash", "4 3") if persona.hypothetical else ("line", None)
        avatar = Box(x + 5, middle - _AVATAR / 2, _AVATAR, _AVATAR)
        portrait = address(frame.options.images.get(persona.picture or "", b""))
        marks: list[Mark] = [
            Rect(Box(x, y, self.width, self.height), "surface", edge, 18, dash=dash),
            Image(portrait, avatar, _AVATAR / 2) if portrait else Rect(avatar, fill=colour, radius=_AVATAR / 2),
        ]
        if initial and not portrait:
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
