"""What somebody runs into who is new to the map screen."""

from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.model import Card, Journey, Lane, Phase, Step

_NUMBERS = count()
_CORNER = {"x": 4, "y": 4}
"""Of a cell: in its middle stands a plus."""


def _made(served, *phases, model=None):
    id_ = f"mended-{next(_NUMBERS)}"
    journey = Journey(id=id_, title=id_, phases=phases, lanes=(Lane(id="actions"), Lane(id="questions"), Lane(id="emotion")), model=model)
    served.workspace.save_map(journey, source=None, expected_version=None)
    return f"/maps/{id_}"


@pytest.fixture
def steps(served):
    """A map of three steps, with a card at the first."""
    card = {"actions": (Card(id="a", text="Searches"),)}
    return _made(served, Phase(id="p", name="Phase", steps=tuple(Step(id=f"s{n}", name=f"Step {n}", cards=card if n == 1 else {}) for n in (1, 2, 3))))


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
