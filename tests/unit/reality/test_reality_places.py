"""What a reading says of steps and touchpoints, computed by hand."""

import pytest

from reiskaart.intervals import wilson

FATES = ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again")
SALON = {"seek": "search blog", "compare": "prices photos", "book": "booking"}

THREE_WAYS = """
a 1 search
a 2 prices
a 4 booking
b 1 search
b 2 prices
b 3 search
c 1 blog
c 2 search
d 1 prices
d 20 search
"""


def fates(figures):
    """How many paths took each fate."""
    return {fate: round(getattr(figures, fate).value * figures.paths) for fate in FATES if getattr(figures, fate).value}


def by_id(figures):
    return {figure.id: figure for figure in figures}


def test_each_path_at_a_step_has_one_fate(see, draw):
    steps = by_id(see(THREE_WAYS, draw(SALON)).steps)
    # At seek: a goes on; b's last contact there is its last, 17 days before the log ends; c likewise; d ends with the log.
    assert fates(steps["seek"]) == {"goes_on": 1, "not_seen_again": 2, "still_open": 1}
    # At compare: a goes on; b and d were only at an earlier step afterwards.
    assert fates(steps["compare"]) == {"goes_on": 1, "fell_back": 2}
    # The last step is a good end.
    assert fates(steps["book"]) == {"ended_well": 1}
    assert steps["seek"].goes_on.low == pytest.approx(wilson(1, 4)[0])
    assert steps["seek"].goes_on.high == pytest.approx(wilson(1, 4)[1])


def test_counts_of_a_step(see, draw):
    reality = see(THREE_WAYS, draw(SALON))
    seek = by_id(reality.steps)["seek"]
    assert (seek.customers, seek.paths, seek.contacts) == (4, 4, 6)
    assert seek.reaches.value == 1
    assert by_id(reality.steps)["compare"].reaches.value == 0.75
    assert (reality.customers, reality.paths, reality.contacts, reality.events) == (4, 4, 10, 10)
    assert [(phase.id, phase.paths, phase.contacts) for phase in reality.phases] == [
        ("phase-seek", 4, 6),
        ("phase-compare", 3, 3),
        ("phase-book", 1, 1),
    ]


def test_returns_are_stays_followed_at_once_by_an_earlier_step(see, draw):
    reality = see(THREE_WAYS, draw(SALON))
    assert by_id(reality.steps)["compare"].returns.value == pytest.approx(2 / 3)
    assert by_id(reality.steps)["seek"].returns.value == 0
    assert by_id(reality.touchpoints)["prices"].returns.value == pytest.approx(2 / 3)


def test_a_path_that_returns_twice_counts_once(see, draw):
    steps = by_id(see("a 1 prices\na 2 search\na 3 prices\na 4 search\na 5 prices", draw(SALON)).steps)
    assert (steps["compare"].returns.value, steps["compare"].paths, steps["compare"].contacts) == (1, 1, 3)


def test_time_to_the_next_step_runs_from_start_of_stay_to_start_of_next_stay(see, draw):
    # The stay at seek starts on day 1 and lasts until day 3; the stay at compare starts on day 5.
    steps = by_id(see("a 1 search\na 3 blog\na 5 prices\na 6 prices\na 9 booking", draw(SALON)).steps)
    assert steps["seek"].time_to_next.median_seconds == 4 * 86_400
    assert steps["compare"].time_to_next.median_seconds == 4 * 86_400
    assert steps["book"].time_to_next.n == 0
    assert steps["book"].time_to_next.median_seconds is None


def test_quartiles_interpolate(see, draw):
    log = "\n".join(f"{who} 1 search\n{who} {day} prices" for who, day in zip("abcd", (2, 3, 5, 9), strict=True))
    times = by_id(see(log, draw(SALON)).steps)["seek"].time_to_next
    days = [seconds / 86_400 for seconds in (times.q1_seconds, times.median_seconds, times.q3_seconds)]
    assert (times.n, days) == (4, [1.75, 3.0, 5.0])  # of 1, 2, 4 and 8 days


def test_a_touchpoint_counts_contacts_elsewhere_in_its_step_as_going_on(see, draw):
    touchpoints = by_id(see("a 1 search\na 2 blog\nb 1 prices\nb 2 search\nz 20 booking", draw(SALON)).touchpoints)
    assert fates(touchpoints["search"]) == {"goes_on": 1, "not_seen_again": 1}
    assert fates(touchpoints["blog"]) == {"not_seen_again": 1}
    assert fates(touchpoints["prices"]) == {"fell_back": 1}
    assert fates(touchpoints["booking"]) == {"ended_well": 1}


def test_runs_at_a_touchpoint_give_its_time_to_the_next(see, draw):
    touchpoints = by_id(see("a 1 search\na 2 search\na 4 blog\na 9 prices", draw(SALON)).touchpoints)
    assert touchpoints["search"].time_to_next.median_seconds == 3 * 86_400
    assert touchpoints["blog"].time_to_next.median_seconds == 5 * 86_400


