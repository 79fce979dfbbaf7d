from collections.abc import Callable

import pytest

from reiskaart.errors import UsageError
from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language
from reiskaart.reality.discovery import Aggregates, discover, draft

WriteLog = Callable[..., StoredLog]
Figures = Callable[..., Aggregates]

SHOP = (
    [["search", "view_item", "add_to_cart", "payment"]] * 30
    + [["search", "view_item", "search", "view_item"]] * 40
    + [["search", "view_item", "add_to_cart", "view_item", "add_to_cart", "payment", "delivery"]] * 20
    + [["search", "blip", "view_item"]]
)


@pytest.mark.parametrize("wanted", ["add_to_cart", "Add to cart", "add-to-cart"])
def test_an_outcome_is_chosen_by_its_raw_name_its_name_or_its_id(figures_of: Figures, wanted: str) -> None:
    found = draft(figures_of(SHOP), outcome=wanted)
    assert found.journey.outcomes.good == ("add-to-cart",)
    chosen = [each for each in found.record.outcomes if each.verdict == "chosen"]
    assert [each.raw for each in chosen] == ["add_to_cart"]
    assert not [each for each in found.record.outcomes if each.verdict == "proposed"]


def test_a_chosen_outcome_changes_phases_hints_and_shares(figures_of: Figures) -> None:
    names = [["aa", "bb", "cc", "dd", "ee"]] * 30 + [["aa", "bb", "cc"]] * 30
    early, late = (draft(figures_of(names), outcome=name) for name in ("bb", "ee"))
    phase = {found.record.outcomes[0].raw: [phase.steps for phase in found.record.phases] for found in (early, late)}
    assert phase["bb"] != phase["ee"]
    assert [hint.step for hint in late.record.hints if hint.why == "not-seen-again"] == ["cc"]
    ended = [step.ended_well.value for step in early.figures.steps if step.id == "cc"]
    assert ended == [0.5]
    assert [step.ended_well.value for step in late.figures.steps if step.id == "cc"] == [0.0]


def test_no_outcome_is_a_choice(figures_of: Figures) -> None:
    found = draft(figures_of(SHOP), outcome="")
    assert found.journey.outcomes.good == ()
    assert found.record.outcome is None
    assert any("as you chose" in sentence for sentence in found.record.sentences("en"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_record_says_who_chose_the_outcome(figures_of: Figures, language: Language) -> None:
    proposed, chosen = (draft(figures_of(SHOP), outcome=name, language=language) for name in (None, "payment"))
    said = [" ".join(found.record.sentences(language)) for found in (proposed, chosen)]
    assert said[0] != said[1]
    assert ("zoals je koos" if language == "nl" else "as you chose") in said[1]
    assert chosen.journey.outcomes == proposed.journey.outcomes


def test_an_outcome_that_is_none_of_its_touchpoints(figures_of: Figures) -> None:
    with pytest.raises(UsageError) as error:
        draft(figures_of(SHOP), outcome="weather")
    assert "weather" in error.value.message("nl")
    assert "Add to cart" in error.value.hint("en")


def test_a_name_is_taken_in_again(write_log: WriteLog) -> None:
    log = write_log(SHOP)
    before, after = discover(log), discover(log, include=["blip"])
    assert [(each.name, each.why) for each in before.record.set_aside] == [("blip", "rare")]
    assert after.record.set_aside == ()
    assert after.record.included == ("blip",)
    assert "Blip" in [place.name for place in after.journey.touchpoints]
    assert after.record.fit.contacts.value == 1.0


def test_of_too_many_names_it_says_that_the_map_is_full(write_log: WriteLog) -> None:
    names = [f"page {n:02}" for n in range(45)]
    log = write_log([[name, names[0]] for name in names] * 3)
    record = discover(log).record
    assert len(record.touchpoints) == 40
    assert {each.why for each in record.set_aside} == {"full"}
    assert any("the map is full" in sentence for sentence in record.sentences("en"))
    taken = discover(log, include=[record.set_aside[0].name]).record
    assert len(taken.touchpoints) == 41
    assert len(taken.set_aside) == len(record.set_aside) - 1


def test_the_same_choices_give_the_same_draft(write_log: WriteLog) -> None:
    log = write_log(SHOP)
    chosen = {"model": "aida", "steps": 3, "outcome": "payment", "include": ["blip"]}
    assert discover(log, **chosen) == discover(log, **chosen)  # type: ignore[arg-type]
