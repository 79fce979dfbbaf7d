"""Times the map screen with a map of 60 steps and 2,000 cards: opening, writing and scrolling, as a browser sees them.

    .venv/bin/python bench/web_map.py [--rounds 3]

It serves a workspace of its own and opens the map in Chromium. Opening counts from the navigation to the frame in which the cards
are drawn; a keystroke from its event to the frame that shows it; scrolling goes over the whole map, and long tasks are what the
browser reports of them. A map of 3 steps and 30 cards is measured in the same run: what grows with the map is the ratio between
the two, which holds on any machine. ``REISKAART_STATIC`` names another build of the page.
"""

import argparse
import re
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from playwright.sync_api import Browser, Page

from fixtures.chromium import chromium
from fixtures.screens import STATIC
from fixtures.servers import serving
from reiskaart.model import DEFAULT_LANES, Card, Emotion, Journey, Phase, Step
from reiskaart.server.options import Options

KINDS = tuple(kind for lane in DEFAULT_LANES for kind in lane.kinds)
WORDS = tuple(re.findall(r"\w+", "zoekt een kapper die krullen begrijpt en vooraf zegt wat het kost zodat zij niet schrikt"))
LETTERS = 60

_WATCH = """
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push([entry.startTime, entry.duration]);
    }).observe({ type: "longtask", buffered: true });
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    const seen = new MutationObserver(() => {
      const cards = document.querySelectorAll("[data-card]").length;
      if (cards === 0 || cards < Math.min(window.wanted, 30)) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.opened = performance.now(); }));
    });
    seen.observe(document, { childList: true, subtree: true });
"""

_KEYS = """
    window.keys = [];
    document.addEventListener("keydown", (event) => {
      const pressed = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.keys.push(performance.now() - pressed)));
    }, { capture: true });
"""

_SCROLL = """
async () => {
  const map = document.querySelector("[data-map-scroll]");
  const from = performance.now();
  const frames = [];
  let last = from;
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    done();
  }));
  for (const [x, y] of [[60, 0], [0, 40], [-60, 0], [0, -40]]) {
    let before = -1;
    while (before !== map.scrollLeft + map.scrollTop) {
      before = map.scrollLeft + map.scrollTop;
      map.scrollBy(x, y);
      await frame();
    }
  }
  await frame();
  return { tasks: window.longTasks.filter(([start]) => start >= from).map(([, took]) => took), frames };
}
"""


@dataclass
class Measured:
    """What one opening of a map showed; milliseconds."""

    opened: float
    keys: list[float]
    scroll_tasks: list[float]
    frames: list[float]
    shifted: float


def made_map(id_: str, steps: int, cards: int) -> Journey:
    """A map whose cards are spread evenly over its cells."""
    number = 0

    def step(index: int) -> Step:
        nonlocal number
        held: dict[str, list[Card]] = {kind: [] for kind in KINDS}
        for place in range(cards * index // steps, cards * (index + 1) // steps):
            words = " ".join(WORDS[(place * 5 + n) % len(WORDS)] for n in range(4 + place % 9))
            status = ("assumption", "supported", "contradicted")[place % 7 % 3]
            held[KINDS[place % len(KINDS)]].append(Card.model_validate({"id": f"card-{number}", "text": words, "status": status}))
            number += 1
        feelings = (Emotion(value=index * 37 % 41 / 10 - 2),)
        return Step(
            id=f"step-{index}",
            name=f"Stap {index + 1}",
            emotions=feelings,
            cards={kind: tuple(some) for kind, some in held.items() if some},
        )

    made = [step(index) for index in range(steps)]
    phases = tuple(
        Phase(id=f"phase-{n}", name=f"Fase {n + 1}", steps=tuple(made[start : start + 10]))
        for n, start in enumerate(range(0, steps, 10))
    )
    return Journey(id=id_, title=f"{steps} stappen, {cards} notities", language="nl", phases=phases)


def measure(browser: Browser, url: str, journey: Journey) -> Measured:
    """Open a map in a new window, write on a card in the middle, and scroll over all of it."""
    cards = sum(len(kind) for step in journey.steps for kind in step.cards.values())
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="nl")
    page = context.new_page()
    page.add_init_script(f"window.wanted = {cards};{_WATCH}")
    page.goto(f"{url}/maps/{journey.id}")
    while (opened := page.evaluate("window.opened")) is None:  # the page's policy lets Playwright wait for no expression
        page.wait_for_timeout(50)
    page.wait_for_timeout(1_500)
    shifted = page.evaluate("window.shifted")
    keys = _written(page)
    page.evaluate("() => document.activeElement.blur()")
    scrolled = page.evaluate(_SCROLL)
    context.close()
    return Measured(opened, keys, scrolled["tasks"], scrolled["frames"], shifted)


def _written(page: Page) -> list[float]:
    page.evaluate(_KEYS)
    middle = page.locator("[data-card]").nth(page.locator("[data-card]").count() // 2)
    middle.scroll_into_view_if_needed()
    middle.dblclick()
    page.wait_for_selector("textarea:focus")
    page.evaluate("window.keys.length = 0")
    for n in range(LETTERS):
        page.keyboard.press("abcdefghij "[n % 11])
        page.wait_for_timeout(60)
    page.wait_for_timeout(200)
    keys: list[float] = page.evaluate("window.keys")
    page.keyboard.press("Enter")
    return keys


def _p95(some: list[float]) -> float:
    return sorted(some)[int(len(some) * 0.95)] if some else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    maps = [made_map("small", 3, 30), made_map("large", 60, 2_000)]
    medians: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), Options(static=STATIC)) as served, chromium() as browser:
        for journey in maps:
            served.workspace.save_map(journey, source=None, expected_version=None)
        for journey in maps:
            results = [measure(browser, served.url, journey) for _ in range(rounds)]
            tasks = [task for result in results for task in result.scroll_tasks]
            frames = [frame for result in results for frame in result.frames]
            keys = [key for result in results for key in result.keys]
            opened = statistics.median(result.opened for result in results)
            medians[journey.id] = [opened, _p95(keys)]
            print(f"{journey.title}")
            print(f"  opens in            {opened:7.0f} ms  (best {min(result.opened for result in results):.0f}; limit 1500)")
            print(
                f"  keystroke to screen {_p95(keys):7.0f} ms  p95 of {len(keys)} (median {statistics.median(keys):.0f}; limit 50)"
            )
            print(f"  scrolling           {max(tasks, default=0):7.0f} ms  longest task, {len(tasks)} over 50 (limit 100)")
            print(f"  frames              {_p95(frames):7.0f} ms  p95 of {len(frames)} while scrolling")
            print(f"  jumped              {max(result.shifted for result in results):7.3f}     layout shift (limit 0)")
    small, large = medians["small"], medians["large"]
    print(f"large beside small: opening x {large[0] / small[0]:.1f}, keystroke x {large[1] / small[1]:.1f}")


if __name__ == "__main__":
    main()
