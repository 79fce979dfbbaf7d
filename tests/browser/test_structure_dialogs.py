"""Changing how a map is built: by dialogs that keep every card, and that the keyboard can do."""

import itertools

import pytest
from playwright.sync_api import expect

from fixtures.stored_maps import cards, once, stored
from reiskaart.model import Card, Emotion, Journey, Persona, Phase, Step, Touchpoint

_NUMBERS = itertools.count()


@pytest.fixture
def shop(served):
    """A map of three steps in two phases, of its own for each test; its id."""
    id_ = f"built-{next(_NUMBERS)}"
    smells = Step(
        id="smell",
        name="Smells",
        touchpoints=("door", "street"),
        cards={"actions": (Card(id="stops", text="Stops"), Card(id="looks", text="Looks"))},
    )
    journey = Journey(
        id=id_,
        title="Cheese shop",
        model="aida",
        touchpoints=(Touchpoint(id="door", name="Door"), Touchpoint(id="street", name="Street")),
        phases=(
            Phase(id="attention", name="Attention", steps=(smells, Step(id="taste", name="Tastes"))),
            Phase(
                id="action",
                name="Action",
                steps=(Step(id="pay", name="Pays", cards={"questions": (Card(id="card", text="Card?"),)}),),
            ),
        ),
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    return id_


def _command(screen, name):
    screen.page.get_by_role("grid").wait_for()
    screen.page.keyboard.press("Control+k")
    screen.page.keyboard.type(name)
    screen.page.get_by_role("option", name=name).first.click()
    return screen.page.get_by_role("dialog")


def _names(map_):
    return [(phase["name"], [step["name"] for step in phase["steps"]]) for phase in map_["phases"]]


def test_another_phase_model_keeps_every_card_and_can_be_undone(open_screen, served, shop):
    before = stored(served, shop)
    screen = open_screen(f"/maps/{shop}")
    dialog = _command(screen, "Change the phase model")
    dialog.get_by_label("Phase model").select_option(label="See-Think-Do-Care")
    expect(dialog.get_by_text("All 3 cards stay with their steps.")).to_be_visible()
    assert dialog.get_by_label("Smells goes to").input_value() == "see"
    assert dialog.get_by_label("Pays goes to").input_value() == "do"
    dialog.get_by_label("Tastes goes to").select_option(label="Think")
    assert screen.barriers("'dialog'") == []
    dialog.get_by_role("button", name="Change the model").click()
    after = once(served, shop, lambda map_: map_["model"] == "see-think-do-care")
    assert _names(after) == [("See", ["Smells"]), ("Think", ["Tastes"]), ("Do", ["Pays"]), ("Care", [])]
    assert cards(after) == cards(before)
    screen.page.keyboard.press("Control+z")
    undone = once(served, shop, lambda map_: map_["model"] == "aida")
    assert (_names(undone), cards(undone)) == (_names(before), cards(before))


def test_a_step_is_split_with_what_goes_along(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}#step=smell")
    screen.page.get_by_role("complementary", name="Details").wait_for()
    dialog = _command(screen, "Split the step or phase")
    dialog.get_by_label("Name of the new step").fill("Comes in")
    dialog.get_by_label("Looks").check()
    dialog.get_by_label("Door").check()
    expect(dialog.get_by_text("Stays: 2. Goes along: 2.")).to_be_visible()
    dialog.get_by_role("button", name="Split").click()
    found = once(served, shop, lambda map_: len(map_["phases"][0]["steps"]) == 3)
    left, right, _ = found["phases"][0]["steps"]
    assert (left["touchpoints"], right["name"], right["touchpoints"]) == (["street"], "Comes in", ["door"])
    assert cards(found) == {"Stops": ("smell", "actions"), "Looks": (right["id"], "actions"), "Card?": ("pay", "questions")}


def test_steps_are_merged_with_all_that_stands_in_them(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}#step=taste")
    screen.page.get_by_role("complementary", name="Details").wait_for()
    dialog = _command(screen, "Merge with another step or phase")
    dialog.get_by_label("Merge “Tastes” with").select_option(label="Smells")
    dialog.get_by_label("Name afterwards").fill("Tries")
    dialog.get_by_role("button", name="Merge").click()
    found = once(served, shop, lambda map_: len(map_["phases"][0]["steps"]) == 1)
    assert _names(found)[0] == ("Attention", ["Tries"])
    assert set(cards(found)) == {"Stops", "Looks", "Card?"}


def test_merging_says_what_becomes_of_feelings_before_it_happens(open_screen, served):
    felt = [
        Step(id=name, name=name, emotions=tuple(Emotion(value=value, word=word, persona=who) for who in (None, "bo", "bo-2")))
        for name, value, word in (("one", 1, "glad"), ("two", 2, "proud"))
    ]
    alike = (Persona(id="bo", name="Bo"), Persona(id="bo-2", name="Bo"))
    journey = Journey(
        id="felt-twice", title="Felt twice", personas=alike, phases=(Phase(id="all", name="All", steps=tuple(felt)),)
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    screen = open_screen("/maps/felt-twice#step=one")
    screen.page.get_by_role("complementary", name="Details").wait_for()
    dialog = _command(screen, "Merge with another step or phase")
    expect(
        dialog.get_by_text("Everybody: pleasant (+1), glad + very pleasant (+2), proud becomes very pleasant (+2), glad, proud")
    ).to_be_visible()
    expect(dialog.get_by_text("Bo: pleasant (+1), glad")).to_have_count(2)
    assert screen.barriers("'dialog'") == []
    dialog.get_by_role("button", name="Merge").click()
    merged = once(served, "felt-twice", lambda map_: len(map_["phases"][0]["steps"]) == 1)
    assert [(one["value"], one["word"]) for one in merged["phases"][0]["steps"][0]["emotions"]] == 3 * [(2, "glad, proud")]


def test_phases_are_split_and_merged(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}#phase=attention")
    screen.page.get_by_role("complementary", name="Details").wait_for()
    dialog = _command(screen, "Split the step or phase")
    dialog.get_by_role("button", name="Split").click()
    expect(dialog.get_by_text("Give it a name first.")).to_be_visible()
    dialog.get_by_label("Name of the new phase").fill("Interest")
    dialog.get_by_role("button", name="Split").click()
    found = once(served, shop, lambda map_: len(map_["phases"]) == 3)
    assert _names(found) == [("Attention", ["Smells"]), ("Interest", ["Tastes"]), ("Action", ["Pays"])]
    dialog = _command(screen, "Merge with another step or phase")
    dialog.get_by_role("button", name="Merge").click()
    found = once(served, shop, lambda map_: len(map_["phases"]) == 2)
    assert _names(found) == [("Attention", ["Smells"]), ("Interest", ["Tastes", "Pays"])]


def test_a_card_moves_by_keyboard_alone(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}#card=looks")
    screen.page.get_by_role("complementary", name="Details").wait_for()
    screen.page.locator("[data-key='cards:looks']").first.focus()
    screen.page.keyboard.press("Control+Shift+M")
    dialog = screen.page.get_by_role("dialog", name="Move the card")
    expect(dialog.get_by_label("To lane")).to_be_focused()
    dialog.get_by_label("To lane").select_option(label="Questions")
    dialog.get_by_label("To step").select_option(label="Action · Pays")
    dialog.get_by_label("Where").select_option(label="Before “Card?”")
    screen.page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Move", exact=True).press("Enter")
    found = once(served, shop, lambda map_: cards(map_)["Looks"] == ("pay", "questions"))
    assert [card["text"] for card in found["phases"][1]["steps"][0]["cards"]["questions"]] == ["Looks", "Card?"]


def test_lanes_are_added_by_their_kind_or_as_ones_own(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}")
    dialog = _command(screen, "Choose a lane to add")
    dialog.get_by_label("Find a kind of lane").fill("competitors")
    dialog.get_by_role("button", name="Competitors").click()
    once(served, shop, lambda map_: "competitors" in [lane["id"] for lane in map_["lanes"]])
    dialog = _command(screen, "Choose a lane to add")
    dialog.get_by_label("Find a kind of lane").fill("weather forecast")
    expect(dialog.get_by_text("No kind of lane fits that.")).to_be_visible()
    assert screen.barriers("'dialog'") == []
    dialog.get_by_label("Name of the lane").fill("Weather")
    dialog.get_by_role("button", name="Add this lane").click()
    found = once(served, shop, lambda map_: map_["lanes"][-1]["name"] == "Weather")
    assert found["lanes"][-1]["id"].startswith("weather-")


def test_a_copy_becomes_the_future_situation(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}")
    screen.page.get_by_role("button", name="About this map").click()
    screen.page.get_by_role("button", name="Copy as future situation").click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Cheese shop (future)")
    made = screen.page.url.split("/maps/")[1].split("#")[0]
    assert (stored(served, made)["state"], stored(served, shop)["state"]) == ("future", "current")


def test_a_step_alone_has_none_to_merge_with(open_screen, served):
    served.workspace.save_map(
        Journey(id="alone", title="Alone", phases=(Phase(id="all", name="All", steps=(Step(id="one", name="One"),)),)),
        source=None,
        expected_version=None,
    )
    screen = open_screen("/maps/alone#step=one")
    screen.page.get_by_role("complementary", name="Details").wait_for()
    dialog = _command(screen, "Merge with another step or phase")
    expect(dialog.get_by_text("There is no other step to merge with.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Merge", exact=True)).to_be_disabled()


def test_phase_models_that_do_not_come_are_asked_for_again(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}", locale="nl")  # the map is English: its models are fetched
    page = screen.page
    page.get_by_role("grid").wait_for()
    page.route("**/api/v1/words?language=en", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("Ander fasemodel")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("De fasemodellen konden niet worden opgehaald")).to_be_visible()
    assert screen.barriers("'dialog'") == []
    page.unroute("**/api/v1/words?language=en")
    dialog.get_by_role("button", name="Opnieuw proberen").click()
    expect(dialog.get_by_role("combobox", name="Fasemodel")).to_contain_text("Awareness through purchase to loyalty")
