"""The columns of a file with customer data: what is guessed, asked and changed, with the effect at once."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from fixtures.data_files import make_file
from fixtures.screens import LOOK_NAMES, LOOKS


@pytest.fixture
def at_columns(open_screen, tmp_path):
    """Give a file to the page of customer data, and wait for its columns."""

    def opened(name, **options):
        screen = open_screen("/data", **options)
        screen.page.locator("input[type=file]").set_input_files(make_file(name, tmp_path))
        screen.page.wait_for_url("**/data/import/*")
        screen.page.get_by_role("columnheader").first.wait_for(state="attached")
        return screen

    return opened


def _part(page, role):
    """The column that plays a part."""
    return page.get_by_label(role, exact=True).input_value()


def test_a_clear_file_needs_one_button(at_columns):
    page = at_columns("visits").page
    assert [_part(page, role) for role in ("Customer", "Time", "What happened", "Channel")] == [
        "customer",
        "time",
        "name",
        "channel",
    ]
    expect(page.locator("fieldset[id^=question]")).to_have_count(0)
    expect(page.get_by_role("button", name="Import", exact=True)).to_be_enabled()
    expect(page.get_by_label("Name of this customer data")).to_have_value("visits")
    expect(page.get_by_text("100% of the first 20 rows can be read")).to_be_visible()


def test_two_columns_that_say_the_same_are_asked_about(at_columns):
    page = at_columns("two_names").page
    question = page.get_by_role("group", name="activity").or_(page.locator("fieldset[id=question-name]"))
    expect(question.first).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page).to_have_url(page.url)  # nothing was begun
    expect(page.locator("#question-name input").first).to_be_focused()
    page.locator("#question-name").get_by_text("concept:name", exact=True).click()
    expect(page.locator("#question-name")).to_have_count(0)
    assert _part(page, "What happened") == "concept:name"


def test_day_and_month_are_turned_and_the_examples_with_them(at_columns):
    page = at_columns("day_or_month").page
    times = page.get_by_role("region", name="Times")
    expect(times.get_by_role("cell", name="Apr 1, 2026")).to_be_visible()
    times.get_by_text("the month").click()
    expect(times.get_by_role("cell", name="Jan 4, 2026")).to_be_visible()
    expect(page.get_by_role("cell", name="Jan 4, 2026").nth(1)).to_be_visible()  # in the rows too


def test_a_zone_moves_what_is_read(at_columns):
    page = at_columns("day_or_month").page
    times = page.get_by_role("region", name="Times")
    times.get_by_label("Time zone").select_option("Asia/Tokyo")
    expect(times.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    expect(times.get_by_role("cell", name="2:05").first).to_be_visible()


def test_rows_that_cannot_be_read_say_why(at_columns):
    page = at_columns("with_bad_rows").page
    aside = page.get_by_role("row").filter(has_text="Set aside")
    expect(aside).to_have_count(3)
    expect(aside.first).to_contain_text("no time")
    expect(page.get_by_text("80% of the first 15 rows can be read")).to_be_visible()


def test_a_part_goes_to_another_column_by_keyboard(at_columns):
    page = at_columns("visits").page
    head = page.get_by_role("columnheader", name="channel")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("what")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="channel").get_by_role("button")).to_contain_text("What happened")
    expect(page.get_by_role("columnheader", name="name", exact=False).filter(has_text="name:").first).to_contain_text("Property")


@pytest.mark.parametrize(
    ("name", "customer", "time"), [("traces", "case:concept:name", "time:timestamp"), ("clicks", "user_id", "timestamp")]
)
def test_other_formats_are_as_clear(at_columns, name, customer, time):
    page = at_columns(name).page
    assert (_part(page, "Customer"), _part(page, "Time")) == (customer, time)
    expect(page.locator("fieldset[id^=question]")).to_have_count(0)


@pytest.mark.parametrize(("name", "said"), [("routes", "whole paths"), ("document", "PDF")])
def test_what_is_no_customer_data_is_called_by_its_name(open_screen, tmp_path, name, said):
    page = open_screen("/data").page
    page.locator("input[type=file]").set_input_files(make_file(name, tmp_path))
    expect(page.get_by_role("alert")).to_contain_text(said, ignore_case=True)
    page.get_by_role("button", name="Choose another file").click()
    expect(page).to_have_title("Customer data · Reiskaart")


@pytest.mark.parametrize(("locale", "scheme", "viewport"), LOOKS, ids=LOOK_NAMES)
def test_columns_have_no_barriers(at_columns, locale, scheme, viewport):
    screen = at_columns("two_names", locale=locale, color_scheme=scheme, viewport=viewport)
    screen.go(urlsplit(screen.page.url).path)  # as a page of its own, not after a drop that changed the one before
    screen.page.get_by_role("columnheader").first.wait_for(state="attached")
    assert screen.barriers() == []
    assert screen.shifted() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