def test_a_good_outcome_reached_before_makes_every_end_good(see, draw):
    log = "a 1 search\na 2 booking\na 3 prices\nb 1 prices\nz 20 search"
    steps = by_id(see(log, draw({**SALON, "visit": "chair"}, good="booking")).steps)
    assert fates(steps["compare"]) == {"ended_well": 1, "not_seen_again": 1}
    assert fates(steps["book"]) == {"fell_back": 1}


def test_an_outcome_may_be_a_step_and_does_not_end_a_path(see, draw):
    reality = see("a 1 booking\na 2 search", draw({**SALON, "visit": "chair"}, good="book"))
    assert reality.paths == 1
    assert fates(by_id(reality.steps)["seek"]) == {"ended_well": 1}


def test_a_bad_outcome_alone_ends_nothing_well(see, draw):
    steps = by_id(see("a 1 search\na 2 prices\nz 20 search", draw(SALON, bad="prices")).steps)
    assert fates(steps["compare"]) == {"not_seen_again": 1}


def test_still_open_reaches_to_the_silence_itself(see, draw):
    log = "a 10 search\nb 9 search\nz 12 search"
    assert fates(see(log, draw(SALON, silence_days=2.0)).steps[0]) == {"still_open": 2, "not_seen_again": 1}


def test_silence_defaults_to_the_95th_percentile_gap_of_the_log(see, draw):
    # Gaps of 1, 2 and 3 days, one of them before an event that fits no rule: 95% of the way is 2.9 days.
    reality = see("a 1 search\na 2 search\na 4 other\na 7 prices", draw(SALON, silence_days=None))
    assert reality.silence_days == pytest.approx(2.9)
    assert reality.silence_from_log


def test_a_log_without_gaps_knows_no_silence(see, draw):
    reality = see("a 1 search\nb 2 search", draw(SALON, silence_days=None))
    assert reality.silence_days == 0
    assert fates(reality.steps[0]) == {"not_seen_again": 1, "still_open": 1}


def test_paths_are_cut_after_a_longer_silence_only(see, draw):
    reality = see("a 1 search\na 3 prices\na 6 search\nb 1 search", draw(SALON, split_after_days=2.0))
    # Two days of silence are not longer than two days; three are.
    assert (reality.customers, reality.paths) == (2, 3)
    seek = by_id(reality.steps)["seek"]
    assert (seek.customers, seek.paths) == (2, 3)
    assert [(way.steps, way.paths) for way in reality.variants] == [(("seek",), 2), (("seek", "compare"), 1)]


def test_paths_of_one_customer_widen_the_interval(see, draw):
    # Ten customers; half of them walk on from seek every time, half never: ten paths in truth, not forty.
    log = "\n".join(
        f"{who} {day} search" + (f"\n{who} {day} prices" if who < "f" else "") for who in "abcdefghij" for day in (1, 9, 17, 25)
    )
    cut = by_id(see(log, draw(SALON, split_after_days=3.0)).steps)["seek"]
    assert (cut.paths, cut.customers, cut.goes_on.value) == (40, 10, 0.5)
    # A variance 40/9 times that of independent paths leaves 9 of 40; t² is 1.2508 times larger for 10 than for 40.
    low, high = wilson(4.5 / 1.25080, 9 / 1.25080)
    assert (cut.goes_on.low, cut.goes_on.high) == pytest.approx((low, high), abs=1e-4)


def test_one_event(see, draw):
    reality = see("a 1 search", draw(SALON))
    assert fates(reality.steps[0]) == {"still_open": 1}
    assert [step.paths for step in reality.steps] == [1, 0, 0]
    assert reality.steps[1].goes_on.value is None
    assert reality.transitions.steps == ()


def test_all_at_one_step(see, draw):
    reality = see("a 1 search\na 2 blog\na 3 search", draw({"seek": "search blog"}))
    assert fates(reality.steps[0]) == {"ended_well": 1}
    assert [(way.steps, way.paths) for way in reality.variants] == [(("seek",), 1)]
    assert reality.transitions.steps == ()
    assert len(reality.transitions.touchpoints) == 2


def test_ties_in_time_keep_the_order_of_the_file(see, draw):
    reality = see("a 1 prices\na 1 search\na 1 booking", draw(SALON))
    assert reality.variants[0].steps == ("compare", "seek", "book")


def test_an_empty_map(see, draw):
    reality = see("a 1 search\na 2 prices web", draw({}))
    assert (reality.contacts, reality.paths, reality.unmatched_events) == (0, 0, 2)
    assert reality.steps == reality.touchpoints == reality.variants == ()


def test_a_map_without_rules(see, draw):
    reality = see(
        "a 1 search\na 2 prices", draw(SALON, rules=dict.fromkeys(("search", "blog", "prices", "photos", "booking"), ()))
    )
    assert (reality.contacts, reality.unmatched_events) == (0, 2)
    assert [step.paths for step in reality.steps] == [0, 0, 0]
    assert all(step.reaches.value is None for step in reality.steps)
