"""Two groups beside each other: which is which, how they differ, and how sure that is."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.screens import LOOK_NAMES, LOOKS
from fixtures.visited_salon import visit


@pytest.fixture(scope="module")
def visited(served, tmp_path_factory):
    return visit(served, tmp_path_factory.mktemp("log"))


JANUARY = "from=2026-01-01&until=2026-01-31"


def _bar(screen):
    return screen.page.get_by_role("region", name="Filters")


def test_a_group_is_held_against_everybody(open_screen, visited):
    screen = open_screen(f"{visited}?{JANUARY}")
    page = screen.page
    _bar(screen).get_by_role("button", name="Compare with…").click()
    dialog = page.get_by_role("dialog", name="Filters")
    dialog.get_by_text("Everybody", exact=True).click()
    page.keyboard.press("Escape")
    assert page.url.endswith(f"{visited}?{JANUARY}&vs=all")
    expect(_bar(screen)).to_contain_text(
        "Line and figures: Jan 1 – 31, 2026 (n = 40). In brackets the difference from everybody (n = 81)"
    )
    card = page.locator('[data-touchpoint="price-page"]').first
    expect(card).to_contain_text("40% (−20) not seen again")
    expect(card).to_have_accessible_description(re.compile(r"\(95%: −\d+ to "))
    expect(page.locator('[data-key="line:search-salon"]')).to_have_accessible_name(re.compile("40 customers"))


def test_the_panel_says_the_difference_in_words(open_screen, visited):
    screen = open_screen(f"{visited}?{JANUARY}&vs=all#touchpoint=price-page")
    panel = screen.page.get_by_role("complementary", name="Details")
    expect(panel).to_contain_text(re.compile(r"20 percentage points less than everybody \(95%: −\d+ to −\d+\)"))


def test_another_group_is_chosen_with_the_same_filters(open_screen, visited):
    screen = open_screen(f"{visited}?where=device:phone")
    page = screen.page
    _bar(screen).get_by_role("button", name="Compare with…").click()
    dialog = page.get_by_role("dialog", name="Filters")
    dialog.get_by_text("Another group", exact=True).click()
    dialog.get_by_role("button", name="Add a filter").click()
    dialog.get_by_role("button", name="Device").click()
    dialog.get_by_role("checkbox", name=re.compile("laptop")).check()
    page.keyboard.press("Escape")
    assert page.url.endswith("?where=device:phone&vs.where=device:laptop")
    expect(_bar(screen)).to_contain_text("Device phone (n = 40). In brackets the difference from Device laptop (n = 40)")
    card = page.locator('[data-touchpoint="price-page"]').first
    expect(card).to_contain_text("60% (=) not seen again")
    expect(card).to_have_accessible_description(re.compile("No sure difference from Device laptop"))
    _bar(screen).get_by_role("button", name=re.compile("^Clear filter: Compare with")).click()
    expect(card).to_contain_text("60% not seen again")
    assert page.url.endswith("?where=device:phone")


def test_too_few_to_compare_is_said(open_screen, visited):
    screen = open_screen(f"{visited}?{JANUARY}&vs.from=2026-05-01")
    card = screen.page.locator('[data-touchpoint="price-page"]').first
    expect(card).to_contain_text("40% not seen again")
    expect(card).to_have_accessible_description(re.compile("Too few to compare with from May 1, 2026"))


@pytest.mark.parametrize(("locale", "scheme", "size"), LOOKS, ids=LOOK_NAMES)
def test_a_comparison_has_no_barriers(open_screen, visited, locale, scheme, size):
    screen = open_screen(f"{visited}?{JANUARY}&vs=all#touchpoint=price-page", color_scheme=scheme, locale=locale, viewport=size)
    words = "percentage points less than everybody" if locale == "en" else "procentpunt minder dan"
    expect(screen.page.locator("aside").get_by_text(words).first).to_be_visible()
    assert screen.barriers("'section.bar, .sheet, aside'") == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
