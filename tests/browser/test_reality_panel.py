"""A step, touchpoint or way looked at from nearby, and from each figure to the paths behind it."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.screens import PHONE
from fixtures.visited_salon import visit


@pytest.fixture(scope="module")
def visited(served, tmp_path_factory):
    return visit(served, tmp_path_factory.mktemp("log"))


def _panel(screen):
    return screen.page.get_by_role("complementary", name="Details")


def test_a_step_says_where_people_came_from_and_went_to(open_screen, visited):
    screen = open_screen(f"{visited}#step=compare")
    panel = _panel(screen)
    came = panel.get_by_role("region", name="Where people came from")
    expect(came.get_by_role("listitem")).to_have_text([re.compile(r"Searches for a specialist\s*100%\s*60 of 60 paths, 94–100%")])
    went = panel.get_by_role("region", name="Where people went")
    expect(went.get_by_role("listitem").nth(0)).to_contain_text(re.compile(r"Not seen again\s*60%"))
    expect(went.get_by_role("listitem").nth(1)).to_contain_text(re.compile(r"Searches for a specialist\s*40%"))
    ways = panel.get_by_role("region", name="Most travelled ways through here")
    expect(ways.get_by_role("link")).to_have_count(2)
    expect(ways.get_by_role("link").first).to_have_accessible_name(
        "60% : Searches for a specialist → Compares salons: 36 of 60 paths"
    )
    came.get_by_role("button", name="Searches for a specialist").click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Searches for a specialist")


def test_times_are_a_picture_that_is_told_too(open_screen, visited):
    screen = open_screen(f"{visited}#step=search-salon")
    picture = _panel(screen).get_by_role("img", name=re.compile("^Time to the next step: a quarter within 1 h, half within 1 h"))
    expect(picture).to_be_visible()
    expect(picture.locator("rect.bar")).to_have_count(1)  # an hour, all of them


def test_figures_of_few_times_are_no_picture(open_screen, visited):
    screen = open_screen(f"{visited}#step=compare")
    expect(_panel(screen).get_by_text("Too little to say anything: 24 times.", exact=True).last).to_be_visible()


@pytest.mark.parametrize(
    ("figure", "query", "total"),
    [("60%, Not seen again", "at=price-page&fate=not_seen_again", 36), ("40%, Returns", "at=price-page&fate=returns", 24)],
)
def test_a_figure_leads_to_the_paths_that_it_counts(open_screen, visited, figure, query, total):
    screen = open_screen(f"{visited}?where=device:phone,laptop#touchpoint=price-page")
    _panel(screen).get_by_role("link", name=re.compile(f"^{figure}")).click()
    expect(screen.page.get_by_role("heading", name="Paths", level=1)).to_be_visible()
    assert screen.page.url.endswith(f"{visited}/paths?where=device:phone,laptop&{query}")
    expect(screen.page.get_by_role("status").filter(has_text=f"of the {total} paths that fit this (of 81)")).to_be_visible()


def test_a_return_and_a_stretch_open_by_keyboard_and_have_an_address(open_screen, visited):
    screen = open_screen(visited)
    page = screen.page
    back = page.locator('[data-key="way:compare~search-salon"]')
    expect(back).to_have_accessible_name("From Compares salons back to Searches for a specialist: 40% first go back (n = 60)")
    page.locator('[data-key="line:compare"]').focus()
    page.keyboard.press("ArrowDown")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    panel = _panel(screen)
    expect(panel).to_contain_text(
        "40% of the paths that reach “Compares salons” go straight to “Searches for a specialist” at least once"
    )
    assert page.url.endswith("#way=compare~search-salon")
    expect(panel.get_by_role("link", name="See these 24 paths")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator('[data-key="line:search-salon"]').focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-key="way:search-salon~compare"]')).to_be_focused()
    expect(page.locator('[data-key="way:search-salon~compare"]')).to_have_accessible_name(
        "From Searches for a specialist to Compares salons: 60 paths go straight"
    )


def test_a_link_to_a_way_opens_it(open_screen, visited):
    screen = open_screen(f"{visited}#way=search-salon~compare")
    panel = _panel(screen)
    expect(panel).to_contain_text("From Searches for a specialist to Compares salons")
    expect(panel).to_contain_text("The map foresees this way.")
    panel.get_by_role("link", name="See these 60 paths").click()
    expect(screen.page.get_by_role("status").filter(has_text="24 of the 60 paths")).to_be_visible()


def test_the_rules_behind_the_figures_are_told(open_screen, visited):
    screen = open_screen(f"{visited}#touchpoint=price-page")
    panel = _panel(screen)
    expect(panel.get_by_text("60 contacts", exact=True)).to_be_visible()
    expect(panel.get_by_role("link", name="Look at the rules and mend them").first).to_have_attribute("href", f"{visited}/rules")


@pytest.mark.parametrize("size", [{"width": 1600, "height": 1000}, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_place_from_nearby_has_no_barriers(open_screen, visited, scheme, size):
    screen = open_screen(f"{visited}#step=search-salon", viewport=size, color_scheme=scheme, locale="nl")
    expect(_panel(screen).get_by_text("Meest gelopen wegen hierlangs")).to_be_visible()
    assert screen.barriers("'aside'") == []


def test_which_customer_data_belongs_to_the_map_is_chosen_in_its_panel(open_screen, served, visited):
    with served.client() as client:
        made = client.post("/api/v1/maps", json={"source": "copy", "map": "visited", "language": "en"}).json()["id"]
    screen = open_screen(f"/maps/{made}")
    page = screen.page
    bar = page.get_by_role("region", name="Filters")
    page.get_by_role("button", name="About this map").click()
    panel = _panel(screen)
    choice = panel.get_by_label("Customer data of this map")
    choice.select_option(label="none")
    expect(bar).to_have_count(0)
    choice.select_option(label="visited")
    expect(bar).to_contain_text("81 paths")
