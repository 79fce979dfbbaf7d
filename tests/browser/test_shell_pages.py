"""Going from page to page: title, keyboard, scroll, settings, and pages that do not exist."""

import pytest
from playwright.sync_api import expect

from fixtures.screens import PHONE
from fixtures.servers import SALON


def test_a_new_page_has_its_title_and_the_keyboard_on_its_heading(open_screen):
    page = open_screen().page
    assert page.title() == "Your maps · Reiskaart"
    page.get_by_role("link", name="About Reiskaart").click()
    expect(page).to_have_title("About Reiskaart · Reiskaart")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("[aria-live=polite]", has_text="About Reiskaart, page opened")).to_be_attached()


def test_going_back_leads_to_where_the_page_was_scrolled(open_screen):
    page = open_screen("/about", viewport={"width": 800, "height": 400}).page
    page.get_by_role("table").wait_for()
    page.evaluate("window.scrollTo(0, 300)")
    page.wait_for_timeout(300)  # the browser tells the end of scrolling only by silence
    page.get_by_role("link", name="Maps", exact=True).click()
    expect(page).to_have_title("Your maps · Reiskaart")
    expect(page.locator("html")).to_have_js_property("scrollTop", 0)
    page.go_back()
    page.get_by_role("table").wait_for()
    expect(page.locator("html")).to_have_js_property("scrollTop", 300)


def test_an_address_of_ours_that_leads_nowhere_says_so(open_screen):
    screen = open_screen()
    page = screen.page
    page.evaluate("history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
    assert screen.barriers() == []
    page.get_by_role("link", name="To your maps").click()
    expect(page).to_have_title("Your maps · Reiskaart")


def test_a_map_that_is_not_there_says_so_with_a_way_out(open_screen):
    page = open_screen("/maps/nowhere").page
    expect(page.get_by_role("link", name="To your maps").or_(page.get_by_role("link", name="All maps")).first).to_be_visible()


def test_the_first_link_leads_to_the_content(open_screen):
    page = open_screen().page
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_settings_are_kept_in_this_browser(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Dark").check()
    page.get_by_label("Your name").fill("Noor")
    page.get_by_role("radio", name="Colour 7").check()
    page.get_by_role("button", name="Done").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Settings")).to_have_text("N")
    page.get_by_role("button", name="Settings").click()
    page.get_by_text("Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je kaarten")


def test_a_name_is_kept_as_it_is_typed(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Your name").fill("Noor")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Settings")).to_have_text("N")


def test_a_page_that_cannot_be_fetched_says_so_with_a_way_out(open_screen):
    screen = open_screen()
    page = screen.page
    page.get_by_role("article").first.wait_for()
    page.route("**/assets/AboutPage*.js", lambda route: route.abort())
    page.get_by_role("link", name="About Reiskaart").click()
    expect(page.get_by_role("alert")).to_contain_text("This part of Reiskaart could not be fetched.")
    page.unroute("**/assets/AboutPage*.js")
    screen.complaints.clear()  # the browser's own word of what was cut
    page.get_by_role("button", name="Load this page again").click()
    expect(page).to_have_title("About Reiskaart · Reiskaart")


@pytest.mark.parametrize("path", ["/help", "/about", "/login"])
@pytest.mark.parametrize(
    ("locale", "scheme", "viewport"), [("nl", "light", PHONE), ("en", "dark", {"width": 1600, "height": 1000})]
)
def test_other_pages_have_no_barriers(open_screen, path, locale, scheme, viewport):
    screen = open_screen(path, locale=locale, color_scheme=scheme, viewport=viewport)
    screen.page.locator("main").locator("dl, form").first.wait_for()
    assert screen.barriers() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_home_is_light(browser, served):
    """Its scripts weigh under 120 KB as they come over the line, in a window that has nothing kept."""
    page = browser.new_context(locale="nl").new_page()
    weights = {}
    page.on("requestfinished", lambda r: weights.update({r.url: r.sizes()["responseBodySize"]} if r.url.endswith(".js") else {}))
    page.goto(served.url)
    page.get_by_role("article").first.wait_for()
    page.context.close()
    print(f"home: {sum(weights.values()) / 1000:.1f} KB of scripts in {len(weights)} files")
    assert 20_000 < sum(weights.values()) < 120_000


def test_the_page_of_a_map_is_reached_from_its_card(open_screen):
    page = open_screen().page
    page.get_by_role("article").first.get_by_role("link").click()
    page.wait_for_url(f"**/maps/{SALON}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
