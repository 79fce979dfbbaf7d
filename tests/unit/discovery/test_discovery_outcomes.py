from collections.abc import Callable

from reiskaart.model import find_phase_model
from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.hints import doubts
from reiskaart.reality.discovery.outcomes import candidates, proposed
from reiskaart.reality.discovery.phases import place

Figures = Callable[..., Aggregates]


def name_of(figures: Aggregates, row: int) -> str:
    return figures.keys[row][0].name


def test_words_of_completion_go_before_where_most_end(figures_of: Figures) -> None:
    figures = figures_of([["home", "view"]] * 70 + [["home", "view", "purchase"]] * 30)
    best = proposed(candidates(figures))
    assert best is not None
    assert name_of(figures, best.row) == "purchase"
    assert (best.reasons, best.words) == (("words", "ends-paths", "little-follows"), ("purchase",))
    assert (best.ends, best.last) == (0.3, 1.0)


def test_where_most_end_is_the_outcome_where_no_word_speaks(figures_of: Figures) -> None:
    figures = figures_of([["a", "b", "c"]] * 8 + [["a", "b"]] * 2)
    best = proposed(candidates(figures))
    assert best is not None
    assert name_of(figures, best.row) == "c"
    assert best.reasons == ("ends-paths", "little-follows")


def test_a_bad_end_is_offered_but_never_proposed(figures_of: Figures) -> None:
    figures = figures_of([["apply", "rejected"]] * 9 + [["apply", "granted"]])
    found = candidates(figures)
    assert [(name_of(figures, each.row), each.bad) for each in found] == [("granted", False), ("rejected", True)]
    assert proposed([each for each in found if each.bad]) is None


def proposed_in(figures: Aggregates) -> str | None:
    best = proposed(candidates(figures))
    return None if best is None else name_of(figures, best.row)


def test_collecting_goes_before_a_complaint_of_a_few_and_an_order_that_is_not_the_end(figures_of: Figures) -> None:
    way = ["Website bezocht", "Taarten bekeken", "Taart besteld", "Taart opgehaald"]
    figures = figures_of([way] * 15 + [[*way, "Klacht ingediend"]] * 3 + [way[:2]] * 12)
    assert proposed_in(figures) == "Taart opgehaald"
    verdicts = {name_of(figures, each.row): each.bad for each in candidates(figures)}
    assert verdicts == {"Taart opgehaald": False, "Taart besteld": False, "Klacht ingediend": True}


def test_a_few_give_way_to_more_at_a_later_end(figures_of: Figures) -> None:
    many = [["look", "talk", "Handed over"]] * 96
    assert proposed_in(figures_of([*many, *[["look", "talk", "Paid deposit"]] * 4])) == "Handed over"
    assert proposed_in(figures_of([*many, *[["look", "Order placed", "talk", "Handed over"]] * 4])) == "Handed over"
    assert proposed_in(figures_of([["look", "talk"]] * 96 + [["look", "talk", "Order placed"]] * 10)) == "Order placed"


def test_few_who_buy_are_still_the_outcome_where_nothing_later_weighs_more(figures_of: Figures) -> None:
    figures = figures_of([["home", "list", "home", "list"]] * 970 + [["home", "list", "item", "purchase"]] * 30)
    assert proposed_in(figures) == "purchase"


def test_where_nothing_convinces_nothing_is_proposed(figures_of: Figures) -> None:
    assert proposed_in(figures_of([["home", "Taarten bekeken"]] * 10)) is None
    assert proposed_in(figures_of([["home", "list"], ["list", "home"]] * 10 + [["home", "list", "zebra"]])) is None
    assert proposed_in(figures_of([["home", "list", "home"]] * 99 + [["home", "list", "purchase"]])) is None


def test_words_of_completion_at_the_beginning_are_no_end(figures_of: Figures) -> None:
    figures = figures_of([["order sample", "use", "use", "praise"]] * 10)
    assert "order sample" not in {name_of(figures, each.row) for each in candidates(figures)}


def test_words_put_steps_in_phases(figures_of: Figures) -> None:
    figures = figures_of([["search", "view_prices", "add_to_cart", "payment", "delivery", "review"]] * 10)
    rows = [[i] for i in (4, 5, 0, 2, 1, 3)]
    model = find_phase_model("awareness-to-loyalty")
    assert model is not None
    found = place(figures, rows, 3, model)
    assert [model.phases[p] for p in found.phase] == [
        "consideration",
        "consideration",
        "decision",
        "decision",
        "action",
        "loyalty",
    ]
    assert found.words[0] == ("search",)
    assert not found.guessed


def test_without_words_place_decides_and_the_phases_are_a_guess(figures_of: Figures) -> None:
    figures = figures_of([list("abcdef")] * 10)
    model = find_phase_model("awareness-to-loyalty")
    assert model is not None
    found = place(figures, [[i] for i in range(6)], 3, model)
    assert found.guessed
    assert list(found.phase) == sorted(found.phase)
    assert model.phases[found.phase[3]] == "decision"
    assert model.phases[found.phase[5]] == "loyalty"


def test_hints_point_to_returns_and_to_where_people_are_last_seen(figures_of: Figures) -> None:
    figures = figures_of([["a", "b", "a", "b", "c"]] * 6 + [["a", "b"]] * 4)
    found = {doubt.why: doubt for doubt in doubts(figures, [[0], [1], [2]], 2)}
    assert (found["returns"].step, found["returns"].value) == (1, 6 / 16)
    assert (found["not-seen-again"].step, found["not-seen-again"].value) == (1, 0.4)
    assert "waits" not in found


def test_hints_point_to_a_wait(figures_of: Figures) -> None:
    gaps = {("a", "b"): 60.0, ("b", "c"): 90.0, ("c", "d"): 86_400.0}
    (found,) = doubts(figures_of([list("abcd")] * 10, gaps=gaps), [[0], [1], [2], [3]], 3)
    assert (found.step, found.why, found.value) == (2, "waits", 86_400.0)
