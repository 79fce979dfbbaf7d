"""The side panel: every field of the map's things, edited where it stands."""

import itertools
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from fixtures.screens import PHONE
from fixtures.stored_maps import once, stored
from reiskaart.model import Card, Evidence, Journey, Persona, Phase, Rule, Step, Touchpoint

_NUMBERS = itertools.count()


@pytest.fixture
def shop(served):
    """A map with one of everything, of its own for each test; its id."""
    id_ = f"shop-{next(_NUMBERS)}"
    journey = Journey(
        id=id_,
        title="Cheese shop",
        model="aida",
        personas=(Persona(id="taster", name="Taster", needs=("Salt", "Time")),),
        touchpoints=(Touchpoint(id="counter", name="Counter", rules=(Rule(conditions={"name": "visit"}),)),),
        evidence=(Evidence(id="talks", kind="interview", text="Seven of nine smell first", n=9),),
        phases=(
            Phase(
                id="attention",
                name="Attention",
                steps=(
                    Step(id="smell", name="Smells", cards={"actions": (Card(id="stops", text="Stops at the door"),)}),
                    Step(id="taste", name="Tastes", touchpoints=("counter",)),
                ),
            ),
        ),
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    return id_


def _panel(screen):
    return screen.page.get_by_role("complementary", name="Details")


def _open(open_screen, shop, place, **options):
    screen = open_screen(f"/maps/{shop}#{place}", **options)
    expect(_panel(screen)).to_be_visible()
    return screen


def _more(screen, title="More fields"):
    _panel(screen).get_by_text(title, exact=True).click()


def test_a_name_is_changed_in_the_heading(open_screen, served, shop):
    screen = _open(open_screen, shop, "step=smell")
    _panel(screen).get_by_role("textbox", name="Name").fill("Smells it from afar")
    expect(screen.page.get_by_role("main").get_by_text("Smells it from afar").first).to_be_visible()
    once(served, shop, lambda map_: map_["phases"][0]["steps"][0]["name"] == "Smells it from afar")


def test_a_touchpoint_has_all_its_fields(open_screen, served, shop):
    screen = _open(open_screen, shop, "touchpoint=counter")
    panel = _panel(screen)
    panel.get_by_label("Channel").fill("shop")
    panel.get_by_label("Owner").fill("Ann")
    panel.get_by_label("Description").fill("Old oak")
    panel.get_by_role("switch", name="This place decides how it ends.").click()
    panel.get_by_label("Claimed by").fill("Ann")
    panel.get_by_label("Confirmed?").select_option(label="no, not confirmed")
    expect(panel.get_by_text("that was not confirmed")).to_be_visible()
    _more(screen)
    panel.get_by_label("Online or offline").select_option(label="offline")
    panel.get_by_label("Direct or indirect").select_option(label="direct")
    panel.get_by_label("Owned, paid or earned").select_option(label="owned")
    panel.get_by_label("Add to Content and means").fill("Price tags")
    panel.get_by_label("Add to Content and means").press("Enter")
    panel.get_by_label("Cost").fill("rent")
    panel.get_by_role("button", name="Icon").click()
    panel.get_by_role("button", name="shop", exact=True).click()
    expect(panel.get_by_text("name = visit")).to_be_visible()
    found = once(served, shop, lambda map_: map_["touchpoints"][0]["icon"] == "store")["touchpoints"][0]
    assert (found["channel"], found["owner"], found["description"], found["cost"]) == ("shop", "Ann", "Old oak", "rent")
    assert found["kind"] == {"online": False, "direct": True, "media": "owned"}
    assert found["assets"] == ["Price tags"]
    assert found["moment_of_truth"] == {"claimed_by": "Ann", "why": None, "confirmed": False}


def test_a_card_says_what_it_stands_on(open_screen, served, shop):
    screen = _open(open_screen, shop, "card=stops")
    panel = _panel(screen)
    panel.get_by_text("Contradicted", exact=True).click()
    expect(panel.get_by_text("The evidence contradicts this card.")).to_be_visible()
    expect(panel.get_by_text("On what does this stand?")).to_be_visible()
    field = panel.get_by_label("Add to Stands on")
    field.fill("Seven of nine smell first")
    field.press("Enter")
    field.fill("They walk on in the rain")
    panel.get_by_label("Kind").select_option(label="Interview")
    panel.get_by_role("region", name="Stands on").get_by_role("button", name="Add", exact=True).click()
    found = once(served, shop, lambda map_: len(map_["evidence"]) == 2)
    assert [one["text"] for one in found["evidence"]] == ["Seven of nine smell first", "They walk on in the rain"]
    assert found["evidence"][1]["kind"] == "interview"
    card = found["phases"][0]["steps"][0]["cards"]["actions"][0]
    assert (card["status"], card["evidence"]) == ("contradicted", [one["id"] for one in found["evidence"]])
    panel.get_by_role("button", name="They walk on in the rain Interview").click()
    panel.get_by_label("Kind").select_option(label="Observation")
    panel.get_by_role("button", name="Back to Stops at the door").click()
    expect(panel.get_by_text("Observation")).to_be_visible()


def test_evidence_of_which_nothing_is_said_is_an_observation(open_screen, served, shop):
    panel = _panel(_open(open_screen, shop, "card=stops"))
    panel.get_by_text("Supported", exact=True).click()
    field = panel.get_by_label("Add to Stands on")
    field.fill("Heard at the counter")
    field.press("Enter")
    found = once(served, shop, lambda map_: len(map_["evidence"]) == 2)
    assert found["evidence"][1]["kind"] == "observation"


def test_an_image_is_looked_at_and_taken_away(open_screen, served, shop):
    picture = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    screen = _open(open_screen, shop, "card=stops")
    panel = _panel(screen)
    panel.get_by_label("Image", exact=True).locator("input").set_input_files(
        {"name": "door.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    shown = panel.get_by_role("img", name="Stops at the door")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 40)
    panel.get_by_role("button", name="Remove the image").click()
    expect(shown).to_have_count(0)
    once(served, shop, lambda map_: map_["phases"][0]["steps"][0]["cards"]["actions"][0]["image"] is None)


def test_what_is_no_image_is_refused_in_a_sentence(open_screen, shop):
    screen = _open(open_screen, shop, "card=stops")
    _panel(screen).get_by_label("Image", exact=True).locator("input").set_input_files(
        {"name": "door.png", "mimeType": "image/png", "buffer": b"not a picture"}
    )
    expect(_panel(screen).get_by_role("alert")).to_contain_text(".")


def test_lists_are_put_in_order_and_undone(open_screen, served, shop):
    screen = _open(open_screen, shop, "persona=taster")
    panel = _panel(screen)
    panel.get_by_role("button", name="More for Time").click()
    screen.page.get_by_role("menuitem", name="Move Time up").click()
    once(served, shop, lambda map_: map_["personas"][0]["needs"] == ["Time", "Salt"])
    screen.page.wait_for_timeout(250)  # a click right after a menu closed belongs to that menu
    panel.get_by_role("button", name="More for Time").click()
    screen.page.get_by_role("menuitem", name="Remove Time").click()
    once(served, shop, lambda map_: map_["personas"][0]["needs"] == ["Salt"])
    screen.page.get_by_role("button", name="Undo").first.click()
    assert once(served, shop, lambda map_: map_["personas"][0]["needs"] == ["Time", "Salt"])


def test_a_persona_has_fields_of_its_own(open_screen, served, shop):
    screen = _open(open_screen, shop, "persona=taster")
    panel = _panel(screen)
    _more(screen, "What we know")
    panel.get_by_label("Age").fill("40–60")
    panel.get_by_label("Name of the field").fill("Palate")
    panel.get_by_label("What it says").fill("salty")
    panel.get_by_role("button", name="Add", exact=True).click()
    found = once(served, shop, lambda map_: map_["personas"][0]["facts"]["own"] == {"Palate": "salty"})
    assert found["personas"][0]["facts"]["age"] == "40–60"
    panel.get_by_label("Name of the field").fill("Palate")
    expect(panel.get_by_text("There is a field with this name already.")).to_be_visible()


def test_the_map_itself_is_told_in_full(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}")
    screen.page.get_by_role("button", name="About this map").click()
    panel = _panel(screen)
    panel.get_by_label("Add to Customer jobs").fill("Eat well tonight")
    panel.get_by_label("Add to Customer jobs").press("Enter")
    panel.get_by_role("button", name="Eat well tonight", exact=True).click()
    expect(panel.get_by_role("textbox", name="What the customer wants to get done")).to_have_value("Eat well tonight")
    panel.get_by_label("For persona").select_option(label="Taster")
    panel.get_by_role("button", name="Back to Cheese shop").click()
    panel.get_by_label("Add to Good outcomes").select_option(label="Tastes · Step")
    panel.get_by_label("Driver").fill("Something new")
    _more(screen, "Owner, dates and more")
    panel.get_by_label("Look again on").fill("2020-01-31")
    expect(panel.get_by_text("That day has passed")).to_be_visible()
    found = once(served, shop, lambda map_: map_["review"] == "2020-01-31")
    assert (found["outcomes"]["good"], found["driver"]) == (["taste"], "Something new")
    assert found["customer_jobs"][0]["persona"] == "taster"


def test_a_goal_of_a_phase_is_smart(open_screen, served, shop):
    screen = _open(open_screen, shop, "phase=attention")
    panel = _panel(screen)
    expect(panel.get_by_text("In this phase (AIDA)")).to_be_visible()
    panel.get_by_role("button", name="Add a goal").click()
    panel.get_by_label("What we measure").select_option(label="Goes on")
    panel.get_by_label("At", exact=True).select_option(label="Step: Smells")
    panel.get_by_label("Target").fill("0.65")
    panel.get_by_label("Target").press("Tab")
    panel.get_by_label("By", exact=True).fill("2027-03-01")
    panel.get_by_label("Owner").fill("Ann")
    panel.get_by_role("button", name="Back to Attention").click()
    expect(panel.get_by_text("target 65%, by")).to_be_visible()
    (goal,) = once(served, shop, lambda map_: map_["phases"][0]["goals"] != [])["phases"][0]["goals"]
    assert {goal[key] for key in ("metric", "at", "target", "by", "owner")} == {"goes_on", "smell", 0.65, "2027-03-01", "Ann"}


def test_escape_gives_the_keyboard_back(open_screen, shop):
    screen = open_screen(f"/maps/{shop}")
    opener = screen.page.get_by_role("button", name="About this map")
    opener.focus()
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("heading", name="About this map")).to_be_focused()
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Escape")
    expect(_panel(screen)).to_have_count(0)
    expect(opener).to_be_focused()


def test_what_others_write_appears_while_the_panel_is_open(open_screen, served, shop):
    screen = _open(open_screen, shop, "step=smell")
    with served.client() as client:
        answer = client.get(f"/api/v1/maps/{shop}")
        changed = answer.json()
        changed["phases"][0]["steps"][0]["expectation"] = "Ripe"
        client.put(f"/api/v1/maps/{shop}", json=changed, headers={"If-Match": answer.headers["ETag"]}).raise_for_status()
    expect(_panel(screen).get_by_label("What the customer expects")).to_have_value("Ripe")
    assert stored(served, shop)["phases"][0]["steps"][0]["expectation"] == "Ripe"


PLACES = ("step=smell", "phase=attention", "card=stops", "touchpoint=counter", "persona=taster", "lane=actions")


@pytest.mark.parametrize(("theme", "language"), [("light", "nl"), ("dark", "en")])
def test_nothing_stands_in_anybodys_way(open_screen, shop, theme, language):
    for place in PLACES:
        screen = open_screen(f"/maps/{shop}#{place}", color_scheme=theme, locale=language)
        screen.page.locator("aside").wait_for()
        screen.page.evaluate("document.querySelectorAll('aside details').forEach((part) => { part.open = true; })")
        assert screen.barriers("'aside'") == [], place


def test_on_a_phone_it_lies_below_the_map(open_screen, shop):
    screen = _open(open_screen, shop, "step=smell", viewport=PHONE)
    box = _panel(screen).bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] > 200
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_the_strip_asks_is_written_at_once(open_screen, served):
    served.workspace.save_map(Journey(id="asked", title="Asked", language="en"), source=None, expected_version=None)
    page = open_screen("/maps/asked").page
    page.get_by_role("button", name="Who is this customer?").click()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_be_focused()
    page.keyboard.type("Noor")
    page.get_by_role("button", name="What does the customer want to get done?").click()  # the panel is open already
    expect(page.get_by_role("textbox", name="What the customer wants to get done")).to_be_focused()
    page.keyboard.type("Eat good bread")
    expect(page.get_by_role("button", name="Noor")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with served.client() as client:
        made = client.get("/api/v1/maps/asked").json()
    assert [persona["name"] for persona in made["personas"]] == ["Noor"]
    assert [job["text"] for job in made["customer_jobs"]] == ["Eat good bread"]


def test_a_cards_text_is_marked_by_buttons_and_keys(open_screen, shop):
    screen = _open(open_screen, shop, "card=stops")
    text = _panel(screen).get_by_role("textbox", name="Text", exact=True)
    text.select_text()
    screen.page.keyboard.press("Control+b")
    expect(text).to_have_value("**Stops at the door**")
    _panel(screen).get_by_role("button", name="List", exact=True).click()
    expect(text).to_have_value("- **Stops at the door**")
    expect(text).to_be_focused()
