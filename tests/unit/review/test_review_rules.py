"""Each rule of ``check`` finds its own lack and keeps silent where nothing lacks."""

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reiskaart.i18n import Language, keys, say
from reiskaart.model import (
    Card,
    CustomerJob,
    Emotion,
    Evidence,
    Goal,
    Journey,
    MomentOfTruth,
    Outcomes,
    Persona,
    Phase,
    Rule,
    Step,
    Touchpoint,
    TouchpointKind,
)
from reiskaart.review import RULES, Finding, check

REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "check.md"
TODAY = datetime.date(2026, 11, 21)
LATER = datetime.date(2027, 3, 1)
BEFORE = datetime.date(2026, 11, 20)


def persona(**changes: Any) -> Persona:
    return Persona(**{"id": "ann", "name": "Ann", "needs": ("Brood",), "driver": "Trek", **changes})


def touchpoint(**changes: Any) -> Touchpoint:
    complete = {
        "id": "site",
        "name": "Site",
        "channel": "web",
        "kind": TouchpointKind(online=True, direct=True, media="owned"),
        "owner": "Bram",
        "rules": (Rule(conditions={"name": "visit"}),),
    }
    return Touchpoint(**{**complete, **changes})


def card(**changes: Any) -> Card:
    return Card(**{"id": "looks", "text": "Kijkt rond", "status": "supported", "evidence": ("talk",), **changes})


def goal(**changes: Any) -> Goal:
    complete = {"id": "g1", "metric": "goes_on", "baseline": 0.4, "target": 0.6, "by": LATER, "owner": "Bram"}
    return Goal(**{**complete, **changes})


def step(**changes: Any) -> Step:
    complete = {
        "id": "look",
        "name": "Kijkt",
        "touchpoints": ("site",),
        "cards": {"actions": (card(),)},
        "emotions": (Emotion(value=1),),
    }
    return Step(**{**complete, **changes})


def phase(**changes: Any) -> Phase:
    return Phase(**{"id": "first", "name": "Eerst", "goal": "Weten", "goals": (goal(),), "steps": (step(),), **changes})


def journey(**changes: Any) -> Journey:
    """A map that lacks nothing."""
    complete = {
        "id": "map",
        "title": "Kaart",
        "owner": "Bram",
        "begins": "Trek",
        "ends": "Voldaan",
        "outcomes": Outcomes(good=("site",)),
        "driver": "Lekker brood",
        "review": LATER,
        "personas": (persona(),),
        "customer_jobs": (CustomerJob(id="eat", text="Ontbijten"),),
        "touchpoints": (touchpoint(),),
        "phases": (phase(),),
        "evidence": (Evidence(id="talk", kind="interview", text="Gesprek"),),
    }
    return Journey(**{**complete, **changes})


def at_step(**changes: Any) -> Journey:
    return journey(phases=(phase(steps=(step(**changes),)),))


def found(map_: Journey) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.place) for finding in check(map_, "en", today=TODAY)]


def only(map_: Journey) -> Finding:
    """The one finding on a map."""
    (finding,) = check(map_, "en", today=TODAY)
    return finding


def test_a_map_that_lacks_nothing() -> None:
    assert found(journey()) == []


