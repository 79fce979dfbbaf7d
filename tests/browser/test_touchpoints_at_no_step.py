"""Touchpoints that wait in the inventory: they are found, put at a step, and not made twice."""

from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Lane, Phase, Rule, Step, Touchpoint

_NUMBERS = count()


@pytest.fixture
def waiting(served):
    """A map with a touchpoint that customer data brought in, and that stands at no step yet."""
    touchpoints = (
        Touchpoint(id="shop", name="Shop"),
        Touchpoint(id="examine", name="Examines casually", rules=(Rule(conditions={"name": "examine"}),)),
    )
    steps = (Step(id="look", name="Looks", touchpoints=("shop",)), Step(id="buy", name="Buys"))
    id_ = f"waiting-{next(_NUMBERS)}"
    journey = Journey(
        id=id_,
        title="Waiting",
        touchpoints=touchpoints,
        phases=(Phase(id="p", name="Buying", steps=steps),),
        lanes=(Lane(id="touchpoints"),),
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    return f"/maps/{id_}"


def _add(page, step, text):
    page.locator(f"[data-key='cell:touchpoints@{step}']").dblclick()
    page.keyboard.type(text)


def test_one_that_is_typed_at_a_step_is_the_one_that_waited(open_screen, waiting):
    page = open_screen(waiting).page
    _add(page, "buy", "examines Casually")
    page.keyboard.press("Enter")
    expect(page.get_by_text("already had a touchpoint “Examines casually”")).to_be_visible()
    expect(page.locator("[data-touchpoint]")).to_have_count(2)
    expect(page.locator("[data-key='touchpoints:examine@buy']")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-key='touchpoints:examine@buy']")).to_have_count(0)


def test_one_without_a_name_is_none(open_screen, waiting):
    page = open_screen(waiting).page
    _add(page, "buy", "Exam")
    page.keyboard.press("Escape")
    expect(page.locator("[data-touchpoint]")).to_have_count(1)
    expect(page.locator("[data-key='cell:touchpoints@buy']")).to_be_focused()


def test_the_panel_of_the_map_lists_those_that_wait_and_lets_them_stand_at_a_step(open_screen, waiting):
    screen = open_screen(waiting)
    page = screen.page
    page.get_by_role("button", name="About this map").click()
    panel = page.get_by_role("complementary")
    panel.get_by_role("button", name="Examines casually").click()
    assert screen.barriers() == []
    panel.locator("select").filter(has_text="Buys").select_option(label="Buys")
    expect(page.locator("[data-key='touchpoints:examine@buy']")).to_be_visible()


def test_the_map_says_what_share_of_the_contacts_stands_at_no_step(open_screen, waiting, served, tmp_path):
    file = tmp_path / "casual.csv"
    file.write_text("customer,time,name\na,2026-01-01T10:00:00Z,examine\na,2026-01-02T10:00:00Z,shop\n", "utf-8")
    log, id_ = f"casual-{next(_NUMBERS)}", waiting.removeprefix("/maps/")
    served.workspace.import_log(file, LogOptions(), log)
    served.workspace.maps.set_log(id_, log)
    page = open_screen(waiting).page
    said = page.get_by_role("link", name="100% of what was recognised stands at no step")
    said.click()
    page.get_by_label("Put Examines casually at a step").select_option(label="Buys")
    page.go_back()
    expect(page.get_by_text("50% of contacts fit no rule")).to_be_visible()
    expect(said).to_have_count(0)


def test_on_the_page_of_rules_it_is_put_at_a_step_and_taken_back(open_screen, waiting, served, tmp_path):
    file = tmp_path / "casual.csv"
    file.write_text("customer,time,name\na,2026-01-01T10:00:00Z,examine\n", "utf-8")
    log = f"casual-{next(_NUMBERS)}"
    served.workspace.import_log(file, LogOptions(), log)
    served.workspace.maps.set_log(waiting.removeprefix("/maps/"), log)
    screen = open_screen(f"{waiting}/rules")
    page = screen.page
    page.get_by_label("Put Examines casually at a step").select_option(label="Buys")
    expect(page.get_by_role("region", name="Messages").get_by_text("Examines casually stands at Buys now.")).to_be_visible()
    expect(page.get_by_label("Put Examines casually at a step")).to_have_count(0)
    expect(page.locator(".shares")).to_have_attribute("aria-busy", "false")
    assert screen.barriers() == []
    page.get_by_role("region", name="Messages").get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Put Examines casually at a step")).to_be_visible()
