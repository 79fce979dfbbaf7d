"""Choosing paths, two groups, places from nearby and single paths, computed by hand."""

from datetime import date

import pytest

from reiskaart.errors import UsageError
from reiskaart.model import Behind, Filter, Rule
from reiskaart.reality import choose, compare_groups, facets, figures, place_details, read, sample, way_details
from reiskaart.reality import value_columns as columns

SALON = {"seek": "search blog", "compare": "prices", "book": "booking"}
LOG = """
a 1 search web blue
a 2 other web blue
a 3 prices web blue
a 5 booking desk blue
b 2 search app red
b 3 prices app red
b 4 search app red
c 9 prices desk blue
d 1 strange web red
"""


@pytest.fixture
def reading(imported, draw, tmp_path):
    log = imported(LOG, ("mood",))
    journey = draw(SALON, good="booking", bad="blog")
    return read(log, journey, tmp_path / "reading"), journey, log


def chosen(reading, **wanted):
    found, journey, _ = reading
    return figures(found, journey, Filter(**wanted)).paths


def test_each_part_of_a_filter_keeps_whole_paths(reading):
    assert chosen(reading) == 3
    assert chosen(reading, from_=date(2026, 1, 2)) == 2
    assert chosen(reading, until=date(2026, 1, 2)) == 2
    assert chosen(reading, from_=date(2026, 1, 2), until=date(2026, 1, 2)) == 1
    assert chosen(reading, where={"channel": "desk"}) == 2
    assert chosen(reading, where={"channel": ("web", "app")}) == 2
    assert chosen(reading, where={"channel": "desk", "mood": "blue", "name": "search"}) == 1
    assert chosen(reading, passed=("seek", "prices")) == 2
    assert chosen(reading, avoided=("seek",)) == 1
    assert chosen(reading, outcome="good") == 1
    assert chosen(reading, outcome="bad") == 0
    assert chosen(reading, outcome="none") == 2


def test_only_contacts_on_the_map_count_for_a_column(reading):
    with pytest.raises(UsageError) as caught:
        chosen(reading, where={"name": "pigeon"})
    assert caught.value.code == "reality.unknown-value"
    assert chosen(reading, where={"name": ("other", "strange")}) == 0


def test_what_is_said_of_the_log_does_not_change(reading):
    found, journey, _ = reading
    every, one = figures(found, journey), figures(found, journey, Filter(where={"channel": "desk"}))
    assert (one.events, one.unmatched_events, one.unmatched, one.last) == (9, 2, every.unmatched, every.last)
    assert (one.contacts, one.customers, one.paths) == (4, 2, 2)
    assert [(way.steps, way.paths, way.share.n) for way in one.variants] == [
        (("seek", "compare", "book"), 1, 2),
        (("compare",), 1, 2),
    ]


def test_facets_say_how_many_paths_each_value_would_keep(reading):
    found = facets(reading[0], "en")
    assert (found.first, found.last) == (date(2026, 1, 1), date(2026, 1, 9))
    values = {column.name: [(value.value, value.paths) for value in column.values] for column in found.columns}
    assert values == {
        "name": [("prices", 3), ("search", 2), ("booking", 1)],
        "channel": [("desk", 2), ("app", 1), ("web", 1)],
        "mood": [("blue", 2), ("red", 1)],
    }
    assert found.outcomes.model_dump() == {"good": 1, "bad": 0, "none": 2}


def test_a_column_of_very_many_values_is_not_offered(imported, draw, tmp_path, monkeypatch):
    monkeypatch.setattr(columns, "MOST_VALUES", 1)
    found = read(imported(LOG, ("mood",)), draw(SALON), tmp_path / "reading")
    assert found.meta.columns == ("name", "channel")
    with pytest.raises(UsageError) as caught:
        choose(found, Filter(where={"mood": "blue"}), 0.0)
    assert caught.value.code == "reality.column-of-many"


def test_two_groups_and_their_difference(reading):
    found, journey, _ = reading
    said = compare_groups(found, journey, Filter(where={"channel": "desk"}), Filter())
    assert (said.first.paths, said.second.paths, said.differences.shared_paths) == (2, 3, 2)
    seek = said.differences.steps[0]
    assert seek.reaches.value == pytest.approx(1 / 2 - 2 / 3)
    assert (seek.reaches.few, seek.reaches.sure) == (True, False)
    assert seek.returns.value == 0.0
    nobody = compare_groups(found, journey, Filter(avoided=("compare",)), Filter()).differences.steps[0]
    assert (nobody.goes_on.value, nobody.goes_on.few) == (None, True)


