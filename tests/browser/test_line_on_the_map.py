"""The journey line over the map: its figures, its stations as controls, and what it says without data."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from fixtures.screens import PHONE
from reiskaart.demo import salon_map
from reiskaart.eventlog import LogOptions

MEASURED = "measured"


@pytest.fixture(scope="module")
def measured(served, tmp_path_factory):
    """The salon's map with data: 40 search, 30 of them go on to compare, and 12 of those straight back to searching.

    So 22 of the 40 are last seen at searching (10 at once, 12 who went back), and 18 of the 30 at comparing.
    """
    begin, rows = datetime(2026, 1, 5, 9, tzinfo=UTC), []

    def contact(customer, minutes, name, channel="", page=""):
        rows.append([customer, (begin + timedelta(minutes=minutes)).isoformat(), name, channel, page])

    for number in range(40):
        contact(f"customer-{number}", number, "search", "google")
        if number < 30:
            contact(f"customer-{number}", number + 60, "page_view", "website", "/prijzen")
        if number < 12:
            contact(f"customer-{number}", number + 120, "search", "google")
    contact("somebody later", 60 * 24 * 90, "instagram_post")
    log = tmp_path_factory.mktemp("log") / "visits.csv"
    with log.open("w", newline="") as file:
        csv.writer(file).writerows([["customer", "time", "name", "channel", "page"], *rows])
    served.workspace.import_log(log, LogOptions(), "visits")
    journey = salon_map("en").journey.model_copy(update={"id": MEASURED})
    served.workspace.save_map(journey, source=None, expected_version=None)
    with served.client() as client:
        client.patch(f"/api/v1/maps/{MEASURED}", json={"log": "visits"}).raise_for_status()
        client.get(f"/api/v1/maps/{MEASURED}/reality").raise_for_status()  # read once, so that no page waits for it
    return f"/maps/{MEASURED}"


def _line(screen):
    return screen.page.get_by_role("img", name="Journey line")


def _station(screen, step):
    return screen.page.locator(f'[data-key="line:{step}"]')


def test_without_data_the_line_says_what_it_will_show(open_screen):
    screen = open_screen("/maps/salon")
    expect(_line(screen)).to_be_visible()
    expect(screen.page.get_by_text("Once customer data belongs to this map")).to_be_visible()
    expect(_station(screen, "compare")).to_have_accessible_name("Compares salons")


def test_the_line_says_how_many_come_and_go_back(open_screen, measured):
    screen = open_screen(measured)
    expect(_line(screen).get_by_text("40% first go back", exact=True)).to_be_visible()
    expect(_station(screen, "search-salon")).to_have_accessible_name(
        "Searches for a specialist, 40 customers, 55% not seen again"
    )
    expect(_station(screen, "compare")).to_have_accessible_name("Compares salons, 30 customers, 60% not seen again")
    expect(_station(screen, "choose")).to_have_accessible_name("Chooses a salon, 0 customers")
    about = _line(screen).locator("desc").text_content()
    assert "From Compares salons back to Searches for a specialist: 40% first go back (n = 30)." in about


def test_a_station_opens_its_step_by_key_and_by_mouse(open_screen, measured):
    screen = open_screen(measured)
    _station(screen, "search-salon").click()
    panel = screen.page.get_by_role("complementary")
    expect(panel.get_by_text("Searches for a specialist").first).to_be_visible()
    screen.page.keyboard.press("Escape")
    _station(screen, "search-salon").focus()
    screen.page.keyboard.press("ArrowRight")
    expect(_station(screen, "compare")).to_be_focused()
    screen.page.keyboard.press("Enter")
    expect(panel.get_by_role("heading").first).to_contain_text("Compares salons")


def test_a_share_and_the_name_of_a_step_open_what_is_behind_them(open_screen, measured):
    page = open_screen(measured).page
    heading = page.get_by_role("complementary").get_by_role("heading").first
    page.get_by_role("img", name="Journey line").get_by_text("60% not seen again", exact=True).click()
    expect(heading).to_contain_text("Compares salons")
    page.get_by_role("columnheader", name="Searches for a specialist").click()
    expect(heading).to_contain_text("Searches for a specialist")
    page.get_by_role("img", name="Journey line").get_by_text("40% first go back", exact=True).click(force=True)
    expect(heading).to_contain_text("Compares salons")
    expect(heading).to_contain_text("Searches for a specialist")


def test_no_words_of_the_line_stand_over_others_or_are_too_small(open_screen, measured):
    screen = open_screen(measured)
    expect(_line(screen).get_by_text("40% first go back", exact=True)).to_be_visible()
    texts = _line(screen).locator("text")
    boxes = [box for one in texts.all() if (box := one.bounding_box())]
    assert len(boxes) > 1
    for n, a in enumerate(boxes):
        for b in boxes[:n]:
            apart = a["x"] >= b["x"] + b["width"] or b["x"] >= a["x"] + a["width"] or a["y"] >= b["y"] + b["height"]
            assert apart or b["y"] >= a["y"] + a["height"]
    assert min(float(one.get_attribute("font-size")) for one in texts.all()) >= 11


def test_on_a_phone_the_line_shows_the_phase_and_stays_in_sight(open_screen, measured):
    screen = open_screen(measured, viewport=PHONE)
    screen.page.get_by_role("button", name="Next phase").click()
    label = _line(screen).get_by_text("40% first go back", exact=True)
    expect(label).to_be_in_viewport(ratio=1)
    box = label.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


def test_the_line_has_no_barriers(open_screen, measured):
    screen = open_screen(measured)
    expect(_line(screen)).to_be_visible()
    assert screen.barriers("'.line'") == []
