"""Looking at the map: what stands above it, zooming, and going to what somebody looks for."""

import pytest
from playwright.sync_api import expect

from reiskaart.model import CustomerJob, Journey, Persona, Phase, Step

_UNDER = "([x, y]) => document.elementsFromPoint(x, y).find((one) => one.dataset.key)?.dataset.key.split(/[:@]/).at(-1)"
_TURN = """
    async ({ x, y, turns }) => {
      const map = document.querySelector("[data-map-scroll]");
      for (let turn = 0; turn < turns; turn += 1) {
        map.dispatchEvent(new WheelEvent("wheel", { deltaY: -120, ctrlKey: true, clientX: x, clientY: y, cancelable: true }));
        await new Promise((next) => queueMicrotask(() => queueMicrotask(next)));
      }
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
"""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [1600, 1440, 1280])
def test_the_map_stays_where_it_is_when_the_panel_opens(open_screen, width, language):
    page = open_screen("/maps/salon", viewport={"width": width, "height": 900}, locale=language).page
    grid = page.get_by_role("grid")
    expect(grid).to_be_visible()
    top = grid.bounding_box()["y"]
    signs = page.locator("main ul").first
    expect(signs).to_be_visible()
    page.locator("[data-key^='line:']").first.click()
    expect(page.get_by_role("complementary")).to_be_visible()
    assert grid.bounding_box()["y"] == top
    assert signs.bounding_box()["height"] < 20


def test_what_is_under_the_pointer_stays_there_however_fast_the_wheel_turns(open_screen, served):
    steps = tuple(Step(id=f"s{n}", name=f"Step {n}") for n in range(20))
    journey = Journey(id="wide", title="Wide", language="en", phases=(Phase(id="p", name="All", steps=steps),))
    served.workspace.save_map(journey, source=None, expected_version=None)
    page = open_screen("/maps/wide").page
    cell = page.locator("[data-key='cell:opportunities@s9']")
    box = cell.bounding_box()
    at = [box["x"] + 20, box["y"] + 12]
    assert page.evaluate(_UNDER, at) == "s9"
    page.evaluate(_TURN, {"x": at[0], "y": at[1], "turns": 3})
    expect(page.get_by_role("button", name="Back to 100%")).not_to_have_text("100%")
    assert page.evaluate(_UNDER, at) == "s9"


def test_the_palette_unfolds_the_lane_of_what_it_finds(open_screen):
    page = open_screen("/maps/salon").page
    page.get_by_role("button", name="Fold Quotes").click()
    page.keyboard.press("Control+k")
    page.keyboard.type("understand the prices")
    found = page.get_by_role("option").first
    words = found.locator(".label").inner_text()
    found.click()
    expect(page.locator("[data-lane=quotes] [data-card]").filter(has_text=words)).to_be_focused()


@pytest.mark.parametrize("place", ["#card=%", "#step=%E0%A4", "#phase", "#=", "#card=gone"])
def test_an_address_that_leads_nowhere_opens_the_map(open_screen, place):
    page = open_screen(f"/maps/salon{place}").page
    expect(page.locator("[data-card]").first).to_be_visible()
    expect(page.get_by_role("complementary", name="Details")).to_have_count(0)


def test_a_name_that_begins_with_a_sign_of_two_halves_is_shown_whole(open_screen, served):
    journey = Journey(
        id="signs",
        title="Signs",
        language="en",
        personas=(Persona(id="cat", name="🐈 Cat"),),
        customer_jobs=(CustomerJob(id="job", text="Find a **warm** place"),),
        phases=(Phase(id="p", name="P", steps=(Step(id="s", name="S"),)),),
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    page = open_screen("/maps/signs").page
    expect(page.locator(".persona .initial")).to_have_text("🐈")
    expect(page.get_by_role("button", name="Wants to: Find a warm place")).to_be_visible()
