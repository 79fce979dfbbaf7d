"""Smooth curves: through points without overshooting them, and arcs."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reiskaart.picture.marks import Box


class Point(NamedTuple):
    """A place, in px."""

    x: float
    y: float


class Bezier(NamedTuple):
    """A cubic Bézier curve."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at ``t`` (0..1)."""
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        return Point(
            a * self.start.x + b * self.first.x + c * self.second.x + d * self.end.x,
            a * self.start.y + b * self.first.y + c * self.second.y + d * self.end.y,
        )

    def moved(self, down: float) -> "Bezier":
        return Bezier(*(Point(point.x, point.y + down) for point in self))

    def boxes(self, line: float, parts: int = 16) -> Iterator[Box]:
        """Boxes that together hold the curve, drawn with a line so wide."""
        points = [self.at(index / parts) for index in range(parts + 1)]
        for one, other in itertools.pairwise(points):
            x, y = min(one.x, other.x), min(one.y, other.y)
            yield Box(x, y, abs(one.x - other.x), abs(one.y - other.y)).grown(line / 2)


def monotone(points: Sequence[Point]) -> tuple[Bezier, ...]:
    """A smooth curve through points with rising ``x`` that never swings beyond two neighbours.

    Source: Fritsch, F. N. & Carlson, R. E. (1980), Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17(2);
    tangents as in Steffen, M. (1990), A simple method for monotonic interpolation in one dimension, Astron. Astrophys. 239.
    """
    if len(points) < 2:
        return ()
    gaps = [after.x - before.x for before, after in itertools.pairwise(points)]
    slopes = [(after.y - before.y) / gap for before, after, gap in zip(points, points[1:], gaps, strict=False)]
    tangents = [slopes[0]]
    for left, right, one, other in zip(slopes, slopes[1:], gaps, gaps[1:], strict=False):
        if left * right <= 0:
            tangents.append(0.0)
        else:
            between = (left * other + right * one) / (one + other)
            tangents.append((1 if left > 0 else -1) * min(abs(left) * 2, abs(right) * 2, abs(between)))
    tangents.append(slopes[-1])
    return tuple(
        Bezier(
            before,
            Point(before.x + gap / 3, before.y + gap / 3 * tangents[index]),
            Point(after.x - gap / 3, after.y - gap / 3 * tangents[index + 1]),
            after,
        )
        for index, (before, after, gap) in enumerate(zip(points, points[1:], gaps, strict=False))
    )


def arch(start: Point, end: Point, height: float) -> Bezier:
    """An arch between two points at one height, whose top is ``height`` px above them (below where negative)."""
    lift = height * 4 / 3
    return Bezier(start, Point(start.x, start.y - lift), Point(end.x, end.y - lift), end)


def path(curves: Sequence[Bezier]) -> str:
    """The curves, which follow each other, as an SVG path."""
    if not curves:
        return ""
    parts = [f"M{curves[0].start.x:.1f} {curves[0].start.y:.1f}"]
    for curve in curves:
        (a, b), (c, d), (e, f) = curve.first, curve.second, curve.end
        parts.append(f"C{a:.1f} {b:.1f} {c:.1f} {d:.1f} {e:.1f} {f:.1f}")
    return "".join(parts)
