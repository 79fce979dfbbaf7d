"""Files come in piece by piece, lie where nobody else looks, and are gone when they are not needed any more."""

import os
import stat
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reiskaart.errors import ConflictError, NotFoundError, StoreError
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace
from reiskaart.workspace.uploads import safe_name

MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    with open_workspace(settings) as opened:
        yield opened


def lying(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in (workspace.folder / "uploads").rglob("*") if path.is_file())


def test_pieces_are_put_together(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 10, MOMENT)
    assert (upload.received, upload.whole) == (0, False)
    assert workspace.uploads.receive(upload.id, 0, [b"abc", b"d"]).received == 4
    done = workspace.uploads.receive(upload.id, 4, [b"efghij"])
    assert done.whole
    assert done.file.read_bytes() == b"abcdefghij"
    assert done.file.name == "visits.csv"


def test_nobody_else_on_the_machine_may_read_it(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 3, None)
    done = workspace.uploads.receive(upload.id, 0, [b"abc"])
    assert stat.S_IMODE(done.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(done.file.parent.stat().st_mode) == 0o700


def test_it_is_gone_on_with_after_a_restart(settings: Settings) -> None:
    with open_workspace(settings) as workspace:
        upload = workspace.uploads.begin("visits.csv", 6, MOMENT)
        workspace.uploads.receive(upload.id, 0, [b"abc"])
    with open_workspace(settings) as workspace:
        again = workspace.uploads.begin("visits.csv", 6, MOMENT)
        assert (again.id, again.received) == (upload.id, 3)
        assert workspace.uploads.receive(again.id, 3, [b"def"]).file.read_bytes() == b"abcdef"


def test_what_was_half_written_when_the_power_failed_is_written_anew(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 6, None)
    begun = workspace.uploads.receive(upload.id, 0, [b"abc"])
    with begun.file.open("ab") as file:
        file.write(b"XXXXXXXX")
    assert workspace.uploads.receive(upload.id, 3, [b"def"]).file.read_bytes() == b"abcdef"


@pytest.mark.parametrize(
    ("name", "size", "modified"), [("other.csv", 6, MOMENT), ("visits.csv", 7, MOMENT), ("visits.csv", 6, None)]
)
def test_another_file_is_another_upload(workspace: Workspace, name: str, size: int, modified: datetime | None) -> None:
    first = workspace.uploads.begin("visits.csv", 6, MOMENT)
    assert workspace.uploads.begin(name, size, modified).id != first.id


def test_a_piece_that_is_not_the_next_is_refused_with_where_to_go_on(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 10, None)
    workspace.uploads.receive(upload.id, 0, [b"abc"])
    for offset in (0, 2, 4):
        with pytest.raises(ConflictError) as caught:
            workspace.uploads.receive(upload.id, offset, [b"d"])
        assert caught.value.code == "workspace.upload-offset"
        assert caught.value.parameters["received"] == 3


def test_a_part_that_two_pages_send_cuts_off_nothing_of_what_came_meanwhile(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = workspace.uploads.begin("visits.csv", 9, None)
    written, go_on = threading.Event(), threading.Event()
    to_disk = os.fsync

    def wait_once(descriptor: int) -> None:
        if not written.is_set():
            written.set()
            go_on.wait(30)
        to_disk(descriptor)

    monkeypatch.setattr(os, "fsync", wait_once)

    def send(offset: int, part: bytes) -> str:
        try:
            workspace.uploads.receive(upload.id, offset, [part])
        except ConflictError as error:
            return error.code
        return "received"

    with ThreadPoolExecutor(2) as pages:
        slow = pages.submit(send, 0, b"abc")
        assert written.wait(30)
        quick = pages.submit(lambda: [send(0, b"abc"), send(3, b"def")])
        time.sleep(0.2)
        go_on.set()
        assert (slow.result(), quick.result()) == ("received", ["workspace.upload-offset", "received"])
    assert workspace.uploads.receive(upload.id, 6, [b"ghi"]).file.read_bytes() == b"abcdefghi"


def test_a_part_that_comes_while_the_upload_is_deleted_does_not_stay(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = workspace.uploads.begin("visits.csv", 6, None)
    to_disk = os.fsync
    deleting: list[threading.Thread] = []

    def delete_meanwhile(descriptor: int) -> None:
        if not deleting:
            deleting.append(threading.Thread(target=workspace.uploads.delete, args=(upload.id,)))
            deleting[0].start()
            while any(one.id == upload.id for one in workspace.uploads.list()):
                time.sleep(0.01)
        to_disk(descriptor)

    monkeypatch.setattr(os, "fsync", delete_meanwhile)
    with pytest.raises(NotFoundError):
        workspace.uploads.receive(upload.id, 0, [b"abc"])
    deleting[0].join()
    assert lying(workspace) == []


def test_more_than_was_announced_is_refused(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 2, None)
    with pytest.raises(ConflictError):
        workspace.uploads.receive(upload.id, 0, [b"abc"])
    assert lying(workspace) == []


def test_a_file_larger_than_the_disk_is_refused_before_it_is_sent(workspace: Workspace) -> None:
    with pytest.raises(StoreError) as caught:
        workspace.uploads.begin("visits.csv", 2**42, None)
    assert caught.value.code == "workspace.no-room"
    assert int(str(caught.value.parameters["megabytes"])) > 2**20


def test_a_file_of_this_machine_is_never_touched(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text("abc")
    upload = workspace.uploads.add_file(file)
    assert (upload.whole, upload.file) == (True, file)
    file.write_text("abcdef")  # it grows, as files do that a program writes every day
    assert workspace.uploads.receive(upload.id, 3, []).whole
    workspace.uploads.delete(upload.id)
    assert file.read_text() == "abcdef"


def test_what_is_deleted_is_gone_from_the_disk(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 3, None)
    workspace.uploads.receive(upload.id, 0, [b"abc"])
    workspace.uploads.delete(upload.id)
    assert lying(workspace) == []
    with pytest.raises(NotFoundError):
        workspace.uploads.get(upload.id)


def test_what_nobody_went_on_with_for_a_week_goes(workspace: Workspace) -> None:
    upload = workspace.uploads.begin("visits.csv", 6, None)
    workspace.uploads.receive(upload.id, 0, [b"abc"])
    workspace.uploads.delete_forgotten(datetime.now(UTC) + timedelta(days=6))
    assert workspace.uploads.get(upload.id).received == 3
    workspace.uploads.delete_forgotten(datetime.now(UTC) + timedelta(days=8))
    assert workspace.uploads.list() == ()
    assert lying(workspace) == []


def test_a_folder_without_a_row_is_cleared_away_when_the_workspace_opens(settings: Settings) -> None:
    with open_workspace(settings) as workspace:
        stray = workspace.folder / "uploads" / "stray"
    stray.mkdir()
    (stray / "visits.csv").write_text("klant-1")
    with open_workspace(settings) as workspace:
        assert lying(workspace) == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..", "...", "\\\\server\\share", "a\x00b", "\u202egnp.csv", " . ", "x" * 255]
)
def test_a_name_leads_nowhere(workspace: Workspace, name: str) -> None:
    upload = workspace.uploads.begin(name, 1, None)
    done = workspace.uploads.receive(upload.id, 0, [b"a"])
    assert done.file.resolve().parent == (workspace.folder / "uploads" / upload.id).resolve()
    assert done.name == name


@given(st.text(min_size=1, max_size=255))
def test_any_name_becomes_one_that_a_disk_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe == Path(safe).name
    assert safe not in (".", "..")
    assert not safe.startswith(".")
    assert 0 < len(safe.encode()) <= 255
    assert safe.isprintable()
