"""Logs are imported once, found by name or by file, and read once per map."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reiskaart.errors import ConflictError, LogFileError, NotFoundError, ReiskaartError, StoreError, UsageError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import Bounds, Workspace, open_workspace

COLUMNS = "user_id,ts,event\n"
VISITS = COLUMNS + "".join(f"klant-{c},2026-01-0{d}T10:00:00,{e}\n" for c in range(7) for d, e in ((1, "search"), (2, "book")))
SALON = Journey(
    id="salon",
    title="Salon",
    touchpoints=(
        Touchpoint(id="search", name="Search", rules=(Rule(conditions={"name": "search"}),)),
        Touchpoint(id="book", name="Book", rules=(Rule(conditions={"name": "book"}),)),
    ),
    phases=(
        Phase(
            id="do",
            name="Do",
            steps=(Step(id="look", name="Look", touchpoints=("search",)), Step(id="buy", name="Buy", touchpoints=("book",))),
        ),
    ),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    with open_workspace(settings) as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "visits.csv"
    written.write_text(VISITS)
    return written


def _folders(workspace: Workspace, kind: str) -> list[str]:
    return sorted(entry.name for entry in (workspace.folder / kind).iterdir())


def test_an_imported_log_is_found_by_its_name(workspace: Workspace, file: Path) -> None:
    log = workspace.import_log(file, LogOptions(), "Visits of January")
    assert (log.meta.events, log.meta.customers, log.meta.name) == (14, 7, "Visits of January")
    assert workspace.get_log("Visits of January").meta == log.meta
    assert [entry.name for entry in workspace.list_logs()] == ["Visits of January"]
    assert workspace.check() == ()


def test_a_name_is_taken_once(workspace: Workspace, file: Path) -> None:
    workspace.import_log(file, LogOptions(), "visits")
    with pytest.raises(ConflictError) as caught:
        workspace.import_log(file, LogOptions(), "visits")
    assert caught.value.code == "workspace.log-exists"
    assert len(_folders(workspace, "logs")) == 1


def test_a_log_that_cannot_be_read_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("only one column\n1\n")
    with pytest.raises(LogFileError):
        workspace.import_log(broken, LogOptions(), "broken")
    assert (workspace.list_logs(), _folders(workspace, "logs")) == ((), [])


def test_a_log_that_is_not_there_is_said_with_those_that_are(workspace: Workspace, file: Path) -> None:
    assert workspace.find_log("visits") is None
    with pytest.raises(NotFoundError) as none:
        workspace.open_log("visits", LogOptions())
    workspace.import_log(file, LogOptions(), "visits of May")
    with pytest.raises(NotFoundError) as other:
        workspace.get_log("visits")
    assert none.value.code == "workspace.no-logs"
    assert "visits of May" in str(other.value)


def test_a_file_goes_before_an_imported_name(workspace: Workspace, file: Path, tmp_path: Path) -> None:
    longer = tmp_path / "longer.csv"
    longer.write_text(VISITS + "klant-9,2026-01-05T10:00:00,search\n")
    workspace.import_log(longer, LogOptions(), str(file))
    assert workspace.open_log(str(file), LogOptions()).meta.events == 14
    file.unlink()
    assert workspace.open_log(str(file), LogOptions()).meta.events == 15


def test_an_imported_log_takes_no_options(workspace: Workspace, file: Path) -> None:
    workspace.import_log(file, LogOptions(), "visits")
    with pytest.raises(UsageError):
        workspace.open_log("visits", LogOptions(customer="event"))
    assert workspace.open_log("visits", LogOptions()).meta.events == 14


def test_a_file_is_imported_once_and_stays_unseen(workspace: Workspace, file: Path) -> None:
    first = workspace.open_log(str(file), LogOptions())
    second = workspace.open_log(str(file), LogOptions())
    assert (second.folder, second.meta) == (first.folder, first.meta)
    assert (workspace.list_logs(), workspace.find_log("visits.csv")) == ((), None)


def test_a_changed_file_or_other_options_are_imported_anew(workspace: Workspace, file: Path) -> None:
    first = workspace.open_log(str(file), LogOptions())
    other = workspace.open_log(str(file), LogOptions(pseudonyms=False))
    file.write_text(VISITS + "klant-9,2026-01-05T10:00:00,search\n")
    changed = workspace.open_log(str(file), LogOptions())
    assert len({first.folder, other.folder, changed.folder}) == 3
    assert changed.meta.events == 15


def test_a_cached_log_that_is_damaged_is_imported_anew(workspace: Workspace, file: Path) -> None:
    first = workspace.open_log(str(file), LogOptions())
    shutil.rmtree(first.folder)
    assert workspace.open_log(str(file), LogOptions()).meta == first.meta


def test_the_cache_lets_the_oldest_go_with_its_readings(settings: Settings, file: Path) -> None:
    with open_workspace(settings, bounds=Bounds(bytes=1, rest=timedelta(0))) as workspace:
        first = workspace.open_log(str(file), LogOptions())
        workspace.reading_of(first, SALON)
        file.write_text(VISITS + "klant-9,2026-01-05T10:00:00,search\n")
        second = workspace.open_log(str(file), LogOptions())
        assert _folders(workspace, "cache/logs") == [second.folder.name]
        assert _folders(workspace, "readings") == []


def test_the_cache_keeps_what_was_used_just_now(settings: Settings, file: Path) -> None:
    with open_workspace(settings, bounds=Bounds(bytes=1)) as workspace:
        workspace.open_log(str(file), LogOptions())
        workspace.open_log(str(file), LogOptions(pseudonyms=False))
        assert len(_folders(workspace, "cache/logs")) == 2


def test_a_reading_is_made_once_per_log_and_rules(workspace: Workspace, file: Path) -> None:
    log = workspace.import_log(file, LogOptions(), "visits")
    first = workspace.reading_of(log, SALON)
    renamed = SALON.model_copy(update={"title": "The salon"})
    assert workspace.reading_of(log, renamed).folder == first.folder
    fewer = SALON.model_copy(
        update={"touchpoints": (SALON.touchpoints[0].model_copy(update={"rules": ()}), SALON.touchpoints[1])}
    )
    assert workspace.reading_of(log, fewer).folder != first.folder
    assert (first.meta.contacts, first.meta.paths) == (14, 7)


def test_a_reading_bears_the_name_of_the_log_it_is_asked_for(workspace: Workspace, file: Path) -> None:
    imported = workspace.import_log(file, LogOptions(), "visits")
    passing = workspace.open_log(str(file), LogOptions())
    first, second = workspace.reading_of(imported, SALON), workspace.reading_of(passing, SALON)
    assert first.folder == second.folder
    assert (first.meta.log_name, second.meta.log_name) == ("visits", "visits.csv")


def test_a_reading_that_is_damaged_is_made_again(workspace: Workspace, file: Path) -> None:
    log = workspace.import_log(file, LogOptions(), "visits")
    first = workspace.reading_of(log, SALON)
    shutil.rmtree(first.folder)
    assert workspace.reading_of(log, SALON).meta == first.meta


def test_a_deleted_log_takes_its_readings_with_it(workspace: Workspace, file: Path) -> None:
    log = workspace.import_log(file, LogOptions(), "visits")
    workspace.reading_of(log, SALON)
    workspace.delete_log("visits")
    assert (workspace.list_logs(), _folders(workspace, "logs"), _folders(workspace, "readings")) == ((), [], [])
    with pytest.raises(NotFoundError):
        workspace.delete_log("visits")


def test_a_reading_stays_while_another_log_has_the_same_events(workspace: Workspace, file: Path) -> None:
    for name in ("one", "two"):
        workspace.reading_of(workspace.import_log(file, LogOptions(), name), SALON)
    workspace.delete_log("one")
    assert len(_folders(workspace, "readings")) == 1


def test_a_log_deleted_in_the_meantime_gets_no_reading(workspace: Workspace, file: Path) -> None:
    log = workspace.import_log(file, LogOptions(), "visits")

    def delete(done: int, total: int) -> None:
        if workspace.find_log("visits"):
            workspace.delete_log("visits")

    with pytest.raises(ReiskaartError):
        workspace.reading_of(log, SALON, delete)
    assert _folders(workspace, "readings") == []


def test_an_imported_log_whose_folder_is_gone_is_said(workspace: Workspace, file: Path) -> None:
    log = workspace.import_log(file, LogOptions(), "visits")
    shutil.rmtree(log.folder)
    with pytest.raises(StoreError) as caught:
        workspace.get_log("visits")
    assert caught.value.code == "workspace.log-damaged"
    assert [problem.code for problem in workspace.check()] == ["workspace.log-damaged"]


def test_a_name_that_cannot_be_a_file_is_looked_up(workspace: Workspace, file: Path) -> None:
    workspace.import_log(file, LogOptions(), "long " * 1000)
    assert workspace.open_log("long " * 1000, LogOptions()).meta.events == 14


def test_logs_without_their_database_are_left_alone(settings: Settings, file: Path) -> None:
    with open_workspace(settings) as workspace:
        kept = workspace.import_log(file, LogOptions(), "visits").folder
    (settings.data / "workspace.db").rename(settings.data / "elsewhere.db")
    for _ in range(2):
        with pytest.raises(StoreError) as caught:
            open_workspace(settings)
        assert caught.value.code == "workspace.database-lost"
    (settings.data / "workspace.db").unlink()
    (settings.data / "elsewhere.db").rename(settings.data / "workspace.db")
    with open_workspace(settings) as workspace:
        assert workspace.get_log("visits").folder == kept


def test_what_a_killed_process_left_is_cleared_when_nobody_writes(settings: Settings, file: Path) -> None:
    with open_workspace(settings) as workspace:
        kept = workspace.import_log(file, LogOptions(), "visits").folder
    for kind in ("logs", "readings", "cache/logs"):
        (settings.data / kind / ".half.importing").mkdir()
        (settings.data / kind / "whole-but-not-acknowledged").mkdir()
    with open_workspace(settings) as workspace:
        assert _folders(workspace, "logs") == [kept.name]
        assert (_folders(workspace, "readings"), _folders(workspace, "cache/logs")) == ([], [])


def test_what_another_is_writing_is_not_cleared(settings: Settings, file: Path) -> None:
    seen = []

    def open_another(_progress: object) -> None:
        before = {entry.name for entry in (settings.data / "logs").iterdir()}
        with open_workspace(settings) as another:
            seen.append(before <= set(_folders(another, "logs")))

    with open_workspace(settings) as workspace:
        log = workspace.import_log(file, LogOptions(), "visits", open_another)
        assert workspace.get_log("visits").meta == log.meta
    assert seen
    assert all(seen)


def test_a_copied_folder_works_elsewhere(settings: Settings, file: Path, tmp_path: Path) -> None:
    with open_workspace(settings) as workspace:
        workspace.save_map(SALON, source=None, expected_version=None)
        reading = workspace.reading_of(workspace.import_log(file, LogOptions(), "visits"), SALON)
        copied = tmp_path / "elsewhere"
        shutil.copytree(settings.data, copied)  # while it is open
    shutil.rmtree(settings.data)
    with open_workspace(Settings(data=copied, config=tmp_path / "no config", language="en")) as workspace:
        assert workspace.load_map("salon").journey == SALON
        found = workspace.reading_of(workspace.get_log("visits"), SALON)
        assert (found.folder, found.meta) == (copied / "readings" / reading.folder.name, reading.meta)
        assert workspace.check() == ()


def test_no_customer_id_stands_in_the_data(settings: Settings, file: Path) -> None:
    with open_workspace(settings) as workspace:
        workspace.import_log(file, LogOptions(), "visits")
        workspace.reading_of(workspace.open_log(str(file), LogOptions()), SALON)
        key = workspace.keys.get_or_make()
    files = [entry for entry in settings.data.rglob("*") if entry.is_file()]
    assert len(files) > 10
    for entry in files:
        content = entry.read_bytes()
        assert b"klant-" not in content, entry
        assert key.secret not in content, entry
        assert key.secret.hex().encode() not in content, entry


def test_the_key_lies_apart_and_is_for_its_owner_alone(settings: Settings, file: Path) -> None:
    with open_workspace(settings) as workspace:
        assert not list(settings.config.rglob("*.key"))
        workspace.import_log(file, LogOptions(), "visits")
        (key,) = settings.config.rglob("*.key")
        assert key == settings.config / "keys" / f"{workspace.id}.key"
    assert os.name == "nt" or key.stat().st_mode & 0o777 == 0o600


def test_a_log_without_pseudonyms_needs_no_key(settings: Settings, workspace: Workspace, file: Path) -> None:
    workspace.import_log(file, LogOptions(pseudonyms=False), "visits")
    assert not list(settings.config.rglob("*.key"))
    assert workspace.key_notice("en") is None


def test_a_copy_without_the_key_makes_another_for_new_logs(settings: Settings, file: Path, tmp_path: Path) -> None:
    with open_workspace(settings) as workspace:
        workspace.import_log(file, LogOptions(), "visits")
        assert workspace.key_notice("en") is None
    with open_workspace(Settings(data=settings.data, config=tmp_path / "other", language="en")) as copy:
        assert str(copy.keys.file) in (copy.key_notice("nl") or "")
        copy.import_log(file, LogOptions(), "again")
        assert copy.key_notice("nl") is None
        first, second = copy.list_logs()
        assert first.key != second.key
    with open_workspace(settings) as workspace:
        key = workspace.keys.find()
        assert key is not None
        assert {key.fingerprint} < {log.key for log in workspace.list_logs()}


@pytest.mark.parametrize("text", ["", "zz" * 32, "ab" * 31])
def test_a_damaged_key_is_said_and_not_replaced(settings: Settings, workspace: Workspace, file: Path, text: str) -> None:
    workspace.keys.get_or_make()
    workspace.keys.file.write_text(text)
    with pytest.raises(StoreError) as caught:
        workspace.import_log(file, LogOptions(), "visits")
    assert caught.value.code == "workspace.key-damaged"
    assert workspace.keys.file.read_text() == text


def test_the_key_may_not_lie_in_the_data(settings: Settings, file: Path) -> None:
    with open_workspace(Settings(data=settings.data, config=settings.data / "config", language="en")) as workspace:
        with pytest.raises(StoreError) as caught:
            workspace.import_log(file, LogOptions(), "visits")
        assert caught.value.code == "workspace.key-in-data"
        assert not list(settings.data.rglob("*.key"))
