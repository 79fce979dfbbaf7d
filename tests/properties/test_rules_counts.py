"""What is said of rules beside a log is what a reading does with it, and what is given to a touchpoint goes there."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reiskaart.eventlog import LogOptions, StoredLog, import_log
from reiskaart.model import Journey, Rule, Touchpoint
from reiskaart.reality import figures, read, rules_view, try_rule

OPTIONS = LogOptions(customer="who", time="when", name="name", channel="channel", pseudonyms=False)
NAMES = ("view", "view_all", "chat_open", "chat_close", "buy", "5* review")
CHANNELS = ("web", "app", "")
PAGES = ("/prices", "/prices/long", "/about", "")

PATTERNS = {
    "name": ["view", "view*", "chat_*", "buy", "/chat_(open|close)/", "*", "/.*e.*/", "/5[*] review/", "nothing", "/(broken/"],
    "channel": ["web", "app", "*", "/w.*/"],
    "page": ["/prices", "/prices*", "//.*s/", "*"],
    "colour": ["*"],
}


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    asked = draw(st.lists(st.sampled_from(["name", "name", "name", "channel", "page", "colour"]), min_size=1, max_size=3))
    return Rule(conditions={name: draw(st.sampled_from(PATTERNS[name])) for name in asked})


JOURNEYS = st.lists(st.lists(rules(), max_size=3), max_size=4)


def map_of(drawn: list[list[Rule]]) -> Journey:
    touchpoints = tuple(Touchpoint(id=f"t{n}", name=f"t{n}", rules=tuple(own)) for n, own in enumerate(drawn))
    return Journey(id="map", title="Map", touchpoints=touchpoints)


def mended(journey: Journey) -> Journey:
    """Without rules that cannot be tried, which no reading takes."""

    def usable(rule: Rule) -> bool:
        return "/(broken/" not in rule.conditions.values()

    touchpoints = tuple(
        touchpoint.model_copy(update={"rules": tuple(filter(usable, touchpoint.rules))}) for touchpoint in journey.touchpoints
    )
    return journey.model_copy(update={"touchpoints": touchpoints})


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> StoredLog:
    folder = tmp_path_factory.mktemp("log")
    chance = random.Random(4)
    lines = ["who,when,name,channel,page"]
    for _ in range(300):
        who, day = chance.randrange(30), chance.randrange(1, 29)
        values = (chance.choice(NAMES), chance.choice(CHANNELS), chance.choice(PAGES))
        lines.append(f"c{who},2026-01-{day:02d}T12:00:00Z,{','.join(values)}")
    (folder / "log.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return import_log(folder / "log.csv", folder / "log", OPTIONS, key=None)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=JOURNEYS)
def test_events_per_touchpoint_are_the_contacts_of_a_reading(
    log: StoredLog, tmp_path_factory: pytest.TempPathFactory, drawn: list[list[Rule]]
) -> None:
    journey = map_of(drawn)
    view = rules_view(log, journey, "en")
    reading = mended(journey)
    reality = figures(read(log, reading, Path(tmp_path_factory.mktemp("reading")) / "r"), reading)
    assert {one.id: one.events for one in view.touchpoints} == {figure.id: figure.contacts for figure in reality.touchpoints}
    assert (view.recognised.events, view.unmatched.events) == (reality.contacts, reality.unmatched_events)
    assert sum(row.events for row in view.names) == log.meta.events
    for touchpoint in view.touchpoints:
        assert sum(row.events for row in view.names if row.touchpoint == touchpoint.id) == touchpoint.events
        assert sum(rule.events for rule in touchpoint.rules) == touchpoint.events
        assert all(rule.events <= rule.covers for rule in touchpoint.rules)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=JOURNEYS, data=st.data())
def test_the_conditions_of_a_row_take_it_to_whom_it_is_given(
    log: StoredLog, drawn: list[list[Rule]], data: st.DataObject
) -> None:
    journey = map_of([*drawn, []])
    target = journey.touchpoints[-1].id
    row = data.draw(st.sampled_from(rules_view(log, journey, "en").names))
    given_to = tuple(
        touchpoint.model_copy(
            update={
                "rules": (*touchpoint.rules, Rule(conditions=row.conditions))
                if touchpoint.id == target
                else tuple(rule for rule in touchpoint.rules if rule.conditions != row.conditions)
            }
        )
        for touchpoint in journey.touchpoints
    )
    winner = next((rule for own in drawn for rule in own if rule.conditions == row.conditions), None)
    rival = journey.touchpoints[int(row.touchpoint[1:])].rules[row.rule - 1] if row.touchpoint and row.rule else None
    if winner is None and rival is not None and len(rival.conditions) > 1 and len(rival.conditions) == len(row.conditions):
        return  # of rules with as many conditions the longer wins, else the first on the map: no further rule goes before it
    after = rules_view(log, journey.model_copy(update={"touchpoints": given_to}), "en")
    assert next(one.events for one in after.touchpoints if one.id == target) >= row.events


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=JOURNEYS, tried=rules(), at=st.integers(0, 4))
def test_a_trial_tells_what_the_map_would_say_with_the_rule(
    log: StoredLog, drawn: list[list[Rule]], tried: Rule, at: int
) -> None:
    journey = map_of([*drawn, []])
    at = min(at, len(drawn))
    own = journey.touchpoints[at]
    trial = try_rule(log, journey, tried.conditions, "en", touchpoint=own.id)
    longer = own.model_copy(update={"rules": (*own.rules, tried)})
    touchpoints = (*journey.touchpoints[:at], longer, *journey.touchpoints[at + 1 :])
    before, after = rules_view(log, journey, "en"), rules_view(log, journey.model_copy(update={"touchpoints": touchpoints}), "en")
    count = after.touchpoints[at].rules[-1]
    assert (trial.wins, trial.events) == (count.events, count.covers)
    assert trial.new == before.unmatched.events - after.unmatched.events
    lost = {b.id: b.events - a.events for b, a in zip(before.touchpoints, after.touchpoints, strict=True) if b.id != own.id}
    assert {one.touchpoint: one.events for one in trial.taken} == {id_: n for id_, n in lost.items() if n}
