"""Things in a row, each under what is above it in any of the columns that it covers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reiskaart.picture.marks import Column, Mark

_BETWEEN = 6.0


@dataclass(frozen=True, slots=True)
class Item:
    """Something of a known height that covers columns; drawn when its top is known."""

    first: Column
    last: Column
    height: float
    drawn: Callable[[float], Mark]


def stacked(items: Iterable[Item], top: float) -> tuple[tuple[Mark, ...], float]:
    """The items drawn, and the bottom of the lowest."""
    free: dict[int, float] = {}
    marks: list[Mark] = []
    bottom = top
    for item in items:
        covered = range(item.first.index, item.last.index + 1)
        y = max(free.get(index, top) for index in covered)
        marks.append(item.drawn(y))
        for index in covered:
            free[index] = y + item.height + _BETWEEN
        bottom = max(bottom, y + item.height)
    return tuple(marks), bottom
