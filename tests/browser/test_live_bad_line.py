"""Without a line, and with a bad one: nothing that anybody wrote is lost, and in the end all have the same map."""

from pathlib import Path

from playwright.sync_api import Browser, WebSocketRoute, expect

from fixtures.bad_lines import BadLine
from fixtures.live_pages import MAP, Running, Window, open_window


def things(window: Window, table: str) -> list[str]:
    keys = window.page.locator(f"[data-key^='{table}:']").evaluate_all("all => all.map((one) => one.dataset.key)")
    return list(dict.fromkeys(keys))


def test_edits_without_a_line_are_counted_and_merge_when_it_is_back(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        kees, marie = open_window(browser, running.url, "Kees"), open_window(browser, running.url, "Marie")
        first, second, third = things(kees, "cards")[:3]
        kees.context.set_offline(True)
        kees.says("Offline")
        kees.write(first, " far away")
        kees.says("Offline: 1 edit waits")
        kees.write(second, " and out of reach")
        kees.says("Offline: 2 edits wait")
        marie.write(third, " at home")
        marie.write(first, " with me")
        marie.says("Saved")
        expect(kees.show(third)).not_to_contain_text("at home")
        kees.context.set_offline(False)
        kees.says("Saved")
        expect(marie.show(second)).to_contain_text("and out of reach")
        expect(kees.show(third)).to_contain_text("at home")
        for words in ("far away", "with me"):
            expect(kees.show(first)).to_contain_text(words)
            expect(marie.show(first)).to_contain_text(words)
        marie.says("Saved")
        assert kees.journey() == marie.journey() == running.journey()
        kees.context.close()
        marie.context.close()


def test_what_was_written_while_the_server_was_away_outlives_a_reload(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        kees = open_window(browser, running.url, "Kees")
        first, second = things(kees, "cards")[:2]
    kees.says("Offline")
    kees.write(first, " alone")
    kees.write(second, " too")
    kees.says("Offline: 2 edits wait")
    with running.on():
        kees.page.reload()
        kees.says("Saved")
        expect(kees.show(first)).to_contain_text("alone")
        expect(kees.show(second)).to_contain_text("too")
        assert kees.journey() == running.journey()
    kees.context.close()


def test_a_page_that_is_opened_again_without_a_line_says_how_many_edits_wait(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        kees = open_window(browser, running.url, "Kees")
        kees.page.route_web_socket("**/live**", lambda line: line.close(code=1001))
        kees.context.set_offline(True)
        kees.says("Offline")
        kees.write(things(kees, "cards")[0], " on the train")
        kees.says("Offline: 1 edit waits")
        kees.context.set_offline(False)
        kees.page.reload()
        kees.says("Offline: 1 edit waits")
        expect(kees.show(things(kees, "cards")[0])).to_contain_text("on the train")
        assert "on the train" not in str(running.journey())
        kees.context.close()


def test_two_browsers_behind_a_bad_line_end_with_the_same_map(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on(), BadLine(running.port, seed=7).between() as one, BadLine(running.port, seed=8).between() as other:
        windows = open_window(browser, one.url, "Kees"), open_window(browser, other.url, "Marie")
        cards, steps = things(windows[0], "cards"), things(windows[0], "steps")
        one.bad = other.bad = True
        for turn in range(6):
            for number, window in enumerate(windows):
                window.write(cards[turn], f" {'kees' if number == 0 else 'marie'}{turn}")
                if turn % 2 == number:
                    window.write(steps[turn], f" {number}{turn}")
                if turn == 4:
                    window.page.keyboard.press("Control+z")
        for window, line in zip(windows, (one, other), strict=True):
            while line.cuts == 0:  # however quickly it was all written
                window.page.wait_for_timeout(100)
        one.bad = other.bad = False
        for window in windows:
            window.says("Saved")
        expect(windows[0].show(cards[5])).to_contain_text("marie5")
        expect(windows[1].show(cards[5])).to_contain_text("kees5")
        for window in windows:
            window.says("Saved")
        assert windows[0].journey() == windows[1].journey() == running.journey()
        for window in windows:
            window.context.close()


def test_nothing_can_be_edited_before_the_map_is_here(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        context = browser.new_context(locale="en")
        page = context.new_page()
        held: list[WebSocketRoute] = []
        page.route_web_socket("**/live?*", lambda line: held.append(line))
        page.goto(f"{running.url}/maps/{MAP}")
        expect(page.get_by_role("status").filter(has_text="Opening the map…")).to_be_visible()
        page.wait_for_timeout(1_500)  # figures and words are there by now
        assert len(held) == 1
        assert page.locator("main").get_by_role("button").count() == 0
        assert page.get_by_role("button", name="Untitled").count() == 0
        held[0].connect_to_server()
        expect(page.get_by_role("heading", level=1)).to_have_text(running.journey().title)
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        context.close()


def test_a_map_that_was_never_here_says_that_the_server_is_away(browser: Browser, tmp_path: Path) -> None:
    running = Running(tmp_path)
    with running.on():
        context = browser.new_context(locale="en")
        page = context.new_page()
        page.route_web_socket("**/live?*", lambda line: line.close())
        page.goto(f"{running.url}/maps/{MAP}")
        expect(page.get_by_role("alert")).to_contain_text("The server cannot be reached")
        context.close()
