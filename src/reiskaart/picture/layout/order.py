"""Places in the reading order: title and personas, then phase by phase, step by step, lane by lane; the small print last."""

from reiskaart.picture.marks import Column, Order

_LAST = 1_000_000


def of_head(place: int) -> Order:
    """Of what stands above the columns."""
    return (0, place)


def of_phase(phase: int, place: int = 0) -> Order:
    return (1, phase, -1, place)


def of_step(column: Column, place: int = 0) -> Order:
    return (1, column.phase, column.index, -1, place)


def of_line(column: Column, place: int = 0) -> Order:
    """Of what the journey line says at a step."""
    return (1, column.phase, column.index, 0, place)


def of_lane(column: Column, lane: int, place: int = 0) -> Order:
    return (1, column.phase, column.index, 1 + lane, place)


def of_foot(place: int) -> Order:
    """Of what stands under the columns, or belongs to none."""
    return (_LAST, place)
