"""Feelings are said, moved and taken away on the curve itself: by mouse, by keys, for one persona or another."""

import itertools

import pytest
from playwright.sync_api import expect

from reiskaart.model import Emotion, Journey, Persona, Phase, Step

_NUMBERS = itertools.count()
STEPS = ("Looks around", "Compares", "Pays", "Waits")


@pytest.fixture
def bakery(served):
    """A map with two feelings, of its own for each test; its id."""
    id_ = f"bread-{next(_NUMBERS)}"
    felt = {1: (Emotion(value=1, word="curious"),), 2: (Emotion(value=-1),)}
    steps = tuple(Step(id=f"step-{n}", name=name, emotions=felt.get(n, ())) for n, name in enumerate(STEPS))
    journey = Journey(id=id_, title="Bread", language="en", phases=(Phase(id="all", name="All", steps=steps),))
    served.workspace.save_map(journey, source=None, expected_version=None)
    return id_


def _felt(screen, step):
    return screen.page.get_by_role("slider", name=f"Feeling at {step}", exact=True)


def _drag(page, point, by):
    box = point.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + by / 2)
    page.mouse.move(x + 30, y + by)  # sideways changes nothing


def test_a_feeling_is_dragged_in_halves_and_undone_at_once(open_screen, bakery):
    screen = open_screen(f"/maps/{bakery}")
    point = _felt(screen, "Compares")
    expect(point).to_have_attribute("aria-valuetext", "pleasant (+1), curious")
    _drag(screen.page, point, 52)  # 21 px stand for one: -1.5 is the nearest half
    expect(point).to_have_attribute("aria-valuenow", "-1.5")
    screen.page.mouse.up()
    expect(point).to_have_attribute("aria-valuetext", "very unpleasant (−1.5), curious")
    screen.page.keyboard.press("Control+z")
    expect(point).to_have_attribute("aria-valuenow", "1")


def test_escape_gives_a_drag_up(open_screen, bakery):
    screen = open_screen(f"/maps/{bakery}")
    point = _felt(screen, "Compares")
    _drag(screen.page, point, 60)
    screen.page.keyboard.press("Escape")
    screen.page.mouse.up()
    expect(point).to_have_attribute("aria-valuenow", "1")


def test_a_feeling_that_somebody_takes_away_under_the_pointer_comes_back_as_it_is_said(open_screen, bakery):
    mine, theirs = open_screen(f"/maps/{bakery}"), open_screen(f"/maps/{bakery}")
    point = _felt(mine, "Compares")
    _drag(mine.page, point, 60)
    expect(point).to_have_attribute("aria-valuenow", "-2")
    _felt(theirs, "Compares").focus()
    theirs.page.keyboard.press("Delete")
    empty = mine.page.get_by_role("button", name="Say how the customer feels at Compares")
    expect(empty).to_be_visible()
    mine.page.mouse.up()
    empty.focus()
    mine.page.keyboard.press("5")
    expect(point).to_have_attribute("aria-valuetext", "very pleasant (+2)")


def test_keys_change_a_feeling_and_it_is_stored(open_screen, served, bakery):
    screen = open_screen(f"/maps/{bakery}")
    point = _felt(screen, "Pays")
    point.focus()
    screen.page.keyboard.press("ArrowUp")
    expect(point).to_have_attribute("aria-valuetext", "unpleasant (−0.5)")
    screen.page.keyboard.press("5")
    expect(point).to_have_attribute("aria-valuetext", "very pleasant (+2)")
    screen.page.keyboard.press("ArrowUp")
    expect(point).to_have_attribute("aria-valuenow", "2")
    screen.page.keyboard.press("ArrowDown")
    expect(point).to_have_attribute("aria-valuenow", "1.5")
    expect(screen.page.get_by_text("Saved", exact=True)).to_be_visible()
    with served.client() as client:
        steps = client.get(f"/api/v1/maps/{bakery}").json()["phases"][0]["steps"]
    assert steps[2]["emotions"][0]["value"] == 1.5


