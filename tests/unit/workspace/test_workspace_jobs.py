"""A job's row says what becomes of it, whoever dies; what a job left is cleared away by its row."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reiskaart.errors import ConflictError, LogFileError, NotFoundError, StoreError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import JobEndedError, Upload, Workspace, open_workspace

VISITS = "user_id,ts,event\nklant-1,2026-01-01T10:00:00,search\nklant-2,2026-01-02T10:00:00,book\n"
NEWER = "user_id,ts,event\nklant-2,2026-01-02T10:00:00,book\nklant-1,2026-01-03T10:00:00,book\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    with open_workspace(settings) as opened:
        yield opened


@pytest.fixture
def upload(workspace: Workspace) -> Upload:
    return sent(workspace, "visits.csv", VISITS)


def sent(workspace: Workspace, name: str, text: str) -> Upload:
    upload = workspace.uploads.begin(name, len(text), None)
    return workspace.uploads.receive(upload.id, 0, [text.encode()])


def begun(workspace: Workspace, upload: Upload, name: str = "visits") -> str:
    id_ = workspace.jobs.add("import", name, {}, upload=upload.id).id
    assert workspace.jobs.begin(id_) is not None
    return id_


def lying(workspace: Workspace, *kinds: str) -> list[str]:
    return sorted(path.name for kind in kinds for path in (workspace.folder / kind).rglob("*"))


def test_an_import_is_done_in_the_moment_in_which_the_log_is_there(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)
    workspace.logs.import_(upload.file, LogOptions(), "visits", None, id_)
    job = workspace.jobs.get(id_)
    assert (job.state, job.share) == ("done", 1.0)
    assert job.log == workspace.logs.named("visits").id
    workspace.jobs.settle()
    assert lying(workspace, "uploads") == []
    assert workspace.get_log("visits").meta.events == 2


def test_nothing_stays_of_what_was_cancelled_while_it_was_at_work(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)

    def heard(_: object) -> None:
        if not workspace.jobs.get(id_).ended:
            assert workspace.jobs.cancel(id_).state == "cancelled"

    with pytest.raises(JobEndedError):
        workspace.logs.import_(upload.file, LogOptions(), "visits", heard, id_)
    workspace.jobs.settle()
    assert workspace.list_logs() == ()
    assert lying(workspace, "logs", "uploads") == []


def test_what_a_killed_process_left_is_cleared_away_by_the_row(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)
    workspace.jobs.work_in(id_, "visits-abcde")
    (workspace.folder / "logs" / ".visits-abcde.123.aa.importing" / "parts").mkdir(parents=True)
    (workspace.folder / "logs" / "visits-abcde").mkdir()
    workspace.jobs.cancel(id_)
    workspace.jobs.settle()
    assert lying(workspace, "logs", "uploads") == []


def test_whoever_works_clears_away_and_nobody_else(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)
    with workspace.jobs.working():
        workspace.jobs.cancel(id_)
        workspace.jobs.settle()
        assert "visits.csv" in lying(workspace, "uploads")
    workspace.jobs.settle()
    assert lying(workspace, "uploads") == []


def test_a_failure_is_told_in_words_and_leaves_nothing(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)
    workspace.jobs.fail(id_, LogFileError("eventlog.only_header", file="visits.csv"))
    job = workspace.jobs.get(id_)
    assert job.state == "failed"
    assert job.problem is not None
    assert job.problem.message("nl").startswith("visits.csv: ")
    assert isinstance(job.problem, LogFileError)
    workspace.jobs.settle()
    assert lying(workspace, "uploads") == []


def test_what_was_running_when_the_process_died_waits_again(settings: Settings) -> None:
    with open_workspace(settings) as workspace:
        id_ = begun(workspace, sent(workspace, "visits.csv", VISITS))
        workspace.jobs.tell(id_, 0.5, 1, 3.0)
    with open_workspace(settings) as workspace:
        workspace.jobs.again()
        job = workspace.jobs.get(id_)
        assert (job.state, job.share, job.rows) == ("waiting", None, 0)
        assert [each.id for each in workspace.jobs.unfinished()] == [id_]


def test_a_job_that_its_process_dies_of_is_given_up(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)
    for _ in range(2):
        workspace.jobs.broke_off()
        assert workspace.jobs.begin(id_) is not None
    workspace.jobs.broke_off()
    job = workspace.jobs.get(id_)
    assert job.state == "failed"
    assert job.problem is not None
    assert job.problem.code == "workspace.job-died"


def test_a_name_or_a_file_is_taken_by_one_job_at_a_time(workspace: Workspace, upload: Upload) -> None:
    begun(workspace, upload)
    other = sent(workspace, "other.csv", VISITS)
    for name, which in (("visits", other), ("others", upload)):
        with pytest.raises(ConflictError):
            workspace.jobs.add("import", name, {}, upload=which.id)
    with pytest.raises(ConflictError):
        workspace.uploads.delete(upload.id)
    assert [each.id for each in workspace.uploads.list()] == [other.id]


def test_only_what_has_ended_is_forgotten(workspace: Workspace, upload: Upload) -> None:
    id_ = begun(workspace, upload)
    with pytest.raises(ConflictError):
        workspace.jobs.forget(id_)
    workspace.jobs.cancel(id_)
    workspace.jobs.forget(id_)
    assert workspace.jobs.list() == ()
    with pytest.raises(NotFoundError):
        workspace.jobs.get(id_)
    workspace.jobs.settle()
    assert lying(workspace, "uploads") == []


def test_a_log_grows_under_its_own_id_and_who_reads_it_is_not_disturbed(workspace: Workspace, upload: Upload) -> None:
    read = workspace.import_log(upload.file, LogOptions(), "visits")
    row = workspace.logs.named("visits")
    newer = sent(workspace, "newer.csv", NEWER)
    id_ = workspace.jobs.add("append", "visits", {}, log=row.id, upload=newer.id).id
    workspace.jobs.begin(id_)
    workspace.logs.append(row.id, newer.file, None, id_)
    now = workspace.logs.row(row.id)
    assert (now.name, workspace.jobs.get(id_).state) == ("visits", "done")
    assert now.digest != row.digest
    assert now.folder != row.folder
    assert workspace.get_log("visits").meta.events == 3
    assert read.events_file.exists()
    workspace.logs.discard_replaced(datetime.now(UTC))
    assert read.events_file.exists()
    workspace.logs.discard_replaced(datetime.now(UTC) + timedelta(hours=2))
    assert not read.folder.exists()


def test_a_log_whose_key_is_elsewhere_cannot_grow(workspace: Workspace, upload: Upload) -> None:
    workspace.import_log(upload.file, LogOptions(), "visits")
    workspace.keys.file.unlink()
    with pytest.raises(StoreError) as caught:
        workspace.logs.append(workspace.logs.named("visits").id, upload.file, None)
    assert caught.value.code == "workspace.key-elsewhere"


def test_maps_go_along_with_a_new_name_and_lose_what_is_deleted(workspace: Workspace, upload: Upload) -> None:
    workspace.import_log(upload.file, LogOptions(), "visits")
    workspace.import_log(upload.file, LogOptions(), "others")
    workspace.save_map(Journey(id="salon", title="Salon"), source=None, expected_version=None)
    workspace.maps.set_log("salon", "visits")
    id_ = workspace.logs.named("visits").id
    with pytest.raises(ConflictError):
        workspace.logs.rename(id_, "others")
    renamed = workspace.logs.rename(id_, "visits of 2026")
    assert (renamed.id, renamed.maps) == (id_, (("salon", "Salon"),))
    assert workspace.maps.shown("salon").log == "visits of 2026"
    assert workspace.get_log("visits of 2026").summary().name == "visits of 2026"
    workspace.logs.delete(id_)
    assert workspace.maps.shown("salon").log is None
    assert [log.name for log in workspace.list_logs()] == ["others"]
