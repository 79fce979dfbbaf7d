"""A shared document says the journey that it was made from, and a valid journey whatever is done to it."""

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Map, UndoManager

from reiskaart.live import new_document, to_journey
from reiskaart.model import Journey
from strategies.journeys import journeys
from strategies.live_edits import EDITS, NAMES, Edit

SLOW = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def copy_of(doc: Doc[Any]) -> Doc[Any]:
    """The same document with somebody else."""
    made: Doc[Any] = Doc()
    made.apply_update(doc.get_update())
    return made


@SLOW
@given(journey=journeys())
def test_a_document_says_the_journey_that_it_was_made_from(journey: Journey) -> None:
    doc = new_document(journey)
    assert to_journey(doc, journey.id) == journey
    assert to_journey(copy_of(doc), journey.id) == journey


@SLOW
@given(
    journey=journeys(),
    turns=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 2), st.lists(EDITS, max_size=4)),
        max_size=6,
    ),
)
def test_replicas_converge_on_a_valid_journey(journey: Journey, turns: list[tuple[int, int, list[Edit]]]) -> None:
    first = new_document(journey)
    replicas = [first, copy_of(first), copy_of(first)]
    for who, heard_by, edits in turns:
        doc = replicas[who]
        with doc.transaction():
            for edit in edits:
                edit.make(doc)
        assert Journey.model_validate(to_journey(doc, "map").model_dump()) == to_journey(doc, "map")
        other = replicas[heard_by]
        other.apply_update(doc.get_update(other.get_state()))
    updates = [doc.get_update() for doc in replicas]
    for place, doc in enumerate(replicas):
        for step in range(3):
            doc.apply_update(updates[(place + step) % 3])
    said = to_journey(first, "map")
    assert all(to_journey(doc, "map") == said for doc in replicas)
    assert to_journey(copy_of(replicas[2]), "map") == said
    assert Journey.model_validate(said.model_dump()) == said


@SLOW
@given(journey=journeys(), edits=st.lists(EDITS, min_size=1, max_size=8))
def test_undo_restores(journey: Journey, edits: list[Edit]) -> None:
    doc = new_document(journey)
    mine = UndoManager(scopes=[doc.get(name, type=Map) for name in NAMES], capture_timeout_millis=0)
    mine.include_origin("me")
    for edit in edits:
        with doc.transaction(origin="me"):
            edit.make(doc)
    while mine.undo():
        pass
    assert to_journey(doc, journey.id) == journey
