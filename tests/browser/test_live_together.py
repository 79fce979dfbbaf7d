"""Several people in one map: they see each other, and each undoes what is their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from fixtures.live_pages import Running, Window, open_window, soon

ACKNOWLEDGEMENT = b"\x64"
"""How a message of the server begins that says how much is stored."""

OpenWindow = Callable[..., Window]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    made = Running(tmp_path)
    with made.on():
        yield made


@pytest.fixture
def windows(browser: Browser, running: Running) -> Iterator[tuple[Window, Window]]:
    both = open_window(browser, running.url, "Kees Kapper", 3), open_window(browser, running.url, "Marie", 5)
    yield both
    for window in both:
        window.context.close()


def is_within(at: float, begin: float, length: float) -> bool:
    return begin <= at <= begin + length


def first_card(window: Window) -> str:
    return window.page.locator("[data-key^='cards:']").first.get_attribute("data-key") or ""


def test_letters_of_one_appear_with_the_other_and_on_the_server(windows: tuple[Window, Window], running: Running) -> None:
    kees, marie = windows
    card = first_card(kees)
    kees.write(card, " from Kees")
    expect(marie.show(card)).to_contain_text("from Kees")
    marie.write(card, " and Marie")
    expect(kees.show(card)).to_contain_text("from Kees and Marie")
    for window in windows:
        window.says("Saved")
    assert kees.journey() == marie.journey() == running.journey()


def test_two_in_one_card_keep_both_their_words_and_their_carets(windows: tuple[Window, Window], running: Running) -> None:
    kees, marie = windows
    card = first_card(kees)
    for window, key in ((kees, "Home"), (marie, "End")):
        window.show(card).click()
        window.page.keyboard.press("Enter")
        window.page.keyboard.press(key)
    for left, right in zip("abcdef", "uvwxyz", strict=True):
        kees.page.keyboard.type(left)
        marie.page.keyboard.type(right)
    for window in windows:
        window.page.keyboard.press("Enter")
        window.says("Saved")
    expect(kees.show(card)).to_contain_text("abcdef")
    journey = running.journey()
    texts = [one.text for step in journey.steps for cards in step.cards.values() for one in cards]
    assert "abcdefUnderstand why her curls go frizzyuvwxyz" in texts
    assert kees.journey() == marie.journey() == journey


def test_people_see_who_is_there_and_where(windows: tuple[Window, Window]) -> None:
    kees, marie = windows
    expect(kees.page.get_by_role("button", name="1 other person is in this map")).to_be_visible()
    card = first_card(kees)
    marie.show(card).click()
    expect(kees.show(card)).to_contain_text("Marie")
    kees.page.get_by_role("button", name="1 other person is in this map").click()
    panel = kees.page.get_by_role("dialog", name="In this map now")
    expect(panel).to_contain_text("Marie")
    panel.get_by_label("Your name").fill("Kees van Vliet")
    marie.page.get_by_role("button", name="1 other person is in this map").click()
    expect(marie.page.get_by_role("dialog", name="In this map now")).to_contain_text("Kees van Vliet")
    marie.context.close()
    expect(kees.page.get_by_role("button", name="Only you are in this map")).to_be_attached()


def test_undo_takes_back_ones_own_edit_alone(windows: tuple[Window, Window], running: Running) -> None:
    kees, marie = windows
    before = running.journey()
    card = first_card(kees)
    step = kees.page.locator("[data-key^='steps:']").first.get_attribute("data-key") or ""
    kees.write(card, " by Kees")
    expect(marie.show(card)).to_contain_text("by Kees")
    marie.write(step, " by Marie")
    expect(kees.show(step)).to_contain_text("by Marie")
    kees.page.keyboard.press("Control+z")
    expect(marie.show(card)).not_to_contain_text("by Kees")
    expect(marie.show(step)).to_contain_text("by Marie")
    marie.page.keyboard.press("Control+z")
    expect(kees.show(step)).not_to_contain_text("by Marie")
    for window in windows:
        window.says("Saved")
    assert running.journey() == kees.journey() == marie.journey() == before


def test_people_see_each_others_pointers_over_the_same_cell(windows: tuple[Window, Window]) -> None:
    kees, marie = windows
    cell = "cell:actions@compare"
    marie.page.set_viewport_size({"width": 1200, "height": 900})
    expect(kees.page.get_by_role("button", name="1 other person is in this map")).to_be_visible()
    for nudge in (0, 1, 2):
        kees.show(cell).hover(position={"x": 20 + nudge, "y": 12})
        kees.page.wait_for_timeout(100)
    seen = marie.page.locator(".pointer").filter(has_text="Kees Kapper")
    expect(seen).to_be_visible()

    def is_over_the_cell() -> bool:
        arrow, place = seen.bounding_box(), marie.show(cell).bounding_box()
        if arrow is None or place is None:
            return False
        return is_within(arrow["x"] + 4, place["x"], place["width"]) and is_within(arrow["y"] + 4, place["y"], place["height"])

    marie.page.wait_for_timeout(200)
    assert soon(marie, is_over_the_cell)


def test_a_pointer_stays_over_its_cell_when_the_map_below_it_changes(windows: tuple[Window, Window]) -> None:
    kees, marie = windows
    cell = "cell:actions@compare"
    expect(kees.page.get_by_role("button", name="1 other person is in this map")).to_be_visible()
    box = kees.show(cell).bounding_box()
    assert box is not None
    for part in (4, 2, 1):  # faster than each place is told of: where it comes to rest is
        kees.page.mouse.move(box["x"] + box["width"] / part - 2, box["y"] + 12)
    seen = marie.page.locator(".pointer").filter(has_text="Kees Kapper")

    rest = (box["width"] - 2) / box["width"]

    def is_where_it_rests() -> bool:
        arrow, place = seen.bounding_box(), marie.show(cell).bounding_box()
        if arrow is None or place is None:
            return False
        across = abs(arrow["x"] + 2 - (place["x"] + rest * place["width"]))
        return across < 6 and is_within(arrow["y"] + 4, place["y"], place["height"])

    def stays() -> bool:
        marie.page.wait_for_timeout(400)  # what would draw it elsewhere has done so by now
        return soon(marie, is_where_it_rests)

    expect(seen).to_be_visible()
    assert stays()
    panel = marie.page.get_by_role("complementary", name="Details")
    marie.page.get_by_role("button", name="About this map").click()
    expect(panel).to_be_visible()
    assert stays()
    marie.page.get_by_role("button", name="Zoom out").click()
    expect(marie.page.get_by_role("button", name="Back to 100%")).not_to_have_text("100%")
    assert stays()
    marie.page.get_by_role("button", name="Fold Customer goals").click()
    expect(marie.page.get_by_role("button", name="Unfold Customer goals")).to_be_visible()
    assert stays()


def test_two_in_one_item_of_a_list_both_keep_their_words(windows: tuple[Window, Window], running: Running) -> None:
    kees, marie = windows
    needs = []
    for window in windows:
        window.page.goto(f"{window.page.url.partition('#')[0]}#persona={running.journey().personas[0].id}")
        needs.append(window.page.get_by_label("Needs, 1", exact=True))
    before = needs[0].input_value()
    for window, field, key in zip(windows, needs, ("Home", "End"), strict=True):
        field.click()
        window.page.keyboard.press(key)
    for left, right in zip("abc", "xyz", strict=True):
        kees.page.keyboard.type(left)
        marie.page.keyboard.type(right)
    for field in needs:
        expect(field).to_have_value(f"abc{before}xyz")
    for window in windows:
        window.says("Saved")
    assert running.journey().personas[0].needs[0] == f"abc{before}xyz"


def test_who_comes_back_is_seen_again_where_they_are(windows: tuple[Window, Window]) -> None:
    kees, marie = windows
    card = first_card(kees)
    marie.show(card).click()
    expect(kees.show(card)).to_contain_text("Marie")
    marie.context.set_offline(True)
    marie.page.evaluate("dispatchEvent(new Event('offline'))")
    expect(kees.show(card)).not_to_contain_text("Marie", timeout=15_000)
    marie.context.set_offline(False)
    marie.page.evaluate("dispatchEvent(new Event('online'))")
    expect(kees.show(card)).to_contain_text("Marie", timeout=15_000)


def test_saved_is_said_when_the_server_said_that_it_is_stored_and_not_before(windows: tuple[Window, Window]) -> None:
    kees, marie = windows
    held: list[str | bytes] = []
    lines: list[WebSocketRoute] = []
    holding = False

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        lines.append(line)

        def hear(message: str | bytes) -> None:
            is_held = holding and isinstance(message, bytes) and message.startswith(ACKNOWLEDGEMENT)
            held.append(message) if is_held else line.send(message)

        server.on_message(hear)

    kees.page.route_web_socket("**/live**", through)
    kees.page.reload()
    kees.says("Saved")
    card = first_card(kees)
    holding = True
    kees.write(card, " not yet")
    expect(marie.show(card)).to_contain_text("not yet")
    assert soon(kees, lambda: bool(held))
    kees.page.wait_for_timeout(500)
    kees.says("Saving…")
    holding = False
    for message in held:
        lines[-1].send(message)
    kees.says("Saved")
