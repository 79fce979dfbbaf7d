"""Transitions, variants, and where contacts are placed, computed by hand."""

from reiskaart.model import Rule

SALON = {"seek": "search blog", "compare": "prices photos", "book": "booking"}


def moves(transitions):
    return {(move.from_, move.to): (move.count, move.paths, move.mean_gap_seconds / 86_400) for move in transitions}


def test_transitions_between_touchpoints_are_from_contact_to_contact(see, draw):
    found = see("a 1 search\na 2 search\na 5 prices\nb 1 search\nb 2 prices", draw(SALON)).transitions.touchpoints
    assert moves(found) == {("search", "search"): (1, 1, 1.0), ("search", "prices"): (2, 2, 2.0)}
    assert [move.count for move in found] == [2, 1]


def test_transitions_between_steps_are_from_start_of_stay_to_start_of_stay(see, draw):
    found = see("a 1 search\na 2 blog\na 5 prices\na 6 search\na 7 prices", draw(SALON)).transitions.steps
    assert moves(found) == {("seek", "compare"): (2, 1, 2.5), ("compare", "seek"): (1, 1, 1.0)}


def test_what_fits_no_rule_is_bridged_and_counted(see, draw):
    reality = see("a 1 search\na 2 other web\na 3 prices\nb 1 other web\nb 2 strange", draw(SALON))
    assert moves(reality.transitions.touchpoints) == {("search", "prices"): (1, 1, 2.0)}
    assert [(u.name, u.channel, u.events, u.share) for u in reality.unmatched] == [
        ("other", "web", 2, 0.4),
        ("strange", None, 1, 0.2),
    ]
    assert (reality.contacts, reality.unmatched_events, reality.customers) == (2, 3, 1)


def test_a_touchpoint_at_no_step_is_a_contact_that_breaks_no_stay(see, draw):
    reality = see("a 1 search\na 2 chat\na 3 search\na 4 prices\na 5 chat", draw(SALON, loose="chat"))
    assert reality.contacts == 5
    assert [(way.steps, way.paths) for way in reality.variants] == [(("seek", "compare"), 1)]
    touchpoints = {figure.id: figure for figure in reality.touchpoints}
    assert touchpoints["chat"].contacts == 2
    assert touchpoints["chat"].still_open.value == 1
    # Seen again at the chat after the prices: whatever that is, it is not "not seen again".
    assert touchpoints["prices"].goes_on.value == 1


def test_a_path_without_any_step_has_no_variant(see, draw):
    reality = see("a 1 chat\nb 1 search", draw(SALON, loose="chat"))
    assert (reality.paths, reality.variants_total) == (2, 1)
    assert [(way.steps, way.share.value) for way in reality.variants] == [(("seek",), 0.5)]


def test_a_touchpoint_at_several_steps_goes_to_the_step_nearest_to_the_last_sure_one(see, draw):
    steps = {"one": "a mail", "two": "b", "three": "c mail", "four": "d", "five": "e mail"}
    # Before any sure contact the first; between one and three the later; after four the later; after five itself.
    reality = see("x 1 mail\nx 2 b\nx 3 mail\nx 4 d\nx 5 mail\nx 6 a\nx 7 mail", draw(steps))
    assert reality.variants[0].steps == ("one", "two", "three", "four", "five", "one")
    assert reality.placed_by_nearness == 4


def test_a_contact_that_was_placed_by_nearness_is_no_sure_one(see, draw):
    steps = {"one": "a", "two": "mail", "three": "b", "four": "mail chat", "five": "c", "six": "chat"}
    # The mail after b goes to four (a tie, the later); the chat then looks from b, not from four.
    assert see("x 1 b\nx 2 mail\nx 3 chat", draw(steps)).variants[0].steps == ("three", "four")


def test_a_rule_may_pin_the_step(see, draw):
    rules = {
        "mail": (Rule(conditions={"name": "mail", "channel": "late"}, at="book"), Rule(conditions={"name": "mail"})),
    }
    steps = {"seek": "search mail", "compare": "prices", "book": "booking mail"}
    reality = see("x 1 search\nx 2 mail late\nx 3 mail", draw(steps, rules=rules))
    assert reality.variants[0].steps == ("seek", "book")
    assert reality.placed_by_nearness == 1


def test_variants_are_sequences_of_stays_and_loops_count(see, draw):
    log = "a 1 search\na 2 prices\na 3 search\nb 1 search\nb 2 blog\nb 3 prices\nb 4 search\nc 1 search"
    assert [(way.steps, way.paths) for way in see(log, draw(SALON)).variants] == [
        (("seek", "compare", "seek"), 2),
        (("seek",), 1),
    ]


def test_at_most_twenty_variants_are_shown_and_all_are_counted(see, draw):
    steps = {f"s{number}": f"t{number}" for number in range(25)}
    log = "\n".join(f"c{number} 1 t{number}" for number in range(25)) + "\nextra 1 t24"
    reality = see(log, draw(steps))
    assert reality.variants_total == 25
    assert [way.steps for way in reality.variants] == [("s24",), *((f"s{number}",) for number in range(19))]
