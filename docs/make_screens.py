"""Takes the pictures of the screens for the documentation; with ``--all FOLDER``, of every screen in every state, to look at.

    .venv/bin/python docs/make_screens.py
    .venv/bin/python docs/make_screens.py --all /tmp/screens

Needs Chromium (``REISKAART_CHROMIUM``, else one on the path). A server of its own serves the demo workspace in both languages.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

FOLDER = Path(__file__).resolve().parent / "pictures" / "screens"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1600, 1000), (390, 844)
PORT = 8799

Act = Callable[[Page], None]


def nothing(page: Page) -> None:
    """The screen as it opens."""


def shows_price_page(page: Page) -> None:
    """The side panel of the touchpoint where most are not seen again."""
    page.get_by_text("Price page", exact=True).or_(page.get_by_text("Prijspagina", exact=True)).first.click()


def edits_a_card(page: Page) -> None:
    page.locator("[data-tour=card]").first.dblclick()


def opens(shortcut: str) -> Act:
    def act(page: Page) -> None:
        page.locator("body").press(shortcut)

    return act


def without_answers(page: Page) -> None:
    """Every question to the server fails from now on, and the page is asked for again."""
    page.route("**/api/v1/**", lambda route: route.abort())
    page.reload()


def without_maps(page: Page) -> None:
    def none(route: Route) -> None:
        route.fulfill(json={"items": [], "next": None, "total": 0})

    page.route("**/api/v1/maps?*", none)
    page.route("**/api/v1/logs*", lambda route: route.fulfill(json={"items": []}))
    page.reload()


def with_slow_answers(page: Page) -> None:
    page.route("**/api/v1/**", lambda _: None)  # no answer at all
    page.goto(page.url, wait_until="commit")


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen in a state; ``{lang}`` in its path is the language."""

    name: str
    path: str
    act: Act = nothing


SCREENS = (
    Screen("home", "/"),
    Screen("home-empty", "/", without_maps),
    Screen("home-loading", "/", with_slow_answers),
    Screen("home-error", "/", without_answers),
    Screen("palette", "/", opens("Control+k")),
    Screen("map", "/maps/salon-{lang}"),
    Screen("map-panel", "/maps/salon-{lang}", shows_price_page),
    Screen("map-editing", "/maps/salon-{lang}", edits_a_card),
    Screen("map-shortcuts", "/maps/salon-{lang}", opens("?")),
    Screen("map-loading", "/maps/salon-{lang}", with_slow_answers),
    Screen("map-error", "/maps/salon-{lang}", without_answers),
    Screen("map-missing", "/maps/no-such-map"),
    Screen("shop", "/maps/webshop-{lang}"),
    Screen("text", "/maps/salon-{lang}/text"),
    Screen("help", "/help"),
    Screen("about", "/about"),
    Screen("login", "/login"),
    Screen("unknown", "/no/such/page"),
)
FOR_THE_DOCS = (
    (Screen("home", "/"), DESK, "en", "light"),
    (Screen("map", "/maps/salon-{lang}"), DESK, "en", "light"),
    (Screen("panel", "/maps/salon-{lang}", shows_price_page), DESK, "en", "light"),
    (Screen("dark", "/maps/salon-{lang}"), DESK, "nl", "dark"),
    (Screen("text", "/maps/salon-{lang}/text"), DESK, "en", "light"),
    (Screen("phone", "/maps/salon-{lang}"), PHONE, "nl", "light"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every screen in every state, width, theme and language")
    parser.add_argument("--only", default="", help="of these, only screens whose name begins so")
    chosen = parser.parse_args()
    shots = (
        [
            (screen, size, language, theme)
            for screen in SCREENS
            for size in (DESK, PHONE)
            for language in ("en", "nl")
            for theme in ("light", "dark")
        ]
        if chosen.all
        else list(FOR_THE_DOCS)
    )
    folder = chosen.all or FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for screen, size, language, theme in shots:
            if screen.name.startswith(chosen.only):
                name = f"{screen.name}-{size[0]}-{language}-{theme}" if chosen.all else screen.name
                take(browser, address, screen, size, language, theme, folder / f"{name}.png")
        browser.close()


def take(browser: Browser, address: str, screen: Screen, size: tuple[int, int], language: str, theme: str, file: Path) -> None:
    """One picture, when nothing moves any more."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + screen.path.format(lang=language), wait_until="networkidle")
    screen.act(page)
    page.wait_for_timeout(700)
    page.screenshot(path=file)
    context.close()
    print(file)


@contextmanager
def served() -> Iterator[str]:
    """The demo workspace in both languages, at its address."""
    reiskaart = Path(sys.executable).with_name("reiskaart")
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, "REISKAART_CONFIG": f"{name}/config", "REISKAART_DATA": f"{name}/data"}
        subprocess.run([reiskaart, "demo", "--no-browser", "--lang", "nl"], env=environment, check=True, capture_output=True)
        server = subprocess.Popen(
            [reiskaart, "serve", "--demo", "--no-browser", "--lang", "en", "--port", str(PORT)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://localhost:{PORT}"
            wait_for(address)
            yield address
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/api/v1/about", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer.")


def chromium() -> str:
    found = os.environ.get("REISKAART_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("No Chromium: install one, or set REISKAART_CHROMIUM.")
    return found


if __name__ == "__main__":
    main()
