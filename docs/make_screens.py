"""Takes the pictures of the screens for the documentation; with ``--all FOLDER``, of every screen in every state, to look at.

    .venv/bin/python docs/make_screens.py
    .venv/bin/python docs/make_screens.py --all /tmp/screens --only 'map.*-390-nl'

Needs Chromium (``REISKAART_CHROMIUM``, else one on the path) and the built web part (``REISKAART_STATIC``, else the package's).
"""

import argparse
import os
import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright
from screen_servers import Addresses, served
from screen_states import SCREENS, Screen, shows_price_page

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
PICTURES = """
    Promise.race([
      Promise.all([...document.images].map((image) => image.decode().catch(() => null))),
      new Promise((done) => setTimeout(done, 4000)),
    ])
"""
"""Waits until the pictures on the page are drawn."""
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
    parser.add_argument("--only", default="", metavar="PATTERN", help="of these, only pictures whose name begins so")
    chosen = parser.parse_args()
    shots = (
        [
            (f"{screen.name}-{size[0]}-{language}-{theme}", screen, size, language, theme)
            for screen in SCREENS
            for size in (DESK, PHONE)
            for language in ("en", "nl")
            for theme in ("light", "dark")
            if size[0] in screen.sizes
        ]
        if chosen.all
        else [(screen.name, screen, size, language, theme) for screen, size, language, theme in FOR_THE_DOCS]
    )
    folder = chosen.all or FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        served(Path(data), states=chosen.all is not None) as addresses,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, screen, size, language, theme in shots:
            if re.match(chosen.only, name):
                take(browser, addresses, screen, size, language, theme, folder / f"{name}.png")
        browser.close()


def take(
    browser: Browser, addresses: Addresses, screen: Screen, size: tuple[int, int], language: str, theme: str, file: Path
) -> None:
    """One picture, when nothing moves any more."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    said = ""
    try:
        page.goto(getattr(addresses, screen.server) + screen.path.format(lang=language))
        page.wait_for_selector("h1")
        page.wait_for_timeout(1000)
        screen.act(page)
    except Error as error:
        said = f"  {error.message.splitlines()[0]}"
    page.wait_for_timeout(700)
    page.evaluate(PICTURES)
    page.screenshot(path=file)
    for opened in browser.contexts:
        opened.close()
    print(f"{file}{said}", flush=True)


def chromium() -> str:
    found = os.environ.get("REISKAART_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("No Chromium: install one, or set REISKAART_CHROMIUM.")
    return found


if __name__ == "__main__":
    main()
