"""As Chromium draws a picture, no two of its texts overlap and nothing leaves its cell or the picture."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser

from fixtures.pictures import hard_map, large_map, large_reality, salon, salon_reality
from reiskaart.model import Journey, Reality
from reiskaart.picture import PictureOptions, to_svg

LARGE = large_map(phases=12, steps=16, lanes=10)
MAPS: dict[str, tuple[Journey, Reality | None]] = {
    "salon": (salon(), salon_reality()),
    "salon without a reading": (salon(), None),
    "hard": (hard_map(), None),
    "large": (LARGE, large_reality(LARGE)),
}
_MEASURE = """() => {
  const box = (element) => { const r = element.getBoundingClientRect(); return [r.x, r.y, r.right, r.bottom]; };
  const lines = [...document.querySelectorAll("svg text > tspan")].filter((line) => line.textContent.trim());
  const cells = [...document.querySelectorAll("[data-kind=card],[data-kind=touchpoint],[data-kind=step],[data-kind=phase]")];
  return {
    picture: box(document.querySelector("svg")),
    lines: lines.map((line) => ({ words: line.textContent, size: parseFloat(getComputedStyle(line).fontSize), box: box(line) })),
    cells: cells.map((cell) => ({
      id: cell.dataset.id, box: box(cell.querySelector("rect, path")),
      lines: [...cell.querySelectorAll("text > tspan")].map((line) => box(line)),
    })),
  };
}"""


@pytest.mark.parametrize("name", MAPS)
def test_texts_stay_apart_and_in_their_cells(browser: Browser, name: str) -> None:
    journey, reality = MAPS[name]
    page = browser.new_page()
    page.set_content(f"<body style='margin:0'>{to_svg(journey, reality, PictureOptions())}</body>")
    page.evaluate("document.fonts.ready")
    measured: dict[str, Any] = page.evaluate(_MEASURE)
    page.close()
    _, _, right, bottom = measured["picture"]
    inked = [(line["words"], _inked(line["box"], line["size"])) for line in measured["lines"]]
    assert inked
    for words, (x0, y0, x1, y1) in inked:
        assert x0 >= 0, words
        assert y0 >= 0, words
        assert x1 <= right, words
        assert y1 <= bottom, words
    assert [(one, other) for (one, a), (other, b) in combinations(inked, 2) if _overlap(a, b)] == []
    for cell in measured["cells"]:
        for x0, _, x1, _ in cell["lines"]:
            assert cell["box"][0] <= x0, cell["id"]
            assert x1 <= cell["box"][2], cell["id"]


@pytest.mark.parametrize("name", MAPS)
def test_nothing_is_smaller_than_eleven_pixels(browser: Browser, name: str) -> None:
    page = browser.new_page()
    page.set_content(to_svg(*MAPS[name], PictureOptions(embed_fonts=False)))
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('svg tspan')].map((t) => parseFloat(getComputedStyle(t).fontSize))"
    )
    page.close()
    assert min(sizes) >= 11


def _inked(box: list[float], size: float) -> tuple[float, float, float, float]:
    """The part of a line's box that its letters fill: browsers add the room that the typeface keeps above and below."""
    x0, y0, x1, y1 = box
    middle = (y0 + y1) / 2
    return x0 + 0.5, middle - 0.45 * size, x1 - 0.5, middle + 0.45 * size


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
