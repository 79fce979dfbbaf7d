"""A map whose file stands in a folder: what is the matter with the file is told on the open map."""

import threading
import time

import pytest
from playwright.sync_api import expect

from fixtures.screens import STATIC, Screen
from fixtures.servers import serving
from reiskaart.live.folder import InStep
from reiskaart.server.options import Options

FILE = """reiskaart: 1
title: Bread
language: en
phases:
  - name: Smell
    steps:
      - name: Passes by
        cards:
          actions:
            - {id: looks, text: Looks in}
"""


@pytest.fixture
def looking(monkeypatch):
    """Who holds this looks at the folder; while a test holds it, nobody does."""
    look, turn = InStep._look, threading.Lock()

    async def in_turn(in_step):
        if turn.acquire(blocking=False):
            try:
                await look(in_step)
            finally:
                turn.release()

    monkeypatch.setattr(InStep, "_look", in_turn)
    return turn


@pytest.fixture
def kept(tmp_path):
    """A folder with one map file, and the server that keeps it in step."""
    folder = tmp_path / "maps"
    folder.mkdir()
    file = folder / "bread.reiskaart.yaml"
    file.write_text(FILE)
    time.sleep(0.3)  # a file that was written this moment may be half written
    told = []
    with serving(tmp_path / "served", Options(static=STATIC, folder=folder, hear=told.append)) as running:
        yield running, file, told


def _open(browser, running):
    with running.client() as client:
        (map_,) = [item["id"] for item in client.get("/api/v1/maps").json()["items"] if item["title"] == "Bread"]
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="en")
    screen = Screen(context.new_page(), running)
    screen.go(f"/maps/{map_}")
    return screen


def test_a_broken_file_is_told_on_the_open_map_until_it_is_mended(browser, kept):
    running, file, told = kept
    page = _open(browser, running).page
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    whole = file.read_text()
    file.write_text(whole.replace("title: Bread", "titel: Bread"))
    strip = page.get_by_role("status").filter(has_text="bread.reiskaart.yaml")
    expect(strip).to_contain_text("Your edits are stored here", timeout=15_000)
    expect(page.get_by_text("Stored, not yet in the file")).to_be_visible()
    assert [error.code for error in told]
    assert len(told) == len({(error.code, str(error)) for error in told})
    file.write_text(whole)
    expect(strip).to_have_count(0, timeout=15_000)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.context.close()


def test_a_conflict_leads_to_what_was_changed_on_both_sides(browser, looking, kept):
    running, file, _ = kept
    page = _open(browser, running).page
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with running.client() as client:
        (map_,) = [item["id"] for item in client.get("/api/v1/maps").json()["items"] if item["title"] == "Bread"]
        base = client.get(f"/api/v1/maps/{map_}")
        changed = base.json()
        changed["phases"][0]["steps"][0]["cards"]["actions"][0]["text"] = "Looks in twice"
        with looking:
            file.write_text(file.read_text().replace("text: Looks in", "text: Looks in at noon"))
            client.put(f"/api/v1/maps/{map_}", json=changed, headers={"If-Match": base.headers["ETag"]}).raise_for_status()
    strip = page.get_by_role("status").filter(has_text="bread.reiskaart.yaml")
    strip.get_by_role("button", name="Go to Passes by").click(timeout=15_000)
    expect(page.locator("[data-key='cards:looks']")).to_be_focused()
    expect(page.get_by_role("complementary", name="Details")).to_contain_text("What the customer does")
    page.context.close()
