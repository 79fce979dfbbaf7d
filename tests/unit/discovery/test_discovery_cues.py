import pytest

from reiskaart.i18n import has
from reiskaart.model import PHASE_MODELS
from reiskaart.reality.discovery.cues import action, bad_ending, ends_journey, good_ending, known, roles
from reiskaart.reality.discovery.naming import step_name


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("search for destination", "search"),
        ("zoekresultaten", "search"),
        ("view_prices", "compare"),
        ("prijspagina", "compare"),
        ("add_to_cart", "choose"),
        ("payment", "act"),
        ("aanvraagformulier", "act"),
        ("T08 Draft request for advice", "receive"),
        ("besluit op aanvraag", "receive"),
        ("Klacht ingediend", "care"),
        ("recommend_friend", "share"),
        ("homepage", "notice"),
    ],
)
def test_words_speak_for_a_role(name: str, role: str) -> None:
    assert role in roles(name)


def test_short_cues_must_be_the_word() -> None:
    assert "notice" not in roles("address")
    assert "notice" in roles("ad clicked")


def test_endings() -> None:
    assert good_ending("Order placed") == ("order",)
    assert bad_ending("order_cancelled") == ("cancelled",)
    assert good_ending("order_cancelled") == ()
    assert good_ending("Taart opgehaald") == ("opgehaald",)
    assert ends_journey("Aanvraag geweigerd")
    assert not ends_journey("view_item")
    assert not ends_journey("begin_checkout")
    assert not ends_journey("Appointment moved")


@pytest.mark.parametrize(
    "name",
    [
        "Klacht ingediend",
        "Bezwaar ingediend",
        "Bestelling geannuleerd",
        "Aanvraag afgewezen",
        "Betaling geweigerd",
        "Betaling mislukt",
        "Retour ontvangen",
        "Opzegging bevestigd",
        "Afspraak afgezegd",
        "Niet geleverd",
        "Factuur onbetaald",
        "complaint_submitted",
        "order rejected",
        "bookingCancelled",
        "payment failed",
        "Refund paid",
        "objection submitted",
        "unsubscribe completed",
        "application withdrawn",
        "Return received",
        "not delivered",
        "incomplete order",
    ],
)
def test_what_went_wrong_is_no_good_end_whatever_else_the_name_says(name: str) -> None:
    assert bad_ending(name)
    assert good_ending(name) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Taart besteld",
        "Auto gekocht",
        "Factuur betaald",
        "Pakket opgehaald",
        "Bestelling geleverd",
        "Intake afgerond",
        "Sleutel ontvangen",
        "Afspraak bevestigd",
        "order_placed",
        "parcel delivered",
        "Order collected",
        "bookingConfirmed",
    ],
)
def test_what_is_bought_collected_or_delivered_is_a_good_end(name: str) -> None:
    assert good_ending(name)
    assert not bad_ending(name)


def test_every_phase_of_every_model_has_roles_and_every_role_a_phase() -> None:
    for model in PHASE_MODELS:
        of_phases = known().models[model.id]
        assert tuple(of_phases) == model.phases
        assert sorted(role for spoken in of_phases.values() for role in spoken) == sorted(known().roles)


def test_every_verb_has_its_words_in_both_languages() -> None:
    for verb in known().verbs:
        for form in ("alone", "with"):
            assert has(f"discovery.verbs.{verb}.{form}", "nl")
            assert has(f"discovery.verbs.{verb}.{form}", "en")


@pytest.mark.parametrize(
    ("name", "english", "dutch"),
    [
        ("Search for destination", "Searches for destination", "Zoekt bestemming"),
        ("Clickout item", "Clicks out to item", "Klikt door naar artikel"),
        ("Product view", "Views product", "Bekijkt product"),
        ("Add to cart", "Adds to cart", "Legt in winkelwagen"),
        ("Payment", "Pays", "Betaalt"),
        ("Bekijk prijzen", "Views prices", "Bekijkt prijzen"),
        ("Page view", "Looks around", "Kijkt rond"),
        ("Interaction item image", "Looks at item image", "Bekijkt artikelfoto"),
        ("Interaction fare table", "Looks at fare table", "Interaction fare table"),
        ("Zoek verzekering", "Zoek verzekering", "Zoekt verzekering"),
        ("Search filters", "Searches for filters", "Search filters"),
    ],
)
def test_a_step_says_what_the_customer_does(name: str, english: str, dutch: str) -> None:
    assert step_name([name], [1], "en") == english
    assert step_name([name], [1], "nl") == dutch


@pytest.mark.parametrize(
    "name", ["Send fine", "Check ticket", "Add penalty", "Pay compensation", "Order shipped", "Decide", "Order history"]
)
def test_who_does_it_is_never_made_up(name: str) -> None:
    assert action(name) is None
    assert step_name([name], [1], "en") == name


def test_a_step_is_named_after_what_its_touchpoints_share() -> None:
    assert step_name(["Search for destination", "Search for poi"], [3, 2], "en") == "Searches"
    assert step_name(["Interaction item info", "Interaction item rating"], [3, 2], "en") == "Looks at item"
    report = ["Report reasons to hold", "Check report Y to stop", "Determine report Y to stop", "Print report Y to stop"]
    assert step_name(report, [20, 20, 20, 20], "en") == "Report Y to stop"
    assert step_name(["Filter selection", "Change of sort order"], [5, 4], "en") == "Filters"


def test_a_touchpoint_that_is_nearly_all_of_a_step_names_it() -> None:
    names = ["Check confirmation of receipt", "Adjust confirmation of receipt"]
    assert step_name(names, [1_368, 55], "en") == "Check confirmation of receipt"
    assert step_name(names, [60, 55], "en") == "Confirmation of receipt"
