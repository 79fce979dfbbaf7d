"""Rules that are proposed for events that fit none."""

import pytest

from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.reality import case_hints, read, suggest_rules


@pytest.fixture
def salon():
    def touchpoint(id_, name, channel, *names):
        rules = tuple(Rule(conditions={"name": written}) for written in names)
        return Touchpoint(id=id_, name=name, channel=channel, rules=rules)

    touchpoints = (
        touchpoint("price-page", "Prijspagina", "website", "view_prices"),
        touchpoint("search", "Zoekt een salon", "google", "search"),
        touchpoint("booking", "Afspraak maken", "website", "book_start"),
    )
    steps = (Step(id="s", name="s", touchpoints=("search", "price-page")), Step(id="b", name="b", touchpoints=("booking",)))
    return Journey(id="map", title="Map", touchpoints=touchpoints, phases=(Phase(id="p", name="p", steps=steps),))


LOG = """
a 1 search google
a 2 view_price_list website
a 3 find_salon google
b 1 search google
b 2 view_price_list website
b 3 make_appointment website
b 4 zebra
"""


def test_each_is_given_its_likeliest_touchpoint_with_reasons(imported, salon):
    found = {suggestion.name: suggestion for suggestion in suggest_rules(imported(LOG), salon)}
    assert {name: suggestion.touchpoint for name, suggestion in found.items()} == {
        "view_price_list": "price-page",
        "find_salon": "search",
        "make_appointment": "booking",
        "zebra": None,
    }
    assert found["find_salon"].reasons[0].code == "meaning"
    assert "price" in found["view_price_list"].reasons[0].text("en")
    assert "channel" in [reason.code for reason in found["view_price_list"].reasons]


def test_what_resembles_nothing_is_a_new_touchpoint_with_a_readable_name(imported, salon):
    found = suggest_rules(imported(LOG + "c 1 Zebra_crossing"), salon)
    zebra = next(suggestion for suggestion in found if suggestion.name == "Zebra_crossing")
    assert (zebra.touchpoint, zebra.touchpoint_name, zebra.score) == (None, "Zebra crossing", 0)
    assert [reason.code for reason in zebra.reasons] == ["new"]
    assert all(reason.text(language) for reason in zebra.reasons for language in ("nl", "en"))


def test_heaviest_first_with_their_share_of_all_events(imported, salon):
    found = suggest_rules(imported(LOG), salon)
    assert (found[0].name, found[0].events, found[0].share) == ("view_price_list", 2, pytest.approx(2 / 7))
    assert [suggestion.events for suggestion in found] == sorted((s.events for s in found), reverse=True)


def test_a_slip_of_the_pen_is_seen(imported, salon):
    (found,) = suggest_rules(imported("a 1 serach google"), salon)
    assert (found.touchpoint, found.reasons[0].code) == ("search", "spelling-rule")


def test_what_a_rule_holds_is_said_to_stand_in_a_rule(imported):
    site = Touchpoint(id="site", name="Website", rules=(Rule(conditions={"name": "taarten*"}),))
    (found,) = suggest_rules(imported("a 1 taart_prijzen"), Journey(id="map", title="Map", touchpoints=(site,)))
    assert found.reasons[0].code == "words-rule"
    assert found.reasons[0].text("nl") == "De naam heeft “taart” gemeen met een regel van “Website”."


BAKERY = "a 1 opgehaald Winkel\na 2 gebeld telefoon\na 3 besteld web\na 4 zebra"


def bakery(*touchpoints):
    return Journey(id="map", title="Map", touchpoints=tuple(Touchpoint(id=i, name=n, channel=c) for i, n, c in touchpoints))


def test_the_channel_is_enough_where_nothing_speaks_for_another_touchpoint(imported):
    journey = bakery(("shop", "Verkoop", "winkel"), ("phone", "Telefoon", None), ("site", "Site", "web"), ("app", "App", "WEB"))
    found = {each.name: each for each in suggest_rules(imported(BAKERY), journey)}
    assert {name: each.touchpoint for name, each in found.items()} == {
        "opgehaald": "shop",
        "gebeld": "phone",
        "besteld": None,  # two touchpoints have this channel, and nothing tells which is meant
        "zebra": None,
    }
    assert [reason.code for reason in found["opgehaald"].reasons] == ["channel"]
    assert found["gebeld"].reasons[0].text("nl") == "Het kanaal heet net als het touchpoint: Telefoon."


def test_a_name_says_more_than_the_channel(imported):
    found = suggest_rules(imported("a 1 klacht_balie web"), bakery(("desk", "Klacht balie", None), ("site", "Site", "web")))
    assert [each.touchpoint for each in found] == ["desk"]


def test_a_rule_that_fits_but_for_its_case_is_pointed_out(imported):
    rules = (
        {"name": "search"},
        {"name": "SEARCH"},
        {"name": "Sea*", "channel": "google"},
        {"name": "/view_(Prices|x)/"},
        {"name": "zebra"},
        {"name": "/(?i)SEARCH/"},  # takes upper and lower case as one
    )
    place = Touchpoint(id="all", name="All", rules=tuple(Rule(conditions=each) for each in rules))
    log = imported("a 1 search google\na 2 view_prices web\na 3 view_PRICES web")
    found = case_hints(log, Journey(id="map", title="Map", touchpoints=(place,)))
    assert [(hint.rule, hint.pattern, hint.value) for hint in found] == [
        (2, "SEARCH", "search"),
        (3, "Sea*", "search"),
        (4, "/view_(Prices|x)/", "view_PRICES"),
    ]
    assert all("“All”" in hint.text(language) for hint in found for language in ("nl", "en"))


def test_events_that_always_stand_beside_a_touchpoint_are_taken_to_belong_to_it(imported, salon):
    log = "\n".join(f"{who} 1 book_start\n{who} 2 qx7\n{who} 3 book_start" for who in "abcde")
    (found,) = suggest_rules(imported(log), salon)
    assert (found.touchpoint, [reason.code for reason in found.reasons]) == ("booking", ["together"])
    assert "100%" in found.reasons[0].text("nl")


def test_where_only_some_channels_of_a_name_fit_the_rule_names_the_channel(imported, salon):
    rule = Rule(conditions={"name": "ask", "channel": "desk"})
    desk = Touchpoint(id="desk", name="Balie", rules=(rule,))
    journey = salon.model_copy(update={"touchpoints": (*salon.touchpoints, desk)})
    found = suggest_rules(imported("a 1 ask desk\na 2 ask phone\na 3 ask"), journey)
    assert [(suggestion.channel, suggestion.rule.conditions) for suggestion in found] == [
        (None, {"name": "ask"}),
        ("phone", {"name": "ask", "channel": "phone"}),
    ]


def test_with_the_rules_that_are_proposed_everything_fits(imported, salon, tmp_path):
    log = imported(LOG + "c 1 odd*name\nc 2 /odd/\nc 3 odd.name")
    touchpoints = list(salon.touchpoints)
    for number, suggestion in enumerate(suggest_rules(log, salon)):
        touchpoints.append(Touchpoint(id=f"new-{number}", name="new", rules=(suggestion.rule,)))
    completed = salon.model_copy(update={"touchpoints": tuple(touchpoints)})
    assert suggest_rules(log, completed) == ()
    assert read(log, completed, tmp_path / "reading").meta.unmatched_events == 0


def test_a_map_without_touchpoints_gets_only_new_ones(imported):
    found = suggest_rules(imported(LOG), Journey(id="map", title="Map"))
    assert {suggestion.touchpoint for suggestion in found} == {None}
    assert len(found) == 5
