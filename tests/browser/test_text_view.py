"""A map as text: read as a story, live, with the figures of its customer data in tables."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from fixtures.screens import PHONE
from reiskaart.eventlog import LogOptions
from reiskaart.model import (
    Card,
    CustomerJob,
    Emotion,
    Journey,
    MomentOfTruth,
    Offer,
    Persona,
    Phase,
    Rule,
    Step,
    Touchpoint,
    ValueProposition,
)

_START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def shop(served, tmp_path_factory):
    """A map beside a log in which 40 people look, and 10 of them buy a day later; the last of these after two months."""
    rows = ["customer,time,name"]
    for number in range(40):
        looked = _START + timedelta(days=60 if number == 0 else 0, minutes=number)
        rows.append(f"c{number},{looked.isoformat()},look")
        if number < 10:
            rows.append(f"c{number},{(looked + timedelta(days=1)).isoformat()},buy")
    file = tmp_path_factory.mktemp("log") / "visits.csv"
    file.write_text("\n".join(rows), "utf-8")
    served.workspace.import_log(file, LogOptions(), "visits")
    window = Touchpoint(id="window", name="Window", rules=(Rule(conditions={"name": "look"}),))
    till = Touchpoint(id="till", name="Till", rules=(Rule(conditions={"name": "buy"}),))
    looks = Step(
        id="look",
        name="Looks",
        touchpoints=("window",),
        cards={"actions": (Card(id="stops", text="Stops **at once**", status="contradicted"),)},
        emotions=(Emotion(value=1, word="hungry", persona="taster"),),
        moment_of_truth=MomentOfTruth(claimed_by="Ann", why="First bite", confirmed=False),
    )
    journey = Journey(
        id="told",
        title="Cheese shop",
        description="How people come to cheese.",
        silence_days=2,
        personas=(Persona(id="taster", name="Taster"),),
        touchpoints=(window, till),
        phases=(
            Phase(id="before", name="Before", goal="Knowing what to eat", steps=(looks,)),
            Phase(id="after", name="After", steps=(Step(id="buy", name="Buys", touchpoints=("till",)),)),
        ),
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    with served.client() as client:
        client.patch("/api/v1/maps/told", json={"log": "visits"}).raise_for_status()
    return "told"


def test_it_reads_as_a_story(open_screen, shop):
    screen = open_screen(f"/maps/{shop}/text")
    article = screen.page.get_by_role("article")
    expect(article).to_contain_text("How people come to cheese.")
    assert article.get_by_role("heading", level=2).all_inner_texts() == [
        "About this map",
        "Personas",
        "The journey at a glance",
        "Before",
        "After",
        "All touchpoints",
    ]
    step = screen.page.get_by_role("region", name="Looks", exact=True)
    expect(step).to_contain_text("Taster: pleasant (+1), hungry, an assumption.")
    expect(step).to_contain_text("Moment of truth, claimed by Ann. Not confirmed.")
    expect(step.get_by_role("strong")).to_have_text(["Something says otherwise", "at once"])
    expect(step).to_contain_text("75% not seen again in this data")
    rows = step.get_by_role("table", name="How 40 paths went on").get_by_role("row")
    assert [row.strip().split("\t")[:2] for row in rows.all_inner_texts()[1:]] == [
        ["Goes on", "25%"],
        ["Fell back", "0%"],
        ["Ended well", "0%"],
        ["Still open", "0%"],
        ["Not seen again", "75%"],
    ]
    bought = screen.page.get_by_role("region", name="Buys", exact=True)
    expect(bought).to_contain_text("Too few for a percentage: 10 paths.")
    counted = bought.get_by_role("table", name="How 10 paths went on")
    expect(counted).to_contain_text("10 of 10")
    expect(counted).not_to_contain_text("%")


def test_without_figures_nothing_of_the_journey_is_a_table_of_names(open_screen, served):
    look, feel = Step(id="look", name="Looks"), Step(id="feel", name="Feels", emotions=(Emotion(value=-1, word="lost"),))
    for id_, steps in (("bare", (look,)), ("felt", (look, feel))):
        journey = Journey(id=id_, title=id_, language="en", phases=(Phase(id="p", name="All", steps=steps),))
        served.workspace.save_map(journey, source=None, expected_version=None)
    begun = open_screen("/maps/bare").page
    begun.get_by_role("button", name="Who is this customer?").click()  # and nothing is written of them
    expect(begun.get_by_text("Saved", exact=True)).to_be_visible()
    bare = open_screen("/maps/bare/text").page
    expect(bare.get_by_role("heading", name="All", exact=True)).to_be_visible()
    expect(bare.get_by_role("table")).to_have_count(0)
    expect(bare.get_by_role("heading", name="Personas")).to_have_count(0)
    felt = open_screen("/maps/felt/text").page
    expect(felt.get_by_role("table")).to_have_count(1)
    expect(felt.get_by_role("row").last).to_contain_text("unpleasant (−1)")


def test_it_says_whom_jobs_offers_and_propositions_are_for(open_screen, served):
    journey = Journey(
        id="promised",
        title="Promised",
        language="en",
        begins="*Hungry*",
        personas=(Persona(id="taster", name="Taster"),),
        customer_jobs=(CustomerJob(id="job", text="Find **good** cheese", persona="taster"),),
        offers=(Offer(id="board", name="Board", personas=("taster",)),),
        propositions=(ValueProposition(id="promise", text="Taste first", persona="taster", offer="board"),),
        phases=(Phase(id="p", name="All", steps=(Step(id="s", name="Looks"),)),),
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    about = open_screen("/maps/promised/text").page.get_by_role("region", name="About this map")
    assert [" ".join(item.split()) for item in about.get_by_role("listitem").all_inner_texts()] == [
        "Find good cheese (for Taster)",
        "Board (for Taster)",
        "Taste first (Board, for Taster)",
    ]
    expect(about.locator("em")).to_have_text("Hungry")
    expect(about).to_contain_text("One experience: the way to one goal")


def test_a_map_that_is_not_here_is_not_told_as_an_empty_one(open_screen, shop):
    screen = open_screen("/")
    screen.page.route_web_socket("**/live?*", lambda line: line.close())
    screen.page.goto(f"{screen.served.url}/maps/{shop}/text")
    expect(screen.page.get_by_role("alert")).to_contain_text("The server cannot be reached")
    expect(screen.page.get_by_text("This map has no phases yet")).to_have_count(0)


def test_an_address_that_leads_nowhere_tells_the_whole(open_screen, shop):
    screen = open_screen(f"/maps/{shop}/text#step=%E0%A4")
    expect(screen.page.get_by_role("heading", name="Buys", exact=True)).to_be_visible()


def test_it_follows_the_map_while_it_is_read(open_screen, served, shop):
    screen = open_screen(f"/maps/{shop}/text")
    with served.client() as client:
        answer = client.get(f"/api/v1/maps/{shop}")
        changed = answer.json()
        changed["phases"][1]["steps"][0]["cards"] = {"questions": [{"id": "ripe", "text": "Is it ripe?"}]}
        client.put(f"/api/v1/maps/{shop}", json=changed, headers={"If-Match": answer.headers["ETag"]}).raise_for_status()
    expect(screen.page.get_by_text("Is it ripe?")).to_be_visible()


def test_it_leads_to_the_same_step_on_the_map_and_back(open_screen, shop):
    screen = open_screen(f"/maps/{shop}/text")
    screen.page.get_by_role("link", name="Show “Buys” on the map").click()
    panel = screen.page.get_by_role("complementary", name="Details")
    expect(panel.get_by_role("textbox", name="Name")).to_have_value("Buys")
    screen.page.keyboard.press("Control+k")
    screen.page.keyboard.type("Show the map as text")
    screen.page.get_by_role("option", name="Show the map as text").first.click()
    expect(screen.page.get_by_role("heading", name="Buys", exact=True).first).to_be_focused()
    assert screen.page.url.endswith("/text#step=buy")


def test_the_panel_says_what_was_measured(open_screen, shop):
    screen = open_screen(f"/maps/{shop}#step=look")
    panel = screen.page.get_by_role("complementary", name="Details")
    expect(panel.get_by_text("MEASURED IN VISITS")).to_be_visible()
    rows = panel.locator("dl").first.locator("div")
    expect(rows).to_contain_text(["Customers?", "Goes on?", "Not seen again?", "Returns?"])
    expect(rows.locator("dd").first).to_have_text("40")
    expect(rows.nth(1)).to_contain_text("25%")
    panel.get_by_role("button", name="What does “Not seen again” mean?").first.click()
    expect(panel.get_by_text("That does not mean gone").first).to_be_visible()
    screen.page.evaluate("document.querySelectorAll('aside details').forEach((part) => { part.open = true; })")
    assert screen.barriers("'aside'") == []


@pytest.mark.parametrize(("theme", "language"), [("light", "nl"), ("dark", "en")])
def test_text_stands_in_nobodys_way(open_screen, shop, theme, language):
    screen = open_screen(f"/maps/{shop}/text", color_scheme=theme, locale=language, viewport=PHONE)
    screen.page.get_by_role("article").wait_for()
    assert screen.barriers() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= 390
