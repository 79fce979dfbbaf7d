"""A map too large to draw at once: what is in sight is there, what is gone to comes, and nothing jumps."""

import pytest
from playwright.sync_api import expect

from reiskaart.model import DEFAULT_LANES, Card, Journey, Phase, Step

STEPS = 30
_KINDS = tuple(kind for lane in DEFAULT_LANES for kind in lane.kinds)
_LAST = f"card-{STEPS - 1}-{_KINDS[-1]}-2"


@pytest.fixture
def large(served):
    """A map with three cards of each kind at each of its steps."""

    def cards(step, kind):
        return tuple(Card(id=f"card-{step}-{kind}-{n}", text="Zoekt iemand die krullen begrijpt " * (1 + n)) for n in range(3))

    steps = tuple(Step(id=f"s{n}", name=f"Step {n}", cards={kind: cards(n, kind) for kind in _KINDS}) for n in range(STEPS))
    journey = Journey(id="large", title="Large", phases=(Phase(id="p", name="Phase", steps=steps),))
    served.workspace.save_map(journey, source=None, expected_version=None)
    return "/maps/large"


def test_a_large_map_draws_what_is_in_sight_and_what_one_goes_to(open_screen, large):
    screen = open_screen(large)
    page = screen.page
    cards = page.locator("[data-card]")
    expect(cards.first).to_be_visible()
    assert cards.count() < STEPS * len(_KINDS) * 3 / 2
    assert page.locator(f"[data-card={_LAST}]").count() == 0

    page.locator("[data-map-scroll]").evaluate("(map) => map.scrollTo(map.scrollWidth, map.scrollHeight)")
    expect(page.locator(f"[data-card={_LAST}]")).to_be_in_viewport()
    page.locator("[data-map-scroll]").evaluate("(map) => map.scrollTo(0, 0)")
    expect(page.locator("[data-key='steps:s0']")).to_be_in_viewport()
    assert screen.shifted() == []

    page.locator("[data-key='steps:s0']").click()
    page.keyboard.press("Control+End")
    expect(page.locator(f"[data-card={_LAST}]")).to_be_focused()
    expect(page.locator(f"[data-card={_LAST}]")).to_be_in_viewport()
    page.keyboard.press("Control+Home")
    expect(page.locator("[data-key='phases:p']")).to_be_focused()
