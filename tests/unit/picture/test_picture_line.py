"""On the journey line no label crosses an arc or a branch, however many there are, and each keeps its place in the row."""

import random
import re
from collections.abc import Iterator, Sequence

import pytest

from fixtures.pictures import large_map, reading, salon, salon_reality
from reiskaart.model import Journey, Reality
from reiskaart.picture import plan
from reiskaart.picture.layout.curve import Bezier, Point, monotone
from reiskaart.picture.marks import Band, Box, Group, Path, Text


def _line(journey: Journey, reality: Reality) -> Band:
    return next(band for band in plan(journey, reality).bands if band.kind == "line")


def _groups(band: Band, *kinds: str) -> list[Group]:
    return [mark for mark in band.marks if isinstance(mark, Group) and mark.kind in kinds]


def _label(group: Group) -> Box:
    return next(mark for mark in group.marks if isinstance(mark, Text)).box


def _drawn(group: Group) -> Iterator[Box]:
    path = next(mark for mark in group.marks if isinstance(mark, Path))
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path.d)]
    curve = Bezier(*(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)))
    return curve.boxes(path.line, 60)


def _busy(seed: int) -> tuple[Journey, Reality]:
    chance = random.Random(seed)
    count = chance.randint(3, 14)
    journey = large_map(phases=chance.randint(1, 5), steps=count, lanes=1)
    ids = [step.id for step in journey.steps]
    customers = {id_: chance.randint(50, 9000) for id_ in ids}
    back = [
        (ids[a], ids[b], chance.randint(1, customers[ids[a]] // 3))
        for a in range(count)
        for b in range(a)
        if chance.random() < 0.25
    ]
    return journey, reading(journey, customers, {id_: 0.6 * chance.random() for id_ in ids}, {}, back)


@pytest.mark.parametrize("seed", range(25))
def test_no_label_crosses_an_arc_a_branch_or_another_label(seed: int) -> None:
    groups = _groups(_line(*_busy(seed)), "return", "branch")
    labels = [_label(group) for group in groups]
    lines = [box for group in groups for box in _drawn(group)]
    assert [(label, line) for label in labels for line in lines if label.grown(-0.5).overlaps(line)] == []
    assert [(a, b) for n, a in enumerate(labels) for b in labels[:n] if a.overlaps(b)] == []


@pytest.mark.parametrize("seed", range(25))
def test_a_label_that_stands_apart_from_its_arc_is_led_to_it(seed: int) -> None:
    for group in _groups(_line(*_busy(seed)), "return"):
        label = _label(group).grown(21)
        apart = not any(label.overlaps(box) for box in _drawn(group))
        paths = [mark for mark in group.marks if isinstance(mark, Path)]
        assert not apart or len(paths) == 3, group.id


@pytest.mark.parametrize("seed", range(25))
def test_all_that_the_line_draws_stays_in_its_row(seed: int) -> None:
    band = _line(*_busy(seed))
    for group in _groups(band, "return", "branch", "station", "stretch"):
        boxes = [mark.box for mark in group.marks if isinstance(mark, Path | Text)]
        assert all(band.top <= box.y and box.bottom <= band.bottom for box in boxes), group.id


def test_the_line_is_as_wide_at_a_step_as_its_customers() -> None:
    first, *_, last = _groups(_line(salon(), salon_reality()), "stretch")
    heights = [next(mark for mark in stretch.marks if isinstance(mark, Path)).box.height for stretch in (first, last)]
    assert heights[0] == pytest.approx(16)
    assert heights[1] == pytest.approx(16 * 705 / 8412, abs=0.2) or heights[1] == 1.5


@pytest.mark.parametrize("values", [[0, 1, 1, 3, 2, 2, 5], [5, 4, 1], [1, 1], [2, -2, 2, -2]])
def test_a_curve_never_swings_beyond_its_points(values: Sequence[float]) -> None:
    for curve in monotone([Point(x, y) for x, y in enumerate(values)]):
        low, high = sorted((curve.start.y, curve.end.y))
        assert all(low - 1e-9 <= curve.at(step / 20).y <= high + 1e-9 for step in range(21))
