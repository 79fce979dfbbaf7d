"""A whole map is made by keyboard alone."""

from playwright.sync_api import expect

from reiskaart.model import Journey, Lane

_STEPS = {
    "Notices": ["Sees frizz", "Asks a friend"],
    "Chooses": ["Reads reviews", "Calls"],
    "Comes back": ["Is cut", "Tells others"],
}


def _press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def _write(page, text):
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def _tab_to(page, name):
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab never came to {name}")


def _here(page):
    return page.evaluate("document.activeElement.dataset.key")


def _saved(screen, id_):
    expect(screen.page.locator("header").get_by_text("Saved", exact=True)).to_be_visible(timeout=15_000)
    with screen.served.client() as client:
        return client.get(f"/api/v1/maps/{id_}").json()


def test_three_phases_six_steps_five_lanes_twenty_cards_and_feelings(open_screen, served):
    lanes = (Lane(id="actions"), Lane(id="questions"), Lane(id="emotion"))
    served.workspace.save_map(Journey(id="keys", title="By keys", lanes=lanes), source=None, expected_version=None)
    screen = open_screen("/maps/keys")
    page = screen.page

    expect(page.get_by_text("This map is still empty")).to_be_visible()
    _tab_to(page, "A phase of your own")
    page.keyboard.press("Enter")
    for place, (phase, steps) in enumerate(_STEPS.items()):
        if place > 0:
            page.keyboard.press("Control+Shift+Enter")
        expect(page.get_by_role("textbox", name="Name of the phase")).to_be_focused()
        _write(page, phase)
        for step in steps:
            page.keyboard.press("Control+Enter")
            expect(page.get_by_role("textbox", name="Name of the step")).to_be_focused()
            _write(page, step)

    for lane in ("Promises", "Colleagues"):
        page.keyboard.press("Control+Alt+Enter")
        expect(page.get_by_role("textbox", name="Name of the lane")).to_be_focused()
        _write(page, lane)

    _press(page, "Control+Home", "ArrowDown", "ArrowDown", "ArrowDown")
    assert _here(page).startswith("cell:actions@")
    for number in range(6):  # two in each cell: typing makes the first, a second Enter the next
        _write(page, f"Does {number}")
        page.keyboard.press("Enter")
        _write(page, f"Then {number}")
        page.keyboard.press("ArrowRight")

    _press(page, "Home", "ArrowDown", "ArrowDown")
    assert _here(page).startswith("cell:questions@")
    for number in range(6):  # Tab writes and goes on
        page.keyboard.type(f"Why {number}?")
        page.keyboard.press("Tab")

    page.keyboard.press("Control+End")
    assert _here(page).startswith("cell:lane-")
    _write(page, "Sweeps the floor")
    page.keyboard.press("Shift+Enter")
    _write(page, "Says goodbye")

    _press(page, "Home", "ArrowUp", "ArrowUp")
    assert _here(page).startswith("emotion:")
    _press(page, *"5→4→3→2→4→5".replace("→", " ArrowRight ").split())  # 1 is very unpleasant, 5 very pleasant

    made = _saved(screen, "keys")
    assert [phase["name"] for phase in made["phases"]] == list(_STEPS)
    assert [[step["name"] for step in phase["steps"]] for phase in made["phases"]] == list(_STEPS.values())
    assert [lane["name"] for lane in made["lanes"]][3:] == ["Promises", "Colleagues"]
    steps = [step for phase in made["phases"] for step in phase["steps"]]
    assert [[card["text"] for card in step["cards"]["actions"]] for step in steps] == [
        [f"Does {n}", f"Then {n}"] for n in range(6)
    ]
    assert [[card["text"] for card in step["cards"]["questions"]] for step in steps] == [[f"Why {n}?"] for n in range(6)]
    own = made["lanes"][4]["id"]
    assert [card["text"] for card in steps[5]["cards"][own]] == ["Sweeps the floor", "Says goodbye"]
    assert sum(len(cards) for step in steps for cards in step["cards"].values()) == 20
    assert [step["emotions"][0]["value"] for step in steps] == [2, 1, 0, -1, 1, 2]


def test_tab_leaves_the_map_after_escape(open_screen, served):
    screen = open_screen("/maps/salon")
    page = screen.page
    page.locator("[data-card]").first.click()
    _press(page, "Tab", "Tab")
    assert page.evaluate("document.activeElement.closest('[role=grid]') !== null")
    _press(page, "Escape", "Tab")
    assert page.evaluate("document.activeElement.closest('[role=grid]') === null")


def test_escape_gives_the_text_back(open_screen, served):
    screen = open_screen("/maps/salon")
    page = screen.page
    card = page.locator("[data-card]").first
    before = card.inner_text()
    card.click()
    page.keyboard.type("something else")
    expect(page.get_by_role("textbox", name="Text of the card")).to_have_value(f"{before}something else")
    page.keyboard.press("Escape")
    expect(card).to_have_text(before)
    expect(card).to_be_focused()


def test_what_is_here_moves_by_alt_and_arrows_and_undo_takes_it_back(open_screen, served):
    screen = open_screen("/maps/salon")
    page = screen.page
    names = page.locator("[data-key^='steps:']")
    before = names.all_inner_texts()
    names.nth(1).click()
    page.keyboard.press("Alt+ArrowLeft")
    expect(names.first).to_have_text(before[1])
    expect(names.first).to_be_focused()
    page.keyboard.press("Control+z")
    expect(names.first).to_have_text(before[0])
    page.keyboard.press("Control+Shift+z")
    expect(names.first).to_have_text(before[1])
    page.keyboard.press("Control+z")


def test_several_cards_are_chosen_and_deleted_with_a_way_back(open_screen, served):
    screen = open_screen("/maps/salon")
    page = screen.page
    cards = page.locator(".card")
    page.locator("[data-lane=actions] [data-card]").first.click()
    count = cards.count()
    _press(page, "Shift+ArrowRight", "Shift+ArrowRight")
    expect(page.locator(".card.selected")).to_have_count(3)
    page.keyboard.press("Delete")
    expect(cards).to_have_count(count - 3)
    page.get_by_role("button", name="Undo").last.click()
    expect(cards).to_have_count(count)


def test_bold_italic_and_lists_while_writing(open_screen, served):
    screen = open_screen("/maps/salon")
    page = screen.page
    cell = page.locator("[data-lane=actions] [data-card]").nth(1)
    cell.click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("- one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("two")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    made = page.locator("[data-lane=actions] .card", has_text="two")
    expect(made.locator("strong")).to_have_text("two")
    expect(made.locator(".mark")).to_have_count(2)
    page.keyboard.press("Delete")
