"""Single paths: a sample of them as small lines, filtered as the map is, each to be opened in full."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.screens import LOOK_NAMES, LOOKS
from fixtures.visited_salon import visit


@pytest.fixture(scope="module")
def visited(served, tmp_path_factory):
    return visit(served, tmp_path_factory.mktemp("log"))


def _rows(screen):
    return screen.page.locator("tbody tr:not(.whole)")


def _told(screen, words):
    expect(screen.page.get_by_role("status").filter(has_text=words)).to_be_visible()


def _names(screen):
    return screen.page.locator("tbody code").all_inner_texts()


def test_a_sample_is_shown_and_more_of_it_and_another(open_screen, visited):
    screen = open_screen(f"{visited}/paths")
    _told(screen, "24 of the 81 paths that fit this (of 81), chosen by chance. Names are pseudonyms.")
    first = _names(screen)
    screen.page.get_by_role("button", name="Show more").click()
    expect(_rows(screen)).to_have_count(48)
    assert _names(screen)[:24] == first
    screen.page.get_by_role("button", name="Another sample").click()
    expect(_rows(screen)).to_have_count(24)
    assert screen.page.url.endswith("/paths?seed=1")
    assert _names(screen) != first
    screen.page.go_back()
    expect(screen.page.locator("tbody code").first).to_have_text(first[0])


def test_more_can_be_asked_for_while_the_same_is_asked_again(open_screen, visited):
    screen = open_screen(f"{visited}/paths")
    expect(_rows(screen)).to_have_count(24)
    again = re.compile(r"/api/v1/maps/[^/]+/paths\?")
    screen.page.route(again, lambda route: route.continue_() if "limit=48" in route.request.url else None)  # else no answer
    with screen.page.expect_request(again):
        screen.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as somebody who comes back to the page
    screen.page.wait_for_timeout(400)  # an answer to another question would be marked as late by now
    expect(screen.page.locator("[aria-busy=true]")).to_have_count(0)
    screen.page.get_by_role("button", name="Show more").click()
    expect(_rows(screen)).to_have_count(48)


def test_no_customer_is_named(open_screen, visited):
    screen = open_screen(f"{visited}/paths")
    expect(_rows(screen)).to_have_count(24)
    assert "customer-" not in screen.page.content()
    assert all(re.fullmatch(r"[0-9a-f]{8}", name) for name in _names(screen))


def test_a_path_opens_in_full_by_keyboard(open_screen, visited):
    screen = open_screen(f"{visited}/paths?variant=search-salon~compare~search-salon")
    _told(screen, "24 of the 24 paths")
    row = _rows(screen).first
    expect(row.get_by_role("img")).to_have_accessible_name(
        "Searches for a specialist → Compares salons → Searches for a specialist"
    )
    expect(row).to_contain_text("2 h")
    expect(row).to_contain_text("not seen again")
    row.get_by_role("button").press("Enter")
    contacts = screen.page.locator("tr.whole li")
    expect(contacts).to_have_count(3)
    expect(contacts.nth(1)).to_contain_text("Price page")
    expect(contacts.nth(1)).to_contain_text("after 1 h")
    row.get_by_role("button").press("Enter")
    expect(contacts).to_have_count(0)


def test_what_a_figure_led_to_is_cleared_part_by_part(open_screen, visited):
    screen = open_screen(f"{visited}/paths?where=device:phone&at=price-page&fate=not_seen_again")
    _told(screen, "18 of the 18 paths")
    bar = screen.page.get_by_role("region", name="Filters")
    bar.get_by_role("button", name="Clear filter: There not seen again").click()
    _told(screen, "24 of the 30 paths")
    bar.get_by_role("button", name="Clear filter: Reaches Price page").click()
    _told(screen, "24 of the 40 paths")
    bar.get_by_role("button", name="Clear filter: Device").click()
    _told(screen, "24 of the 81 paths")
    assert screen.page.url.endswith("/paths")


def test_the_filters_go_along_to_the_map_and_back(open_screen, visited):
    screen = open_screen(f"{visited}/paths?where=device:phone&at=price-page")
    screen.page.get_by_role("link", name="Finding a curl specialist").click()
    expect(screen.page.get_by_role("region", name="Filters")).to_contain_text("40 of 81 paths")
    assert screen.page.url.endswith(f"{visited}?where=device:phone")


def test_lines_run_evenly_or_over_time(open_screen, visited):
    screen = open_screen(f"{visited}/paths?variant=search-salon~compare~search-salon")
    dots = _rows(screen).first.locator("circle")
    expect(dots).to_have_count(3)
    evenly = [float(one.get_attribute("cx")) for one in dots.all()]
    assert evenly == [8, 66, 124]
    screen.page.get_by_text("Over time", exact=True).click()
    spread = [float(one.get_attribute("cx")) for one in dots.all()]
    assert spread[1] - spread[0] == pytest.approx(spread[2] - spread[1], abs=0.1)
    assert spread[2] > 400


def test_nothing_found_and_no_data_are_said(open_screen, visited):
    screen = open_screen(f"{visited}/paths?outcome=good")
    expect(screen.page.get_by_text("No path fits this", exact=True)).to_be_visible()
    screen.go("/maps/salon/paths")
    expect(screen.page.get_by_text("No customer data belongs to this map yet", exact=True)).to_be_visible()


@pytest.mark.parametrize(("locale", "scheme", "size"), LOOKS, ids=LOOK_NAMES)
def test_single_paths_have_no_barriers(open_screen, visited, locale, scheme, size):
    screen = open_screen(f"{visited}/paths?at=compare", viewport=size, color_scheme=scheme, locale=locale)
    _rows(screen).first.get_by_role("button").click()
    expect(screen.page.locator("tr.whole ol").first).to_be_visible()
    expect(screen.page.locator("[aria-busy=true]")).to_have_count(0)
    assert screen.barriers() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
