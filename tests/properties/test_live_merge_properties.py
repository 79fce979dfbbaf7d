"""Whatever two sides make of a map, bringing them together loses nothing."""

import json
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Map

from reiskaart.live.document import change_to, new_document, to_journey
from reiskaart.live.document.rows import JourneyRows, place_of, rows_of
from reiskaart.model import Journey
from strategies.changed_journeys import changed, texts_of
from strategies.journeys import journeys
from strategies.live_edits import EDITS, NAMES, Edit

SLOW = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def grouped(name: str, rows: JourneyRows) -> dict[tuple[object, ...], list[str]]:
    """The rows of a table by place, in order."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for id_, row in rows.tables[name].items():
        groups.setdefault(place_of(name, row), []).append(id_)
    return groups


def ids_of(journey: Journey) -> set[str]:
    """Every id of a part."""
    return {id_ for rows in rows_of(journey).tables.values() for id_ in rows}


def mentioned(doc: Doc[Any]) -> set[str]:
    """Every id that a document may point to, whether it is there or not."""
    found: set[str] = set()
    for name in NAMES:
        raw = json.loads(str(doc.get(name, type=Map)))
        for row in (raw, *raw.values()):
            for key, value in row.items() if isinstance(row, dict) else ():
                found |= {*key.split("/"), str(value), str(value.get("at")) if isinstance(value, dict) else ""}
    return found


@SLOW
@given(base=journeys(), wanted=journeys())
def test_where_nobody_else_changed_anything_the_document_says_what_is_wanted(base: Journey, wanted: Journey) -> None:
    doc = new_document(base)
    wanted = wanted.model_copy(update={"id": base.id})
    assert change_to(doc, base, wanted) == ()
    assert to_journey(doc, base.id) == wanted


@SLOW
@given(data=st.data(), base=journeys())
def test_small_changes_lead_there_too(data: st.DataObject, base: Journey) -> None:
    doc = new_document(base)
    for mark in ("first", "second", "third"):
        there = to_journey(doc, base.id)
        wanted = data.draw(changed(there, mark))
        assert change_to(doc, there, wanted) == ()
        assert to_journey(doc, base.id) == wanted


@SLOW
@given(base=journeys(), edits=st.lists(EDITS, max_size=6), wanted=journeys())
def test_what_is_wanted_is_there_whatever_was_done_to_the_document(base: Journey, edits: list[Edit], wanted: Journey) -> None:
    doc = new_document(base)
    for edit in edits:
        edit.make(doc)
    wanted = wanted.model_copy(update={"id": base.id})
    there_already = to_journey(doc, base.id)
    # what points to a part that is not there does so again when the part comes back
    assume(ids_of(wanted).isdisjoint(mentioned(doc) - ids_of(there_already)))
    assert change_to(doc, there_already, wanted) == ()
    there, expected = rows_of(to_journey(doc, base.id)), rows_of(wanted)
    assert there.journey == expected.journey
    for name, rows in expected.tables.items():
        # a step that no phase could hold may be there as well, now that there is a phase
        assert {id_: there.tables[name].get(id_) for id_ in rows} == rows
        ordered = grouped(name, there)
        for place, ids in grouped(name, expected).items():
            assert [id_ for id_ in ordered[place] if id_ in rows] == ids


@SLOW
@given(data=st.data(), base=journeys())
def test_what_two_sides_wrote_is_all_there_or_told(data: st.DataObject, base: Journey) -> None:
    doc: Any = new_document(base)
    ours, theirs = data.draw(changed(base, "our")), data.draw(changed(base, "their"))
    change_to(doc, base, ours)
    conflicts = change_to(doc, base, theirs)
    result = to_journey(doc, base.id)
    told = " ".join(conflict.theirs or "" for conflict in conflicts)
    there = texts_of(result)
    if result.steps or not base.steps:
        assert {text for text in texts_of(ours) - texts_of(base) if "our" in text} <= there
        assert all(text in there or text in told for text in texts_of(theirs) - texts_of(base) if "their" in text)
    assert Journey.model_validate(result.model_dump()) == result
    change_to(doc, base, theirs)  # as it is done where a first time was cut off before it was noted down
    assert to_journey(doc, base.id) == result
    if ours == base:
        assert (conflicts, result) == ((), theirs)
    if theirs == base:
        assert (conflicts, result) == ((), ours)
