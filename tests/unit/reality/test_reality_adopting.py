import pytest

from reiskaart.errors import UsageError
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.reality import adopt


def place(id_: str, name: str, *names: str) -> Touchpoint:
    return Touchpoint(id=id_, name=name, rules=tuple(Rule(conditions={"name": each}) for each in names))


DRAWN = Journey(
    id="drawn",
    title="As we believe it is",
    touchpoints=(place("price", "Prices page"), place("shop", "Shop", "visit"), place("site", "Website")),
    phases=(
        Phase(id="before", name="Before", steps=(Step(id="compare", name="Compares", touchpoints=("price",)),)),
        Phase(id="during", name="During", steps=(Step(id="buy", name="Buys", touchpoints=("shop",)),)),
    ),
)
DRAFT = Journey(
    id="draft",
    title="Draft",
    touchpoints=(
        place("prices", "Price pages", "view_prices"),
        place("reviews", "Reviews", "read_reviews"),
        place("visit", "Visit", "visit"),
        place("till", "Till", "pay", "pay_card"),
        place("web", "website", "page_view"),
        place("parcel", "Parcel", "delivered"),
    ),
    phases=(
        Phase(
            id="all",
            name="All",
            steps=(
                Step(id="looks", name="Looks", touchpoints=("prices", "reviews")),
                Step(id="comes", name="Buys", touchpoints=("till",)),
                Step(id="visits", name="Visits", touchpoints=("visit", "web")),
                Step(id="gets", name="Gets it", touchpoints=("parcel",)),
            ),
        ),
    ),
)
EVERYTHING = [each.id for each in DRAFT.touchpoints]


def rules(journey: Journey, id_: str) -> list[str]:
    found = next(each for each in journey.touchpoints if each.id == id_)
    return [rule.conditions["name"] for rule in found.rules]


def test_what_is_called_the_same_or_alike_gets_the_rules() -> None:
    made = adopt(DRAWN, DRAFT, ["prices", "web"])
    assert rules(made.journey, "price") == ["view_prices"]
    assert rules(made.journey, "site") == ["page_view"]
    assert [(each.draft, each.id, each.is_new, each.rules) for each in made.taken] == [
        ("prices", "price", False, 1),
        ("web", "site", False, 1),
    ]
    assert len(made.journey.touchpoints) == len(DRAWN.touchpoints)


def test_a_rule_that_is_there_finds_its_touchpoint_whatever_it_is_called() -> None:
    made = adopt(DRAWN, DRAFT, ["visit"])
    assert made.journey == DRAWN
    assert [(each.id, each.name, each.rules) for each in made.taken] == [("shop", "Shop", 0)]


def test_what_is_new_stands_where_its_neighbours_do() -> None:
    made = adopt(DRAWN, DRAFT, EVERYTHING)
    at = {each.draft: each.step for each in made.taken if each.is_new}
    assert at == {"reviews": "compare", "till": "buy", "parcel": None}
    new = {each.draft: each.id for each in made.taken}
    compare, buy = made.journey.steps
    assert compare.touchpoints == ("price", new["reviews"])
    assert buy.touchpoints == ("shop", new["till"])
    assert rules(made.journey, new["till"]) == ["pay", "pay_card"]


def test_nothing_of_the_map_is_lost_and_nothing_comes_twice() -> None:
    once = adopt(DRAWN, DRAFT, EVERYTHING).journey
    assert [each.id for each in once.touchpoints][:3] == ["price", "shop", "site"]
    assert [step.id for step in once.steps] == ["compare", "buy"]
    again = adopt(once, DRAFT, EVERYTHING)
    assert again.journey == once
    assert {each.rules for each in again.taken} == {0}


def test_only_what_is_chosen_comes() -> None:
    made = adopt(DRAWN, DRAFT, ["parcel"])
    assert [each.name for each in made.journey.touchpoints] == ["Prices page", "Shop", "Website", "Parcel"]
    assert made.taken[0].id not in ("parcel", "")


def test_a_touchpoint_that_the_draft_has_not() -> None:
    with pytest.raises(UsageError) as error:
        adopt(DRAWN, DRAFT, ["prices", "weather"])
    assert "weather" in error.value.message("en")
    assert "prices" not in error.value.message("nl")


def test_an_empty_map_takes_them_into_its_inventory() -> None:
    made = adopt(Journey(id="empty", title="Empty"), DRAFT, EVERYTHING)
    assert [each.name for each in made.journey.touchpoints] == [each.name for each in DRAFT.touchpoints]
    assert {each.step for each in made.taken} == {None}
