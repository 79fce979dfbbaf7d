"""Maps are saved, found again, and never lost under each other."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from reiskaart.errors import ConflictError, NotFoundError, StoreError
from reiskaart.mapfile import MapFile
from reiskaart.model import Journey, Persona, Phase, Step
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace
from reiskaart.workspace.database import Database
from reiskaart.workspace.tables import maps, projections

SALON = Journey(
    id="salon",
    title="Naar de krullenkapper",
    language="nl",
    personas=(Persona(id="noor", name="Noor"), Persona(id="sem", name="Sem")),
    phases=(Phase(id="see", name="See", steps=(Step(id="search", name="Zoeken"), Step(id="compare", name="Vergelijken"))),),
)
BY_HAND = b"""# drawn by hand
reiskaart: 1
id: bike
title: Bike repair   # the shop around the corner
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    with open_workspace(settings) as opened:
        yield opened


def _damage(settings: Settings, id_: str, said: bytes | None = b"{") -> None:
    database = Database(settings.data)
    with database.writing() as connection:
        connection.execute(update(maps).where(maps.c.id == id_).values(source=b"phases: [unclosed"))
        if said is not None:
            connection.execute(update(projections).where(projections.c.map == id_).values(journey=said))
    database.close()


def test_a_saved_map_is_loaded_as_it_was(workspace: Workspace) -> None:
    saved = workspace.save_map(SALON, source=None, expected_version=None)
    loaded = workspace.load_map("salon")
    assert (loaded.journey, loaded.saved) == (SALON, saved)
    assert saved.version == 1
    assert abs((datetime.now(UTC) - saved.saved_at).total_seconds()) < 60


def test_the_text_of_a_map_is_kept_byte_for_byte(workspace: Workspace) -> None:
    journey = MapFile.of(BY_HAND, "bike.yaml").journey
    workspace.save_map(journey, source=BY_HAND, expected_version=None)
    assert workspace.load_map("bike").source == BY_HAND


def test_a_map_written_as_json_is_read_as_json(workspace: Workspace) -> None:
    source = b'{\n\t"reiskaart": 1,\n\t"id": "bike",\n\t"title": "Bike repair"\n}\n'
    workspace.save_map(Journey(id="bike", title="Bike repair"), source=source, expected_version=None)
    assert workspace.load_map("bike").journey.title == "Bike repair"


def test_a_text_that_says_something_else_is_refused(workspace: Workspace) -> None:
    with pytest.raises(StoreError) as caught:
        workspace.save_map(Journey(id="bike", title="Another"), source=BY_HAND, expected_version=None)
    assert caught.value.code == "workspace.source-differs"
    assert workspace.list_maps() == ()


def test_a_list_shows_each_map_last_saved_first(workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    workspace.save_map(Journey(id="bike", title="Bike repair"), source=None, expected_version=None)
    bike, salon = workspace.list_maps()
    assert (bike.id, bike.personas, bike.steps) == ("bike", (), 0)
    assert (salon.title, salon.language, salon.personas, salon.steps) == ("Naar de krullenkapper", "nl", ("Noor", "Sem"), 2)


def test_each_save_is_a_version_and_stands_on_the_last(workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    fewer = SALON.model_copy(update={"personas": SALON.personas[:1]})
    assert workspace.save_map(fewer, source=None, expected_version=1).version == 2
    assert workspace.load_map("salon").saved.personas == ("Noor",)


@pytest.mark.parametrize(
    ("expected", "code"), [(None, "workspace.map-exists"), (1, "workspace.map-changed"), (3, "workspace.map-changed")]
)
def test_a_save_on_another_version_is_refused(workspace: Workspace, expected: int | None, code: str) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    workspace.save_map(SALON, source=None, expected_version=1)
    with pytest.raises(ConflictError) as caught:
        workspace.save_map(Journey(id="salon", title="Mine"), source=None, expected_version=expected)
    assert caught.value.code == code
    assert workspace.load_map("salon").journey == SALON


def test_a_save_on_a_deleted_map_is_refused(workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    workspace.delete_map("salon")
    with pytest.raises(ConflictError) as caught:
        workspace.save_map(SALON, source=None, expected_version=1)
    assert caught.value.code == "workspace.map-gone"


def test_a_map_that_is_not_there_is_said(workspace: Workspace) -> None:
    assert workspace.find_map("salon") is None
    for act in (workspace.load_map, workspace.delete_map):
        with pytest.raises(NotFoundError):
            act("salon")


def test_a_map_that_cannot_be_loaded_is_not_saved_over(settings: Settings, workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    _damage(settings, "salon")
    for act in (
        lambda: workspace.load_map("salon"),
        lambda: workspace.save_map(Journey(id="salon", title="Empty"), source=None, expected_version=1),
    ):
        with pytest.raises(StoreError) as caught:
            act()
        assert caught.value.code == "workspace.map-damaged"
    assert [problem.code for problem in workspace.check()] == ["workspace.map-damaged"]


def test_a_map_whose_file_is_damaged_still_says_what_it_said(settings: Settings, workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    _damage(settings, "salon", said=None)
    assert workspace.load_map("salon").journey == SALON
    assert [problem.code for problem in workspace.check()] == ["workspace.map-damaged"]


def test_one_damaged_map_does_not_hide_the_others(settings: Settings, workspace: Workspace) -> None:
    workspace.save_map(SALON, source=None, expected_version=None)
    workspace.save_map(Journey(id="bike", title="Bike repair"), source=None, expected_version=None)
    _damage(settings, "salon")
    assert {saved.id for saved in workspace.list_maps()} == {"salon", "bike"}
    assert workspace.load_map("bike").journey.title == "Bike repair"


def test_maps_are_there_when_the_workspace_is_opened_again(settings: Settings) -> None:
    with open_workspace(settings) as first:
        first.save_map(SALON, source=None, expected_version=None)
        name = first.id
    with open_workspace(settings) as second:
        assert (second.load_map("salon").journey, second.id) == (SALON, name)
