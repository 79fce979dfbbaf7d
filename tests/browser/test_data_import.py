"""From a file to what is in it: importing, its progress from every page, and the quality of what came in."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.data_files import make_file
from fixtures.screens import LOOK_NAMES, LOOKS
from fixtures.workers import watched_workers

_LOG = re.compile(r"/data/(?!import)[^/]+$")
_PATIENCE = 60_000
"""The first job waits until the worker has loaded its engine."""


@pytest.fixture(scope="module", autouse=True)
def workers():
    """Those who bring files in."""
    with watched_workers() as begun:
        yield begun


def _give(page, file):
    page.locator("input[type=file]").first.set_input_files(file)


def _import(page, name):
    """What is in the columns, under a name of its own; ends at its quality."""
    page.get_by_label("Name of this customer data").fill(name)
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url(_LOG, timeout=_PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_one_click_leads_from_columns_to_quality(open_screen, tmp_path):
    page = open_screen("/data").page
    refused = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    _give(page, make_file("visits", tmp_path))
    _import(page, "Spring")
    expect(page.get_by_text("46 contacts of 7 customers, Jan 1, 2026")).to_be_visible()
    expect(page.get_by_text("All rows could be read.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="no contact from Jan 26, 2026 to Feb 8, 2026 (14 days)")).to_be_visible()
    expect(page.get_by_role("row", name="view_prices")).to_contain_text("34.8%")  # 16 of 46
    expect(page.locator("[aria-current=step]").first).to_contain_text("Quality")
    assert refused == []
    page.go_back()  # to where files come in, not to columns that are gone
    expect(page).to_have_title("Customer data · Reiskaart")
    expect(page.get_by_role("row", name="Spring")).to_contain_text("no map yet")


def test_rows_that_were_set_aside_are_told_and_downloaded(open_screen, tmp_path):
    page = open_screen("/data").page
    _give(page, make_file("with_bad_rows", tmp_path))
    _import(page, "Holes")
    expect(page.get_by_text("3 rows were set aside.", exact=False).first).to_be_visible()
    rejected = page.get_by_role("group", name="3 rows were set aside").get_by_role("row")
    expect(rejected).to_have_count(4)
    assert [row.get_by_role("cell").first.inner_text() for row in rejected.all()[1:]] == ["3", "4", "5"]
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download them").click()
    assert downloading.value.suggested_filename.endswith(".csv")
    assert len(downloading.value.path().read_text("utf-8-sig").splitlines()) == 4


def test_a_job_is_seen_from_another_page_and_ends_there_with_a_way_to_it(open_screen, served, workers, tmp_path):
    page = open_screen("/data").page
    _give(page, make_file("clicks", tmp_path))
    page.get_by_label("Name of this customer data").fill("Clicks")
    with workers.held_up(served):
        page.get_by_role("button", name="Import", exact=True).click()
        page.wait_for_url("**?job=*")
        page.get_by_role("link", name="Maps", exact=True).click()
        expect(page).to_have_title("Your maps · Reiskaart")
    page.get_by_label("Messages").get_by_role("button", name="Look").click(timeout=_PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Clicks")


def test_an_import_that_somebody_comes_back_to_goes_on(open_screen, served, workers, tmp_path):
    page = open_screen("/data").page
    _give(page, make_file("traces", tmp_path))
    with workers.held_up(served):
        page.get_by_role("button", name="Import", exact=True).click()
        page.wait_for_url("**?job=*")
        page.reload()
        expect(page.get_by_role("progressbar")).to_be_visible()
    page.wait_for_url(_LOG, timeout=_PATIENCE)
    expect(page.get_by_text("6 contacts of 2 customers")).to_be_visible()


def test_a_name_that_is_taken_says_so_at_the_name(open_screen, tmp_path):
    page = open_screen("/data").page
    for _ in range(2):
        page.get_by_role("link", name="Customer data", exact=True).first.click()
        _give(page, make_file("clicks", tmp_path))
        page.get_by_label("Name of this customer data").fill("Twice")
        page.get_by_role("button", name="Import", exact=True).click()
        page.wait_for_url(_LOG, timeout=_PATIENCE) if _ == 0 else None
    expect(page.get_by_label("Name of this customer data")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").filter(has_text="Twice")).to_be_visible()
    page.get_by_label("Name of this customer data").fill("Once more")
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url(_LOG, timeout=_PATIENCE)


def test_it_is_renamed_and_deleted_where_it_stands(open_screen, tmp_path):
    page = open_screen("/data").page
    _give(page, make_file("visits", tmp_path))
    _import(page, "Old name")
    page.get_by_role("button", name="What to do with Old name").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.keyboard.type("New name")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("New name")
    page.get_by_role("button", name="What to do with New name").click()
    page.get_by_role("menuitem", name="Delete…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("46 contacts go.")
    expect(dialog).to_contain_text("No map uses it.")
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(page).to_have_title("Customer data · Reiskaart")
    expect(page.get_by_role("row", name="New name")).to_have_count(0)


def test_a_newer_file_adds_what_is_new_and_says_how_much(open_screen, tmp_path):
    page = open_screen("/data").page
    file = make_file("visits", tmp_path)
    _give(page, file)
    _import(page, "Growing")
    file.write_text(file.read_text("utf-8") + "c1,2026-04-01T10:00:00Z,cut,web\nc9,2026-04-02T10:00:00Z,cut,web\n", "utf-8")
    page.goto(page.url.rsplit("/", 1)[0])
    page.get_by_role("button", name="What to do with Growing").click()
    page.get_by_role("menuitem", name="Add a newer file…").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(file)
    expect(dialog.get_by_role("status")).to_contain_text("2 contacts were new", timeout=_PATIENCE)
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(page.get_by_text("48 contacts of 8 customers")).to_be_visible()


@pytest.fixture(scope="module")
def holes(served, tmp_path_factory):
    """Customer data with rows set aside, taken in without a browser; its id."""
    from reiskaart.eventlog import LogOptions

    file = make_file("with_bad_rows", tmp_path_factory.mktemp("holes"))
    served.workspace.import_log(file, LogOptions(), "With holes")
    with served.client() as client:
        return next(log["id"] for log in client.get("/api/v1/logs").json()["items"] if log["name"] == "With holes")


@pytest.mark.parametrize(("locale", "scheme", "viewport"), LOOKS, ids=LOOK_NAMES)
def test_list_and_quality_have_no_barriers(open_screen, holes, locale, scheme, viewport):
    for path in ("/data", f"/data/{holes}"):
        screen = open_screen(path, locale=locale, color_scheme=scheme, viewport=viewport)
        screen.page.get_by_role("table").first.wait_for(state="attached")
        assert screen.barriers() == []
        assert screen.shifted() == []
        assert screen.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
