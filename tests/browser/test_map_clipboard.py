"""Cards, lanes and blocks of a spreadsheet go over the clipboard."""

import json
from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.model import Card, Journey, Lane, Phase, Step

_SEND = """([type, data]) => {
  const carried = new DataTransfer();
  for (const [kind, text] of Object.entries(data)) carried.setData(kind, text);
  const event = new ClipboardEvent(type, { clipboardData: carried, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return Object.fromEntries([...carried.types].map((kind) => [kind, carried.getData(kind)]));
}"""

_NUMBERS = count()
_CORNER = {"x": 4, "y": 4}
"""Of a cell: in its middle stands a plus."""


@pytest.fixture
def full(served):
    """A map of three steps with cards at the first."""
    cards = {
        "actions": (Card(id="a", text="Searches", status="supported"), Card(id="b", text="Calls")),
        "own": (Card(id="c", text="Smiles"),),
    }
    return _made(served, cards, (Lane(id="own", name="Our own"),))


@pytest.fixture
def bare(served):
    """A map of three steps without cards."""
    return _made(served, {}, ())


def _made(served, cards, own):
    id_ = f"clip-{next(_NUMBERS)}"
    steps = tuple(Step(id=f"s{n}", name=f"Step {n}", cards=cards if n == 1 else {}) for n in (1, 2, 3))
    lanes = (Lane(id="actions"), Lane(id="questions"), *own)
    journey = Journey(id=id_, title=id_, phases=(Phase(id="p", name="Phase", steps=steps),), lanes=lanes)
    served.workspace.save_map(journey, source=None, expected_version=None)
    return f"/maps/{id_}"


def _texts(page, lane, step):
    return page.locator(f"[data-key='cell:{lane}@{step}'] .card")


def test_a_block_of_a_spreadsheet_becomes_cards_and_cards_become_a_block(open_screen, bare):
    page = open_screen(bare).page
    page.locator("[data-key='cell:actions@s1']").click(position=_CORNER)
    page.evaluate(_SEND, ["paste", {"text/plain": "Looks\tCompares\tBuys\nAsks\t\tPays\n"}])
    for step, texts in (("s1", ["Looks", "Asks"]), ("s2", ["Compares"]), ("s3", ["Buys", "Pays"])):
        expect(_texts(page, "actions", step)).to_have_text(texts)
    expect(page.locator("[data-lane=questions] .card")).to_have_count(0)
    copied = page.evaluate(_SEND, ["copy", {}])  # what was pasted is chosen
    assert copied["text/plain"].splitlines() == ["Looks\tCompares\tBuys", "Asks\t\tPays"]
    page.keyboard.press("Control+z")
    expect(page.locator(".card")).to_have_count(0)


def test_lines_become_cards_below_one_another(open_screen, bare):
    page = open_screen(bare).page
    page.locator("[data-key='cell:questions@s2']").click(position=_CORNER)
    page.evaluate(_SEND, ["paste", {"text/plain": "One?\r\nTwo?\r\nThree?"}])
    expect(_texts(page, "questions", "s2")).to_have_text(["One?", "Two?", "Three?"])


def test_cards_are_cut_here_and_pasted_into_another_map(open_screen, full, bare):
    page = open_screen(full).page
    page.locator("[data-card=a]").click()
    page.keyboard.press("Shift+ArrowDown")
    cut = page.evaluate(_SEND, ["cut", {}])
    expect(_texts(page, "actions", "s1")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(_texts(page, "actions", "s1")).to_have_text(["Searches", "Calls"])
    other = open_screen(bare).page
    other.locator("[data-key='cell:questions@s3']").click(position=_CORNER)
    other.evaluate(_SEND, ["paste", cut])
    expect(_texts(other, "questions", "s3")).to_have_text(["Searches", "Calls"])
    expect(other.locator(".card.supported")).to_have_text(["Searches"])
    assert json.loads(next(text for kind, text in cut.items() if not kind.startswith("text/")))


def test_a_lane_goes_to_another_map_with_its_cards(open_screen, full, bare):
    page = open_screen(full).page
    page.locator("[data-key='lanes:own']").click()
    copied = page.evaluate(_SEND, ["copy", {}])
    other = open_screen(bare).page
    other.locator("[data-key='lanes:actions']").click()
    other.evaluate(_SEND, ["paste", copied])
    expect(other.locator("[data-lane] [role=rowheader] .name")).to_have_text(["What the customer does", "Our own", "Questions"])
    expect(other.locator(".card")).to_have_text(["Smiles"])
