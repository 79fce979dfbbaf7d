"""A map as a shared document: held by one, added to in order, compacted, and never forked by a file."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reiskaart.errors import ConflictError, NotFoundError
from reiskaart.mapfile import MapFile
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import Addition, Owner, Workspace, open_workspace

BY_HAND = b"""# drawn by hand
reiskaart: 1
id: bike
title: Bike repair   # the shop around the corner
"""
BIKE = MapFile.of(BY_HAND, "bike.yaml").journey


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        opened.save_map(BIKE, source=BY_HAND, expected_version=None)
        yield opened


@pytest.fixture
def owner(workspace: Workspace) -> Iterator[Owner]:
    holds = workspace.documents.owner("http://here")
    yield holds
    holds.end()


def test_a_document_is_made_once_and_read_as_it_was_added_to(workspace: Workspace, owner: Owner) -> None:
    documents = workspace.documents
    assert documents.open("bike", owner) is None
    made = documents.make(BIKE, 1, b"first", owner)
    assert (made.sequence, made.snapshot, made.updates) == (1, b"first", ())
    assert documents.make(BIKE, 1, b"again", owner) == made
    assert documents.append([Addition("bike", 2, b"a")], owner) == frozenset()
    assert documents.append([Addition("bike", 3, b"b")], owner) == frozenset()
    found = documents.find("bike")
    assert found is not None
    assert (found.uid, found.sequence, found.snapshot, found.updates) == (made.uid, 3, b"first", (b"a", b"b"))
    assert workspace.load_map("bike").saved.version == 3


def test_a_map_was_changed_when_something_was_last_added(workspace: Workspace, owner: Owner) -> None:
    workspace.documents.make(BIKE, 1, b"first", owner)
    before = datetime.now(UTC)
    workspace.documents.append([Addition("bike", 2, b"a")], owner)
    assert before <= workspace.maps.shown("bike").saved_at <= datetime.now(UTC)


def test_a_snapshot_takes_the_place_of_all_before_it(workspace: Workspace, owner: Owner) -> None:
    workspace.documents.make(BIKE, 1, b"first", owner)
    workspace.documents.append([Addition("bike", 2, b"a")], owner)
    workspace.documents.append([Addition("bike", 3, b"b", snapshot=b"whole")], owner)
    workspace.documents.append([Addition("bike", 4, b"c")], owner)
    found = workspace.documents.find("bike")
    assert found is not None
    assert (found.sequence, found.snapshot, found.updates) == (4, b"whole", (b"c",))


def test_an_addition_that_is_not_the_next_is_left_out_and_the_others_are_kept(workspace: Workspace, owner: Owner) -> None:
    workspace.save_map(Journey(id="salon", title="Salon"), source=None, expected_version=None)
    workspace.documents.make(BIKE, 1, b"first", owner)
    workspace.documents.make(Journey(id="salon", title="Salon"), 1, b"first", owner)
    assert workspace.documents.append([Addition("bike", 7, b"a"), Addition("salon", 2, b"b")], owner) == {"bike"}
    updates = {map_: found.updates for map_ in ("bike", "salon") if (found := workspace.documents.find(map_))}
    assert updates == {"bike": (), "salon": (b"b",)}


def test_two_cannot_hold_a_document(workspace: Workspace, owner: Owner) -> None:
    workspace.documents.make(BIKE, 1, b"first", owner)
    other = workspace.documents.owner("http://there")
    with pytest.raises(ConflictError) as caught:
        workspace.documents.open("bike", other)
    assert (caught.value.code, caught.value.parameters["address"]) == ("workspace.map-held", "http://here")
    assert workspace.documents.append([Addition("bike", 2, b"x")], other) == {"bike"}
    workspace.documents.release("bike", owner)
    assert workspace.documents.open("bike", other) is not None
    assert workspace.documents.append([Addition("bike", 2, b"x")], owner) == {"bike"}
    other.end()
    assert workspace.documents.open("bike", owner) is not None


def test_a_document_ends_with_its_map_and_rests_in_the_bin(workspace: Workspace, owner: Owner) -> None:
    workspace.documents.make(BIKE, 1, b"first", owner)
    workspace.maps.put_in_bin("bike")
    with pytest.raises(NotFoundError):
        workspace.documents.open("bike", owner)
    workspace.maps.restore("bike")
    assert workspace.documents.open("bike", owner) is not None
    workspace.delete_map("bike")
    assert workspace.documents.find("bike") is None
    assert workspace.documents.append([Addition("bike", 2, b"a")], owner) == {"bike"}
    assert workspace.check() == ()


def test_a_document_is_not_made_of_what_was_saved_over(workspace: Workspace, owner: Owner) -> None:
    workspace.save_map(BIKE.model_copy(update={"title": "Bike sale"}), source=None, expected_version=1)
    with pytest.raises(ConflictError) as caught:
        workspace.documents.make(BIKE, 1, b"first", owner)
    assert caught.value.code == "workspace.map-changed"
    assert workspace.documents.find("bike") is None


def test_a_file_is_not_saved_over_a_document(workspace: Workspace, owner: Owner) -> None:
    workspace.documents.make(BIKE, 1, b"first", owner)
    with pytest.raises(ConflictError) as caught:
        workspace.save_map(Journey(id="bike", title="Mine"), source=None, expected_version=1)
    assert caught.value.code == "workspace.map-live"


def test_the_file_says_what_the_document_says_and_keeps_its_comments(workspace: Workspace, owner: Owner) -> None:
    workspace.documents.make(BIKE, 1, b"first", owner)
    workspace.documents.append([Addition("bike", 2, b"a")], owner)
    assert workspace.load_map("bike").version == 1
    workspace.documents.project(BIKE.model_copy(update={"title": "Bike sale"}), 2)
    workspace.documents.project(BIKE, 1)  # late, so it does not count
    loaded = workspace.load_map("bike")
    assert (loaded.version, loaded.journey.title, loaded.saved.title) == (2, "Bike sale", "Bike sale")
    assert loaded.source == BY_HAND.replace(b"Bike repair", b"Bike sale")


def test_a_map_in_json_stays_json(workspace: Workspace, owner: Owner) -> None:
    source = b'{"reiskaart": 1, "id": "desk", "title": "Desk"}\n'
    workspace.save_map(Journey(id="desk", title="Desk"), source=source, expected_version=None)
    workspace.documents.make(Journey(id="desk", title="Desk"), 1, b"first", owner)
    workspace.documents.append([Addition("desk", 2, b"a")], owner)
    workspace.documents.project(Journey(id="desk", title="Front desk"), 2)
    assert json.loads(workspace.load_map("desk").source)["title"] == "Front desk"
