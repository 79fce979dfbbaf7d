"""What the rules of a map do with a log, computed by hand."""

import time

import pytest

from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.reality import rules_view, try_rule

LOG = """
a 1 view web /prices
a 2 chat_open app
a 3 chat_message app
a 4 buy web
b 1 view web /about
b 2 chat_open web
b 3 chat_message app
b 4 chat_close app
c 1 view app /prices/long
c 2 checkout_help web
"""


def rule(at=None, **conditions):
    return Rule(conditions=conditions, at=at)


def a_map(**rules):
    touchpoints = tuple(Touchpoint(id=id_, name=id_.capitalize(), rules=own) for id_, own in rules.items())
    steps = (Step(id="first", name="First", touchpoints=tuple(rules)), Step(id="second", name="Second", touchpoints=tuple(rules)))
    return Journey(id="map", title="Map", touchpoints=touchpoints, phases=(Phase(id="p", name="p", steps=steps),))


@pytest.fixture
def see_rules(imported):
    def look(journey, text=LOG):
        return rules_view(imported(text, ("page",)), journey, "en")

    return look


def rows(view):
    return {(row.name, row.channel, *row.split.values()): (row.events, row.touchpoint) for row in view.names}


def test_each_name_has_its_weight_and_its_touchpoint(see_rules):
    view = see_rules(a_map(page=(rule(name="view"),), chat=(rule(name="chat_open"),)))
    assert [(row.name, row.events, row.customers, row.touchpoint, row.rule) for row in view.names] == [
        ("view", 3, 3, "page", 1),
        ("chat_message", 2, 2, None, None),
        ("chat_open", 2, 2, "chat", 1),
        ("buy", 1, 1, None, None),
        ("chat_close", 1, 1, None, None),
        ("checkout_help", 1, 1, None, None),
    ]
    assert (view.recognised.events, view.recognised.share) == (5, 0.5)
    assert (view.unmatched.events, view.unmatched.names) == (5, 4)
    assert view.properties == ("name", "channel", "page")


def test_a_name_is_parted_by_channel_where_its_channels_differ(see_rules):
    view = see_rules(a_map(chat=(rule(name="chat_open", channel="app"),)))
    found = rows(view)
    assert (found["chat_open", "app"], found["chat_open", "web"]) == ((1, "chat"), (1, None))
    assert {row.customers for row in view.names if row.name == "chat_open"} == {1}


def test_a_name_is_parted_by_the_rules_that_win_where_a_further_column_differs(see_rules):
    view = see_rules(a_map(prices=(rule(name="view", page="/prices*"),)))
    assert {key: value for key, value in rows(view).items() if key[0] == "view"} == {
        ("view", None, "/prices*"): (2, "prices"),
        ("view", None): (1, None),
    }


def test_rules_are_counted_with_and_without_those_before_them(see_rules):
    (chat, help_) = see_rules(a_map(chat=(rule(name="chat_*"), rule(name="chat_open")), help=(rule(name="*"),))).touchpoints
    assert [(one.number, one.events, one.covers) for one in chat.rules] == [(1, 3, 5), (2, 2, 2)]
    assert (chat.events, help_.events, help_.rules[0].covers) == (5, 5, 10)


@pytest.mark.parametrize(
    ("winner", "other", "why"),
    [
        (rule(name="checkout_help"), rule(name="checkout*"), "more-exact"),
        (rule(name="checkout*", channel="w*"), rule(name="checkout_h*"), "more-conditions"),
        (rule(name="checkout_h*"), rule(name="checkout*"), "longer"),
        (rule(name="check*help"), rule(name="check*help"), "first"),
    ],
)
def test_what_two_rules_catch_is_told_with_the_reason_why_one_wins(see_rules, winner, other, why):
    (conflict,) = see_rules(a_map(one=(winner,), two=(other,))).conflicts
    assert (conflict.winner.touchpoint, [at.touchpoint for at in conflict.others]) == ("one", ["two"])
    assert ([one.name for one in conflict.names], conflict.more, conflict.events) == (["checkout_help"], 0, 1)
    assert (conflict.why, bool(conflict.why_text)) == (why, True)


