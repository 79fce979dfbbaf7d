"""Python and the page read shared documents alike: these cases hold both to it.

Each file holds a document (its update, in base 64) and the journey that it must read as; ``web/src/document`` reads the same
files. Renew them with ``RENEW_GOLDEN=1 pytest tests/golden/live``.
"""

import base64
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path as File
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text

from fixtures.pictures import salon
from reiskaart.live import new_document, to_journey
from reiskaart.model import (
    Card,
    CustomerJob,
    Emotion,
    Evidence,
    Goal,
    Journey,
    Lane,
    MomentOfTruth,
    Offer,
    Outcomes,
    Persona,
    PersonaFacts,
    Phase,
    Rule,
    Step,
    Touchpoint,
    TouchpointKind,
    ValueProposition,
)

HERE = File(__file__).parent


def everything() -> Journey:
    """A journey that says something in every field."""
    facts = PersonaFacts(
        gender="vrouw",
        age="28-45",
        income="modaal",
        occupation="docent",
        interests=("koken", "lopen", "koken"),
        media=("Instagram",),
        habits=("leest in de trein",),
        pains=("wachten",),
        brands=("Hema",),
        spending="spaart eerst",
        own={"haar": "krullend", "a/b c": "met een streep", "": "zonder naam"},
    )
    truth = MomentOfTruth(claimed_by="team", why="Hier valt de keuze 😀", confirmed=False)
    look = Step(
        id="look",
        name="Zoekt een kapper",
        touchpoints=("search", "phone"),
        cards={
            "actions": (
                Card(id="a-1", text="Kijkt rond\n\n- eerst *dit*\n- dan **dat**", through="call", icon="eye"),
                Card(id="a-2", text="Vergelijkt", image="images/mirror.png", touchpoint="search", persona="seeker"),
            ),
            "legal": (Card(id="l-1", text="Voorwaarden", status="contradicted", evidence=("talk", "count")),),
        },
        emotions=(Emotion(value=1.5, word="benieuwd"), Emotion(value=-2, persona="seeker"), Emotion(value=0, persona="regular")),
        expectation="Morgen terecht kunnen",
        moment_of_truth=truth,
        journey="booking",
    )
    call = Step(id="call", name="Belt", cards={"pains": (Card(id="p-1", text="In gesprek", status="supported"),)})
    return Journey(
        id="everything",
        title="Álles in één",
        language="nl",
        description="Met _alles_ erin",
        state="future",
        scope="lifecycle",
        model="orientation-to-loyalty",
        owner="Anneke",
        begins="Het haar is te lang",
        ends="Het haar zit",
        outcomes=Outcomes(good=("call", "phone"), bad=("look",)),
        driver="Er goed uitzien",
        review=date(2027, 3, 1),
        silence_days=12.5,
        split_after_days=90,
        personas=(
            Persona(
                id="seeker",
                name="Zoeker",
                hypothetical=True,
                picture="images/zoeker.png",
                description="Zoekt",
                needs=("tijd", "rust", "tijd"),
                driver="gemak",
                life_cycle="bring-in",
                facts=facts,
            ),
            Persona(id="regular", name="Vaste klant"),
        ),
        customer_jobs=(CustomerJob(id="job", text="Haar laten knippen", persona="seeker"),),
        offers=(Offer(id="cut", name="Knippen", personas=("regular", "seeker")), Offer(id="colour", name="Kleuren")),
        propositions=(ValueProposition(id="promise", text="Altijd op tijd", persona="seeker", offer="cut"),),
        touchpoints=(
            Touchpoint(
                id="search",
                name="Zoekmachine",
                channel="web",
                kind=TouchpointKind(online=True, direct=False, media="paid"),
                owner="Marketing",
                assets=("advertentie", "landingspagina"),
                cost="€ 2 per klik",
                description="Eerste indruk",
                icon="search",
                moment_of_truth=MomentOfTruth(),
                rules=(Rule(conditions={"name": "search", "page": "/prijs*"}, at="look"), Rule(conditions={"at": "desk"})),
            ),
            Touchpoint(id="phone", name="Telefoon"),
        ),
        lanes=(
            Lane(id="actions"),
            Lane(id="legal", name="Juridisch", icon="flag", shown=False),
            Lane(id="pains-and-highlights", name="Plus en min"),
            Lane(id="emotion"),
        ),
        phases=(
            Phase(
                id="orientation",
                name="Oriëntatie",
                goal="Weet waar hij terecht kan",
                goals=(
                    Goal(
                        id="g-1",
                        metric="goes_on",
                        at="look",
                        baseline=0.48,
                        target=0.65,
                        unit="aandeel",
                        by=date(2027, 3, 1),
                        owner="M",
                    ),
                    Goal(id="g-2", metric="wachttijd", baseline=-3, target=1e15),
                ),
                steps=(look, call),
            ),
            Phase(id="use", name="Gebruik"),
        ),
        evidence=(
            Evidence(id="talk", kind="interview", text="Zes klanten", n=6, date=date(2026, 10, 30), source="salon"),
            Evidence(id="count", kind="measure", text="Geteld", n=2**53 - 1),
        ),
    )


