"""A map at a glance: its line and its curve, small enough for a row of cards."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reiskaart.model import Journey, Reality
from reiskaart.picture.layout.branches import unseen_line
from reiskaart.picture.layout.curve import Bezier, Point, arch, monotone, path
from reiskaart.picture.layout.flow import Flow, flow
from reiskaart.picture.layout.frame import Frame, frame
from reiskaart.picture.marks import Column
from reiskaart.picture.measuring import hits, is_few
from reiskaart.picture.options import PictureOptions
from reiskaart.picture.theme import THEMES, Theme, ThemeName, phase_line

_WIDTH, _HEIGHT = 332, 120
_LEFT, _RIGHT = 34.0, 298.0
_LINE = 40.0
"""Where the line runs."""
_HIGH, _LOW = 68.0, 106.0
"""Where +2 and -2 stand."""
_SHARE = 0.55
"""Widths are so much of those on the large picture."""


def to_miniature(journey: Journey, reality: Reality | None = None, theme: ThemeName = "light") -> str:
    """Line and curve of a map as a small SVG without words, on no ground of its own.

    It shows the widths of the line, its strongest way back and its strongest branch of those not seen again; the curve is
    dashed, for feelings are assumed.
    """
    made = frame(journey, reality, PictureOptions(theme=theme))
    stops = _stops(made)
    drawing = _Miniature(made, stops, THEMES[theme])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'fill="none" stroke-linecap="round" stroke-linejoin="round">{"".join(drawing.parts())}</svg>\n'
    )


@dataclass(frozen=True, slots=True)
class _Stop:
    """A station: a step, or a phase where there are no steps yet."""

    column: Column
    at: Point


def _stops(made: Frame) -> list[_Stop]:
    columns = [column for column in made.columns if column.step is not None] or list(made.columns)
    if len(columns) == 1:
        return [_Stop(columns[0], Point((_LEFT + _RIGHT) / 2, _LINE))]
    apart = (_RIGHT - _LEFT) / max(1, len(columns) - 1)
    return [_Stop(column, Point(_LEFT + index * apart, _LINE)) for index, column in enumerate(columns)]


@dataclass(frozen=True, slots=True)
class _Miniature:
    frame: Frame
    stops: Sequence[_Stop]
    theme: Theme

    def parts(self) -> Iterator[str]:
        """What lies below comes first."""
        if self.frame.reality is None or not self.frame.steps:
            yield from self._even()
        else:
            yield from self._measured(flow(self.frame))
        yield from map(self._station, self.stops)
        yield from self._curve()

    def _even(self) -> Iterator[str]:
        for one, other in itertools.pairwise(self.stops):
            yield self._stroke(f"M{one.at.x:.1f} {_LINE:g}H{other.at.x:.1f}", "dash", 2)

    def _measured(self, flowing: Flow) -> Iterator[str]:
        place = {stop.column.index: stop.at for stop in self.stops}
        for back in flowing.returns[:1]:
            start, end = place[back.start.index], place[back.end.index]
            curve = arch(Point(start.x - 2, _LINE - 5), Point(end.x + 2, _LINE - 5), min(24.0, 10 + (start.x - end.x) / 8))
            colour = "dash" if is_few(back.of) else phase_line(back.start.phase) if back.foreseen else "bad"
            line = max(1.5, _SHARE * flowing.width(back.paths))
            yield self._stroke(path([curve]), colour, line, None if back.foreseen else f"0.1 {line + 2.5:.1f}")
        lost = [(stop, share) for stop in self.stops if (share := flowing.unseen(stop.column))]
        for stop, share in sorted(lost, key=lambda one: -hits(one[1]))[:1]:
            x, y = stop.at
            curve = Bezier(Point(x, y + 3), Point(x + 1, y + 12), Point(x + 5, y + 17), Point(x + 15, y + 18))
            line = max(2.0, 0.8 * unseen_line(flowing, share))
            yield self._stroke(path([curve]), "dash" if is_few(share.n) else "bad", line)
        for one, other in itertools.pairwise(self.stops):
            if not (self._measurable(one) and self._measurable(other)):
                yield self._stroke(f"M{one.at.x:.1f} {_LINE:g}H{other.at.x:.1f}", "dash", 1.5, "3 4")
                continue
            a, b = (max(0.75, _SHARE * flowing.width_at(stop.column) / 2) for stop in (one, other))
            x0, x1 = one.at.x, other.at.x
            d = f"M{x0:.1f} {_LINE - a:.1f}L{x1:.1f} {_LINE - b:.1f}V{_LINE + b:.1f}L{x0:.1f} {_LINE + a:.1f}Z"
            yield f'<path d="{d}" fill="{self.theme[phase_line(other.column.phase)]}"/>'

    def _measurable(self, stop: _Stop) -> bool:
        return self.frame.measurable(self.frame.steps[stop.column.step or 0])

    def _station(self, stop: _Stop) -> str:
        (x, y), step = stop.at, stop.column.step
        apart = (_RIGHT - _LEFT) / max(1, len(self.stops) - 1)
        r = min(4.5, max(1.4, apart * 0.3))
        ink = "ink-3" if self.frame.reality is None or step is None else "ink"
        if step is not None and self.frame.steps[step].moment_of_truth:
            r *= 1.3
            d, fill = f"M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}l{-r:.1f} {r:.1f}l{-r:.1f} {-r:.1f}z", "moment"
        else:
            d, fill = f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0z", "surface"
        return f'<path d="{d}" fill="{self.theme[fill]}" stroke="{self.theme[ink]}" stroke-width="{min(1.8, r * 0.42):.2g}"/>'

    def _curve(self) -> Iterator[str]:
        """What is felt by whom most is said of."""
        felt: dict[str | None, list[Point]] = {}
        for stop in self.stops:
            for one in self.frame.steps[stop.column.step].emotions if stop.column.step is not None else ():
                y = _LOW - (one.value + 2) / 4 * (_LOW - _HIGH)
                felt.setdefault(one.persona, []).append(Point(stop.at.x, y))
        longest = max(felt.values(), key=len, default=[])
        if len(longest) > 1:
            yield self._stroke(path(monotone(longest)), "ink-3", 1.8, "4 3.5")

    def _stroke(self, d: str, colour: str, line: float, dash: str | None = None) -> str:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return f'<path d="{d}" stroke="{self.theme[colour]}" stroke-width="{line:.2g}"{dashed}/>'
