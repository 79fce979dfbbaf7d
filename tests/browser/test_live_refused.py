"""What the page says where the server cannot store, or does not let anybody in, and where its map is another one."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, WebSocketRoute, expect

from fixtures.live_pages import MAP, Running, open_window


def test_a_full_disk_is_said_and_the_edits_come_through_afterwards(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        kees = open_window(browser, running.url, "Kees")
        full = True
        lines: list[WebSocketRoute] = []

        def answer(line: WebSocketRoute) -> None:
            lines.append(line)
            if full:
                line.close(code=4507)
            else:
                line.connect_to_server()

        kees.page.route_web_socket("**/live**", answer)
        kees.page.reload()
        kees.says("Not saved")
        card = kees.page.locator("[data-key^='cards:']").first.get_attribute("data-key") or ""
        kees.write(card, " kept here")
        kees.says("Not saved: 1 edit waits")
        expect(kees.page.get_by_text("Your edits are in this browser")).to_be_visible()
        full = False
        kees.says("Saved")
        expect(kees.page.get_by_role("status").filter(has_text="Everything is saved again")).to_be_attached()
        assert "kept here" in str(running.journey())
        kees.context.close()
    assert len(lines) > 1


def test_a_map_that_is_in_the_bin_says_so(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        kees = open_window(browser, running.url, "Kees")
        kees.page.evaluate(f"fetch('/api/v1/maps/{MAP}', {{ method: 'DELETE' }})")
        kees.says("Not connected")
        said = kees.page.get_by_text("This map is in the bin")
        expect(said).to_be_visible()
        expect(kees.page.get_by_role("link", name="Go to the bin")).to_have_attribute("href", "/?view=bin")
        kees.page.wait_for_timeout(4000)  # it is tried again meanwhile
        expect(said).to_be_visible()
        kees.page.evaluate(f"fetch('/api/v1/maps/{MAP}/restore', {{ method: 'POST' }})")
        kees.says("Saved")
        expect(said).to_have_count(0)
        kees.context.close()


def test_a_map_that_was_made_anew_does_not_mix_with_what_the_browser_kept(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        kees, marie = open_window(browser, running.url, "Kees"), open_window(browser, running.url, "Marie")
        card = kees.page.locator("[data-key^='cards:']").first.get_attribute("data-key") or ""
        kees.write(card, " of the old map")
        kees.says("Saved")
    for window in (kees, marie):
        window.says("Offline")
    kees.write(card, " never sent")
    kees.says("Offline: 1 edit waits")
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "made").unlink()
    with running.on():
        kees.says("Not connected: 1 edit waits")
        kees.page.get_by_role("button", name="Load the map anew").click()
        for window in (kees, marie):  # who had nothing of their own starts anew without being asked
            window.says("Saved")
            expect(window.page.get_by_text("of the old map")).to_have_count(0)
            assert window.journey() == running.journey()
        kees.context.close()
        marie.context.close()