def test_a_step_from_nearby(reading):
    found, journey, _ = reading
    near = place_details(choose(found, Filter(), 0.0), journey, "step", "compare")
    assert [(part.id, part.paths) for part in near.came_from] == [("seek", 2), (None, 1)]
    assert [(part.id, part.fate, part.paths) for part in near.went_to] == [
        ("seek", None, 1),
        ("book", None, 1),
        (None, "still_open", 1),
    ]
    assert near.came_from[0].share.n == 3
    assert [(one.from_seconds, one.to_seconds, one.n) for one in near.times.bins] == [
        (65_536, 131_072, 1),
        (131_072, 262_144, 1),
    ]
    assert (near.times.n, near.times.median_seconds, near.times.p90_seconds) == (2, 129_600, 164_160)
    assert [(way.steps, way.share.n) for way in near.ways] == [
        (("seek", "compare", "seek"), 3),
        (("seek", "compare", "book"), 3),
        (("compare",), 3),
    ]
    assert [(rule.touchpoint, rule.conditions, rule.events) for rule in near.rules] == [("prices", {"name": "prices"}, 3)]


def test_each_rule_with_its_contacts(imported, draw, tmp_path):
    rules = (Rule(conditions={"name": "p*"}, at="compare"), Rule(conditions={"name": "tariffs"}), Rule(conditions={"name": "x"}))
    journey = draw({"seek": "search", "compare": "prices"}, rules={"prices": rules})
    found = read(imported("a 1 search\na 2 prices\na 3 tariffs\na 4 page"), journey, tmp_path / "reading")
    near = place_details(choose(found, Filter(), 0.0), journey, "touchpoint", "prices")
    assert [(rule.at, rule.events) for rule in near.rules] == [("compare", 2), (None, 1), (None, 0)]


def test_a_way_from_nearby(reading):
    group = choose(reading[0], Filter(), 0.0)
    onward, back = way_details(group, "seek", "compare"), way_details(group, "compare", "seek")
    assert (onward.paths, onward.count, onward.share.value, onward.foreseen) == (2, 2, 1.0, True)
    assert (back.paths, back.share.n, back.foreseen, back.times.median_seconds) == (1, 3, False, 86_400)
    assert way_details(group, "book", "seek").times.bins == ()


def test_single_paths_with_their_times(reading):
    found, _, log = reading
    group = choose(found, Filter(passed=("booking",)), 0.0)
    drawn = sample(group, log, Behind(), limit=5, seed=1)
    assert drawn.total == 1
    (path,) = drawn.items
    assert (path.pseudonym, path.outcome, path.contacts_total) == ("#1", "good", 3)
    said = [(one.name, one.touchpoint, one.step, one.unmatched, one.seconds_since) for one in path.contacts]
    assert said == [
        ("search", "search", "seek", 0, None),
        ("prices", "prices", "compare", 1, 172_800),
        ("booking", "booking", "book", 0, 172_800),
    ]


def test_a_sample_is_the_same_for_the_same_seed_and_others_for_another(imported, draw, tmp_path):
    log = imported("\n".join(f"customer{number} {number % 28 + 1} search" for number in range(200)))
    found = read(log, draw(SALON), tmp_path / "reading")
    group = choose(found, Filter(), 0.0)
    drawn = [tuple(path.pseudonym for path in sample(group, log, Behind(), limit=20, seed=seed).items) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(set(drawn[0])) == 20
    more = sample(group, log, Behind(), limit=50, seed=1).items
    assert tuple(path.pseudonym for path in more[:20]) == drawn[0]
    assert sample(group, log, Behind(), limit=0, seed=1).total == 200


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"at": "nowhere"}, "reality.unknown-place"),
        ({"fate": "returns"}, "reality.fate-nowhere"),
        ({"way": ("seek",)}, "reality.way-of-two"),
        ({"way": ("seek", "prices")}, "reality.way-of-two"),
        ({"variant": ("nowhere",)}, "reality.unknown-place"),
    ],
)
def test_paths_behind_what_is_no_figure_are_refused(reading, asked, code):
    found, _, log = reading
    with pytest.raises(UsageError) as caught:
        sample(choose(found, Filter(), 0.0), log, Behind(**asked), limit=1, seed=0)
    assert caught.value.code == code
