"""Personas on the map: added from the strip and the palette, each with a curve of its own."""

import pytest
from playwright.sync_api import expect

from fixtures.screens import PHONE
from reiskaart.model import Emotion, Journey, Persona, Phase, Step


@pytest.fixture(scope="module")
def felt(served):
    """The id of a map on which two personas feel differently, and everybody else in a third way."""
    steps = tuple(
        Step(
            id=name.lower(),
            name=name,
            emotions=(Emotion(value=2 - place), Emotion(value=place - 1, persona="sem"), Emotion(value=0.5, persona="anna")),
        )
        for place, name in enumerate(("Looks", "Buys"))
    )
    personas = (Persona(id="sem", name="Student Sem"), Persona(id="anna", name="Anna"), Persona(id="new", name="Newcomer"))
    journey = Journey(id="felt", title="Felt", personas=personas, phases=(Phase(id="all", name="All", steps=steps),))
    served.workspace.save_map(journey, source=None, expected_version=None)
    return journey.id


def test_a_persona_is_added_from_the_strip_and_from_the_palette(open_screen, felt):
    page = open_screen(f"/maps/{felt}").page
    panel = page.get_by_role("complementary", name="Details")
    page.get_by_role("button", name="Add a persona").click(timeout=20_000)
    expect(panel.get_by_role("heading", name="Persona").first).to_be_visible()
    expect(panel.get_by_role("textbox").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("Add a persona")
    page.get_by_role("option", name="Add a persona").first.click()
    expect(panel.get_by_role("textbox").first).to_be_focused()


def test_curves_of_personas_differ_in_colour_and_dashes_and_a_key_names_them(open_screen, felt):
    screen = open_screen(f"/maps/{felt}")
    key = screen.page.get_by_role("list", name="Whose curve is which").first
    expect(key.get_by_role("listitem")).to_have_text(["Everybody", "Student Sem", "Anna"], timeout=20_000)
    looks = key.locator("path").evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one).stroke, one.getAttribute('stroke-dasharray')])"
    )
    assert len({colour for colour, _ in looks}) == len({dashes for _, dashes in looks}) == 3
    curves = screen.page.locator("path.felt").evaluate_all("(all) => all.map((one) => getComputedStyle(one).stroke)")
    assert curves == [colour for colour, _ in looks]
    assert screen.page.locator("svg[role=img] text", has_text="Anna").count() == 0  # beside another's point it would mislead
    assert screen.barriers() == []


def test_a_persona_without_feelings_tells_whose_are_drawn(open_screen, felt):
    page = open_screen(f"/maps/{felt}#persona=new").page
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.get_by_text("Newcomer has none of their own yet.")).to_be_visible(timeout=20_000)


def test_on_a_phone_the_strip_stays_low_however_many_personas(open_screen, felt):
    page = open_screen(f"/maps/{felt}", viewport=PHONE).page
    page.get_by_role("list", name="Whose curve is which").wait_for(timeout=20_000)
    strip = page.locator(".strip").bounding_box()
    assert strip is not None
    assert strip["height"] <= 88
