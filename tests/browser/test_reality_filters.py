"""Which paths the figures on the map are of: chosen in the bar above it, kept in the address."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.screens import LOOK_NAMES, LOOKS, PHONE
from fixtures.visited_salon import visit


@pytest.fixture(scope="module")
def visited(served, tmp_path_factory):
    return visit(served, tmp_path_factory.mktemp("log"))


def _bar(screen):
    return screen.page.get_by_role("region", name="Filters")


def _card(screen):
    """The touchpoint of the prices."""
    return screen.page.locator('[data-touchpoint="price-page"]').first


def _left(screen, words):
    expect(_bar(screen).get_by_text(words, exact=True)).to_be_visible()


def test_only_a_map_with_customer_data_has_filters(open_screen, visited):
    screen = open_screen("/maps/salon")
    expect(screen.page.get_by_role("img", name="Journey line")).to_be_visible()
    expect(_bar(screen)).to_have_count(0)
    screen.go(visited)
    _left(screen, "81 paths")
    expect(_card(screen)).to_contain_text("60% not seen again")


def test_a_value_is_chosen_by_keyboard_and_back_and_forward_work(open_screen, visited):
    screen = open_screen(visited)
    page = screen.page
    _bar(screen).get_by_role("button", name="Filter", exact=True).press("Enter")
    dialog = page.get_by_role("dialog", name="Filters")
    dialog.get_by_role("button", name="Device").press("Enter")
    expect(dialog.get_by_role("heading", name="Device")).to_be_focused()
    dialog.get_by_role("checkbox", name=re.compile("phone")).press("Space")
    _left(screen, "40 of 81 paths")
    assert page.url.endswith("?where=device:phone")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(_card(screen)).to_contain_text("30 customers")
    expect(page.locator('[data-key="line:search-salon"]')).to_have_accessible_name(re.compile("40 customers"))
    page.go_back()
    _left(screen, "81 paths")
    page.go_forward()
    _left(screen, "40 of 81 paths")


def test_a_link_asks_the_same_again(open_screen, visited):
    screen = open_screen(f"{visited}?from=2026-01-01&until=2026-01-31&where=channel:website,google&passed=price-page")
    _left(screen, "40 of 81 paths")
    expect(_bar(screen).get_by_role("button", name=re.compile("^Period Jan 1 – 31, 2026"))).to_be_visible()
    expect(_bar(screen).get_by_role("button", name="Channel website, google", exact=True)).to_be_visible()
    expect(_bar(screen).get_by_role("button", name="Passed Price page", exact=True)).to_be_visible()
    expect(_card(screen)).to_contain_text("40% not seen again")


def test_filters_are_cleared_one_by_one_and_all_at_once(open_screen, visited):
    screen = open_screen(f"{visited}?where=device:phone&avoided=price-page&outcome=none#step=compare")
    _left(screen, "10 of 81 paths")
    _bar(screen).get_by_role("button", name=re.compile("^Clear filter: Device")).click()
    _left(screen, "21 of 81 paths")
    assert "where" not in screen.page.url
    _bar(screen).get_by_role("button", name="Clear all").click()
    _left(screen, "81 paths")
    assert screen.page.url.endswith(f"{visited}#step=compare")


def test_a_period_is_typed_or_chosen(open_screen, visited):
    screen = open_screen(visited)
    _bar(screen).get_by_role("button", name=re.compile("^Period")).click()
    dialog = screen.page.get_by_role("dialog", name="Filters")
    dialog.get_by_role("button", name="Last 90 days").click()
    _left(screen, "41 of 81 paths")  # from March 2 on: those of March, and somebody in May
    dialog.get_by_label("From", exact=True).fill("2026-05-01")
    dialog.get_by_label("From", exact=True).press("Tab")
    _left(screen, "1 of 81 paths")
    screen.page.keyboard.press("Escape")
    screen.page.go_back()
    _left(screen, "81 paths")  # what was chosen in one go is left in one go
    assert "from=" not in screen.page.url


def test_few_are_counted_and_nobody_is_said(open_screen, visited):
    screen = open_screen(f"{visited}?from=2026-03-01&until=2026-03-31")
    expect(_card(screen)).to_contain_text("20 of 20 not seen again")
    screen.go(f"{visited}?outcome=good")
    expect(_bar(screen).get_by_text("No path fits these filters. Clear one.")).to_be_visible()


def test_the_old_figures_stay_marked_and_the_last_question_wins(open_screen, visited):
    screen = open_screen(visited)
    page = screen.page
    _left(screen, "81 paths")
    held = []
    page.route("**/reality?*device:phone*", lambda route: held.append(route))
    page.route("**/reality?*device%3Aphone*", lambda route: held.append(route))
    page.evaluate("history.pushState(null, '', '?where=device:phone'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator(".map.waiting")).to_be_visible()
    expect(_card(screen)).to_contain_text("60 customers")
    page.evaluate("history.pushState(null, '', '?where=device:tablet'); dispatchEvent(new PopStateEvent('popstate'))")
    _left(screen, "1 of 81 paths")
    for route in held:
        route.abort()
    expect(page.locator(".map.waiting")).to_have_count(0)
    _left(screen, "1 of 81 paths")


def test_a_question_that_cannot_be_answered_is_said(open_screen, visited):
    screen = open_screen(f"{visited}?where=device:teapot")
    expect(_bar(screen).get_by_role("alert")).to_contain_text("teapot")
    _bar(screen).get_by_role("button", name="Clear all").click()
    _left(screen, "81 paths")


def test_figures_on_the_map_are_chosen_and_kept(open_screen, visited):
    screen = open_screen(visited)
    page = screen.page
    page.get_by_role("button", name="Figures on the map").click()
    group = page.get_by_role("group", name="At touchpoints")
    group.get_by_label("Not seen again").uncheck()
    group.get_by_label("Returns").check()
    page.keyboard.press("Escape")
    expect(_card(screen)).to_contain_text("40% go back")
    expect(_card(screen)).not_to_contain_text("not seen again")
    page.reload()
    expect(_card(screen)).to_contain_text("40% go back")
    expect(_card(screen)).to_have_accessible_description(re.compile(r"go straight back.*\(\d+–\d+%, n = 60\)"))


@pytest.mark.parametrize(("locale", "scheme", "size"), LOOKS, ids=LOOK_NAMES)
def test_the_filters_have_no_barriers(open_screen, visited, locale, scheme, size):
    screen = open_screen(f"{visited}?where=device:phone", viewport=size, color_scheme=scheme, locale=locale)
    screen.page.locator("section.bar button").first.click()
    expect(screen.page.get_by_role("dialog", name="Filters")).to_be_visible()
    assert screen.barriers("'section.bar, [popover=auto][role=dialog]'") == []
    screen.page.keyboard.press("Escape")
    assert screen.barriers("'section.bar, .heads'") == []


def test_on_a_phone_filters_are_chosen_in_a_sheet(open_screen, visited):
    screen = open_screen(visited, viewport=PHONE)
    _bar(screen).get_by_role("button", name="Filters").click()
    sheet = screen.page.get_by_role("dialog", name="Filters")
    box = sheet.bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    sheet.get_by_role("button", name="Add a filter").click()
    sheet.get_by_role("button", name="Outcome").click()
    sheet.get_by_label(re.compile("no outcome")).check()
    sheet.get_by_role("button", name="Back").click()
    sheet.get_by_role("button", name="Back").click()
    expect(sheet.get_by_role("button", name="Outcome no outcome", exact=True)).to_be_visible()
    sheet.get_by_role("button", name="Close").click()
    _left(screen, "81 of 81 paths")
    expect(_bar(screen).get_by_role("button", name="Filters (1)")).to_be_visible()
