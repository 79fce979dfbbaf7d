"""What people do with the maps on home."""

from playwright.sync_api import expect


def _card(screen, title):
    return screen.page.get_by_role("article", name=title, exact=True)


def _choose(screen, title, what):
    _card(screen, title).get_by_role("button", name=f"What to do with {title}").click()
    screen.page.get_by_role("menuitem", name=what, exact=True).click()


def _new(served, title, **more):
    with served.client() as client:
        made = client.post("/api/v1/maps", json={"source": "model", "model": "aida", "title": title, "language": "en", **more})
        return made.raise_for_status().json()["id"]


def test_a_map_is_renamed_where_it_stands(open_screen, served):
    id_ = _new(served, "Bread")
    screen = open_screen()
    _choose(screen, "Bread", "Rename")
    field = screen.page.get_by_role("textbox", name="New title for Bread")
    expect(field).to_be_focused()
    field.fill("Bread and cake")
    field.press("Enter")
    expect(_card(screen, "Bread and cake")).to_be_visible()
    screen.page.get_by_role("button", name="Undo").click()
    expect(_card(screen, "Bread")).to_be_visible()
    with served.client() as client:
        assert client.get(f"/api/v1/maps/{id_}").json()["title"] == "Bread"


def test_escape_leaves_a_title_as_it_was(open_screen, served):
    _new(served, "Cheese")
    screen = open_screen()
    _choose(screen, "Cheese", "Rename")
    screen.page.keyboard.type("Something else")
    screen.page.keyboard.press("Escape")
    expect(_card(screen, "Cheese")).to_be_visible()
    expect(screen.page.get_by_role("textbox", name="New title")).to_have_count(0)


def test_a_deleted_map_comes_back_by_undo_and_from_the_bin(open_screen, served):
    _new(served, "Fish")
    screen = open_screen()
    _choose(screen, "Fish", "Delete")
    expect(_card(screen, "Fish")).to_have_count(0)
    screen.page.get_by_role("button", name="Undo").click()
    expect(_card(screen, "Fish")).to_be_visible()
    _choose(screen, "Fish", "Delete")
    screen.page.get_by_role("link", name="Bin", exact=True).click()
    _card(screen, "Fish").get_by_role("button", name="Put back").click()
    expect(_card(screen, "Fish")).to_have_count(0)
    screen.page.get_by_role("navigation", name="Which maps").get_by_role("link", name="Maps").click()
    expect(_card(screen, "Fish")).to_be_visible()


def test_an_archived_map_is_out_of_sight_until_it_is_taken_out(open_screen, served):
    _new(served, "Fruit")
    screen = open_screen()
    _choose(screen, "Fruit", "Archive")
    expect(_card(screen, "Fruit")).to_have_count(0)
    screen.page.get_by_role("link", name="Archive", exact=True).click()
    _choose(screen, "Fruit", "Take out of the archive")
    screen.page.get_by_role("navigation", name="Which maps").get_by_role("link", name="Maps").click()
    expect(_card(screen, "Fruit")).to_be_visible()


def test_copies_of_a_map_are_told_apart(open_screen, served):
    _new(served, "Wine")
    screen = open_screen()
    _choose(screen, "Wine", "Duplicate")
    expect(_card(screen, "Wine (copy)")).to_be_visible()
    _choose(screen, "Wine", "Duplicate")
    expect(_card(screen, "Wine (copy) 2")).to_be_visible()
    expect(screen.page.get_by_text("“Wine (copy) 2” is made.")).to_be_visible()


def test_undo_from_another_view_is_seen_there(open_screen, served):
    _new(served, "Milk")
    screen = open_screen()
    _choose(screen, "Milk", "Delete")
    expect(_card(screen, "Milk")).to_have_count(0)
    screen.page.get_by_role("link", name="Bin", exact=True).click()
    expect(_card(screen, "Milk")).to_be_visible()
    screen.page.get_by_role("button", name="Undo").click()
    expect(_card(screen, "Milk")).to_have_count(0)
    expect(screen.page.get_by_role("region", name="Messages").get_by_text("Undone.")).to_be_visible()


