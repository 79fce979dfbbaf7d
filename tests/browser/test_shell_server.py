"""What the page says when the server does not answer, or wants to know who it is."""

from playwright.sync_api import expect

from fixtures.screens import STATIC
from fixtures.servers import PASSWORD, serving
from reiskaart.server.options import Options


def test_a_silent_server_is_said_and_asked_again_by_itself(open_screen):
    screen = open_screen()
    page = screen.page
    page.get_by_role("article").first.wait_for()
    page.context.set_offline(True)
    page.get_by_role("link", name="Archive", exact=True).click()
    expect(page.get_by_text("Reiskaart does not answer. We keep trying")).to_be_visible()
    assert screen.barriers() == []
    page.context.set_offline(False)
    expect(page.get_by_text("Reiskaart answers again.")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("Nothing is archived")).to_be_visible()
    expect(page.get_by_text("Reiskaart does not answer.")).to_have_count(0)


def test_a_password_lets_people_in_to_where_they_wanted(browser, tmp_path):
    with serving(tmp_path, Options(static=STATIC, password=PASSWORD)) as running:
        page = browser.new_context(locale="en").new_page()
        page.goto(f"{running.url}/?view=archived")
        field = page.get_by_label("Password")
        field.fill("not this one at all")
        page.get_by_role("button", name="Log in").click()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_be_focused()
        field.fill(PASSWORD)
        field.press("Enter")
        page.wait_for_url("**/?view=archived")
        expect(page.get_by_text("Nothing is archived")).to_be_visible()
        page.goto(f"{running.url}/about")
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_label("Password")).to_be_visible()
        page.context.close()
