from collections.abc import Callable
from pathlib import Path

import pytest

from reiskaart.errors import UsageError
from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language
from reiskaart.model import PHASE_MODELS, Journey
from reiskaart.reality import figures, read, short_silence
from reiskaart.reality.discovery import Aggregates, aggregate, discover, draft

WriteLog = Callable[..., StoredLog]
Figures = Callable[..., Aggregates]

SHOP = (
    [["search", "view_item", "add_to_cart", "payment"]] * 30
    + [["search", "view_item", "search", "view_item"]] * 40
    + [["search", "view_item", "add_to_cart", "view_item", "add_to_cart", "payment", "delivery"]] * 20
    + [["search", "blip", "view_item"]]
)


def shape(journey: Journey) -> dict[str, list[str]]:
    return {phase.id: [step.name for step in phase.steps] for phase in journey.phases}


def test_a_shop_becomes_a_map(write_log: WriteLog) -> None:
    found = discover(write_log(SHOP), title="My shop")
    assert shape(found.journey) == {
        "awareness": [],
        "consideration": ["Searches", "Views item"],
        "decision": ["Adds to cart", "Pays"],
        "action": ["Delivery"],
        "loyalty": [],
    }
    assert found.journey.title == "My shop"
    assert [touchpoint.name for touchpoint in found.journey.touchpoints] == [
        "Search",
        "View item",
        "Add to cart",
        "Payment",
        "Delivery",
    ]
    assert found.journey.outcomes.good == ("payment",)
    assert not any(step.emotions or step.cards for step in found.journey.steps)


def test_the_map_reads_its_own_log_as_the_record_says(write_log: WriteLog, tmp_path: Path) -> None:
    log = write_log(SHOP)
    found = discover(log)
    reality = figures(read(log, found.journey, tmp_path / "reading"), found.journey)
    assert reality.contacts / reality.events == found.record.fit.contacts.value
    assert {each.name for each in reality.unmatched} == {each.name for each in found.record.set_aside} == {"blip"}
    contacts = {each.id: each.contacts for each in found.record.touchpoints}
    assert {each.id: each.contacts for each in reality.touchpoints} == contacts
    stays = sum(each.count for each in reality.transitions.steps)
    assert stays <= found.record.fit.forward.n


def test_any_raw_name_is_read_back(write_log: WriteLog, tmp_path: Path) -> None:
    odd = ["/prijzen/", "a*b", "*", "/", "//", "/a.b(c/", "één [twee]", "x$", "#1 - yes: no", "C:\\x", "aXb"]
    log = write_log([["begin", name, "end"] for name in odd] * 3)
    found = discover(log)
    reality = figures(read(log, found.journey, tmp_path / "reading"), found.journey)
    id_of = {each.raw: each.id for each in found.record.touchpoints}
    contacts = {each.id: each.contacts for each in reality.touchpoints}
    assert {name: contacts[id_of[name,]] for name in odd} == dict.fromkeys(odd, 3)
    assert reality.unmatched_events == 0


def test_channels_become_touchpoints_that_read_back(write_log: WriteLog, tmp_path: Path) -> None:
    log = write_log([["contact|web", "contact|phone", "contact|desk"]] * 10 + [["contact|web", "contact|fax"]])
    found = discover(log, language="nl")
    assert [(each.name, each.channel) for each in found.journey.touchpoints] == [
        ("Contact via web", "web"),
        ("Contact via phone", "phone"),
        ("Contact via desk", "desk"),
        ("Contact", None),
    ]
    reality = figures(read(log, found.journey, tmp_path / "reading"), found.journey)
    assert [each.contacts for each in reality.touchpoints] == [11, 10, 10, 1]


def test_the_same_log_gives_the_same_map(write_log: WriteLog) -> None:
    log = write_log(SHOP)
    assert discover(log) == discover(log)
    assert draft(aggregate(log)) == discover(log)


@pytest.mark.parametrize("model", [model.id for model in PHASE_MODELS])
def test_every_phase_model_gets_all_its_phases_in_order(figures_of: Figures, model: str) -> None:
    found = draft(figures_of(SHOP), model=model, language="nl")
    known = next(each for each in PHASE_MODELS if each.id == model)
    assert tuple(phase.id for phase in found.journey.phases) == known.phases
    assert [step.id for step in found.journey.steps] == [step.id for step in found.record.steps]
    assert found.journey.model == model


def test_no_such_model(figures_of: Figures) -> None:
    with pytest.raises(UsageError) as error:
        draft(figures_of(SHOP), model="my-own")
    assert "my-own" in error.value.message("nl")
    assert error.value.hint("en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_record_says_all_of_it_in_words(write_log: WriteLog, language: Language) -> None:
    found = discover(write_log(SHOP), language=language)
    sentences = found.record.sentences(language)
    said = " ".join(sentences)
    assert "blip" in said
    assert "Payment" in said
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)
    assert found.journey.description == " ".join(found.record.cover(language))
    assert len(found.record.cover(language)) < len(sentences)


