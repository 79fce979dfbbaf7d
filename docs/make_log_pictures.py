"""Goes from every event log in a folder to its map, as a user does in the browser, and takes a picture of each.

    .venv/bin/python docs/make_log_pictures.py FOLDER [--into TARGET]

Prints the clicks that each took beyond choosing the file, and what was asked. Needs what ``make_screens.py`` needs.
"""

import argparse
import re
import tempfile
from pathlib import Path

from make_screens import DESK, FLAGS, chromium
from playwright.sync_api import Page, expect, sync_playwright
from screen_servers import served

TARGET = Path(__file__).resolve().parent / "pictures" / "logs"
KINDS = (".xes", ".xes.gz", ".parquet", ".csv", ".csv.gz")
PATIENCE = 120_000
"""The first job waits until the worker has loaded its engine."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder of event logs")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="only files that are named so, as in '*.xes*'")
    parser.add_argument("--into", type=Path, default=TARGET, metavar="TARGET", help="where the pictures go")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    logs = sorted(path for path in chosen.folder.glob(chosen.only) if path.name.endswith(KINDS))
    with tempfile.TemporaryDirectory() as data, served(Path(data), states=False) as addresses, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for log in logs:
            context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, locale="en", reduced_motion="reduce")
            page = context.new_page()
            page.goto(addresses.empty + "/data")
            clicks, asked = walk(page, log)
            page.wait_for_timeout(1500)
            page.screenshot(path=chosen.into / f"{log.name.replace('.', '-')}.png")
            context.close()
            print(f"{log.name}: {clicks} clicks{', asked: ' + '; '.join(asked) if asked else ''}", flush=True)
        browser.close()


def walk(page: Page, log: Path) -> tuple[int, list[str]]:
    """The clicks from the chosen file to its map, and the questions that had to be answered."""
    page.locator("input[type=file]").first.set_input_files(log)
    importing = page.get_by_role("button", name="Import", exact=True)
    expect(importing).to_be_visible(timeout=PATIENCE)
    questions = page.locator("fieldset[id^=question]")
    asked = [words.splitlines()[0] for words in questions.all_inner_texts()]
    for question in questions.all():
        question.get_by_role("radio").first.check()
    steps = (
        importing,
        page.get_by_role("button", name="See the journey").first,
        page.get_by_role("button", name="Take as a map"),
    )
    for button in steps:
        expect(button).to_be_enabled(timeout=PATIENCE)
        button.click()
    page.wait_for_url(re.compile(r"/maps/[^/]+$"), timeout=PATIENCE)
    page.get_by_role("region", name="Filters").get_by_text(re.compile("paths$")).first.wait_for(timeout=PATIENCE)
    return len(asked) + len(steps), asked


if __name__ == "__main__":
    main()
