"""A log as a picture: how much there is, which names weigh most, and what follows what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reiskaart.i18n import Language, say, say_count
from reiskaart.i18n.formats import count, day, decimal
from reiskaart.model import LogSummary
from reiskaart.picture.layout.lettering import BODY, LANE, SMALL, SMALL_STRONG, STRONG, TITLE, Style, block, elided
from reiskaart.picture.markdown import plain
from reiskaart.picture.marks import Band, Box, Group, Mark, Plan, Rect
from reiskaart.picture.svg import write_svg
from reiskaart.picture.text import width
from reiskaart.picture.theme import ThemeName

_SHOWN = 8
_MARGIN, _NUMBER, _NAME, _BAR, _COUNT, _CELL, _ROW = 24.0, 24.0, 190.0, 120.0, 66.0, 48.0, 32.0
_MATRIX = _MARGIN + _NUMBER + _NAME + _BAR + _COUNT + 16
_STRONGEST = 0.42
"""Opacity of the strongest cell: figures on it stay readable."""


def log_svg(summary: LogSummary, language: Language, theme: ThemeName = "light") -> str:
    """A log as an SVG: counts, period, the heaviest names as bars, and beside them what follows at once, as a table of counts."""
    return write_svg(_LogPicture(summary, language).plan(), theme)


@dataclass(frozen=True)
class _LogPicture:
    summary: LogSummary
    language: Language

    def plan(self) -> Plan:
        """Heading, counts, and a row for each of the heaviest names."""
        weights = name_weights(self.summary)
        names = [name for name, _ in weights.most_common(_SHOWN)]
        wide = _MATRIX + max(len(names), 5) * _CELL + _MARGIN
        head = self._head(wide)
        table = self._table(head.bottom, weights, names, wide) if names else self._empty(head.bottom, wide)
        return Plan(
            title=plain(self.summary.name),
            description=self._description(weights, names),
            language=self.language,
            width=wide,
            height=table.bottom,
            columns=(),
            bands=(head, table),
        )

    def _head(self, wide: float) -> Band:
        marks: list[Mark] = []
        top = 20.0
        top += self._set(marks, self.summary.name, _MARGIN, top, wide - 2 * _MARGIN, TITLE, "ink", role="h1")
        top += self._set(marks, self._period(), _MARGIN, top + 2, wide - 2 * _MARGIN, BODY, "ink-2") + 14
        x = _MARGIN
        figures = [
            (self.summary.events, "events", "ink"),
            (self.summary.customers, "customers", "ink"),
            (self.summary.names, "names", "ink"),
            *([(self.summary.rejected, "rejected", "bad")] if self.summary.rejected else []),
        ]
        for number, key, colour in figures:
            words = say_count(f"page.log.{key}", self.language, number)
            written = count(number, self.language)
            self._set(marks, written, x, top, 260, TITLE, colour)
            self._set(marks, words, x, top + 26, 260, SMALL, "ink-2")
            x += max(96.0, width(written, TITLE.size, bold=True) + 32, width(words, SMALL.size) + 32)
        return Band("header", 0, top + 58, tuple(marks))

    def _table(self, top: float, weights: Counter[str], names: list[str], wide: float) -> Band:
        marks: list[Mark] = [Rect(Box(_MARGIN, top, wide - 2 * _MARGIN, 1), fill="line")]
        self._set(marks, say("page.log.top", self.language), _MARGIN, top + 10, _MATRIX - 2 * _MARGIN, LANE, "ink-2")
        self._set(marks, say("page.log.next", self.language), _MATRIX, top + 10, wide - _MATRIX - _MARGIN, LANE, "ink-2")
        for column in range(len(names)):
            x = _MATRIX + (column + 0.5) * _CELL
            self._set(marks, str(column + 1), x, top + 42, _CELL, SMALL_STRONG, "ink-3", anchor="middle")
        follows = {(way.from_, way.to): way.count for way in self.summary.transitions}
        strongest = max((follows.get((a, b), 0) for a in names for b in names), default=0)
        y = top + 62
        for index, name in enumerate(names):
            row = [*self._bar(index, name, weights, names, y), *self._cells(name, names, follows, strongest, y)]
            marks.append(Group("row", name, self._row_words(name, weights[name]), tuple(row)))
            y += _ROW
        rest = len(weights) - len(names)
        if rest:
            weight = sum(weights.values()) - sum(weights[name] for name in names)
            words = say_count("page.log.rest", self.language, rest, events=count(weight, self.language))
            y += self._set(marks, words, _MARGIN, y + 8, wide - 2 * _MARGIN, SMALL, "ink-3") + 8
        return Band("lane", top, y + 20, tuple(marks))

    def _bar(self, index: int, name: str, weights: Counter[str], names: list[str], y: float) -> Iterator[Mark]:
        marks: list[Mark] = []
        self._set(marks, str(index + 1), _MARGIN, y + 7, _NUMBER, SMALL_STRONG, "ink-3")
        self._name(marks, name, y)
        x, full = _MARGIN + _NUMBER + _NAME, weights[names[0]]
        long = max(3.0, _BAR * weights[name] / full)
        marks.append(Rect(Box(x, y + 10, long, 10), fill="accent", radius=min(3.0, long / 2)))
        self._set(marks, self._short(weights[name]), x + _BAR + _COUNT, y + 7, _COUNT, SMALL, "ink", anchor="end")
        return iter(marks)

    def _name(self, marks: list[Mark], name: str, y: float) -> None:
        """On one line; a longer name on two smaller ones where it fits those."""
        room, x = _NAME - 12, _MARGIN + _NUMBER
        words = elided(name, room, STRONG)
        if words.endswith("…"):
            smaller = block(
                elided(name, 1.8 * room, SMALL_STRONG), x, y + 1, room, SMALL_STRONG, "ink", (len(marks),), self.language
            )
            if smaller and smaller.height <= 2 * SMALL_STRONG.leading:
                marks.append(smaller.text)
                return
        self._set(marks, words, x, y + 6, _NAME, STRONG, "ink")

    def _cells(
        self, name: str, names: list[str], follows: dict[tuple[str, str], int], strongest: int, y: float
    ) -> Iterator[Mark]:
        marks: list[Mark] = []
        for column, other in enumerate(names):
            x, times = _MATRIX + column * _CELL, follows.get((name, other), 0)
            box = Box(x + 1, y + 1, _CELL - 2, _ROW - 2)
            marks.append(Rect(box, fill="surface", radius=4))
            if times:
                marks.append(Rect(box, fill="accent", radius=4, opacity=0.05 + (_STRONGEST - 0.05) * times / strongest))
                self._set(marks, self._short(times), x + _CELL / 2, y + 8.5, _CELL, SMALL, "ink", anchor="middle")
        return iter(marks)

    def _empty(self, top: float, wide: float) -> Band:
        marks: list[Mark] = []
        self._set(marks, say("page.log.empty", self.language), _MARGIN, top, wide - 2 * _MARGIN, BODY, "ink-2")
        return Band("lane", top, top + 50, tuple(marks))

    def _set(
        self, marks: list[Mark], words: str, x: float, top: float, room: float, style: Style, colour: str,
        *, anchor: str = "start", role: str = "p",
    ) -> float:  # fmt: skip
        """Set words and say how high they are."""
        made = block(words, x, top, room, style, colour, (len(marks),), self.language, anchor=anchor, role=role)
        if made is None:
            return 0.0
        marks.append(made.text)
        return made.height

    def _period(self) -> str:
        first, last = self.summary.first, self.summary.last
        if first is None or last is None:
            return say("page.log.no-period", self.language)
        return f"{day(first, self.language)} – {day(last, self.language)}"

    def _short(self, number: int) -> str:
        if number < 100_000:
            return count(number, self.language)
        if number < 1_000_000:
            return say("page.log.thousand", self.language, n=count(round(number / 1e3), self.language))
        return say("page.log.million", self.language, n=decimal(number / 1e6, self.language))

    def _row_words(self, name: str, weight: int) -> str:
        said = say_count("page.log.row", self.language, weight, name=name, written=count(weight, self.language))
        following = next((way for way in self.summary.transitions if way.from_ == name), None)
        if following is None:
            return said
        times = following.count
        then = say_count("page.log.row-next", self.language, times, to=following.to, written=count(times, self.language))
        return f"{said} {then}"

    def _description(self, weights: Counter[str], names: list[str]) -> str:
        summary = self.summary
        counts = ", ".join(
            f"{count(number, self.language)} {say_count(f'page.log.{key}', self.language, number)}"
            for number, key in ((summary.events, "events"), (summary.customers, "customers"), (summary.names, "names"))
        )
        rows = " ".join(self._row_words(name, weights[name]) for name in names)
        return plain(f"{counts}. {self._period()}. {rows}")


def name_weights(summary: LogSummary) -> Counter[str]:
    """Name -> its events: those that are a customer's first, and those that follow another."""
    weights = Counter(summary.start)
    for way in summary.transitions:
        weights[way.to] += way.count
    return weights
