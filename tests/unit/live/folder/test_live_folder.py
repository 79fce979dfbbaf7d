"""A folder of map files and the maps of a workspace, kept in step: whichever is changed, neither loses a word."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from fixtures.folders import BAKERY, FILE, MAP, Both, rest, texts, together
from reiskaart.mapfile import read_map
from reiskaart.model import Card, Journey, Phase, Step
from reiskaart.workspace import Workspace


def test_every_file_becomes_a_map_and_stays_as_it_is(folder: Path, workspace: Workspace) -> None:
    shutil.copy(BAKERY, folder / "second.reiskaart.yaml")
    rest(folder / "second.reiskaart.yaml")
    (folder / "notes.yaml").write_text("not: a map", "utf-8")

    async def act(both: Both) -> None:
        assert {saved.title for saved in workspace.list_maps()} == {"Brood voor het weekend"}
        assert both.text() == BAKERY.read_text("utf-8")
        assert await both.journey() == read_map(BAKERY)
        assert both.codes() == []

    together(folder, workspace, act, looks=2)
    assert len({saved.id for saved in workspace.list_maps()}) == 2
    assert read_map(folder / "second.reiskaart.yaml").id != MAP


def test_an_edit_in_a_text_editor_shows_in_the_map(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.replace("Kiest een brood", "Kiest een taart")
        assert (await both.journey()).steps[0].name == "Kiest een taart"
        assert "# allergie!" in both.text()

    together(folder, workspace, act)


def test_an_edit_in_the_browser_is_written_and_comments_stay(folder: Path, workspace: Workspace) -> None:
    before = BAKERY.read_text("utf-8")

    async def act(both: Both) -> None:
        await both.edit(owner="Bram")
        await both.in_step.look()
        assert both.text() == before.replace("owner: Anneke", "owner: Bram", 1)

    together(folder, workspace, act)


def test_edits_of_both_sides_at_once_come_together(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.edit(owner="Bram")
        await both.replace("silence_days: 14", "silence_days: 21")
        journey = await both.journey()
        assert (journey.owner, journey.silence_days) == ("Bram", 21)
        assert read_map(folder / FILE) == journey
        assert "# wat er online is" in both.text()
        assert both.codes() == []

    together(folder, workspace, act)


def test_a_broken_file_is_told_with_its_line_and_overwrites_nothing(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.replace("review: 2027-03-01", "review: gauw")
        broken = both.text()
        [notice] = both.in_step.notices
        assert (notice.file, notice.line, notice.map, notice.holds) == (FILE, 10, MAP, True)
        await both.edit(owner="Bram")
        await both.in_step.look()
        assert both.text() == broken
        assert len(both.in_step.notices) == 1
        await both.write(
            broken.replace("review: gauw", "review: 2028-03-01").replace("title: Brood voor het", "title: Vers voor het")
        )
        journey = await both.journey()
        assert (journey.title, journey.owner) == ("Vers voor het weekend", "Bram")
        assert read_map(folder / FILE) == journey
        assert both.in_step.notices == ()

    together(folder, workspace, act)


def test_a_field_that_both_changed_stands_as_in_the_map_and_the_file_is_kept_aside(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.edit(owner="Bram")
        await both.replace("owner: Anneke", "owner: Chris")
        assert (await both.journey()).owner == "Bram"
        assert "owner: Bram" in both.text()
        [aside] = [name for name in both.files() if ".conflict-" in name]
        assert aside.startswith("bakery.conflict-")
        assert "owner: Chris" in both.text(aside)
        [notice] = both.in_step.notices
        assert aside in notice.error.message("nl")
        said = notice.error.message("en")
        assert all(words in said for words in ("Brood voor het weekend › owner", "“Bram”", "“Chris”"))
        assert not notice.holds
        assert [(place.table, place.id, place.name) for place in notice.places] == [("journey", "", "Brood voor het weekend")]
        await both.in_step.look()
        assert len(workspace.list_maps()) == 1

    together(folder, workspace, act)


def test_a_card_that_both_rewrote_is_there_twice(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.replace("- Bekijkt de broden", "- {id: bekijkt, text: Bekijkt de broden}")
        journey = await both.journey()
        phases = journey.model_dump()["phases"]
        phases[0]["steps"][0]["cards"]["actions"][0]["text"] = "Ruikt aan de broden"
        await both.edit(phases=phases)
        await both.replace("text: Bekijkt de broden", "text: Proeft de broden")
        there = texts(await both.journey())
        assert {"Ruikt aan de broden", "Proeft de broden"} <= set(there)
        assert "Bekijkt de broden" not in there
        assert sorted(texts(read_map(folder / FILE))) == sorted(there)
        assert both.codes() == ["folder.kept-both"]
        said = both.in_step.notices[0].error.message("en")
        assert "› “Ruikt aan de broden”" in said
        assert "“Proeft de broden”" in said
        assert "cards/" not in said

    together(folder, workspace, act)


def test_a_card_that_one_took_away_and_the_other_changed_stays(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.replace("- Bekijkt de broden", "- {id: bekijkt, text: Bekijkt de broden}")
        journey = await both.journey()
        phases = journey.model_dump()["phases"]
        phases[0]["steps"][0]["cards"]["actions"][0]["text"] = "Ruikt aan de broden"
        await both.edit(phases=phases)
        await both.replace("- {id: bekijkt, text: Bekijkt de broden}", "- Proeft de broden")
        assert {"Ruikt aan de broden", "Proeft de broden"} <= set(texts(await both.journey()))
        assert both.codes() == ["folder.kept-changed"]
        said = both.in_step.notices[0].error.message("en")
        assert "› “Ruikt aan de broden”" in said
        assert "–" not in said

    together(folder, workspace, act)


def test_a_map_made_in_the_browser_gets_a_file_called_after_its_title(folder: Path, workspace: Workspace) -> None:
    (folder / "koffie-met-gebak.reiskaart.json").write_text("{", "utf-8")
    made = Journey(id="fresh-x1y2z", title="Koffie met gebak", phases=(Phase(id="p", name="P", steps=(Step(id="s", name="S"),)),))

    async def act(both: Both) -> None:
        workspace.save_map(made, source=None, expected_version=None)
        workspace.save_map(made.model_copy(update={"id": "other-x1y2z"}), source=None, expected_version=None)
        await both.in_step.look()
        assert {"koffie-met-gebak.reiskaart.yaml", "koffie-met-gebak-2.reiskaart.yaml"} <= set(both.files())
        assert read_map(folder / "koffie-met-gebak.reiskaart.yaml").title == "Koffie met gebak"

    together(folder, workspace, act)
    assert {saved.id for saved in workspace.list_maps()} == {"fresh-x1y2z", "other-x1y2z", MAP}


def test_a_renamed_file_is_still_the_same_map(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        (folder / FILE).rename(folder / "brood.reiskaart.yaml")
        for _ in range(4):
            await both.in_step.look()
        await both.edit(owner="Bram")
        await both.in_step.look()
        assert both.files() == ["brood.reiskaart.yaml"]
        assert "owner: Bram" in both.text("brood.reiskaart.yaml")
        assert both.codes() == []

    together(folder, workspace, act)
    assert [saved.id for saved in workspace.list_maps()] == [MAP]


def test_a_deleted_file_puts_its_map_in_the_bin_and_brings_it_back(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.edit(description="Only in the browser")
        (folder / FILE).unlink()
        await both.in_step.look()
        assert len(workspace.list_maps()) == 1  # an editor may be putting another in its place
        for _ in range(3):
            await both.in_step.look()
        assert workspace.list_maps() == ()
        assert both.codes() == ["folder.deleted"]
        shutil.copy(BAKERY, folder / FILE)
        rest(folder / FILE)
        await both.in_step.look()
        assert (await both.journey()).description == "Only in the browser"
        assert "Only in the browser" in both.text()

    together(folder, workspace, act)


def test_a_map_deleted_in_the_browser_takes_its_file_along_and_brings_it_back(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.rooms.leave(MAP)
        workspace.maps.put_in_bin(MAP)
        await both.in_step.look()
        assert both.files() == []
        workspace.maps.restore(MAP)
        await both.in_step.look()
        assert both.text() == BAKERY.read_text("utf-8")

    together(folder, workspace, act)


def test_a_map_deleted_while_its_file_was_changed_is_there_again(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.rooms.leave(MAP)
        workspace.maps.put_in_bin(MAP)
        await both.replace("owner: Anneke", "owner: Chris")
        await both.in_step.look()
        assert (await both.journey()).owner == "Chris"
        assert both.codes() == ["folder.restored"]

    together(folder, workspace, act)


def test_what_was_changed_while_nobody_looked_comes_together_afterwards(folder: Path, workspace: Workspace) -> None:
    async def only_edit(both: Both) -> None:
        await both.edit(owner="Bram")

    async def act(both: Both) -> None:
        journey = await both.journey()
        assert (journey.owner, journey.silence_days) == ("Bram", 21)
        assert read_map(folder / FILE) == journey

    together(folder, workspace, only_edit)
    text = (folder / FILE).read_text("utf-8").replace("silence_days: 14", "silence_days: 21")
    (folder / FILE).write_text(text, "utf-8")
    rest(folder / FILE)
    together(folder, workspace, act)


def test_without_its_base_a_file_and_its_map_are_both_kept(folder: Path, workspace: Workspace) -> None:
    async def only_edit(both: Both) -> None:
        journey = await both.journey()
        phases = journey.model_dump()["phases"]
        phases[0]["steps"][0]["cards"]["questions"] += (Card(id="new", text="Alleen op de kaart").model_dump(),)
        await both.edit(phases=phases)

    async def act(both: Both) -> None:
        there = texts(await both.journey())
        assert {"Alleen op de kaart", "Alleen in het bestand", "Bekijkt de broden"} <= set(there)
        assert len(there) == len(set(there))

    together(folder, workspace, only_edit)
    shutil.rmtree(folder / ".reiskaart")
    text = (folder / FILE).read_text("utf-8").replace("- Lange rij", "- Lange rij\n          - Alleen in het bestand")
    (folder / FILE).write_text(text, "utf-8")
    rest(folder / FILE)
    together(folder, workspace, act)


def test_a_folder_that_is_away_for_a_while_deletes_nothing(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        folder.rename(folder.with_name("away"))
        for _ in range(5):
            await both.in_step.look()
        assert both.codes() == ["folder.unreadable"]
        assert len(workspace.list_maps()) == 1
        folder.with_name("away").rename(folder)
        await both.in_step.look()
        assert both.codes() == []

    together(folder, workspace, act)


def test_an_editor_that_saves_while_we_write_loses_nothing(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act(both: Both) -> None:
        await both.edit(owner="Bram")
        journey_of = both.rooms.journey

        async def and_somebody_saves(map_: str) -> tuple[Journey, int]:
            answer = await journey_of(map_)
            monkeypatch.undo()
            (folder / FILE).write_text(both.text().replace("silence_days: 14", "silence_days: 21"), "utf-8")
            rest(folder / FILE)
            return answer

        monkeypatch.setattr(both.rooms, "journey", and_somebody_saves)
        await both.in_step.look()
        assert "owner: Anneke" in both.text()
        await both.in_step.look()
        journey = await both.journey()
        assert (journey.owner, journey.silence_days) == ("Bram", 21)
        assert read_map(folder / FILE) == journey

    together(folder, workspace, act)


def test_an_editor_that_saves_while_the_disk_is_slow_loses_nothing(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / FILE
    to_disk = os.fsync

    def and_somebody_saves(handle: int) -> None:
        to_disk(handle)
        monkeypatch.undo()
        path.write_text(path.read_text("utf-8").replace("Kiest een brood", "Kiest een taart"), "utf-8")
        rest(path)

    async def act(both: Both) -> None:
        await both.edit(title="Brood en taart")
        monkeypatch.setattr(os, "fsync", and_somebody_saves)
        await both.in_step.look()
        assert "Kiest een taart" in both.text()
        await both.in_step.look()
        journey = await both.journey()
        assert (journey.title, journey.steps[0].name) == ("Brood en taart", "Kiest een taart")
        assert read_map(path) == journey

    together(folder, workspace, act)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, workspace: Workspace, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("reiskaart: 1\ntitle: Secret\n", "utf-8")
    rest(secret)
    (folder / "link.reiskaart.yaml").symlink_to(secret)

    async def act(both: Both) -> None:
        assert [saved.id for saved in workspace.list_maps()] == [MAP]
        assert both.codes() == []

    together(folder, workspace, act)


def test_it_follows_by_itself_and_writes_the_last_edit_when_it_stops(folder: Path, workspace: Workspace) -> None:
    async def act(both: Both) -> None:
        await both.in_step.start()
        text = both.text().replace("owner: Anneke", "owner: Chris")
        (folder / FILE).write_text(text, "utf-8")
        while (await both.journey()).owner != "Chris":
            await asyncio.sleep(0.05)
        await both.edit(owner="Bram")
        while "owner: Bram" not in both.text():
            await asyncio.sleep(0.05)
        await both.edit(owner="Dirk")
        await both.in_step.close()
        assert "owner: Dirk" in both.text()

    together(folder, workspace, act)