def test_a_rule_that_cannot_be_tried_is_named_and_the_others_count(see_rules):
    view = see_rules(a_map(chat=(rule(name="/chat_(/"), rule(name="chat_open")), page=(rule(colour="*"), rule(name="View"))))
    chat, page = view.touchpoints
    assert [one.problem.code if one.problem else None for one in (*chat.rules, *page.rules)] == [
        "reality.not-an-expression",
        None,
        "reality.no-property",
        "reality.other-case",
    ]
    assert "chat_(" in chat.rules[0].problem.text
    assert "page" in page.rules[0].problem.text
    assert "“view”" in page.rules[1].problem.text
    assert chat.events == 2


def test_names_that_belong_together_are_proposed_for_their_touchpoint(see_rules):
    view = see_rules(a_map(chat=(rule(name="chat_open"),)))
    (companions,) = view.companions
    assert companions.names == ("chat_message", "chat_close")
    assert companions.text == "Also catch chat_message and chat_close?"
    assert companions.rules == ({"name": "chat_message"}, {"name": "chat_close"})
    assert {one.name for one in view.suggestions} >= {"chat_message", "chat_close", "buy"}


def test_the_step_that_a_rule_names_stands_beside_its_names(see_rules):
    view = see_rules(a_map(chat=(rule("second", name="chat_open"),)))
    assert next(row.step for row in view.names if row.name == "chat_open") == "second"


def test_a_trial_tells_what_a_rule_takes_and_what_others_keep(imported):
    journey = a_map(chat=(rule(name="chat_*"),), page=(rule(name="view"),), sale=())
    trial = try_rule(imported(LOG, ("page",)), journey, {"name": "*e*"}, "en", touchpoint="sale")
    assert (trial.events, trial.wins, trial.new) == (9, 1, 1)
    assert [(one.touchpoint, one.events) for one in trial.kept] == [("chat", 5), ("page", 3)]
    assert trial.taken == ()
    assert [(one.values["name"], one.events, one.touchpoint) for one in trial.examples][:2] == [
        ("view", 3, "page"),
        ("chat_message", 2, "chat"),
    ]
    exact = try_rule(imported(LOG, ("page",)), journey, {"name": "chat_open"}, "en", touchpoint="sale")
    assert ([(one.touchpoint, one.events) for one in exact.taken], exact.wins, exact.new) == ([("chat", 2)], 2, 0)


def test_a_trial_of_a_changed_rule_leaves_the_old_one_out(imported):
    journey = a_map(chat=(rule(name="chat_open"),))
    trial = try_rule(imported(LOG, ("page",)), journey, {"name": "chat_m*"}, "en", touchpoint="chat", rule=1)
    assert (trial.events, trial.wins, trial.new) == (2, 2, 2)


def test_a_trial_names_a_mistake(imported):
    trial = try_rule(imported(LOG, ("page",)), a_map(chat=()), {"name": "/chat_(/"}, "nl", touchpoint="chat")
    assert (trial.events, trial.problem.code) == (0, "reality.not-an-expression")
    assert "reguliere expressie" in trial.problem.text


def test_a_hostile_expression_takes_bounded_time(imported):
    lines = "\n".join(f"c{n} 1 {'a' * (n % 900)}b{n}" for n in range(1500))
    log = imported(lines)
    begun = time.monotonic()
    trial = try_rule(log, a_map(chat=()), {"name": "/" + "(.{0,999}a.{0,999})" * 8 + "/"}, "en", touchpoint="chat")
    assert trial.problem.code == "reality.slow-pattern"
    assert time.monotonic() - begun < 30


def test_counts_are_made_once_for_a_log_and_its_columns(imported):
    log = imported(LOG, ("page",))
    rules_view(log, a_map(chat=(rule(name="chat_open"),)), "en")
    rules_view(log, a_map(chat=(rule(name="view"),)), "en")
    assert len(list(log.folder.glob("combinations-*"))) == 1
    rules_view(log, a_map(chat=(rule(page="/prices"),)), "en")
    assert len(list(log.folder.glob("combinations-*"))) == 2