def test_the_record_gives_its_reasons(write_log: WriteLog) -> None:
    record = discover(write_log(SHOP)).record
    assert (record.contacts, record.customers) == (423, 91)
    assert record.order.exact
    assert record.order.touchpoints == ("search", "view-item", "add-to-cart", "payment", "touchpoint-delivery")
    assert record.order.agreement == 1.0
    assert [each.touchpoint for each in record.outcomes if each.verdict == "proposed"] == ["payment"]
    assert record.outcomes[0].words == ("payment",)
    assert [(hint.step, hint.why) for hint in record.hints] == [("adds-to-cart", "returns"), ("views-item", "not-seen-again")]
    assert [hint.value for hint in record.hints] == [20 / 70, 41 / 91]
    assert record.fit.contacts.value == 422 / 423
    assert record.fit.explained.n == 91


def test_data_of_single_contacts_says_so(write_log: WriteLog) -> None:
    record = discover(write_log([["complaint"]] * 9 + [["complaint", "answer"]])).record
    assert record.single_contact == 0.9
    assert any("90%" in sentence for sentence in record.cover("en"))


def test_ids_are_the_names_and_what_is_called_as_its_step_says_that_it_is_a_touchpoint(figures_of: Figures) -> None:
    journey = draft(figures_of([["Website bezocht", "search", "Decision", "Taart opgehaald"]] * 10), language="nl").journey
    assert [step.id for step in journey.steps] == ["website-bezocht", "zoekt", "decision-2", "taart-opgehaald"]
    assert [place.id for place in journey.touchpoints] == [
        "touchpoint-website-bezocht",
        "search",
        "touchpoint-decision",
        "touchpoint-taart-opgehaald",
    ]


def test_names_that_differ_in_signs_alone_get_ids_of_their_own(figures_of: Figures) -> None:
    journey = draft(figures_of([["C!", "C?", "C.", "end"]] * 10), language="en").journey
    ids = (
        [phase.id for phase in journey.phases] + [step.id for step in journey.steps] + [place.id for place in journey.touchpoints]
    )
    assert len(ids) == len(set(ids))


def test_few_customers_are_called_few(figures_of: Figures) -> None:
    path = ["Taarten bekeken", "Taart besteld"]
    few, enough = (draft(figures_of([path] * customers), language="nl") for customers in (40, 50))
    assert "één klant telt al voor 3%" in " ".join(few.record.cover("nl"))
    assert "één klant" not in " ".join(enough.record.cover("nl"))
    (alone,) = (each for each in draft(figures_of([path])).record.cover("en") if "alone" in each)
    assert alone.startswith("That is one customer")


def test_the_cover_calls_the_outcome_a_proposal_or_says_that_there_is_none(figures_of: Figures) -> None:
    proposed = draft(figures_of([["Taarten bekeken", "Taart besteld"]] * 9), language="nl")
    assert proposed.journey.outcomes.good == ("touchpoint-taart-besteld",)
    assert "De goede afloop is een voorstel: “Taart besteld”." in " ".join(proposed.record.cover("nl"))
    none = draft(figures_of([["Taarten bekeken", "Klacht ingediend"]] * 9), language="nl")
    assert none.journey.outcomes.good == ()
    assert "wijst overtuigend op een goede afloop" in " ".join(none.record.cover("nl"))
    assert "Kan een slechte afloop zijn: “Klacht ingediend”." in none.record.sentences("nl")


def test_a_silence_of_minutes_is_said_as_a_reading_has_it(write_log: WriteLog, tmp_path: Path) -> None:
    log = write_log([["search", "view_item", "buy"]] * 5 + [["search", "blip"]], seconds=155)
    found = discover(log)
    reality = figures(read(log, found.journey, tmp_path / "reading"), found.journey)
    assert found.record.gap_p95_seconds == pytest.approx(reality.silence_days * 86_400)
    said = short_silence(reality.silence_days * 86_400, "nl")
    assert said is not None
    assert "2 min 35 s" in said
    assert said in found.record.sentences("nl")
    slow = discover(write_log([["search", "view_item", "buy"]] * 5, seconds=100_000, name="slow")).record
    assert short_silence(slow.gap_p95_seconds, "nl") is None
    assert discover(write_log([["search"]] * 5, name="alone")).record.gap_p95_seconds is None


def test_max_steps_is_kept(figures_of: Figures) -> None:
    for most in (1, 2, 3):
        assert len(draft(figures_of(SHOP), max_steps=most).journey.steps) == most
