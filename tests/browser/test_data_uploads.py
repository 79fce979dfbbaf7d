"""Files on their way to the server: in parts, through a bad line, taken up again after a reload, and from the server itself."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.data_files import make_file
from fixtures.screens import STATIC
from fixtures.servers import serving
from reiskaart.server.options import Options

_PART = re.compile(r"/api/v1/uploads/[^/?]+\?.*offset=")
_ROW = "c{number},2026-03-0{day}T10:00:00Z,view_prices,web\n"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A folder on the server that it may read, with a file and a further folder in it."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "2026").mkdir()
    make_file("visits", folder / "2026")
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory, shelf):
    with serving(tmp_path_factory.mktemp("uploads"), Options(static=STATIC, logs=(shelf,))) as running:
        yield running


@pytest.fixture
def large(tmp_path):
    """A file of several parts."""
    file = tmp_path / "large.csv"
    rows = "".join(_ROW.format(number=number, day=1 + number % 9) for number in range(90_000))
    file.write_text("customer,time,name,channel\n" + rows, "utf-8")
    assert file.stat().st_size > 3_000_000
    return file


def _give(page, *files):
    page.locator("input[type=file]").first.set_input_files(list(files))


def test_a_part_that_is_lost_is_sent_again(open_screen, large, served):
    page = open_screen("/data").page
    lost = []

    def lose(route):
        if len(lost) < 2:
            lost.append(route.request.url)
            route.abort()
        else:
            route.fallback()

    page.route(_PART, lose)
    _give(page, large)
    page.wait_for_url("**/data/import/*")
    expect(page.get_by_label("Customer", exact=True)).to_have_value("customer", timeout=40_000)
    assert len(lost) == 2
    with served.client() as client:
        upload = client.get(f"/api/v1/uploads/{page.url.rsplit('/', 1)[1]}").json()
    assert (upload["received"], upload["bytes"]) == (large.stat().st_size, large.stat().st_size)


def test_somebody_who_is_logged_out_in_the_middle_loses_nothing(open_screen, large):
    page = open_screen("/data").page
    locked, is_told = [], False

    def lock(route):
        if len(locked) < 2 or not is_told:
            locked.append(route.request.url)
            route.fulfill(status=401, json={"title": "Log in first.", "code": "server.no-login"})
        else:
            route.fallback()

    page.route(_PART, lock)
    _give(page, large)
    expect(page.get_by_text("log in again in another window")).to_be_visible()
    expect(page.get_by_role("link", name="Log in")).to_have_attribute("target", "_blank")
    is_told = True
    expect(page.get_by_label("Customer", exact=True)).to_have_value("customer", timeout=40_000)
    assert len(locked) >= 2


def test_after_a_reload_the_same_file_goes_on_where_it_stopped(open_screen, large):
    page = open_screen("/data").page
    offsets = []

    def first_only(route):
        offsets.append(int(re.search(r"offset=(\d+)", route.request.url)[1]))
        if offsets[-1] == 0:
            route.fallback()
        # the rest hangs: somebody closes the page meanwhile

    page.route(_PART, first_only)
    with page.expect_request(lambda request: _PART.search(request.url) and "offset=0" not in request.url):  # the first is there
        _give(page, large)
    page.wait_for_url("**/data/import/*")
    expect(page.get_by_text("is on its way")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("large.csv is only half here")).to_be_visible()
    page.unroute(_PART)
    begun = []
    page.on("request", lambda request: begun.append(request.url) if _PART.search(request.url) else None)
    _give(page, large)
    expect(page.get_by_label("Customer", exact=True)).to_have_value("customer", timeout=40_000)
    assert int(re.search(r"offset=(\d+)", begun[0])[1]) > 0


def test_leaving_while_a_file_goes_up_is_asked_about(open_screen, large):
    page = open_screen("/data").page
    page.route(_PART, lambda route: None)
    _give(page, large)
    expect(page.get_by_text("is on its way")).to_be_visible()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_what_is_cancelled_leaves_nothing(open_screen, large, served):
    page = open_screen("/data").page
    with served.client() as client:
        for upload in client.get("/api/v1/uploads").json()["items"]:
            client.delete(f"/api/v1/uploads/{upload['id']}")
        page.route(_PART, lambda route: None)
        _give(page, large)
        page.get_by_role("button", name="Cancel").click()
        expect(page).to_have_title("Customer data · Reiskaart")
        assert client.get("/api/v1/uploads").json()["items"] == []


def test_several_files_wait_for_their_columns_one_by_one(open_screen, tmp_path):
    page = open_screen("/data").page
    _give(page, make_file("visits", tmp_path), make_file("clicks", tmp_path))
    going = page.get_by_role("region", name="On its way")
    expect(going.get_by_role("button", name="Look at the columns")).to_have_count(2)
    going.get_by_role("listitem").filter(has_text="clicks.parquet").get_by_role("button", name="Look at the columns").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("clicks.parquet")
    page.go_back()
    going.get_by_role("button", name="Discard visits.csv").click()
    expect(going.get_by_text("visits.csv")).to_have_count(0)


def test_a_file_on_the_server_stays_where_it_lies(open_screen, shelf):
    page = open_screen("/data").page
    page.get_by_role("button", name="Files on the server").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="2026").click()
    dialog.get_by_role("button", name="visits.csv").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("visits.csv")
    expect(page.get_by_label("Customer", exact=True)).to_have_value("customer")
    page.get_by_role("button", name="Discard").click()
    expect(page).to_have_title("Customer data · Reiskaart")
    assert (shelf / "2026" / "visits.csv").is_file()
