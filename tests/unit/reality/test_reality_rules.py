"""Which touchpoint the rules give an event."""

import unicodedata

import pytest

from reiskaart.errors import InputError
from reiskaart.model import Journey, Rule, Touchpoint
from reiskaart.reality import figures, read, rules_key
from reiskaart.reality.patterns import exactly


def rule(**conditions):
    return Rule(conditions=conditions)


@pytest.fixture
def recognised(imported, tmp_path):
    """Contacts per touchpoint, of a log with a further column ``page``."""

    def count(text, rules):
        touchpoints = tuple(Touchpoint(id=id_, name=id_, rules=own) for id_, own in rules.items())
        journey = Journey(id="map", title="Map", touchpoints=touchpoints)
        folder = tmp_path / f"reading-{len(list(tmp_path.iterdir()))}"
        reality = figures(read(imported(text, ("page",)), journey, folder), journey)
        assert reality.contacts + reality.unmatched_events == reality.events
        return {figure.id: figure.contacts for figure in reality.touchpoints if figure.contacts}

    return count


LOG = """
a 1 view web /prices
a 2 view app /prices/long
a 3 View web /about
a 4 view_all web /prices
b 5 buy desk
"""


def test_the_whole_value_is_compared_and_case_counts(recognised):
    assert recognised(LOG, {"t": (rule(name="view"),)}) == {"t": 2}


def test_a_star_stands_for_any_run_of_characters(recognised):
    assert recognised(LOG, {"t": (rule(name="view*"),), "u": (rule(page="/a*t"),)}) == {"t": 3, "u": 1}


def test_between_slashes_stands_a_regular_expression_for_the_whole_value(recognised):
    assert recognised(LOG, {"t": (rule(name="/[vV]iew/"),), "u": (rule(name="/bu/"),)}) == {"t": 3}


def test_all_conditions_hold_and_any_rule_will_do(recognised):
    assert recognised(LOG, {"t": (rule(name="view", channel="web"), rule(name="buy"))}) == {"t": 2}


def test_what_is_not_there_meets_no_condition(recognised):
    assert recognised(LOG, {"t": (rule(page="*"),)}) == {"t": 4}


def test_a_rule_that_names_an_unknown_property_never_holds_and_is_told(imported, tmp_path):
    journey = Journey(id="map", title="Map", touchpoints=(Touchpoint(id="t", name="t", rules=(rule(name="view", colour="*"),)),))
    reading = read(imported(LOG, ("page",)), journey, tmp_path / "reading")
    assert reading.meta.contacts == 0
    assert reading.meta.unknown_properties == ("colour",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (rule(name="view"), rule(name="v*")),
        (rule(name="view"), rule(name="/view/")),
        (rule(name="v*"), rule(name="/vie.+/")),
        (rule(name="view", page="/prices*"), rule(name="view")),
        (rule(name="v*", channel="/web|app/"), rule(name="vie*")),
        (rule(name="view", channel="w*"), rule(channel="web")),
        (rule(name="vie*"), rule(name="v*w")),
    ],
    ids=["exact-glob", "exact-regex", "glob-regex", "more", "more-globs", "more-mixed", "longer"],
)
def test_precedence_whatever_the_order_in_the_file(recognised, first, second):
    event = "a 1 view web /prices"
    assert recognised(event, {"first": (first,), "second": (second,)}) == {"first": 1}
    assert recognised(event, {"second": (second,), "first": (first,)}) == {"first": 1}


def test_of_equals_the_first_in_the_file(recognised):
    event, one, other = "a 1 view web /prices", (rule(name="vi*"),), (rule(name="v*w"),)
    assert recognised(event, {"one": one, "other": other}) == {"one": 1}
    assert recognised(event, {"other": other, "one": one}) == {"other": 1}


def test_text_is_compared_after_normalisation(recognised):
    composed, parted = unicodedata.normalize("NFC", "café"), unicodedata.normalize("NFD", "café")
    assert composed != parted
    log = f"a 1 {composed}\na 2 {parted}"
    assert recognised(log, {"t": (rule(name=parted),)}) == {"t": 2}


@pytest.mark.parametrize("pattern", ["(", "a{2,1}", "(?=look)", "a)|(b"])
def test_a_bad_expression_names_touchpoint_and_rule(imported, tmp_path, pattern):
    rules = (rule(name="view"), rule(name=f"/{pattern}/"))
    journey = Journey(id="map", title="Map", touchpoints=(Touchpoint(id="price-page", name="Price page", rules=rules),))
    with pytest.raises(InputError) as caught:
        read(imported(LOG, ("page",)), journey, tmp_path / "reading")
    assert caught.value.code == "reality.bad-pattern"
    for language in ("nl", "en"):
        assert all(part in caught.value.message(language) for part in ("Price page", "price-page", " 2 ", pattern))
    assert not (tmp_path / "reading").exists()


def test_a_hostile_expression_takes_bounded_time(recognised):
    log = f"a 1 {'a' * 5000}"
    assert recognised(log, {"t": (rule(name="/(a+)+b/"),), "u": (rule(name="/(a|aa)*/"),)}) == {"u": 1}


@pytest.mark.parametrize("value", ["view", "a*b", "/prices/", "/a.b*(c)/", "*", "/", "//", "[*]"])
def test_a_value_can_always_be_named_exactly(recognised, value):
    other = value + "x"
    assert recognised(f"a 1 {value}\na 2 {other}", {"t": (rule(name=exactly(value)),)}) == {"t": 1}


def test_numbers_are_compared_as_written(recognised):
    assert recognised("a 1 x web 10\na 2 x web 2.5\na 3 x web 7", {"t": (rule(page="10"), rule(page="2.*"))}) == {"t": 2}


def test_the_key_follows_rules_and_not_texts():
    before = Journey(id="map", title="Map", touchpoints=(Touchpoint(id="t", name="t", rules=(rule(name="a", channel="b"),)),))
    renamed = before.model_copy(update={"title": "Other", "silence_days": 3.0})
    turned = Rule(conditions={"channel": "b", "name": "a"})
    same = before.model_copy(update={"touchpoints": (Touchpoint(id="t", name="Other", rules=(turned,)),)})
    other = before.model_copy(update={"touchpoints": (Touchpoint(id="t", name="t", rules=(rule(name="a"),)),)})
    cut = before.model_copy(update={"split_after_days": 1.0})
    assert rules_key(before) == rules_key(renamed) == rules_key(same)
    assert len({rules_key(before), rules_key(other), rules_key(cut)}) == 3
