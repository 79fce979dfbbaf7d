"""Whatever stands in the texts of a map or in the names of a log: nothing of it runs, and all of it is read as text."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reiskaart.intervals import share
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
    PhaseFigures,
    PlaceFigures,
    PlaceTransition,
    Reality,
    Rule,
    Step,
    Times,
    Touchpoint,
    Transitions,
    Unmatched,
    ValueProposition,
    VariantFigures,
)

_CORPUS = json.loads((Path(__file__).parent / "hostile_texts.json").read_text("utf-8"))


def _lane(kind: str) -> Lane:
    return Lane(id=kind)


def hostile_journey(evil: str) -> Journey:
    """A map with ``evil`` in every field that holds text."""
    moment = MomentOfTruth(claimed_by=evil, why=evil, confirmed=False)
    card = {"text": evil, "evidence": ("proof",), "touchpoint": "place", "persona": "who"}
    return Journey(
        id="hostile",
        title=evil,
        description=evil,
        owner=evil,
        begins=evil,
        ends=evil,
        driver=evil,
        outcomes=Outcomes(good=("second",), bad=("place",)),
        personas=(
            Persona(
                id="who", name=evil, picture=evil, description=evil, needs=(evil,), driver=evil,
                facts=PersonaFacts(
                    gender=evil, age=evil, income=evil, occupation=evil, interests=(evil,), media=(evil,), habits=(evil,),
                    pains=(evil,), brands=(evil,), spending=evil, own={evil: evil},
                ),
            ),
        ),
        customer_jobs=(CustomerJob(id="job", text=evil, persona="who"),),
        offers=(Offer(id="offer", name=evil, personas=("who",)),),
        propositions=(ValueProposition(id="promise", text=evil, persona="who", offer="offer"),),
        touchpoints=(
            Touchpoint(
                id="place", name=evil, channel=evil, owner=evil, assets=(evil,), cost=evil, description=evil,
                moment_of_truth=moment, rules=(Rule(conditions={evil: evil}, at="first"),),
            ),
        ),
        lanes=(*map(_lane, ("actions", "touchpoints", "emotion", "pains-and-highlights")), Lane(id="own", name=evil)),
        phases=(
            Phase(
                id="phase", name=evil, goal=evil,
                goals=(Goal(id="goal", metric=evil, at="first", target=0.5, unit=evil, by=date(2027, 1, 1), owner=evil),),
                steps=(
                    Step(
                        id="first", name=evil, touchpoints=("place",), expectation=evil, moment_of_truth=moment,
                        emotions=(Emotion(value=2, word=evil, persona="who"),),
                        cards={
                            "actions": (Card(id="a", **card),),
                            "own": (Card(id="b", status="contradicted", **card),),
                            "pains": (Card(id="c", through="second", **card),),
                        },
                    ),
                    Step(id="second", name=evil, emotions=(Emotion(value=-2, word=evil),)),
                ),
            ),
        ),
        evidence=(Evidence(id="proof", kind="interview", text=evil, n=3, source=evil),),
    )  # fmt: skip


def _place(id_: str) -> PlaceFigures:
    half, none = share(50, 100), share(0, 100)
    return PlaceFigures(
        id=id_, customers=100, paths=100, contacts=100, reaches=half, goes_on=half, fell_back=none, ended_well=none,
        still_open=none, not_seen_again=half, returns=half,
        time_to_next=Times(n=100, q1_seconds=1, median_seconds=2, q3_seconds=3),
    )  # fmt: skip


def hostile_reality(evil: str) -> Reality:
    """A reading whose log and names are ``evil``."""
    ways = tuple(
        PlaceTransition(from_=start, to=end, count=40, paths=40, mean_gap_seconds=5)
        for start, end in (("first", "second"), ("second", "first"))
    )
    return Reality(
        journey="hostile",
        log=evil,
        events=300,
        contacts=200,
        customers=100,
        paths=100,
        first=datetime(2026, 1, 1, tzinfo=UTC),
        last=datetime(2026, 2, 1, tzinfo=UTC),
        silence_days=3.5,
        silence_from_log=True,
        placed_by_nearness=0,
        phases=(PhaseFigures(id="phase", customers=100, paths=100, contacts=200),),
        steps=(_place("first"), _place("second")),
        touchpoints=(_place("place"),),
        transitions=Transitions(touchpoints=(), steps=ways),
        variants=(VariantFigures(steps=("first", "second"), paths=50, share=share(50, 100)),),
        variants_total=1,
        unmatched=(Unmatched(name=evil, channel=evil, events=100, share=0.33),),
        unmatched_events=100,
    )


@pytest.mark.parametrize("start", range(0, len(_CORPUS), 10))
def test_nothing_runs_nothing_is_asked_and_the_text_is_read_as_it_stands(open_page, start):
    opened = open_page(hostile_journey("harmless"))
    page = opened.page
    for evil in _CORPUS[start : start + 10]:
        opened.show(hostile_journey(evil), hostile_reality(evil))
        page.evaluate(
            "for (const g of document.querySelectorAll('[data-opens]')) g.dispatchEvent(new Event('click', {bubbles: true}))"
        )
        page.mouse.move(700, 400)
        assert page.evaluate("window.ran") is None, evil
        assert (opened.complaints, opened.violations(), opened.asked) == ([], [], []), evil
        assert page.locator("script").count() == 1, evil
        assert page.locator("iframe, object, embed, img, base, form, link, math, foreignObject, animate, set").count() == 0, evil
        if evil.isascii() and evil.isprintable():
            assert page.locator("h1").text_content() == evil


def test_the_watch_would_see_what_runs(open_page, journey):
    page = open_page(journey).page
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.ran=1>')")
    page.wait_for_function("window.violations.length > 0")
    assert page.evaluate("window.ran") is None  # the policy stops even what should never be there