def columns() -> Journey:
    """Three phases with two steps each, a card in every step."""
    return Journey(
        id="columns",
        title="Columns",
        language="en",
        lanes=(Lane(id="actions"), Lane(id="own", name="Own")),
        touchpoints=(Touchpoint(id="web", name="Web", rules=(Rule(conditions={"name": "x"}, at="b1"),)),),
        outcomes=Outcomes(good=("c2", "web"), bad=("a1",)),
        phases=tuple(
            Phase(
                id=phase,
                name=phase.upper(),
                goals=(Goal(id=f"goal-{phase}", metric="goes_on", at=f"{phase}1"),),
                steps=tuple(
                    Step(
                        id=f"{phase}{n}",
                        name=f"{phase}{n}".upper(),
                        touchpoints=("web",),
                        cards={"actions": (Card(id=f"card-{phase}{n}", text=f"in {phase}{n}", through="c2"),)},
                    )
                    for n in (1, 2)
                ),
            )
            for phase in "abc"
        ),
    )


def edited(journey: Journey, edit: Callable[[dict[str, Map[Any]]], None]) -> Doc[Any]:
    doc = new_document(journey)
    with doc.transaction():
        edit({name: doc.get(name, type=Map) for name in ("meta", "journey", *_TABLES)})
    return doc


_TABLES = (
    *("phases", "steps", "touchpoints", "personas", "customer_jobs", "offers"),
    *("propositions", "evidence", "goals", "cards", "lanes"),
)


def step_gone(tables: dict[str, Map[Any]]) -> None:
    """Cards that arrive in a gone step go to the nearest earlier one that lives, here that of the phase before."""
    tables["steps"]["b1"]["gone"] = True
    tables["cards"]["late"] = Map({"step": "b1", "kind": "actions", "order": "Zz", "text": Text("arrives late")})


def first_steps_gone(tables: dict[str, Map[Any]]) -> None:
    """Before the first that lives there is none: the first that lives takes them."""
    tables["steps"]["a1"]["gone"] = True
    tables["steps"]["a2"]["gone"] = True


def phase_gone(tables: dict[str, Map[Any]]) -> None:
    tables["phases"]["b"]["gone"] = True


def first_phase_gone(tables: dict[str, Map[Any]]) -> None:
    tables["phases"]["a"]["gone"] = True
    tables["steps"]["a1"]["gone"] = True


def all_phases_gone(tables: dict[str, Map[Any]]) -> None:
    """The phase of the first step that lives, lives again."""
    for phase in "abc":
        tables["phases"][phase]["gone"] = True
    tables["steps"]["a1"]["gone"] = True
    tables["steps"]["a2"]["gone"] = True


def all_steps_gone(tables: dict[str, Map[Any]]) -> None:
    for step in ("a1", "a2", "b1", "b2", "c1", "c2"):
        tables["steps"][step]["gone"] = True


def moved_about(tables: dict[str, Map[Any]]) -> None:
    """Equal keys go by id; what points to nothing stands in the first."""
    tables["steps"]["a2"]["order"] = "a0"
    tables["steps"]["c1"]["phase"] = "nowhere"
    tables["cards"]["card-b1"]["step"] = "nowhere"
    tables["cards"]["card-a2"]["step"] = "a1"
    tables["cards"]["card-a2"]["order"] = "a0"
    tables["goals"]["goal-c"]["phase"] = "nowhere"
    tables["phases"]["c"]["order"] = "Zz"


