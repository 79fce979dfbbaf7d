"""A miniature shows the line with its true widths, the strongest way back and branch, and the assumed curve; no words."""

import re
from xml.etree import ElementTree

import pytest

from fixtures.pictures import HARD, hard_map, large_map, large_reality, salon, salon_reality
from reiskaart.model import Journey, Phase
from reiskaart.picture import to_miniature
from reiskaart.picture.theme import THEMES


def _paths(svg: str) -> list[dict[str, str]]:
    return [dict(element.attrib) for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")]


def _heights(d: str) -> tuple[float, float]:
    """How high a stretch is at its start and at its end."""
    first, second, below, last = (float(y) for y in re.findall(r"(?:[ML]\S+ |V)(-?[\d.]+)", d))
    return last - first, below - second


def test_the_line_is_as_wide_at_each_step_as_its_customers() -> None:
    hues = {THEMES["light"][f"phase-{n}-line"] for n in range(1, 6)}
    stretches = [path["d"] for path in _paths(to_miniature(salon(), salon_reality())) if path.get("fill") in hues]
    # 8,412 customers are 16 px on the large picture, 8.8 here; 4,266 of them half of it
    assert _heights(stretches[0]) == pytest.approx((8.8, 8.8 * 8180 / 8412), abs=0.11)
    assert _heights(stretches[2]) == pytest.approx((8.8 * 6130 / 8412, 8.8 * 4266 / 8412), abs=0.11)


def test_one_way_back_and_one_branch_are_shown_in_their_colours() -> None:
    paths = _paths(to_miniature(salon(), salon_reality()))
    strokes = [path["stroke"] for path in paths if "stroke" in path]
    assert strokes.count(THEMES["light"]["bad"]) == 1  # half of those who compare are not seen again
    assert strokes.count(THEMES["light"]["phase-2-line"]) == 1  # they go back to searching, within the second phase


def test_without_a_reading_the_line_is_thin_and_even() -> None:
    paths = _paths(to_miniature(salon()))
    between = [path for path in paths if "H" in path["d"] and path.get("stroke") == THEMES["light"]["dash"]]
    assert len(between) == 8
    assert {path["stroke-width"] for path in between} == {"2"}


def test_the_curve_is_dashed_and_stays_in_the_picture() -> None:
    curve = next(path for path in _paths(to_miniature(salon())) if "stroke-dasharray" in path)
    heights = [float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", curve["d"])]
    assert min(heights) >= 68
    assert max(heights) <= 106


def test_a_map_without_steps_shows_its_phases() -> None:
    phases = Journey(id="bare", title="Bare", phases=(Phase(id="a", name="A"), Phase(id="b", name="B")))
    assert len(_paths(to_miniature(phases))) == 3  # two stations, and what lies between them
    assert _paths(to_miniature(Journey(id="none", title="None"))) == []


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_no_words_of_the_map_are_in_it(theme: str) -> None:
    svg = to_miniature(hard_map(), None, theme)  # type: ignore[arg-type]
    assert "<text" not in svg
    assert HARD[:20] not in svg


def test_sixty_steps_stay_within_the_picture() -> None:
    journey = large_map(phases=9, steps=60, lanes=1)
    svg = to_miniature(journey, large_reality(journey))
    xs = [float(x) for path in _paths(svg) for x in re.findall(r"[ML](-?[\d.]+)", path["d"])]
    assert min(xs) > 10
    assert max(xs) < 322
