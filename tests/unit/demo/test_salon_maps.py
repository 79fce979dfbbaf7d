"""The drawn maps: the same in both languages but for the words, and rich enough to show what a map can hold."""

import datetime
from itertools import chain
from typing import Any

import pytest

from reiskaart.demo import salon_map
from reiskaart.i18n import Language
from reiskaart.model import DEFAULT_LANES, Journey, find_phase_model
from reiskaart.review import check

LANGUAGES: tuple[Language, ...] = ("nl", "en")
WORDS = {
    *("title", "language", "description", "owner", "begins", "ends", "driver", "name", "text", "goal", "expectation"),
    *("channel", "assets", "cost", "needs", "facts", "word", "claimed_by", "why", "source"),
}


def test_both_languages_hold_the_same_but_for_the_words() -> None:
    nl, en = (_without_words(salon_map(language).journey.model_dump()) for language in LANGUAGES)
    assert nl == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_in_both_languages(language: Language) -> None:
    nl, en = ({card.text for card in _cards(salon_map(each).journey)} for each in LANGUAGES)
    assert nl & en == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phases_are_those_of_the_model(language: Language) -> None:
    journey = salon_map(language).journey
    model = find_phase_model(journey.model or "")
    assert model is not None
    assert [phase.id for phase in journey.phases] == list(model.phases)
    assert [phase.name for phase in journey.phases] == [model.phase_name(phase, language) for phase in model.phases]
    assert len(journey.steps) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_the_default_lanes_and_what_customers_said(language: Language) -> None:
    lanes = {lane.id for lane in salon_map(language).journey.lanes}
    assert lanes == {lane.id for lane in DEFAULT_LANES} | {"quotes"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_peak_and_pit_carry_a_quote(language: Language) -> None:
    steps = salon_map(language).journey.steps
    felt = {step.id: step.emotions[0] for step in steps}
    peak = max(steps, key=lambda step: felt[step.id].value)
    pit = min(steps, key=lambda step: felt[step.id].value)
    assert (peak.id, pit.id) == ("cut", "compare")
    assert peak.cards["quotes"]
    assert pit.cards["quotes"]
    assert all(emotion.word for emotion in felt.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_stands_on_evidence(language: Language) -> None:
    cards = _cards(salon_map(language).journey)
    assert {card.status for card in cards} == {"assumption", "supported", "contradicted"}
    assert all(card.evidence for card in cards if card.status != "assumption")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_measured_figure_is_typed_in(language: Language) -> None:
    journey = salon_map(language).journey
    assert all(goal.baseline is None for phase in journey.phases for goal in phase.goals)
    assert not [card.text for card in _cards(journey) if any(character.isdigit() for character in card.text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_lacks_is_lacking_on_purpose(language: Language) -> None:
    """Assumptions, a contradicted card, doubts, contacts in no file, and goals whose baseline the reading gives."""
    found = check(salon_map(language).journey, language, today=datetime.date(2026, 11, 21))
    assert {finding.code for finding in found} == {
        "assumption-without-evidence",
        "contradicted-card",
        "goal-not-smart",
        "moment-unconfirmed",
        "touchpoint-without-rules",
    }
    assert {finding.place for finding in found if finding.code == "touchpoint-without-rules"} == {"friend", "aftercare-mail"}


def _cards(journey: Journey) -> list[Any]:
    return [card for step in journey.steps for card in chain.from_iterable(step.cards.values())]


def _without_words(part: Any) -> Any:
    """A dump without what is said in a language; cards keep their place, since their ids follow from their words."""
    if isinstance(part, dict):
        is_card = "status" in part
        return {key: _without_words(value) for key, value in part.items() if key not in WORDS and not (is_card and key == "id")}
    if isinstance(part, list | tuple):
        return [_without_words(each) for each in part]
    return part if not (isinstance(part, str) and part in ("salon-nl", "salon-en")) else "salon"