def said_wrongly(tables: dict[str, Map[Any]]) -> None:
    """Values of the wrong kind say nothing."""
    tables["journey"]["language"] = "fr"
    tables["journey"]["title"] = Text("   ")
    tables["journey"]["review"] = "2027-02-30"
    tables["journey"]["silence_days"] = -1.0
    tables["journey"]["state"] = 3.0
    tables["journey"]["outcomes/good/nowhere"] = "a0"
    tables["journey"]["unknown"] = True
    tables["touchpoints"]["web"]["name"] = Array(["x"])
    tables["touchpoints"]["web"]["kind/online"] = "yes"
    tables["touchpoints"]["web"]["assets/k1"] = ["a1", "second"]
    tables["touchpoints"]["web"]["assets/k2"] = ["a0", "first"]
    tables["touchpoints"]["web"]["assets/k3"] = "a2, without words"
    tables["touchpoints"]["web"]["assets/k4"] = "a4"
    tables["touchpoints"]["web"]["text/assets/k4"] = Text("fourth")
    tables["touchpoints"]["web"]["assets/k5"] = ["a3", "as it was"]
    tables["touchpoints"]["web"]["text/assets/k5"] = Text("third")
    tables["touchpoints"]["web"]["assets/k6"] = 6.0
    tables["touchpoints"]["web"]["text/assets/k6"] = Text("without an order")
    tables["touchpoints"]["web"]["text/assets/k7"] = Text("taken away")
    tables["touchpoints"]["web"]["rules/k"] = {"order": "a5", "at": "nowhere", "conditions": {"name": "y", "n": 1.0}}
    tables["touchpoints"]["web"]["rules/l"] = {"order": "a6", "at": None, "conditions": {}}
    tables["touchpoints"]["No Id"] = Map({"order": "a0", "name": Text("no id")})
    tables["personas"]["p"] = "not a row"
    tables["personas"]["q"] = Map({"order": "a0", "life_cycle": "dead"})
    tables["evidence"]["e"] = Map({"order": "a0", "kind": "rumour", "n": 1.5, "text": Text("heard")})
    tables["goals"]["goal-a"]["at"] = "nowhere"
    tables["goals"]["goal-a"]["target"] = float("nan")


def cards_odd(tables: dict[str, Map[Any]]) -> None:
    """Cards without words, of kinds that no lane holds, or that end before they begin."""
    cards = tables["cards"]
    cards["card-a1"]["text"].clear()
    cards["card-a2"]["text"].clear()
    cards["card-a2"]["image"] = "images/a.png"
    cards["card-b1"]["kind"] = "emotion"
    cards["card-b2"]["kind"] = "own"
    cards["card-c1"]["kind"] = "never-made"
    cards["card-c2"]["through"] = "a1"
    cards["card-c2"]["status"] = "maybe"
    cards["card-c2"]["touchpoint"] = "nowhere"
    cards["card-c2"]["evidence/nowhere"] = "a0"
    cards["card-c2"]["text"].insert(0, "x" * 20_010)
    tables["lanes"]["own"]["gone"] = True


def feelings(tables: dict[str, Map[Any]]) -> None:
    """A feeling is there where its value is; one for each persona, only of personas that are there."""
    steps = tables["steps"]
    steps["a1"]["emotions/*/word"] = Text("no value")
    steps["a2"]["emotions/*/value"] = 7.0
    steps["a2"]["emotions/*/word"] = Text("over the moon")
    steps["a2"]["emotions/nowhere/value"] = 1.0
    steps["b1"]["emotions/*/value"] = "1"
    steps["b2"]["moment_of_truth/why"] = Text("not present")
    steps["c1"]["moment_of_truth/present"] = True
    steps["c1"]["moment_of_truth/why"] = Text(" because ")


CASES: dict[str, Callable[[], tuple[Doc[Any], str]]] = {
    "salon": lambda: (new_document(salon()), salon().id),
    "everything": lambda: (new_document(everything()), "everything"),
    "nothing": lambda: (Doc(), "nothing"),
    **{
        edit.__name__.replace("_", "-"): lambda edit=edit: (edited(columns(), edit), "columns")  # type: ignore[misc]
        for edit in (
            *(step_gone, first_steps_gone, phase_gone, first_phase_gone, all_phases_gone, all_steps_gone),
            *(moved_about, said_wrongly, cards_odd, feelings),
        )
    },
}


def in_json(doc: Doc[Any]) -> dict[str, Any]:
    """All that stands in a document."""
    return {name: json.loads(str(doc.get(name, type=Map))) for name in ("meta", "journey", *_TABLES)}


@pytest.mark.parametrize("name", CASES)
def test_a_document_reads_as_the_case_says(name: str) -> None:
    doc, map_id = CASES[name]()
    path = HERE / f"{name}.json"
    if os.environ.get("RENEW_GOLDEN"):
        case = {
            "id": map_id,
            "update": base64.b64encode(doc.get_update()).decode(),
            "journey": to_journey(doc, map_id).model_dump(mode="json"),
        }
        path.write_text(json.dumps(case, ensure_ascii=False, indent=1) + "\n", "utf-8")
    case = json.loads(path.read_text("utf-8"))
    kept: Doc[Any] = Doc()
    kept.apply_update(base64.b64decode(case["update"]))
    assert in_json(kept) == in_json(doc)
    assert to_journey(kept, map_id).model_dump(mode="json") == case["journey"]


def test_a_whole_journey_comes_back() -> None:
    assert to_journey(new_document(everything()), "everything") == everything()
