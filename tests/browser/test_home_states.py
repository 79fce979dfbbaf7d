"""Home in every state: without barriers, in both languages, light and dark, wide and on a phone; and nothing jumps."""

import pytest
from playwright.sync_api import expect

from fixtures.screens import LOOK_NAMES, LOOKS, PHONE, STATIC
from fixtures.servers import SALON, serving
from reiskaart.eventlog import LogOptions
from reiskaart.server.options import Options

_LOG = "customer,time,name\n" + "".join(f"c{number % 7},2026-03-{number % 27 + 1:02}T10:00:00Z,view\n" for number in range(60))


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A workspace with customer data, a map that is late, one in the archive and one in the bin."""
    folder = tmp_path_factory.mktemp("states")
    (folder / "visits.csv").write_text(_LOG, "utf-8")
    with serving(folder, Options(static=STATIC)) as running:
        running.workspace.import_log(folder / "visits.csv", LogOptions(), "visits")
        for id_, change in {"late": {"review": "2026-01-31"}, "kept": {"state": "future"}, "gone": {}}.items():
            journey = running.workspace.load_map(SALON).journey.model_copy(update={"id": id_, "title": f"Map {id_}"})
            made = type(journey).model_validate({**journey.model_dump(), **change})
            running.workspace.save_map(made, source=None, expected_version=None)
        running.workspace.maps.archive("kept", archived=True)
        running.workspace.maps.put_in_bin("gone")
        yield running


@pytest.mark.parametrize(("locale", "scheme", "viewport"), LOOKS, ids=LOOK_NAMES)
def test_home_has_no_barriers_and_does_not_jump(open_screen, locale, scheme, viewport):
    screen = open_screen("/", locale=locale, color_scheme=scheme, viewport=viewport)
    screen.page.wait_for_selector("article")
    screen.page.wait_for_selector("table")
    assert screen.barriers() == []
    assert screen.shifted() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    assert screen.page.locator("html").get_attribute("lang") == locale


@pytest.mark.parametrize(("view", "title"), [("archived", "Map kept"), ("bin", "Map gone")])
def test_the_other_views_have_no_barriers(open_screen, view, title):
    screen = open_screen(f"/?view={view}")
    expect(screen.page.get_by_role("article", name=title)).to_be_visible()
    assert screen.barriers() == []


def test_a_map_says_how_far_it_can_be_trusted(open_screen):
    page = open_screen().page
    late = page.get_by_role("article", name="Map late")
    expect(late).to_contain_text("review was due")
    expect(late).to_contain_text("with evidence")
    expect(late).to_contain_text("no customer data yet")


def test_customer_data_is_listed_in_the_readers_own_numbers(open_screen):
    row = open_screen("/", locale="nl").page.get_by_role("row", name="visits")
    expect(row).to_be_visible()
    assert row.get_by_role("cell").all_inner_texts() == ["60", "7", "1 mrt 2026 – 27 mrt 2026", "alle rijen waren te lezen"]


def test_an_empty_workspace_says_how_to_begin(browser, tmp_path):
    with serving(tmp_path, Options(static=STATIC)) as running:
        running.workspace.maps.put_in_bin(SALON)
        page = browser.new_context(locale="en").new_page()
        page.goto(running.url)
        expect(page.get_by_text("No maps yet")).to_be_visible()
        page.get_by_role("link", name="Archive", exact=True).click()
        expect(page.get_by_text("Nothing is archived")).to_be_visible()
        page.context.close()


def test_who_has_no_customer_data_can_try_with_made_up_data(browser, tmp_path):
    with serving(tmp_path, Options(static=STATIC)) as running:
        with running.client() as client:
            for log in client.get("/api/v1/logs").json()["items"]:
                client.delete(f"/api/v1/logs/{log['id']}").raise_for_status()
        page = browser.new_context(locale="en").new_page()
        page.goto(f"{running.url}/data")
        page.get_by_role("button", name="Try it with made-up customer data").click()
        expect(page.get_by_role("heading", name="web-shop.csv")).to_be_visible()
        expect(page.get_by_text("100% of the first 20 rows can be read")).to_be_visible()
        expect(page.get_by_role("button", name="Import", exact=True)).to_be_enabled()
        page.context.close()


def test_while_maps_are_fetched_it_says_so(open_screen):
    screen = open_screen("/help")
    screen.page.route("**/api/v1/maps?*", lambda route: None)  # never answered
    screen.go("/")
    expect(screen.page.get_by_role("status").filter(has_text="Fetching your maps")).to_be_attached()
    assert screen.barriers() == []


def test_maps_that_cannot_be_fetched_are_asked_for_again(open_screen):
    screen = open_screen("/help")
    page = screen.page
    problem = {"title": "Wrong", "status": 500, "detail": "The disk is full.", "hint": "Make room.", "code": "x", "errors": []}
    page.route("**/api/v1/maps?*", lambda route: route.fulfill(status=500, json=problem))
    screen.go("/")
    expect(page.get_by_role("alert")).to_contain_text("The disk is full. Make room.")
    assert screen.barriers() == []
    page.unroute("**/api/v1/maps?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("article").first).to_be_visible()


def test_dialogs_have_no_barriers(open_screen):
    screen = open_screen("/", color_scheme="dark", viewport=PHONE)
    page = screen.page
    page.get_by_role("button", name="Begin with an empty phase model").click()
    expect(page.get_by_role("radio", name="AIDA")).to_be_visible()
    assert screen.barriers() == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Settings").click()
    assert screen.barriers() == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="What to do with Map late").click()
    assert screen.barriers() == []


def test_what_happened_by_itself_is_told(open_screen):
    screen = open_screen("/help")
    notice = {
        "id": "1",
        "code": "folder.broken",
        "message": "The file could not be read.",
        "hint": "Mend line 3.",
        "map": None,
        "file": "shop.reiskaart.yaml",
        "line": 3,
        "at": "2026-11-21T20:00:00Z",
    }
    screen.page.route("**/api/v1/notices?*", lambda route: route.fulfill(json={"items": [notice]}))
    screen.go("/")
    told = screen.page.get_by_role("region", name="To look at")
    expect(told).to_contain_text("shop.reiskaart.yaml, line 3")
    expect(told).to_contain_text("Mend line 3.")
    assert screen.barriers() == []