def test_a_feeling_gets_its_word_where_it_stands(open_screen, bakery):
    screen = open_screen(f"/maps/{bakery}")
    point = _felt(screen, "Pays")
    point.focus()
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("textbox", name="In a word, how the customer feels at Pays")).to_be_focused()
    screen.page.keyboard.type("startled")
    screen.page.keyboard.press("Enter")
    expect(point).to_be_focused()
    expect(point).to_have_attribute("aria-valuetext", "unpleasant (−1), startled")
    expect(screen.page.get_by_role("img", name="Feelings").get_by_text("startled", exact=True)).to_be_visible()


def test_a_click_on_an_empty_step_says_how_it_feels_there_and_figures_change_it(open_screen, bakery):
    screen = open_screen(f"/maps/{bakery}")
    empty = screen.page.get_by_role("button", name="Say how the customer feels at Waits")
    box = empty.bounding_box()
    empty.click(position={"x": box["width"] / 2, "y": 42})  # the height of very pleasant
    expect(_felt(screen, "Waits")).to_have_attribute("aria-valuetext", "very pleasant (+2)")
    expect(_felt(screen, "Waits")).to_be_focused()
    for key in "2354":
        screen.page.keyboard.press(key)
    expect(_felt(screen, "Waits")).to_have_attribute("aria-valuetext", "pleasant (+1)")
    screen.page.keyboard.press("ArrowLeft")
    expect(_felt(screen, "Pays")).to_be_focused()
    screen.page.keyboard.press("ArrowRight")
    screen.page.keyboard.press("Enter")
    screen.page.keyboard.type("proud")
    screen.page.keyboard.press("Enter")
    expect(_felt(screen, "Waits")).to_have_attribute("aria-valuetext", "pleasant (+1), proud")


def test_a_click_on_the_word_of_a_feeling_edits_it(open_screen, bakery):
    screen = open_screen(f"/maps/{bakery}")
    box = screen.page.get_by_role("img", name="Feelings").get_by_text("curious", exact=True).bounding_box()
    screen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(screen.page.get_by_role("textbox", name="In a word, how the customer feels at Compares")).to_be_focused()


def test_a_key_says_how_an_empty_step_feels_and_another_takes_it_away(open_screen, bakery):
    screen = open_screen(f"/maps/{bakery}")
    screen.page.get_by_role("button", name="Say how the customer feels at Looks around").focus()
    screen.page.keyboard.press("2")
    expect(_felt(screen, "Looks around")).to_be_focused()
    expect(_felt(screen, "Looks around")).to_have_attribute("aria-valuenow", "-1")
    screen.page.keyboard.press("Delete")
    expect(screen.page.get_by_role("button", name="Say how the customer feels at Looks around")).to_be_focused()
    screen.page.keyboard.press("Control+z")
    expect(_felt(screen, "Looks around")).to_have_attribute("aria-valuenow", "-1")


def test_each_persona_has_a_curve(open_screen, served):
    steps = (
        Step(id="one", name="One", emotions=(Emotion(value=1, persona="anna"), Emotion(value=-2, persona="bert"))),
        Step(id="two", name="Two", emotions=(Emotion(value=2, persona="anna"), Emotion(value=-1, persona="bert"))),
    )
    people = (Persona(id="anna", name="Anna"), Persona(id="bert", name="Bert"))
    journey = Journey(
        id="two-people", title="Two", language="en", personas=people, phases=(Phase(id="p", name="P", steps=steps),)
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    screen = open_screen("/maps/two-people")
    expect(_felt(screen, "One")).to_have_attribute("aria-valuenow", "1")
    screen.page.get_by_role("group", name="Whose feelings").get_by_text("Bert").click()
    expect(screen.page.get_by_role("img", name="Feelings of Bert")).to_be_visible()
    expect(_felt(screen, "One")).to_have_attribute("aria-valuenow", "-2")
    _felt(screen, "One").focus()
    screen.page.keyboard.press("4")
    screen.page.get_by_role("group", name="Whose feelings").get_by_text("Anna").click()
    expect(_felt(screen, "One")).to_have_attribute("aria-valuenow", "1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_curve_has_no_barriers(open_screen, bakery, scheme):
    screen = open_screen(f"/maps/{bakery}", color_scheme=scheme)
    expect(_felt(screen, "Pays")).to_be_visible()
    assert screen.barriers("'.curve'") == []
