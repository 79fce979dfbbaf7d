"""A journey refuses what does not hang together."""

import pytest
from pydantic import ValidationError

from reiskaart.model import (
    Card,
    Emotion,
    Journey,
    Lane,
    Outcomes,
    Persona,
    Phase,
    ReferenceProblem,
    Rule,
    Step,
    Touchpoint,
    new_id,
    slug,
)


def journey(**fields: object) -> Journey:
    return Journey.model_validate({"id": "j", "title": "T", **fields})


def problems(**fields: object) -> list[tuple[str, str]]:
    """What is said of a journey with these fields, as (code, id)."""
    with pytest.raises(ValidationError) as raised:
        journey(**fields)
    context = raised.value.errors()[0]["ctx"]
    found: tuple[ReferenceProblem, ...] = context["problems"]
    return [(problem.code, problem.id) for problem in found]


def phase(*steps: Step, id: str = "p") -> Phase:
    return Phase(id=id, name="P", steps=steps)


def test_an_id_stands_once() -> None:
    assert problems(phases=(phase(Step(id="p", name="S")),)) == [("duplicate-id", "p")]
    assert problems(lanes=(Lane(id="actions"), Lane(id="actions"))) == [("duplicate-id", "actions")]


def test_a_step_uses_touchpoints_of_the_inventory() -> None:
    assert problems(phases=(phase(Step(id="s", name="S", touchpoints=("shop",))),)) == [("unknown-id", "shop")]
    shop = Touchpoint(id="shop", name="Shop")
    assert journey(touchpoints=(shop,), phases=(phase(Step(id="s", name="S", touchpoints=("shop",))),)).steps[0].touchpoints == (
        "shop",
    )


def test_a_card_names_what_exists() -> None:
    card = Card(id="c", text="x", touchpoint="t", persona="q", evidence=("e",), through="z")
    step = Step(id="s", name="S", cards={"actions": (card,)})
    assert problems(phases=(phase(step),)) == [
        ("unknown-id", "t"),
        ("unknown-id", "q"),
        ("unknown-id", "e"),
        ("unknown-id", "z"),
    ]


def test_a_card_runs_on_and_not_back() -> None:
    first = Step(id="first", name="1")
    second = Step(id="second", name="2", cards={"actions": (Card(id="c", text="x", through="first"),)})
    assert problems(phases=(phase(first, second),)) == [("backwards", "first")]


def test_a_kind_of_card_has_a_lane() -> None:
    step = Step(id="s", name="S", cards={"smells": (Card(id="c", text="x"),)})
    assert problems(phases=(phase(step),)) == [("unknown-kind", "smells")]
    assert journey(lanes=(Lane(id="smells", name="Geuren"),), phases=(phase(step),)).lanes[0].label("nl") == "Geuren"


def test_a_lane_of_ones_own_has_a_name() -> None:
    assert problems(lanes=(Lane(id="smells"),)) == [("unnamed-lane", "smells")]


def test_a_persona_feels_one_thing_at_a_step() -> None:
    step = Step(id="s", name="S", emotions=(Emotion(value=1, persona="a"), Emotion(value=2, persona="a")))
    assert problems(personas=(Persona(id="a", name="A"),), phases=(phase(step),)) == [("two-emotions", "a")]


def test_rules_and_outcomes_name_places() -> None:
    touchpoint = Touchpoint(id="t", name="T", rules=(Rule(conditions={"name": "x"}, at="s"),))
    assert problems(touchpoints=(touchpoint,), outcomes=Outcomes(good=("nowhere",))) == [
        ("unknown-id", "nowhere"),
        ("unknown-id", "s"),
    ]


def test_nothing_unknown_is_accepted() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        journey(colour="red")


def test_an_emotion_stays_on_the_scale() -> None:
    with pytest.raises(ValidationError, match="less_than_equal"):
        Emotion(value=2.5)
    with pytest.raises(ValidationError, match="finite"):
        Emotion(value=float("nan"))


@pytest.mark.parametrize(
    ("name", "expected"), [("Prijs pagina", "prijs-pagina"), ("Één café!", "een-cafe"), ("日本", "item"), ("--", "item")]
)
def test_a_slug_is_readable(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_id_is_made_once_and_is_free() -> None:
    made = {new_id("Price page") for _ in range(200)}
    assert len(made) == 200
    assert all(one.startswith("price-page-") and len(one) == len("price-page-") + 5 for one in made)
