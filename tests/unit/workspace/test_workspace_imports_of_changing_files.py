"""A file that lies where others write to it may change while it is brought in: nothing comes of it then, and it is said."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reiskaart.errors import LogFileError
from reiskaart.eventlog import LogOptions, Progress
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace

HEADER = "user_id,ts,event\n"
ROW = "klant-{n},2026-01-{day:02}T10:00:00,search\n"


def rows(first: int, count: int) -> str:
    return HEADER + "".join(ROW.format(n=n, day=1 + n % 28) for n in range(first, first + count))


def grow(file: Path) -> None:
    with file.open("a") as open_file:
        open_file.write(ROW.format(n=1, day=1))


def shrink(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def replace(file: Path) -> None:
    other = file.with_name("other.csv")
    other.write_text(rows(1_000, 50))
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)


def remove(file: Path) -> None:
    file.unlink()


def once(act: Callable[[Path], None], file: Path) -> Callable[[Progress], None]:
    """Does it to the file as soon as it is being read."""
    todo = [act]

    def heard(_: Progress) -> None:
        if todo:
            todo.pop()(file)

    return heard


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of the server's, taken where it lies."""
    file = tmp_path / "visits.csv"
    file.write_text(rows(0, 50))
    return file


CHANGES = pytest.mark.parametrize("change", [grow, shrink, replace, remove])


@CHANGES
def test_nothing_comes_of_importing_it(workspace: Workspace, file: Path, change: Callable[[Path], None]) -> None:
    upload = workspace.uploads.add_file(file)
    with pytest.raises(LogFileError) as refused:
        workspace.logs.import_(upload.file, LogOptions(), "visits", once(change, file))
    assert (refused.value.code, refused.value.parameters) == ("workspace.file-changed", {"file": "visits.csv"})
    assert workspace.logs.list() == ()
    assert list((workspace.folder / "logs").iterdir()) == []


@CHANGES
def test_a_log_that_it_was_to_be_added_to_stays_as_it_was(
    workspace: Workspace, file: Path, change: Callable[[Path], None], tmp_path: Path
) -> None:
    was = workspace.import_log(file, LogOptions(), "visits").meta
    newer = tmp_path / "newer.csv"
    newer.write_text(rows(50, 50))
    with pytest.raises(LogFileError) as refused:
        workspace.logs.append(workspace.logs.named("visits").id, newer, once(change, newer))
    assert refused.value.code == "workspace.file-changed"
    assert workspace.get_log("visits").meta == was
    assert len(list((workspace.folder / "logs").iterdir())) == 1


def test_what_is_read_in_passing_is_not_kept(workspace: Workspace, file: Path) -> None:
    with pytest.raises(LogFileError) as refused:
        workspace.open_log(str(file), LogOptions(), progress=once(grow, file))
    assert refused.value.code == "workspace.file-changed"
    assert list((workspace.folder / "cache" / "logs").iterdir()) == []
    assert workspace.open_log(str(file), LogOptions()).meta.events == 51


def test_a_file_that_cannot_be_read_and_did_not_change_says_why(workspace: Workspace, file: Path) -> None:
    file.write_text("nothing,of,this\nis,a,contact\n")
    with pytest.raises(LogFileError) as refused:
        workspace.logs.import_(file, LogOptions(), "visits", None)
    assert refused.value.code.startswith("eventlog.")
