"""A workspace does what a plain dictionary would do, whatever is done to it and however often it is opened again."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reiskaart.errors import ConflictError, NotFoundError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import SavedMap, open_workspace

IDS = st.sampled_from(["salon", "shop", "desk"])
NAMES = st.sampled_from(["spring", "summer"])
FILES = st.sampled_from(["a", "b"])
TITLES = st.text("abc é#:'\"", min_size=1, max_size=12).filter(lambda text: text.strip() != "").map(str.strip)
EVENTS = {"a": 4, "b": 6}


@dataclass
class Kept:
    """What the workspace should hold."""

    maps: dict[str, tuple[int, str]]
    """Id -> version and title."""
    bin: dict[str, tuple[int, str]]
    """The same of those in the bin."""
    logs: dict[str, str]
    """Name -> file."""
    readings: dict[tuple[str, int], str]
    """File and rules -> folder, as long as a log of that file is there."""


def _journey(rules: int, id_: str = "map", title: str = "Map") -> Journey:
    touchpoint = Touchpoint(id="search", name="Search", rules=(Rule(conditions={"name": f"event-{rules}"}),))
    step = Step(id="look", name="Look", touchpoints=("search",))
    return Journey(id=id_, title=title, touchpoints=(touchpoint,), phases=(Phase(id="do", name="Do", steps=(step,)),))


class WorkspaceStates(RuleBasedStateMachine):
    """Saves, loads, imports, reads, deletes and opens again."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        for name, events in EVENTS.items():
            rows = "".join(f"klant-{row // 2},2026-01-{row + 1:02d},event-{row % 2}\n" for row in range(events))
            (root / name).with_suffix(".csv").write_text("user_id,ts,event\n" + rows)
        self._root = root
        self._settings = Settings(data=root / "data", config=root / "config", language="en")
        self.workspace = open_workspace(self._settings)
        self.kept = Kept({}, {}, {}, {})

    @rule()
    def open_again(self) -> None:
        self.workspace.close()
        self.workspace = open_workspace(self._settings)

    @rule(id_=IDS, title=TITLES, stale=st.integers(0, 2), rules=st.integers(0, 1))
    def save_map(self, id_: str, title: str, stale: int, rules: int) -> None:
        version = self.kept.maps[id_][0] if id_ in self.kept.maps else None
        expected = version if stale == 0 else (version or 0) + stale
        if expected != version or id_ in self.kept.bin:
            with pytest.raises(ConflictError):
                self.workspace.save_map(_journey(rules, id_, title), source=None, expected_version=expected)
            return
        saved = self.workspace.save_map(_journey(rules, id_, title), source=None, expected_version=expected)
        self.kept.maps[id_] = (saved.version, title)
        assert saved.version == (version or 0) + 1

    @rule(id_=IDS)
    def delete_map(self, id_: str) -> None:
        if id_ in self.kept.maps or id_ in self.kept.bin:
            self.workspace.delete_map(id_)
            self.kept.maps.pop(id_, None)
            self.kept.bin.pop(id_, None)
        else:
            with pytest.raises(NotFoundError):
                self.workspace.delete_map(id_)

    @rule(id_=IDS)
    def put_in_bin(self, id_: str) -> None:
        self._move(self.workspace.maps.put_in_bin, id_, self.kept.maps, self.kept.bin)

    @rule(id_=IDS)
    def restore(self, id_: str) -> None:
        self._move(self.workspace.maps.restore, id_, self.kept.bin, self.kept.maps)

    @rule(id_=IDS, title=TITLES)
    def copy_map(self, id_: str, title: str) -> None:
        if id_ not in self.kept.maps:
            return
        copy = self.workspace.maps.copy(self.workspace.load_map(id_), title)
        self.workspace.maps.put_in_bin(copy.id)
        self.kept.bin[copy.id] = (1, title)

    @rule(name=NAMES, file=FILES)
    def import_log(self, name: str, file: str) -> None:
        path = self._root / f"{file}.csv"
        if name in self.kept.logs:
            with pytest.raises(ConflictError):
                self.workspace.import_log(path, LogOptions(), name)
            return
        assert self.workspace.import_log(path, LogOptions(), name).meta.events == EVENTS[file]
        self.kept.logs[name] = file

    @rule(name=NAMES)
    def delete_log(self, name: str) -> None:
        if name not in self.kept.logs:
            with pytest.raises(NotFoundError):
                self.workspace.delete_log(name)
            return
        self.workspace.delete_log(name)
        file = self.kept.logs.pop(name)
        if file not in self.kept.logs.values():
            self.kept.readings = {key: folder for key, folder in self.kept.readings.items() if key[0] != file}

    @precondition(lambda self: self.kept.logs)
    @rule(data=st.data(), rules=st.integers(0, 1))
    def read(self, data: st.DataObject, rules: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.kept.logs)))
        file = self.kept.logs[name]
        reading = self.workspace.reading_of(self.workspace.get_log(name), _journey(rules))
        assert self.kept.readings.setdefault((file, rules), reading.folder.name) == reading.folder.name
        assert (reading.meta.contacts, reading.meta.log_name) == (EVENTS[file] // 2, name)

    def _move(self, act: Callable[[str], SavedMap], id_: str, out_of: dict[str, Any], into: dict[str, Any]) -> None:
        if id_ in out_of:
            act(id_)
            into[id_] = out_of.pop(id_)
            return
        with pytest.raises(NotFoundError):
            act(id_)

    @invariant()
    def shows_what_is_kept(self) -> None:
        shown = {saved.id: (saved.version, saved.title) for saved in self.workspace.list_maps()}
        assert shown == self.kept.maps
        assert {saved.id: (saved.version, saved.title) for saved in self.workspace.maps.bin()} == self.kept.bin
        for id_, (version, title) in self.kept.maps.items():
            loaded = self.workspace.load_map(id_)
            assert (loaded.saved.version, loaded.journey.title) == (version, title)
        assert {log.name for log in self.workspace.list_logs()} == set(self.kept.logs)
        for name, file in self.kept.logs.items():
            assert self.workspace.get_log(name).meta.events == EVENTS[file]
        assert len(list((self._settings.data / "readings").iterdir())) == len(self.kept.readings)
        assert len(list((self._settings.data / "logs").iterdir())) == len(self.kept.logs)

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            assert self.workspace.check() == ()
            self.workspace.close()
            self._folder.cleanup()


TestWorkspaceStates = WorkspaceStates.TestCase
TestWorkspaceStates.settings = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
