"""Two sides of a map brought together: what only one changed is there, what both changed is told, and nothing is lost."""

from typing import Any

from pycrdt import Doc, Map, Text

from reiskaart.live.document import Conflict, change_to, new_document, to_journey
from reiskaart.model import Card, Emotion, Journey, Lane, Persona, Phase, Step, Touchpoint

BASE = Journey(
    id="map",
    title="Bread",
    owner="Anneke",
    personas=(Persona(id="bird", name="Early bird", needs=("warm bread", "no queue"), facts={"own": {"bicycle": "yes"}}),),  # type: ignore[arg-type]
    touchpoints=(Touchpoint(id="site", name="Order page"), Touchpoint(id="desk", name="Counter")),
    lanes=(Lane(id="actions"), Lane(id="legal", name="Legal")),
    phases=(
        Phase(
            id="before",
            name="Before",
            steps=(
                Step(
                    id="look",
                    name="Looks",
                    touchpoints=("site",),
                    emotions=(Emotion(value=1, word="curious"),),
                    cards={"actions": tuple(Card(id=id_, text=f"the {id_} card") for id_ in ("one", "two", "three"))},
                ),
            ),
        ),
        Phase(id="after", name="After", steps=(Step(id="eat", name="Eats"),)),
    ),
)


def saying(**changes: Any) -> Journey:
    """The map with other fields."""
    return Journey.model_validate({**dict(BASE), **changes})


def with_cards(*texts: tuple[str, str], kind: str = "actions") -> Journey:
    """The map with these cards in its first step."""
    look = BASE.phases[0].steps[0]
    cards = {**look.cards, kind: tuple(Card(id=id_, text=text) for id_, text in texts)}
    step = look.model_copy(update={"cards": {kind: held for kind, held in cards.items() if held}})
    return saying(phases=(BASE.phases[0].model_copy(update={"steps": (step,)}), BASE.phases[1]))


def texts(journey: Journey, step: int = 0, kind: str = "actions") -> list[str]:
    return [card.text for card in journey.steps[step].cards.get(kind, ())]


def merged(ours: Journey, theirs: Journey) -> tuple[Journey, tuple[Conflict, ...]]:
    """What a document says that was changed to ours, after theirs is brought into it."""
    doc = new_document(BASE)
    assert change_to(doc, BASE, ours) == ()
    conflicts = change_to(doc, BASE, theirs)
    return to_journey(doc, "map"), conflicts


CARDS = (("one", "the one card"), ("two", "the two card"), ("three", "the three card"))


def test_what_only_one_side_changed_is_there() -> None:
    journey, conflicts = merged(saying(title="Rolls"), saying(owner="Bram", language="nl"))
    assert (journey.title, journey.owner, journey.language, conflicts) == ("Rolls", "Bram", "nl", ())


def test_a_field_that_both_changed_is_ours_and_told() -> None:
    journey, conflicts = merged(saying(title="Rolls"), saying(title="Buns"))
    assert journey.title == "Rolls"
    assert conflicts == (Conflict("journey/title", "Rolls", "Buns", kept_both=False),)


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    assert merged(saying(title="Rolls"), saying(title="Rolls")) == (saying(title="Rolls"), ())


def test_a_card_that_both_rewrote_is_there_twice() -> None:
    ours = with_cards(("one", "our words"), *CARDS[1:])
    theirs = with_cards(("one", "their words"), *CARDS[1:])
    journey, conflicts = merged(ours, theirs)
    assert texts(journey) == ["our words", "their words", "the two card", "the three card"]
    assert conflicts == (Conflict("cards/one/text", "our words", "their words", kept_both=True),)


def test_cards_added_on_both_sides_are_both_there() -> None:
    journey, conflicts = merged(with_cards(*CARDS, ("ours", "ours")), with_cards(("theirs", "theirs"), *CARDS))
    assert texts(journey) == ["theirs", "the one card", "the two card", "the three card", "ours"]
    assert conflicts == ()


def test_a_card_that_one_side_deleted_and_the_other_rewrote_is_there() -> None:
    deleted, rewritten = with_cards(*CARDS[1:]), with_cards(("one", "better words"), *CARDS[1:])
    for ours, theirs in ((deleted, rewritten), (rewritten, deleted)):
        journey, conflicts = merged(ours, theirs)
        assert sorted(texts(journey)) == ["better words", "the three card", "the two card"]
        assert [(conflict.path, conflict.kept_both) for conflict in conflicts] == [("cards/one", True)]


def test_an_order_that_one_side_changed_is_there_beside_what_the_other_added() -> None:
    journey, conflicts = merged(with_cards(*CARDS, ("four", "four")), with_cards(CARDS[2], CARDS[0], CARDS[1]))
    assert texts(journey) == ["the three card", "the one card", "the two card", "four"]
    assert conflicts == ()


