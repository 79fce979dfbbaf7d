"""The small pictures beside figures; each only repeats what the words next to it say, and is hidden from screen readers."""

from collections.abc import Sequence
from itertools import pairwise

from reiskaart.picture.page.html import Html, el

_WIDTH = 288.0
_GAP = 2.0


def _picture(height: float, *shapes: Html, class_: str) -> Html:
    return el(
        "svg", *shapes, viewBox=f"0 0 {_WIDTH:g} {height:g}", class_=f"small {class_}", aria_hidden="true", focusable="false"
    )


def fates_picture(shares: Sequence[tuple[str, float]]) -> Html:
    """Shares that add up to 1, as one bar."""
    bars: list[Html] = []
    x = 0.0
    for fate, share in shares:
        width = share * _WIDTH
        if width > 0:
            shown = max(1.0, width - _GAP)
            bars.append(
                el("rect", x=f"{x:.1f}", y=0, width=f"{shown:.1f}", height=10, rx=min(3, shown / 2), class_=f"fate-{fate}")
            )
        x += width
    return _picture(10, *bars, class_="fates")


def range_picture(q1: float, median: float, q3: float, words: Sequence[str]) -> Html:
    """Quartiles on a line from nothing to a little beyond the third."""
    scale = (_WIDTH - 24) / (q3 * 1.12 or 1.0)
    at = {name: 12 + seconds * scale for name, seconds in (("q1", q1), ("median", median), ("q3", q3))}
    word = el(
        "text", words[1], x=f"{min(max(at['median'], 34), _WIDTH - 34):.1f}", y=11, text_anchor="middle", class_="mark-word"
    )
    return _picture(
        32,
        el("line", x1=12, x2=_WIDTH - 12, y1=24, y2=24, class_="axis"),
        el(
            "rect", x=f"{at['q1']:.1f}", y=19, width=f"{max(2.0, at['q3'] - at['q1']):.1f}", height=10, rx=3, class_="middle-half"
        ),
        el("circle", cx=f"{at['median']:.1f}", cy=24, r=5, class_="median"),
        word,
        class_="range",
    )


def variant_picture(positions: Sequence[int], steps: int) -> Html:
    """A sequence of steps over the stations of the map: onward below, back as an arc above."""
    gap = (_WIDTH - 16) / max(1, steps - 1)
    level = 24.0

    def x(position: int) -> float:
        return 8 + position * gap

    stations = [el("circle", cx=f"{x(i):.1f}", cy=level, r=2, class_="station") for i in range(steps)]
    ways: list[Html] = []
    for start, end in pairwise(positions):
        a, b = x(start), x(end)
        if end == start + 1:
            ways.append(el("path", d=f"M{a:.1f} {level:g}H{b:.1f}", class_="onward"))
        else:
            height = min(22.0, 6 + abs(end - start) * 3)
            top = level - height if end < start else level + min(10.0, height)
            ways.append(
                el(
                    "path",
                    d=f"M{a:.1f} {level:g}Q{(a + b) / 2:.1f} {top:.1f} {b:.1f} {level:g}",
                    class_="back" if end < start else "ahead",
                )
            )
    visited = [el("circle", cx=f"{x(i):.1f}", cy=level, r=4, class_="visited") for i in sorted(set(positions))]
    return _picture(36, *stations, *ways, *visited, class_="variant")
