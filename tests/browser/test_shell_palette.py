"""Going anywhere by typing a part of its name."""

from playwright.sync_api import expect

from fixtures.servers import SALON


def _open(page):
    page.keyboard.press("Control+k")
    return page.get_by_role("combobox", name="Go to, or do")


def test_a_map_is_found_and_opened_by_keyboard_alone(open_screen):
    page = open_screen().page
    field = _open(page)
    expect(field).to_be_focused()
    field.fill("crl special")
    option = page.get_by_role("option", selected=True)
    expect(option).to_contain_text("Finding a curl specialist")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/maps/{SALON}")


def test_arrows_go_round(open_screen):
    page = open_screen().page
    _open(page)
    options = page.get_by_role("option")
    expect(options).to_have_count(7)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_escape_gives_the_keyboard_back(open_screen):
    page = open_screen().page
    button = page.get_by_role("button", name="Search a map, step, card or command")
    button.click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_what_is_nowhere_is_said_so(open_screen):
    screen = open_screen("/", color_scheme="dark")
    _open(screen.page).fill("qqqq")
    expect(screen.page.get_by_role("status").filter(has_text="Nothing is called “qqqq”")).to_be_visible()
    assert screen.barriers() == []


def test_on_a_map_its_steps_and_commands_are_found(open_screen):
    screen = open_screen(f"/maps/{SALON}")
    page = screen.page
    expect(page.locator('[data-tour="phase-header"]').first).to_be_visible(timeout=20_000)
    _open(page).fill("price")
    expect(page.get_by_role("option").first).to_be_visible()
    assert screen.barriers("document.querySelector('dialog')") == []
    groups = page.get_by_role("dialog").get_by_role("group")
    assert groups.count() >= 2


def test_maps_beyond_the_first_answer_are_found(open_screen):
    page = open_screen().page
    page.get_by_role("article").first.wait_for()
    known = page.evaluate("fetch('/api/v1/maps').then((answer) => answer.json())")["items"][0]

    def answer(route):
        last = "cursor=" in route.request.url
        map_ = {**known, "id": "far", "title": "Far down the list"} if last else known
        route.fulfill(json={"items": [map_], "next": None if last else "more", "total": 2})

    page.route("**/api/v1/maps?*", answer)
    _open(page).fill("far down")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Far down the list")


def test_maps_that_come_late_leave_what_was_chosen(open_screen):
    page = open_screen().page
    page.get_by_role("article").first.wait_for()
    waiting = []
    page.route("**/api/v1/maps?*", lambda route: waiting.append(route))
    with page.expect_request("**/api/v1/maps?*"):
        _open(page)
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_text("Archive")
    waiting[0].continue_()
    expect(page.get_by_role("option").filter(has_text="Finding a curl specialist")).to_be_visible()
    expect(chosen).to_have_text("Archive")
