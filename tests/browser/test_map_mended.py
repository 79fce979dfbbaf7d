"""What somebody runs into who is new to the map screen."""

from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.model import Card, Journey, Lane, Phase, Step, find_phase_model

_NUMBERS = count()
_CORNER = {"x": 4, "y": 4}
"""Of a cell: in its middle stands a plus."""
_LINES = "(name) => { const all = document.createRange(); all.selectNodeContents(name); return all.getClientRects().length }"


def _made(served, *phases, model=None):
    id_ = f"mended-{next(_NUMBERS)}"
    journey = Journey(
        id=id_, title=id_, phases=phases, lanes=(Lane(id="actions"), Lane(id="questions"), Lane(id="emotion")), model=model
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    return f"/maps/{id_}"


@pytest.fixture
def steps(served):
    """A map of three steps, with a card at the first."""
    card = {"actions": (Card(id="a", text="Searches"),)}
    return _made(
        served,
        Phase(
            id="p", name="Phase", steps=tuple(Step(id=f"s{n}", name=f"Step {n}", cards=card if n == 1 else {}) for n in (1, 2, 3))
        ),
    )


@pytest.mark.parametrize("chosen", [None, "[data-card=a]", "[data-key='steps:s1']"])
def test_the_question_mark_lists_the_keys_wherever_the_keyboard_is(open_screen, steps, chosen):
    page = open_screen(steps).page
    expect(page.locator("[data-card=a]")).to_be_visible()
    if chosen is not None:
        page.locator(chosen).click()
    page.keyboard.press("?")
    keys = page.get_by_role("complementary", name="Help").get_by_text("Add a step", exact=True)
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("F1")
    expect(page.get_by_role("complementary", name="Help")).to_be_visible()


def test_typing_goes_on_and_never_replaces_what_was_written(open_screen, steps):
    page = open_screen(steps).page
    page.locator("[data-key='cell:actions@s2']").click(position=_CORNER)
    page.keyboard.type("First")
    page.keyboard.press("Enter")
    page.keyboard.type("Second")
    page.keyboard.press("Enter")
    expect(page.locator("[data-key='cell:actions@s2'] .card")).to_have_text(["First", "Second"])
    page.locator("[data-card=a]").click()
    page.keyboard.type("/finds")
    page.keyboard.press("Enter")
    expect(page.locator("[data-card=a]")).to_have_text("Searches/finds")


def test_a_phase_without_steps_says_what_it_is_for_and_begins_where_it_is_clicked(open_screen, served):
    model = find_phase_model("aida")
    assert model is not None
    phases = [Phase(id=phase, name=model.phase_name(phase, "en")) for phase in model.phases]
    page = open_screen(_made(served, *phases, model=model.id)).page
    begins = page.locator("[data-lane=actions]").get_by_role("button", name="Add the first step to")
    expect(begins).to_have_text([model.customer(phase, "en") for phase in model.phases])
    begins.nth(1).click()
    expect(page.get_by_role("textbox", name="Name of the step")).to_be_focused()
    page.keyboard.type("Compares")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Compares")).to_be_visible()


def test_a_card_that_runs_on_keeps_the_keyboard_and_a_copied_one_is_told(open_screen, steps):
    page = open_screen(steps).page
    card = page.locator("[data-card=a]")
    card.click(button="right")
    page.get_by_role("menuitem", name="Let it run on one step further").click()
    expect(card).to_be_focused()
    page.keyboard.press("Control+c")
    expect(page.get_by_text("Card copied").first).to_be_visible()


def test_the_menu_copies_and_pastes_a_whole_card(open_screen, steps):
    page = open_screen(steps).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-card=a]").click(button="right")
    page.get_by_role("menuitem", name="Copy").click()
    page.locator("[data-key='cell:actions@s3']").click(button="right", position=_CORNER)
    page.get_by_role("menuitem", name="Paste").click()
    expect(page.locator("[data-key='cell:actions@s3'] .card")).to_have_text(["Searches"])


def test_a_lane_is_added_at_the_foot_and_the_emotions_open_as_a_table(open_screen, steps):
    page = open_screen(steps).page
    page.get_by_role("button", name="Lane", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-key='lanes:emotion']").hover()
    page.get_by_role("button", name="The emotions as a table").click()
    expect(page.get_by_role("complementary").get_by_role("table")).to_be_visible()


def test_a_moved_step_can_be_put_back(open_screen, steps):
    page = open_screen(steps).page
    page.locator("[data-key='steps:s1']").click()
    page.keyboard.press("Alt+ArrowRight")
    names = page.locator("[data-key^='steps:'] .name")
    expect(names).to_have_text(["Step 2", "Step 1", "Step 3"])
    page.get_by_role("button", name="Undo").last.click()
    expect(names).to_have_text(["Step 1", "Step 2", "Step 3"])


