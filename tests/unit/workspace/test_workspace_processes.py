"""Several processes at once on one workspace do not hurt each other."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")
AtOnce = Callable[..., list[str]]
VISITS = "user_id,ts,event\n" + "".join(f"klant-{c},2026-01-0{d}T10:00:00,search\n" for c in range(9) for d in (1, 2))
SALON = Journey(
    id="salon",
    title="Salon",
    touchpoints=(Touchpoint(id="search", name="Search", rules=(Rule(conditions={"name": "search"}),)),),
    phases=(Phase(id="do", name="Do", steps=(Step(id="look", name="Look", touchpoints=("search",)),)),),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "visits.csv"
    written.write_text(VISITS)
    return written


@pytest.fixture(scope="module")
def program() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(Path(__file__).with_name("several_processes.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        yield started
        started.terminate()


@pytest.fixture
def at_once(program: subprocess.Popen[str], settings: Settings) -> AtOnce:
    """Lets several processes do something at the same moment; what each of them got."""

    def ask(*acts: Sequence[object]) -> list[str]:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(json.dumps([str(settings.data), str(settings.config), acts]) + "\n")
        program.stdin.flush()
        answer: list[str] = json.loads(program.stdout.readline())
        return answer

    return ask


def test_processes_that_open_a_new_workspace_at_once_open_the_same(at_once: AtOnce) -> None:
    assert len(set(at_once(*[["name"]] * 4))) == 1


def test_processes_that_need_the_key_at_once_get_the_same(at_once: AtOnce) -> None:
    assert len(set(at_once(*[["key"]] * 4))) == 1


def test_of_two_that_save_the_same_map_one_is_told(at_once: AtOnce, settings: Settings) -> None:
    with open_workspace(settings) as workspace:
        workspace.save_map(SALON, source=None, expected_version=None)
        said = at_once(["save", "salon", 1, "mine"], ["save", "salon", 1, "yours"])
        assert sorted(said) == ["2", "workspace.map-changed"]
        assert workspace.load_map("salon").journey.title == ("mine" if said[0] == "2" else "yours")


def test_of_two_that_import_under_one_name_one_is_told(at_once: AtOnce, settings: Settings, file: Path) -> None:
    said = at_once(["import", str(file), "visits"], ["import", str(file), "visits"])
    assert sorted(said) == ["18", "workspace.log-exists"]
    with open_workspace(settings) as workspace:
        assert workspace.get_log("visits").meta.events == 18
        assert len(list((settings.data / "logs").iterdir())) == 1
        assert workspace.check() == ()


def test_two_that_read_the_same_get_the_same_reading(at_once: AtOnce, settings: Settings, file: Path) -> None:
    with open_workspace(settings) as workspace:
        workspace.save_map(SALON, source=None, expected_version=None)
        workspace.import_log(file, LogOptions(), "visits")
    first, second = at_once(["read", "visits", "salon"], ["read", "visits", "salon"])
    assert first == second
    assert [entry.name for entry in (settings.data / "readings").iterdir()] == [first]


def test_two_that_read_the_same_file_in_passing_share_it(at_once: AtOnce, settings: Settings, file: Path) -> None:
    with open_workspace(settings) as workspace:
        workspace.save_map(SALON, source=None, expected_version=None)
    first, second = at_once(["read", str(file), "salon"], ["read", str(file), "salon"])
    assert first == second
    assert len(list((settings.data / "cache" / "logs").iterdir())) == 1