@pytest.mark.parametrize(
    ("map_", "code", "place"),
    [
        (journey(personas=()), "no-persona", None),
        (journey(personas=tuple(persona(id=f"p{i}") for i in range(6))), "too-many-personas", None),
        (journey(personas=(persona(needs=()),)), "persona-without-needs", "ann"),
        (journey(personas=(persona(driver=None),)), "persona-without-driver", "ann"),
        (journey(personas=(persona(hypothetical=True),)), "hypothetical-persona", "ann"),
        (journey(customer_jobs=()), "no-customer-job", None),
        (journey(owner=None), "no-owner", None),
        (journey(begins=None), "no-begin", None),
        (journey(ends=None), "no-end", None),
        (journey(outcomes=Outcomes(bad=("site",))), "no-good-outcome", None),
        (journey(driver=None), "no-driver", None),
        (journey(review=None), "no-review-date", None),
        (journey(review=BEFORE), "review-passed", None),
        (journey(phases=(phase(goal=None),)), "phase-without-goal", "first"),
        (journey(phases=(phase(), Phase(id="next", name="Dan", goal="Meer"))), "phase-without-steps", "next"),
        (
            journey(phases=(phase(steps=tuple(step(id=f"s{i}", cards={"actions": (card(id=f"c{i}"),)}) for i in range(8))),)),
            "too-many-steps",
            "first",
        ),
        (
            journey(phases=(phase(steps=(step(), step(id="wait", touchpoints=(), cards={"actions": (card(id="waits"),)}))),)),
            "step-without-touchpoints",
            "wait",
        ),
        (journey(phases=(phase(steps=(step(), step(id="wait", cards={"actions": ()}))),)), "step-without-cards", "wait"),
        (at_step(cards={"pains": (card(),)}), "step-without-actions", "look"),
        (at_step(emotions=()), "no-emotion", None),
        (journey(scope="lifecycle"), "life-cycle-in-one-map", None),
        (at_step(journey="map"), "opens-into-itself", "look"),
        (journey(touchpoints=(touchpoint(owner=None),)), "touchpoint-without-owner", "site"),
        (journey(touchpoints=(touchpoint(channel=None),)), "touchpoint-without-channel", "site"),
        (journey(touchpoints=(touchpoint(kind=TouchpointKind(online=False)),)), "touchpoint-without-kind", "site"),
        (journey(touchpoints=(touchpoint(rules=()),)), "touchpoint-without-rules", "site"),
        (journey(touchpoints=(touchpoint(), touchpoint(id="desk"))), "unused-touchpoint", "desk"),
        (
            at_step(cards={"actions": (card(), card(id="b", status="assumption", evidence=()))}),
            "assumption-without-evidence",
            "look",
        ),
        (at_step(cards={"actions": (card(), card(id="b", evidence=()))}), "supported-without-evidence", "look"),
        (at_step(cards={"actions": (card(), card(id="b", status="contradicted"))}), "contradicted-card", "b"),
        (at_step(cards={"actions": (card(text="x" * 221),)}), "long-card", "look"),
        (
            journey(evidence=(Evidence(id="talk", kind="interview", text="G"), Evidence(id="poll", kind="survey", text="E"))),
            "unused-evidence",
            "poll",
        ),
        (at_step(moment_of_truth=MomentOfTruth(confirmed=True)), "moment-without-why", "look"),
        (at_step(moment_of_truth=MomentOfTruth(why="Hier")), "moment-unconfirmed", "look"),
        (
            journey(touchpoints=(touchpoint(moment_of_truth=MomentOfTruth(why="Hier", confirmed=False)),)),
            "moment-unconfirmed",
            "site",
        ),
        (journey(phases=(phase(goals=()),)), "no-goals", None),
        (journey(phases=(phase(goals=(goal(owner=None),)),)), "goal-not-smart", "g1"),
        (journey(phases=(phase(goals=(goal(by=BEFORE),)),)), "goal-passed", "g1"),
    ],
)
def test_a_rule_finds_its_own_lack_and_no_other(map_: Journey, code: str, place: str | None) -> None:
    assert found(map_) == [(code, place)]


def test_an_empty_map_lacks_what_it_begins_with() -> None:
    codes = {code for code, _ in found(Journey(id="m", title="M"))}
    assert codes == {
        "no-persona",
        "no-customer-job",
        "no-owner",
        "no-begin",
        "no-end",
        "no-good-outcome",
        "no-driver",
        "no-review-date",
        "no-phases",
    }


def test_a_goal_says_which_parts_lack() -> None:
    finding = only(journey(phases=(phase(goals=(Goal(id="g", metric="goes_on"),)),)))
    assert (
        finding.message == "Goal ‘goes_on’ is not SMART yet. What is missing: the baseline, the target, the deadline, the owner."
    )


def test_a_baseline_of_nothing_is_a_baseline() -> None:
    assert found(journey(phases=(phase(goals=(goal(baseline=0.0),)),))) == []


def test_assumptions_are_counted_per_step() -> None:
    cards = {"actions": tuple(card(id=f"c{i}", status="assumption", evidence=()) for i in range(200))}
    finding = next(f for f in check(at_step(cards=cards), "nl", today=TODAY) if f.code == "assumption-without-evidence")
    assert finding.message == "Bij stap ‘Kijkt’ staan 200 aannames zonder onderbouwing."


def test_what_we_mean_to_do_needs_no_evidence() -> None:
    cards = {"actions": (card(),), "opportunities": (card(id="o", status="assumption", evidence=()),)}
    assert found(at_step(cards=cards)) == []


def test_on_the_day_of_the_review_it_is_not_behind_us() -> None:
    assert found(journey(review=TODAY)) == []


def test_what_a_map_needs_comes_before_advice() -> None:
    severities = [finding.severity for finding in check(Journey(id="m", title="M"), "en", today=TODAY)]
    assert severities == sorted(severities, key=lambda severity: severity != "lack")
    assert Counter(severities)["advice"] == 2


def test_a_long_name_is_cut_to_one_line() -> None:
    cards = {"actions": (card(), card(id="b", status="contradicted", text="Twee\nregels " + "woord " * 20))}
    assert only(at_step(cards=cards)).message.startswith("‘Twee regels woord woord")
    assert len(only(at_step(cards=cards)).message) < 130


def test_braces_in_a_name_are_text() -> None:
    assert only(journey(touchpoints=(touchpoint(name="{x}", owner=None),))).message == "Touchpoint ‘{x}’ has no owner."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_rule_has_its_words(language: Language) -> None:
    told = {key.split(".")[2] for key in keys(language) if key.startswith("review.findings.")}
    assert told == {rule.code for rule in RULES}


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_reference_tells_every_finding_with_its_hint(rule: Any) -> None:
    hint = say(f"review.findings.{rule.code}.hint", "en", name="…", lacks="…", when="…")
    rows = REFERENCE.read_text("utf-8").split(f"| `{rule.code}` |")
    assert len(rows) == 2
    assert rows[1].split("\n")[0].endswith(f"| {hint} |")
