"""Whatever a map says, as Chromium draws it no two texts overlap, none leaves its cell and none leaves the picture.

All boxes are those that Chromium gives, not our own metrics.
"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from fixtures.chromium import chromium
from fixtures.pictures import hard_map, large_map, large_reality, salon, salon_reality
from reiskaart.model import Journey, LogSummary, NameTransition, Reality
from reiskaart.picture import to_svg
from reiskaart.picture.log_picture import log_svg
from strategies.pictures import maps_to_draw, readings_of

pytestmark = pytest.mark.browser

FEW = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
_MEASURE = """async (svg) => {
  document.body.innerHTML = svg;
  const picture = document.querySelector("svg");
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  const whole = picture.getBoundingClientRect();
  const problems = [];
  const shown = (part) => part.textContent.trim().slice(0, 40);

  // A line is a tspan of its own; its ink stands a little inside its box, above and below.
  const lines = [];
  for (const text of picture.querySelectorAll("text")) {
    for (const line of text.querySelectorAll(":scope > tspan")) {
      const box = line.getBoundingClientRect();
      if (box.width === 0 || line.textContent.trim() === "") continue;
      lines.push({
        words: shown(line), left: box.left + 0.5, right: box.right - 0.5,
        top: box.top + 0.2 * box.height, bottom: box.bottom - 0.15 * box.height,
      });
      if (box.left < whole.left || box.right > whole.right || box.top < whole.top || box.bottom > whole.bottom)
        problems.push(`leaves the picture: ${shown(line)}`);
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++)
      if (lines[i].left < lines[j].right && lines[j].left < lines[i].right)
        problems.push(`overlap: ${lines[i].words} | ${lines[j].words}`);

  const kinds = ["card", "touchpoint", "step", "phase", "persona"];
  for (const cell of picture.querySelectorAll(kinds.map((kind) => `[data-kind="${kind}"]`))) {
    const edge = cell.querySelector(":scope > rect, :scope > path")?.getBoundingClientRect();
    if (!edge) continue;
    for (const line of cell.querySelectorAll("text > tspan")) {
      const box = line.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1)
        problems.push(`leaves its ${cell.dataset.kind}: ${shown(line)}`);
    }
  }
  return { problems, texts: lines.length };
}"""


@pytest.fixture(scope="module")
def sheet() -> Iterator[Page]:
    """An empty page to lay pictures on."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.set_content("<!doctype html><body style='margin:0'>")
        yield page


def check_picture(sheet: Page, svg: str, fewest_texts: int = 1) -> None:
    """No text overlaps another, leaves its cell or leaves the picture."""
    measured = sheet.evaluate(_MEASURE, svg)
    assert measured["problems"] == []
    assert measured["texts"] >= fewest_texts


def test_the_measure_sees_what_overlaps_and_what_leaves(sheet: Page) -> None:
    line = '<text font-size="12"><tspan x="{}" y="{}">{}</tspan></text>'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
        f"{line.format(10, 20, 'one')}{line.format(20, 22, 'two')}{line.format(180, 60, 'outside')}"
        f'<g data-kind="card" data-id="a"><rect x="10" y="70" width="20" height="20"/>{line.format(12, 85, "too wide")}</g></svg>'
    )
    assert sheet.evaluate(_MEASURE, svg)["problems"] == [
        "leaves the picture: outside",
        "overlap: one | two",
        "leaves its card: too wide",
    ]


@FEW
@given(journey=maps_to_draw())
def test_texts_of_a_drawn_map_stay_apart_in_chromium(sheet: Page, journey: Journey) -> None:
    check_picture(sheet, to_svg(journey))


@FEW
@given(data=st.data())
def test_texts_of_a_measured_map_stay_apart_in_chromium(sheet: Page, data: st.DataObject) -> None:
    journey = data.draw(maps_to_draw())
    check_picture(sheet, to_svg(journey, data.draw(readings_of(journey))))


@pytest.mark.parametrize("name", ["salon", "hard", "large", "empty"])
def test_texts_of_the_hardest_maps_stay_apart_in_chromium(sheet: Page, name: str) -> None:
    large = large_map()
    maps: dict[str, tuple[Journey, Reality | None]] = {
        "salon": (salon(), salon_reality()),
        "hard": (hard_map(), None),
        "large": (large, large_reality(large)),
        "empty": (Journey(id="empty", title="Leeg", language="nl"), None),
    }
    check_picture(sheet, to_svg(*maps[name]))


@FEW
@given(
    names=st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=12, unique=True),
    most=st.integers(1, 5_000_000),
    language=st.sampled_from(["nl", "en"]),
)
def test_texts_of_a_log_stay_apart_in_chromium(sheet: Page, names: list[str], most: int, language: str) -> None:
    ways = tuple(
        NameTransition(from_=a, to=b, count=1 + most // (1 + i + j), mean_gap_seconds=1.0)
        for i, a in enumerate(names)
        for j, b in enumerate(names)
    )
    summary = LogSummary(
        name=names[0], events=most * 7, customers=most, names=len(names), first=None, last=None,
        start={names[0]: most}, end={names[-1]: most}, transitions=ways, rejected=most // 3, rejections=(),
    )  # fmt: skip
    check_picture(sheet, log_svg(summary, language), fewest_texts=6)