def test_another_order_alone_is_a_change() -> None:
    felt = (Emotion(value=1), Emotion(value=-1, persona="bird"))
    own = {"bicycle": "yes", "bread": "rye"}

    def said(feelings: tuple[Emotion, ...], facts: dict[str, str]) -> Journey:
        step = BASE.phases[0].steps[0].model_copy(update={"emotions": feelings})
        persona = Persona.model_validate({"id": "bird", "name": "Early bird", "facts": {"own": facts}})
        return saying(personas=(persona,), phases=(BASE.phases[0].model_copy(update={"steps": (step,)}), BASE.phases[1]))

    before, after = said(felt, own), said(felt[::-1], dict(reversed(own.items())))
    doc = new_document(before)
    assert change_to(doc, before, after) == ()
    assert to_journey(doc, "map").steps[0].emotions == felt[::-1]
    assert list(to_journey(doc, "map").personas[0].facts.own) == ["bread", "bicycle"]


def test_a_card_written_in_a_step_that_the_other_side_deleted_goes_to_the_one_before() -> None:
    eats = Step(id="eat", name="Eats", cards={"actions": (Card(id="new", text="smells it"),)})
    ours = saying(phases=(BASE.phases[0], BASE.phases[1].model_copy(update={"steps": (eats,)})))
    journey, conflicts = merged(ours, saying(phases=BASE.phases[:1]))
    assert [step.id for step in journey.steps] == ["look"]
    assert "smells it" in texts(journey)
    assert conflicts == ()


def test_a_lane_that_one_side_deleted_stays_hidden_while_it_holds_the_others_card() -> None:
    journey, conflicts = merged(with_cards(("law", "the law"), kind="legal"), saying(lanes=BASE.lanes[:1]))
    assert texts(journey, kind="legal") == ["the law"]
    assert journey.lanes == (Lane(id="actions"), Lane(id="legal", name="Legal", shown=False))
    assert conflicts == ()


def test_lists_of_both_sides_come_together() -> None:
    bird = BASE.personas[0]
    ours = saying(personas=(bird.model_copy(update={"needs": ("warm bread", "no queue", "a smile")}),))
    theirs = saying(personas=(bird.model_copy(update={"needs": ("parking", "no queue at all")}),))
    journey, conflicts = merged(ours, theirs)
    assert journey.personas[0].needs == ("parking", "no queue at all", "a smile")
    assert conflicts == ()


def test_a_part_with_an_id_that_the_other_side_gave_to_something_else_is_told() -> None:
    ours = with_cards(*CARDS, ("fresh", "a card"))
    theirs = saying(touchpoints=(*BASE.touchpoints, Touchpoint(id="fresh", name="Fresh")))
    journey, conflicts = merged(ours, theirs)
    assert "a card" in texts(journey)
    assert conflicts == (Conflict("touchpoints/fresh", "cards/fresh", "Fresh", kept_both=False),)


def test_only_the_letters_that_differ_are_typed() -> None:
    doc = new_document(with_cards(("one", "Zoekt een 😀 kapper"), *CARDS[1:]))
    elsewhere: Doc[Any] = Doc()
    elsewhere.apply_update(doc.get_update())
    cards: Map[Any] = elsewhere.get("cards", type=Map)
    words: Text = cards["one"]["text"]
    words.insert(0, "Anna: ")
    change_to(doc, to_journey(doc, "map"), with_cards(("one", "Zoekt een 😀 goede kapper!"), *CARDS[1:]))
    doc.apply_update(elsewhere.get_update())
    assert texts(to_journey(doc, "map"))[0] == "Anna: Zoekt een 😀 goede kapper!"


def test_only_the_letters_that_differ_are_typed_in_lists_as_well() -> None:
    doc = new_document(BASE)
    elsewhere: Doc[Any] = Doc()
    elsewhere.apply_update(doc.get_update())
    persona: Map[Any] = elsewhere.get("personas", type=Map)["bird"]
    for item in ("text/needs/1", "text/facts/own/bicycle"):
        persona[item].insert(0, "Anna: ")
    (bird,) = BASE.personas
    facts = bird.facts.model_copy(update={"own": {"bicycle": "yes, red"}})
    change_to(doc, BASE, saying(personas=(bird.model_copy(update={"needs": ("warm bread", "no queue at all"), "facts": facts}),)))
    doc.apply_update(elsewhere.get_update())
    (bird,) = to_journey(doc, "map").personas
    assert bird.needs == ("warm bread", "Anna: no queue at all")
    assert bird.facts.own == {"bicycle": "Anna: yes, red"}


def test_a_change_of_nothing_writes_nothing() -> None:
    doc = new_document(BASE)
    before = doc.get_state()
    assert change_to(doc, BASE, BASE) == ()
    assert doc.get_state() == before


def test_moving_a_card_writes_little() -> None:
    doc = new_document(BASE)
    before = doc.get_state()
    change_to(doc, BASE, with_cards(CARDS[1], CARDS[0], CARDS[2]))
    assert len(doc.get_update(before)) < 100
