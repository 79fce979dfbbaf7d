"""Times a big file of customer data dropped in the browser: until its journey is on the screen, while two people edit a map.

    .venv/bin/python bench/web_data.py [--events 10000000] [--formats parquet csv]

A server of its own runs as people run it. One window drops the file and goes the shortest way: Import, See the journey, Take as a
map. Meanwhile two other windows have one map open: what is typed in the one is timed until the other has drawn it. Memory is what
the server and its worker hold together (proportional set size, looked at ten times a second), the browser apart.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import httpx
import pyarrow.csv
import pyarrow.parquet
from playwright.sync_api import Browser, Page, expect

from clickstream import make, write_parquet
from fixtures.chromium import chromium

DATA = Path(__file__).parent / "data"
LONGEST_MS = 15 * 60_000
KEY_EVERY_SECONDS = 0.3

_ARRIVES = """
    window.arrived = {};
    new MutationObserver(() => {
      const said = document.querySelector("h1")?.textContent ?? "";
      requestAnimationFrame(() => setTimeout(() => {
        if (!(said in window.arrived)) window.arrived[said] = performance.timeOrigin + performance.now();
      }));
    }).observe(document, { childList: true, subtree: true, characterData: true });
"""
_PRESSED = """
    window.pressed = [];
    const note = (event) => window.pressed.push(performance.timeOrigin + event.timeStamp);
    document.addEventListener("keydown", note, { capture: true });
"""


@dataclass
class Memory:
    """What the server and all its children hold, looked at again and again."""

    process: int
    peak_bytes: int = 0
    peak_server_bytes: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self._over.wait(0.1):
            own = _held(self.process)
            self.peak_server_bytes = max(self.peak_server_bytes, own)
            self.peak_bytes = max(self.peak_bytes, own + sum(map(_held, _children(self.process))))

    @contextmanager
    def watched(self) -> Iterator[None]:
        thread = threading.Thread(target=self.watch)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()


def _held(process: int) -> int:
    """Proportional set size in bytes; 0 where the process is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        try:
            direct = [int(child) for child in (task / "children").read_text("ascii").split()]
        except OSError:
            continue
        found += direct + [deeper for child in direct for deeper in _children(child)]
    return found


@dataclass
class Served:
    """A server as people run it, in a process of its own."""

    url: str
    process: int


@contextmanager
def served() -> Iterator[Served]:
    with tempfile.TemporaryDirectory() as folder:
        port = 18_765
        environment = {**os.environ, "REISKAART_CONFIG": f"{folder}/config"}
        command = [sys.executable, "-m", "reiskaart", "serve", "--no-browser", "--port", str(port), "--data", f"{folder}/data"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
            url = f"http://localhost:{port}"
            try:
                _wait_for(url)
                yield Served(url, process.pid)
            finally:
                process.terminate()


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            httpx.get(f"{url}/api/v1/about").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server does not answer")


class Editors:
    """Two windows on one map: what is typed into its title in the one is waited for in the other."""

    def __init__(self, browser: Browser, url: str) -> None:
        made = httpx.post(f"{url}/api/v1/maps", json={"source": "example", "language": "nl"}, headers={"Origin": url}).json()
        self._writer, self._reader = (browser.new_context(viewport={"width": 1600, "height": 1000}).new_page() for _ in range(2))
        self._reader.add_init_script(_ARRIVES)
        self._writer.add_init_script(_PRESSED)
        for page in (self._writer, self._reader):
            page.goto(f"{url}/maps/{made['id']}")
            expect(page.locator("[data-card]").first).to_be_visible(timeout=LONGEST_MS)
        self._title: str = made["title"]
        self._writer.locator("h1 button").click()
        self._writer.keyboard.press("End")
        self._writer.evaluate("window.pressed.length = 0")
        self._reader.evaluate("window.arrived = {}")
        self.typed = 0

    def type(self) -> None:
        self._writer.keyboard.press("abcdefghij"[self.typed % 10])
        self.typed += 1

    def latencies_ms(self) -> list[float]:
        """From each key to the frame of the other window that shows its letter."""
        self._reader.wait_for_timeout(2_000)
        pressed: list[float] = self._writer.evaluate("window.pressed")
        arrived: dict[str, float] = self._reader.evaluate("window.arrived")
        found = []
        for number, at in enumerate(pressed[: self.typed]):
            length = len(self._title) + number + 1
            later = [moment for title, moment in arrived.items() if len(title.strip()) >= length]
            if not later:
                raise AssertionError(f"letter {number} never arrived")
            found.append(min(later) - at)
        return found


def shortest_way(page: Page, url: str, file: Path, editors: Editors) -> dict[str, float]:
    """Seconds from the drop to each screen, by the three clicks that lead to a map."""
    page.goto(f"{url}/data")
    begun = time.monotonic()
    page.locator("input[type=file]").first.set_input_files(file)
    took: dict[str, float] = {}
    steps = ("Import", "See the journey", "Take as a map")
    importing, journey, taking = (page.get_by_role("button", name=name, exact=True) for name in steps)
    for name, click, then in (
        ("columns", None, importing),
        ("imported", importing, journey),
        ("discovered", journey, taking),
        ("figures on the map", taking, page.locator(".line path.flow").first),
    ):
        if click is not None:
            click.click()
        while not (then.is_visible() and then.is_enabled()):
            editors.type()
            time.sleep(KEY_EVERY_SECONDS)
        took[name] = time.monotonic() - begun
    return took


def made_file(events: int, form: str) -> Path:
    """The file to drop, made the first time."""
    parquet, csv = DATA / f"{events}.parquet", DATA / f"{events}.csv"
    DATA.mkdir(exist_ok=True)
    if not parquet.exists():
        write_parquet(make(events), parquet)
    if form == "csv" and not csv.exists():
        pyarrow.csv.write_csv(pyarrow.parquet.read_table(parquet), csv)
    return csv if form == "csv" else parquet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--formats", nargs="+", choices=("parquet", "csv"), default=("parquet", "csv"))
    asked = parser.parse_args()
    for form in asked.formats:
        file = made_file(asked.events, form)
        with served() as server, chromium() as browser:
            editors = Editors(browser, server.url)
            page = browser.new_context(viewport={"width": 1600, "height": 1000}).new_page()
            memory = Memory(server.process)
            with memory.watched():
                took = shortest_way(page, server.url, file, editors)
            latencies = sorted(editors.latencies_ms())
        print(f"{asked.events:,} events from {form} ({file.stat().st_size / 2**20:.0f} MB)")
        for name, seconds in took.items():
            print(f"  {name:20}{seconds:7.1f} s")
        megabytes, of_server = memory.peak_bytes / 2**20, memory.peak_server_bytes / 2**20
        p95, median = latencies[int(len(latencies) * 0.95)], statistics.median(latencies)
        print(f"  memory              {megabytes:7.0f} MB at most; the server alone {of_server:.0f}")
        print(f"  key to other screen {p95:7.0f} ms  p95 of {len(latencies)} (median {median:.0f}; limit 200)")


if __name__ == "__main__":
    main()
