"""Cards, lanes and blocks of a spreadsheet go over the clipboard."""

import json
from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.model import Card, Journey, Lane, Phase, Step, Touchpoint

_SEND = """([type, data]) => {
  const carried = new DataTransfer();
  for (const [kind, text] of Object.entries(data)) carried.setData(kind, text);
  const event = new ClipboardEvent(type, { clipboardData: carried, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return Object.fromEntries([...carried.types].map((kind) => [kind, carried.getData(kind)]));
}"""

_SEND_IMAGE = """async ([how, key]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
  canvas.getContext("2d").fillRect(0, 0, 20, 20);
  const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const carried = new DataTransfer();
  carried.items.add(new File([picture], "sketch.png", { type: "image/png" }));
  const way = { bubbles: true, cancelable: true };
  const cell = document.querySelector(`[data-key="${key}"]`);
  if (how === "paste") return void cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, ...way }));
  for (const type of ["dragover", "drop"]) cell.dispatchEvent(new DragEvent(type, { dataTransfer: carried, ...way }));
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


@pytest.fixture
def met(served):
    """A map of three steps with a touchpoint at the first, and lanes of every sort."""
    id_ = f"clip-{next(_NUMBERS)}"
    looks = {"actions": (Card(id="a", text="Looks"),)}
    steps = tuple(
        Step(id=f"s{n}", name=f"Step {n}", touchpoints=("shop",) if n == 1 else (), cards=looks if n == 1 else {})
        for n in (1, 2, 3)
    )
    journey = Journey(
        id=id_,
        title=id_,
        phases=(Phase(id="p", name="Phase", steps=steps),),
        lanes=(Lane(id="actions"), Lane(id="touchpoints"), Lane(id="emotion"), Lane(id="storyboard")),
        touchpoints=(Touchpoint(id="shop", name="Shop"),),
    )
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


def _met_at(page, step):
    return page.locator(f"[data-key='cell:touchpoints@{step}'] .touchpoint .text")


def test_a_block_becomes_touchpoints_in_their_lane(open_screen, met):
    page = open_screen(met).page
    page.locator("[data-key='cell:touchpoints@s2']").click(position=_CORNER)
    page.evaluate(_SEND, ["paste", {"text/plain": "Website\tshop\tBeyond\nPhone\tWebsite\n"}])
    expect(_met_at(page, "s2")).to_have_text(["Website", "Phone"])
    expect(_met_at(page, "s3")).to_have_text(["Shop", "Website"])
    expect(page.locator("main, body").first).to_contain_text("4 touchpoints placed. 1 text had no step or lane to go to")
    page.keyboard.press("Control+z")
    expect(page.locator(".touchpoint")).to_have_count(1)


def test_touchpoints_are_copied_and_cut_by_the_keys_that_cards_are(open_screen, met):
    page = open_screen(met).page
    page.locator("[data-card=a]").click()
    page.keyboard.press("Shift+ArrowDown")  # the touchpoint below it too
    page.keyboard.press("Control+c")
    page.locator("[data-key='cell:touchpoints@s2']").click(position=_CORNER)
    page.keyboard.press("Control+v")
    expect(_texts(page, "actions", "s2")).to_have_text(["Looks"])
    expect(_met_at(page, "s2")).to_have_text(["Shop"])
    page.locator("[data-key='touchpoints:shop@s2']").click()
    page.keyboard.press("Control+x")
    expect(_met_at(page, "s2")).to_have_count(0)
    page.locator("[data-key='cell:touchpoints@s3']").click(position=_CORNER)
    page.keyboard.press("Control+v")
    expect(_met_at(page, "s3")).to_have_text(["Shop"])
    expect(_met_at(page, "s1")).to_have_text(["Shop"])


def test_numbers_set_feelings_and_words_are_told_to_have_no_place(open_screen, met):
    page = open_screen(met).page
    page.locator("[data-key='emotion:s1']").focus()
    page.evaluate(_SEND, ["paste", {"text/plain": "-2\tgood\t1,5"}])
    for step, value in (("s1", "-2"), ("s3", "1.5")):
        expect(page.locator(f"[data-key='emotion:{step}'][role=slider]")).to_have_attribute("aria-valuenow", value)
    expect(page.locator("[data-key='emotion:s2'][role=slider]")).to_have_count(0)
    expect(page.get_by_text("2 feelings set. 1 text had no place").first).to_be_visible()
    page.locator("[data-key='line:s1']").focus()
    page.evaluate(_SEND, ["paste", {"text/plain": "a\tb"}])
    expect(page.get_by_text("2 texts had no place: nothing can be written on the journey line").first).to_be_visible()


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_an_image_becomes_a_card(open_screen, met, how):
    page = open_screen(met).page
    page.locator("[data-key='cell:storyboard@s2']").click(position=_CORNER)
    page.evaluate(_SEND_IMAGE, [how, "cell:storyboard@s2"])
    picture = page.locator("[data-key='cell:storyboard@s2'] .card img")
    expect(picture).to_have_count(1)
    expect(picture).to_have_js_property("naturalWidth", 40)
    page.keyboard.press("Control+z")
    expect(picture).to_have_count(0)


def test_a_lane_that_is_cut_goes_and_comes_back_with_its_cards_once(open_screen, met):
    page = open_screen(met).page
    page.locator("[data-key='lanes:actions']").click()
    page.keyboard.press("Control+x")
    expect(page.locator("[data-lane=actions]")).to_have_count(0)
    expect(page.get_by_text("hidden; its cards are kept").first).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-lane=actions] .card")).to_have_text(["Looks"])
    page.keyboard.press("Control+y")
    expect(page.locator("[data-lane=actions]")).to_have_count(0)
    page.locator("[data-key='lanes:storyboard']").click()
    page.keyboard.press("Control+v")
    expect(page.locator("[data-lane=actions] .card")).to_have_text(["Looks"])
