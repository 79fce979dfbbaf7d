"""The map screen for everybody: accessible, still while it loads, in both languages and themes, on a phone, by address."""

import pytest
from playwright.sync_api import expect

from fixtures.screens import PHONE

_THEMES = ["light", "dark"]


def _drawn(screen):
    expect(screen.page.locator(".card").first).to_be_visible()
    return screen


@pytest.mark.parametrize("theme", _THEMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(open_screen, theme, language):
    screen = _drawn(open_screen("/maps/salon", color_scheme=theme, locale=language))
    assert screen.barriers() == []
    screen.page.locator(".touchpoint").first.click()
    screen.page.locator("[data-card]").first.dblclick()
    assert screen.barriers() == []


@pytest.mark.parametrize("theme", _THEMES)
def test_axe_finds_nothing_on_a_phone(open_screen, theme):
    screen = _drawn(open_screen("/maps/salon", color_scheme=theme, viewport=PHONE, has_touch=True))
    assert screen.barriers() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_nothing_jumps_while_it_opens(open_screen):
    screen = _drawn(open_screen("/maps/salon"))
    screen.page.wait_for_timeout(1_000)
    assert screen.shifted() == []


def test_an_address_leads_to_a_card_and_says_what_is_open(open_screen):
    page = _drawn(open_screen("/maps/salon")).page
    page.locator("[data-lane=opportunities] [data-card]").last.click()
    id_ = page.evaluate("document.activeElement.dataset.card")
    page.keyboard.press("Alt+Enter")
    expect(page).to_have_url(page.url.split("#")[0] + f"#card={id_}")
    other = open_screen(f"/maps/salon#card={id_}").page
    expect(other.locator(f"[data-card='{id_}']")).to_be_focused()
    expect(other.locator(f"[data-card='{id_}']")).to_be_in_viewport()
    expect(other.locator("aside")).to_be_visible()


def test_the_palette_goes_to_a_step(open_screen):
    page = _drawn(open_screen("/maps/salon")).page
    name = page.locator("[data-key^='steps:']").last.inner_text()
    page.keyboard.press("Control+k")
    page.keyboard.type(name)
    page.get_by_role("option", name=name).first.click()
    expect(page.locator("[data-key^='steps:']").last).to_be_focused()


def test_the_question_mark_lists_the_keys(open_screen):
    page = _drawn(open_screen("/maps/salon")).page
    page.locator("[data-card]").first.click()
    page.keyboard.press("?")
    expect(page.get_by_role("complementary", name="Help").get_by_text("Add a step", exact=True)).to_be_visible()


def test_a_phone_shows_a_phase_at_a_time_and_lets_one_write(open_screen):
    screen = _drawn(open_screen("/maps/salon", viewport=PHONE, has_touch=True))
    page = screen.page
    first = page.locator("[data-key^='phases:']").first
    expect(first).to_be_in_viewport()
    page.get_by_role("button", name="Next phase").tap()
    expect(page.locator("[data-key^='phases:']").nth(1)).to_be_in_viewport()
    expect(first).not_to_be_in_viewport()
    page.locator("[data-key^='cell:actions@']").nth(2).get_by_role("button", name="Add to").tap()
    page.keyboard.type("By thumb")
    page.keyboard.press("Enter")
    expect(page.locator(".card", has_text="By thumb")).to_be_visible()
    page.locator(".card", has_text="By thumb").get_by_role("button").tap()
    page.get_by_role("menuitem", name="Delete").tap()
    expect(page.locator(".card", has_text="By thumb")).to_have_count(0)