def test_tab_comes_by_the_line_and_the_feelings_as_a_table(open_screen, steps):
    page = open_screen(steps).page
    page.locator("[data-key='steps:s3']").click()
    for name in ("The journey line as a table", "The emotions as a table"):
        opener = page.get_by_role("button", name=name)
        for _ in range(20):
            if opener.evaluate("(button) => button === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("complementary", name="Details").get_by_role("table")).to_be_visible()
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()


def test_writing_in_a_lane_of_a_phase_without_steps_makes_its_first_step(open_screen, served):
    page = open_screen(
        _made(served, Phase(id="p", name="Begins", steps=(Step(id="s", name="Step"),)), Phase(id="q", name="Bare"))
    ).page
    page.locator("[data-key='cell:questions@s']").click(position=_CORNER)
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-key='bare:questions@q']")).to_be_focused()
    page.keyboard.type("Asks around")
    page.keyboard.press("Enter")
    made = page.locator("[data-key^='steps:asks-around'], [data-key^='steps:step-']")
    expect(made).to_have_text("Asks around")
    expect(made).to_be_focused()


@pytest.mark.parametrize("where", ["on the map", "in the panel"])
def test_a_window_that_becomes_narrow_keeps_what_is_being_written(open_screen, steps, where):
    page = open_screen(steps).page
    page.locator("[data-card=a]").click()
    if where == "on the map":
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Alt+Enter")
        page.get_by_role("textbox", name="Text", exact=True).press("End")
    page.keyboard.type(" and finds")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("[data-card=a]")).to_contain_text("Searches and finds")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator("[data-card=a]")).to_contain_text("Searches and finds")


def test_who_writes_on_a_card_that_somebody_else_deletes_can_put_it_back(open_screen, steps):
    mine, theirs = (open_screen(steps).page for _ in range(2))
    mine.locator("[data-card=a]").click()
    mine.keyboard.press("Enter")
    mine.keyboard.type(" for hours")
    expect(theirs.locator("[data-card=a]")).to_contain_text("Searches for hours")
    theirs.locator("[data-card=a]").click()
    theirs.keyboard.press("Delete")
    expect(mine.get_by_text("Somebody deleted what you were writing: “Searches for hours”")).to_be_visible()
    expect(mine.locator("[data-card=a]")).to_have_count(0)
    mine.get_by_role("button", name="Put it back").click()
    for page in (mine, theirs):
        expect(page.locator("[data-card=a]")).to_contain_text("Searches for hours")


def test_the_arrows_come_to_the_first_step_of_a_phase_without_any(open_screen, served):
    page = open_screen(_made(served, Phase(id="one", name="One"), Phase(id="two", name="Two"))).page
    page.locator("[data-key='phases:one']").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="First step").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("Sees us")
    page.keyboard.press("Enter")
    expect(page.locator("[data-key^='steps:']")).to_have_text(["Sees us"])


def test_the_keyboard_stays_on_the_map_when_undo_takes_away_where_it_was(open_screen, steps):
    page = open_screen(steps).page
    page.locator("[data-key='cell:actions@s2']").click(position=_CORNER)
    page.keyboard.type("Gone soon")
    page.keyboard.press("Enter")
    while page.locator("[data-card]").count() > 1:
        page.keyboard.press("Control+z")
    expect(page.locator("[data-key]:focus")).to_have_count(1)


def test_letters_go_into_no_name_that_was_not_opened(open_screen, steps):
    page = open_screen(steps).page
    page.locator("[data-key='phases:p']").focus()
    page.keyboard.type("Joost")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("[data-key='phases:p']")).to_have_text("Phase")


def test_what_was_begun_and_left_empty_is_not_on_the_map(open_screen, steps, served):
    page = open_screen(steps).page
    page.get_by_role("button", name="Who is this customer?").click()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_be_focused()
    page.get_by_role("button", name="What does the customer want to get done?").click()
    expect(page.get_by_role("textbox", name="What the customer wants to get done")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Who is this customer?")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with served.client() as client:
        made = client.get(f"/api/v1{steps}").json()
    assert (made["personas"], made["customer_jobs"]) == ([], [])


def test_the_name_of_a_phase_over_one_narrow_step_is_not_broken(open_screen, served):
    names = ("Bewustwording", "Overweging", "Klantenservice", *(f"Fase {n}" for n in range(9)))
    phases = [Phase(id=f"p{n}", name=name, steps=(Step(id=f"s{n}", name="Stap"),)) for n, name in enumerate(names)]
    page = open_screen(_made(served, *phases)).page
    for name in names:
        text = page.get_by_role("columnheader", name=name, exact=True).get_by_text(name, exact=True)
        expect(text).to_be_attached()
        assert (
            text.evaluate(
                "(e) => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length }"
            )
            == 1
        )
