"""Times the map screen with a map of 60 steps and 2,000 cards: opening, writing and scrolling, as a browser sees them.

    .venv/bin/python bench/web_map.py [--rounds 3]

It serves a workspace of its own and opens the map in Chromium, each round in a new window: first a map that nobody opened since
the server began (cold), then again in a window that knows nothing of it (warm), then once more in that window, which kept the map
(kept). Opening counts from the navigation to the frame in which the cards are drawn; a keystroke from its event to the frame that
shows it; scrolling goes over the whole map, and long tasks are what the browser reports of them. A map of 3 steps and 30 cards is
measured in the same run: what grows with the map is the ratio between the two, which holds on any machine. ``REISKAART_STATIC``
names another build of the page.
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

    cold: float
    warm: float
    kept: float
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
    """Open a map in new windows, write on a card in the middle, and scroll over all of it."""
    cards = sum(len(kind) for step in journey.steps for kind in step.cards.values())
    address = f"{url}/maps/{journey.id}"
    first = _window(browser, cards)
    cold = _opened(first, address)
    first.context.close()
    page = _window(browser, cards)
    warm = _opened(page, address)
    page.wait_for_timeout(1_500)
    shifted: float = page.evaluate("window.shifted")
    kept = _opened(page, address)
    page.wait_for_timeout(1_500)
    shifted += page.evaluate("window.shifted")
    keys = _written(page)
    page.evaluate("() => document.activeElement.blur()")
    scrolled = page.evaluate(_SCROLL)
    page.context.close()
    return Measured(cold, warm, kept, keys, scrolled["tasks"], scrolled["frames"], shifted)


def _window(browser: Browser, cards: int) -> Page:
    page = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="nl").new_page()
    page.add_init_script(f"window.wanted = {cards};{_WATCH}")
    return page


def _opened(page: Page, address: str) -> float:
    page.goto(address)
    while (opened := page.evaluate("window.opened")) is None:  # the page's policy lets Playwright wait for no expression
        page.wait_for_timeout(50)
    found: float = opened
    return found


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
    medians: list[tuple[float, float]] = []
    for steps, cards in ((3, 30), (60, 2_000)):
        journey = made_map("map", steps, cards)
        results: list[Measured] = []
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder, serving(Path(folder), Options(static=STATIC)) as served:
                served.workspace.save_map(journey, source=None, expected_version=None)
                with chromium() as browser:
                    results.append(measure(browser, served.url, journey))
        tasks = [task for result in results for task in result.scroll_tasks]
        frames = [frame for result in results for frame in result.frames]
        keys = [key for result in results for key in result.keys]
        print(journey.title)
        for how in ("cold", "warm", "kept"):
            found: list[float] = [getattr(result, how) for result in results]
            print(f"  opens {how}          {statistics.median(found):7.0f} ms  (best {min(found):.0f}; limit 1500)")
        print(f"  keystroke to screen {_p95(keys):7.0f} ms  p95 of {len(keys)} (median {statistics.median(keys):.0f}; limit 50)")
        print(f"  scrolling           {max(tasks, default=0):7.0f} ms  longest task, {len(tasks)} over 50 (limit 100)")
        print(f"  frames              {_p95(frames):7.0f} ms  p95 of {len(frames)} while scrolling")
        print(f"  jumped              {max(result.shifted for result in results):9.5f}   layout shift (limit 0)")
        medians.append((statistics.median(result.warm for result in results), _p95(keys)))
    (small, small_key), (large, large_key) = medians
    print(f"large beside small: opening warm x {large / small:.1f}, keystroke x {large_key / small_key:.1f}")


if __name__ == "__main__":
    main()
