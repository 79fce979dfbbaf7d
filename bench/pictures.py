"""Times the pictures of a map of 40 steps and 20 lanes, with figures over it, in a warm process.

    .venv/bin/python bench/pictures.py

Prints per kind of picture the best and the median of its rounds, and, as a ratio in the same run, how many times the SVG
without its embedded typeface it takes: the ratio holds on any machine, the milliseconds on this one.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from fixtures.pictures import large_map, large_reality
from reiskaart.picture import PictureOptions, to_pdf, to_png, to_svg
from reiskaart.picture.page import to_page

ROUNDS = 9


def main() -> None:
    journey = large_map(phases=12, steps=40, lanes=20)
    reality = large_reality(journey)
    bare = PictureOptions(embed_fonts=False)
    pictures: dict[str, tuple[Callable[[], str | bytes], float | None]] = {
        "SVG": (lambda: to_svg(journey, reality, bare), 50),
        "SVG with its typeface": (lambda: to_svg(journey, reality), None),
        "PDF": (lambda: to_pdf(journey, reality), 300),
        "PDF on A3": (lambda: to_pdf(journey, reality, PictureOptions(paper="a3")), None),
        "PNG": (lambda: to_png(journey, reality, scale=1.0), None),
        "HTML page": (lambda: to_page(journey, reality), None),
    }
    cards = sum(len(kind) for step in journey.steps for kind in step.cards.values())
    print(f"{len(journey.steps)} steps, {len(journey.lanes)} lanes, {cards} cards\n")
    print(f"{'picture':24}{'best ms':>9}{'median':>9}{'limit':>7}{'KiB':>8}{'x SVG':>8}")
    svg_ms = None
    for name, (draw, limit) in pictures.items():
        size = len(draw())  # the first round loads typefaces and compilers
        took = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            draw()
            took.append((time.perf_counter() - start) * 1000)
        best, median = min(took), statistics.median(took)
        svg_ms = svg_ms or median
        print(f"{name:24}{best:9.0f}{median:9.0f}{f'{limit:.0f}' if limit else '':>7}{size / 1024:8.0f}{median / svg_ms:8.1f}")


if __name__ == "__main__":
    main()