def test_the_keyboard_stays_at_the_maps(open_screen, served):
    for title in ("Nuts", "Oats", "Peas"):
        _new(served, title)
    screen = open_screen()
    page = screen.page

    def by_key(title, what):
        _card(screen, title).get_by_role("button").focus()
        page.keyboard.press("Enter")
        page.get_by_role("menuitem", name=what, exact=True).press("Enter")

    def link(title):
        return _card(screen, title).get_by_role("link", name=title)

    by_key("Oats", "Rename")
    page.keyboard.press("Escape")
    expect(link("Oats")).to_be_focused()
    by_key("Oats", "Rename")
    page.keyboard.type("Rye")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The map is now called “Rye”.")).to_be_visible()
    expect(link("Rye")).to_be_focused()
    after = page.get_by_role("article").nth(1).get_attribute("aria-label")
    by_key("Rye", "Delete")
    expect(_card(screen, "Rye")).to_have_count(0)
    expect(link(after)).to_be_focused()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(link("Rye")).to_be_focused()


def test_the_menu_opens_by_right_click_and_by_its_key(open_screen, served):
    _new(served, "Honey")
    screen = open_screen()
    page = screen.page
    _card(screen, "Honey").click(button="right", position={"x": 60, "y": 40})
    expect(page.get_by_role("menu", name="What to do with Honey")).to_be_visible()
    at, card = page.get_by_role("menu").bounding_box(), _card(screen, "Honey").bounding_box()
    assert abs(at["x"] - card["x"] - 60) < 2
    page.keyboard.press("Escape")
    link = _card(screen, "Honey").get_by_role("link")
    link.focus()
    link.dispatch_event("contextmenu", {"button": 0})  # as the menu key and Shift+F10 do
    expect(page.get_by_role("menuitem", name="Open", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    _choose(screen, "Honey", "Rename")
    assert page.get_by_role("textbox", name="New title for Honey").evaluate(
        "(field) => field.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))"
    ), "the browser's own menu, to paste"


def test_a_download_that_fails_is_told_and_the_page_stays(open_screen, served):
    _new(served, "Salt")
    screen = open_screen()
    screen.page.route(
        "**/file?*", lambda route: route.fulfill(status=500, json={"title": "Wrong", "detail": "The disk is full."})
    )
    _choose(screen, "Salt", "Download")
    expect(screen.page.get_by_text("The disk is full.")).to_be_visible()
    expect(_card(screen, "Salt")).to_be_visible()


def test_a_map_is_downloaded_as_a_file(open_screen, served):
    _new(served, "Tea")
    screen = open_screen()
    with screen.page.expect_download() as downloading:
        _choose(screen, "Tea", "Download")
    assert downloading.value.suggested_filename.endswith(".reiskaart.yaml")
    assert "title: Tea" in downloading.value.path().read_text("utf-8")


def test_the_menu_is_used_by_keyboard_alone(open_screen, served):
    _new(served, "Coffee")
    screen = open_screen()
    page = screen.page
    button = _card(screen, "Coffee").get_by_role("button", name="What to do with Coffee")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Open", exact=True)).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Delete")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Open", exact=True)).to_be_focused()
    page.keyboard.type("du")
    expect(page.get_by_role("menuitem", name="Duplicate")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(button).to_be_focused()
    for open_ in (1, 0, 1):  # its button opens it, and closes it again
        button.click()
        expect(page.get_by_role("menu")).to_have_count(open_)


def test_many_maps_are_searched_and_sorted(open_screen, served):
    for number in (1, 2, 10):
        _new(served, f"Café {number}")
    for number in range(8):
        _new(served, f"Other {number}")
    page = open_screen().page
    page.get_by_label("Find a map").fill("cafe")
    page.get_by_label("Sorted by").select_option("Title")
    cards = page.get_by_role("article")
    expect(cards).to_have_count(3)
    assert [cards.nth(at).get_attribute("aria-label") for at in range(3)] == ["Café 1", "Café 2", "Café 10"]
    expect(page.get_by_text("3 maps found")).to_be_visible()


def test_a_map_shows_its_miniature(open_screen):
    picture = open_screen().page.locator("article img").first
    picture.evaluate("(image) => image.decode()")
    assert picture.evaluate("(image) => image.naturalWidth") > 100
