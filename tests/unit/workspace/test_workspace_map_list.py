"""What a list of maps shows, and what people do with a map as a whole: log, archive, bin, copy."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reiskaart.errors import ConflictError, NotFoundError
from reiskaart.mapfile import MapFile
from reiskaart.model import Card, Journey, Phase, Step
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace

SALON = Journey(
    id="salon",
    title="Salon",
    state="future",
    review=date(2027, 3, 1),
    phases=(
        Phase(id="see", name="See", steps=(Step(id="look", name="Look"),)),
        Phase(
            id="do",
            name="Do",
            steps=(
                Step(
                    id="book",
                    name="Book",
                    cards={
                        "actions": (Card(id="a", text="Call", status="supported"), Card(id="b", text="Wait")),
                        "pains": (Card(id="c", text="Nobody answers", status="contradicted"),),
                    },
                ),
            ),
        ),
    ),
)
BY_HAND = b"""# drawn by hand
reiskaart: 1
id: bike
title: Bike repair   # the shop around the corner
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        yield opened


def test_a_list_shows_what_a_map_holds(workspace: Workspace) -> None:
    shown = workspace.save_map(SALON, source=None, expected_version=None)
    assert (shown,) == workspace.list_maps()
    assert (shown.phases, shown.steps, shown.cards, shown.supported, shown.contradicted) == (2, 2, 3, 1, 1)
    assert (shown.state, shown.review, shown.log, shown.archived) == ("future", date(2027, 3, 1), None, False)


def test_a_map_knows_its_log_and_whether_it_is_archived(workspace: Workspace) -> None:
    saved = workspace.save_map(SALON, source=None, expected_version=None)
    workspace.maps.set_log("salon", "spring")
    workspace.maps.archive("salon", True)
    (shown,) = workspace.list_maps()
    assert (shown.log, shown.archived, shown.version, shown.saved_at) == ("spring", True, 1, saved.saved_at)
    assert not workspace.maps.archive("salon", False).archived
    assert workspace.maps.set_log("salon", None).log is None


def test_a_map_in_the_bin_is_out_of_sight_until_it_is_restored(workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    binned = workspace.maps.put_in_bin("salon")
    assert (workspace.list_maps(), workspace.find_map("salon"), workspace.maps.bin()) == ((), None, (binned,))
    for act in (workspace.maps.put_in_bin, workspace.load_map, lambda id_: workspace.maps.set_log(id_, "spring")):
        with pytest.raises(NotFoundError):
            act("salon")
    with pytest.raises(ConflictError) as caught:
        workspace.save_map(Journey(id="salon", title="Another"), source=None, expected_version=None)
    assert caught.value.code == "workspace.map-in-bin"
    workspace.maps.restore("salon")
    assert workspace.load_map("salon").journey == SALON
    with pytest.raises(NotFoundError):
        workspace.maps.restore("salon")


def test_the_bin_is_emptied_after_thirty_days(workspace: Workspace) -> None:
    for id_ in ("salon", "bike"):
        workspace.save_map(Journey(id=id_, title=id_), source=None, expected_version=None)
    workspace.maps.put_in_bin("salon")
    workspace.maps.empty_bin(datetime.now(UTC) + timedelta(days=29))
    assert len(workspace.maps.bin()) == 1
    workspace.maps.empty_bin(datetime.now(UTC) + timedelta(days=31))
    assert (workspace.maps.bin(), [shown.id for shown in workspace.list_maps()]) == ((), ["bike"])
    with pytest.raises(NotFoundError):
        workspace.maps.restore("salon")


def test_a_copy_stands_beside_its_original_with_its_comments(workspace: Workspace) -> None:
    workspace.save_map(MapFile.of(BY_HAND, "bike.yaml").journey, source=BY_HAND, expected_version=None)
    workspace.maps.set_log("bike", "spring")
    copy = workspace.maps.copy(workspace.load_map("bike"), "Bike sale")
    assert copy.id.startswith("bike-sale-")
    assert (copy.title, copy.version, copy.log) == ("Bike sale", 1, "spring")
    source = workspace.load_map(copy.id).source
    assert source.startswith(b"# drawn by hand")
    assert b"# the shop around the corner" in source
    assert workspace.load_map("bike").source == BY_HAND
