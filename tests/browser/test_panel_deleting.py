"""Every thing of a map can be deleted in the side panel, with a way back."""

import pytest
from playwright.sync_api import expect

from fixtures.stored_maps import once
from reiskaart.model import (
    Card,
    CustomerJob,
    Evidence,
    Goal,
    Journey,
    Lane,
    Offer,
    Persona,
    Phase,
    Step,
    Touchpoint,
    ValueProposition,
)

SMELL = Step(
    id="smell", name="Smells", touchpoints=("counter",), cards={"actions": (Card(id="stops", text="Stops at the door"),)}
)
SHOP = Journey(
    id="shop-to-delete-from",
    title="Cheese shop",
    personas=(Persona(id="taster", name="Taster"),),
    customer_jobs=(CustomerJob(id="eat-well", text="Eat well"),),
    offers=(Offer(id="board", name="Cheese board"),),
    propositions=(ValueProposition(id="ripe", text="Ripe when you eat it"),),
    lanes=(Lane(id="smells", name="Smells like"),),
    touchpoints=(Touchpoint(id="counter", name="Counter"),),
    evidence=(Evidence(id="talks", kind="interview", text="Seven of nine smell first", n=9),),
    phases=(Phase(id="attention", name="Attention", goals=(Goal(id="more", metric="visits"),), steps=(SMELL,)),),
)
ON_THE_MAP = {
    "card": ("stops", "Stops at the door"),
    "touchpoint": ("counter", "Counter"),
    "step": ("smell", "Smells"),
    "phase": ("attention", "Attention"),
    "persona": ("taster", "Taster"),
    "lane": ("smells", "Smells like"),
}
OF_THE_MAP = {
    "eat-well": "Eat well",
    "board": "Cheese board",
    "ripe": "Ripe when you eat it",
    "talks": "Seven of nine smell first",
}


def _opened(open_screen, served, map_id, place=""):
    served.workspace.save_map(SHOP.model_copy(update={"id": map_id}), source=None, expected_version=None)
    screen = open_screen(f"/maps/{map_id}#{place}")
    return screen, screen.page.get_by_role("complementary", name="Details")


def _deleted_and_back(screen, panel, served, id_, name):
    map_id = screen.page.url.partition("/maps/")[2].partition("#")[0]
    panel.get_by_role("button", name="Delete", exact=True).click()
    told = screen.page.get_by_role("region", name="Messages").locator("div").filter(has_text=f"Deleted: {name}")
    expect(told).to_be_visible()
    once(served, map_id, lambda map_: f"'{id_}'" not in str(map_))
    told.get_by_role("button", name="Undo").click()
    once(served, map_id, lambda map_: f"'{id_}'" in str(map_))
    assert screen.complaints == []


@pytest.mark.parametrize("table", ON_THE_MAP)
def test_a_thing_on_the_map_is_deleted_in_its_panel_and_comes_back(open_screen, served, table):
    id_, name = ON_THE_MAP[table]
    screen, panel = _opened(open_screen, served, f"shop-without-{table}", f"{table}={id_}")
    _deleted_and_back(screen, panel, served, id_, name)
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("id_", OF_THE_MAP)
def test_what_the_map_is_about_is_deleted_in_its_panel_and_comes_back(open_screen, served, id_):
    screen, panel = _opened(open_screen, served, f"shop-without-{id_}")
    screen.page.get_by_role("button", name="About this map", exact=True).first.click()
    expect(panel.get_by_role("heading", name="About this map")).to_be_visible()
    for fold in reversed(panel.locator("details:not([open]) > summary").all()):
        fold.click()
    panel.get_by_role("button", name=OF_THE_MAP[id_]).first.click()
    _deleted_and_back(screen, panel, served, id_, OF_THE_MAP[id_])
    expect(panel.get_by_role("heading", name="About this map")).to_be_visible()


def test_a_goal_is_deleted_in_its_panel_and_comes_back(open_screen, served):
    screen, panel = _opened(open_screen, served, "shop-without-goal", "phase=attention")
    panel.get_by_role("button", name="Visits").first.click()
    _deleted_and_back(screen, panel, served, "more", "Visits")
    expect(panel.get_by_role("button", name="visits", exact=True)).to_be_visible()
