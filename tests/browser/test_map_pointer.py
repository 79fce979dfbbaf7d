"""The map is made and changed with the pointer: plus signs, double clicks, drags, menus, a band, the wheel."""

from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.model import Journey, Lane, Phase, Step

_NUMBERS = count()


@pytest.fixture
def drawn(served):
    """A small map with two phases of two steps, and nothing in them yet."""
    lanes = (Lane(id="actions"), Lane(id="questions"), Lane(id="touchpoints"), Lane(id="pains-and-highlights"))
    phases = tuple(
        Phase(id=phase, name=phase.title(), steps=tuple(Step(id=f"{phase}-{n}", name=f"{phase.title()} {n}") for n in (1, 2)))
        for phase in ("look", "buy")
    )
    id_ = f"pointed-{next(_NUMBERS)}"
    served.workspace.save_map(Journey(id=id_, title="By pointer", phases=phases, lanes=lanes), source=None, expected_version=None)
    return f"/maps/{id_}"


def _cell(page, lane, step):
    return page.locator(f"[data-key='cell:{lane}@{step}']")


def _write(page, text):
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def _drag(page, from_, to, *, at=None):
    from_.drag_to(to, target_position=at)


def test_a_map_is_made_with_the_pointer(open_screen, drawn):
    page = open_screen(drawn).page
    _cell(page, "actions", "look-1").dblclick()
    _write(page, "Searches")
    _cell(page, "questions", "look-1").hover()
    page.get_by_role("button", name="Add to Questions").click()
    _write(page, "Who can do this?")
    _cell(page, "touchpoints", "buy-2").hover()
    page.get_by_role("button", name="Add a touchpoint").click()
    _write(page, "Phone call")
    _cell(page, "pains-and-highlights", "buy-1").hover()
    page.get_by_role("button", name="Add a highlight").click()
    _write(page, "A real answer")
    page.locator("[data-key='steps:look-2']").hover()
    page.locator("[data-key='steps:look-2']").get_by_role("button", name="Add a step here").click()
    _write(page, "Look 3")
    page.locator("[data-key='phases:buy']").hover()
    page.locator("[data-key='phases:buy']").get_by_role("button", name="Add a phase here").click()
    _write(page, "Return")
    page.get_by_role("button", name="First step", exact=True).click()
    _write(page, "Comes again")
    page.get_by_role("button", name="By pointer").click()
    page.keyboard.press("Control+a")
    _write(page, "Made by pointer")

    expect(page.locator("[data-key^='steps:']")).to_have_text(["Look 1", "Look 2", "Look 3", "Buy 1", "Buy 2", "Comes again"])
    expect(page.locator("[data-key^='phases:'] .name")).to_have_text(["Look", "Buy", "Return"])
    expect(page.locator(".card")).to_have_text(["Searches", "Who can do this?", "A real answer"])
    expect(page.locator(".card.highlights")).to_have_count(1)
    expect(page.locator(".touchpoint")).to_have_text(["Phone call"])
    expect(page.get_by_role("heading", level=1)).to_have_text("Made by pointer")


def test_cards_steps_phases_and_lanes_are_dragged(open_screen, drawn):
    page = open_screen(drawn).page
    for text in ("One", "Two"):
        _cell(page, "actions", "look-1").hover()
        page.get_by_role("button", name="Add to").first.click()
        _write(page, text)
    one, two = (page.locator(".card", has_text=text) for text in ("One", "Two"))
    _drag(page, two, one, at={"x": 20, "y": 3})
    expect(_cell(page, "actions", "look-1").locator(".card")).to_have_text(["Two", "One"])
    _drag(page, two, _cell(page, "questions", "buy-1"))
    expect(_cell(page, "questions", "buy-1").locator(".card")).to_have_text(["Two"])
    _drag(page, page.locator("[data-key='steps:look-1']"), page.locator("[data-key='steps:buy-2']"), at={"x": 200, "y": 20})
    expect(page.locator("[data-key^='steps:']")).to_have_text(["Look 2", "Buy 1", "Buy 2", "Look 1"])
    expect(_cell(page, "actions", "look-1").locator(".card")).to_have_text(["One"])
    _drag(page, page.locator("[data-key='phases:buy']"), page.locator("[data-key='phases:look']"), at={"x": 5, "y": 10})
    expect(page.locator("[data-key^='phases:'] .name")).to_have_text(["Buy", "Look"])
    _drag(page, page.locator("[data-key='lanes:questions']"), page.locator("[data-key='lanes:actions']"), at={"x": 40, "y": 4})
    expect(page.locator("[data-lane]").first).to_have_attribute("data-lane", "questions")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-lane]").first).to_have_attribute("data-lane", "actions")


def test_a_band_chooses_cards_and_the_menu_says_what_they_stand_on(open_screen, drawn):
    page = open_screen(drawn).page
    for step in ("look-1", "look-2", "buy-1"):
        _cell(page, "actions", step).dblclick()
        _write(page, f"At {step}")
    first, second = page.locator(".card").nth(0).bounding_box(), page.locator(".card").nth(1).bounding_box()
    page.mouse.move(first["x"] - 3, second["y"] + second["height"] + 20)
    page.mouse.down()
    page.mouse.move(second["x"] + 30, second["y"] + 5, steps=5)
    page.mouse.up()
    expect(page.locator(".card.selected")).to_have_count(2)
    page.locator(".card").first.click(button="right")
    page.get_by_role("menuitemcheckbox", name="supported").click()
    expect(page.locator(".card.supported")).to_have_count(2)
    expect(page.locator(".card.assumption")).to_have_count(1)


def test_a_card_covers_further_steps(open_screen, drawn):
    page = open_screen(drawn).page
    _cell(page, "actions", "look-1").dblclick()
    _write(page, "All along")
    narrow = page.locator(".card").bounding_box()["width"]
    page.locator(".card").click(button="right")
    page.get_by_role("menuitem", name="Let it run on one step further").click()
    expect(page.locator(".card.wide")).to_have_count(1)
    assert page.locator(".card").bounding_box()["width"] == pytest.approx(2 * narrow + 6, abs=1)


def test_the_wheel_zooms_where_the_pointer_is_and_the_button_goes_back(open_screen, drawn):
    page = open_screen(drawn).page
    step = page.locator("[data-key='steps:buy-1']")
    before = step.bounding_box()
    page.mouse.move(before["x"] + 10, before["y"] + 10)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    back = page.get_by_role("button", name="Back to 100%")
    expect(back).not_to_have_text("100%")
    back.click()
    expect(back).to_have_text("100%")
    assert step.bounding_box() == pytest.approx(before, abs=1)


def test_a_lane_folds_and_unfolds(open_screen, drawn):
    page = open_screen(drawn).page
    page.locator("[data-key='lanes:actions']").hover()
    page.get_by_role("button", name="Fold What the customer does").click()
    expect(_cell(page, "actions", "look-1")).to_have_count(0)
    page.get_by_role("button", name="Unfold What the customer does").click()
    expect(_cell(page, "actions", "look-1")).to_have_count(1)
