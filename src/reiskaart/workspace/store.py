"""The workspace: one folder that holds all maps, logs and readings."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from reiskaart import eventlog, reality
from reiskaart.errors import ReiskaartError, StoreError, UsageError
from reiskaart.eventlog import LogOptions
from reiskaart.i18n import Language, say
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace.database import Database
from reiskaart.workspace.documents import Documents
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import Folders
from reiskaart.workspace.images import Images
from reiskaart.workspace.jobs import Jobs
from reiskaart.workspace.keys import Keys
from reiskaart.workspace.logs import ImportedLog, Logs
from reiskaart.workspace.maps import LoadedMap, Maps
from reiskaart.workspace.passing import DEFAULT_BOUNDS, Bounds, PassingLogs
from reiskaart.workspace.previews import Previews
from reiskaart.workspace.readings import Readings
from reiskaart.workspace.summary import SavedMap
from reiskaart.workspace.upgrade import upgrade
from reiskaart.workspace.uploads import Uploads


class Workspace:
    """All that one folder keeps; what a method returns is on the disk.

    The one door to the store, so it has a method for each thing people do with it; the work is done by a class per noun.
    """

    def __init__(self, settings: Settings, bounds: Bounds) -> None:
        self.folder = settings.data
        with told(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._database = Database(self.folder)
        with ExitStack() as where_opening_fails:
            where_opening_fails.callback(self._database.close)
            self.id = upgrade(self._database, self.folder)
            """What the workspace is called by its pseudonym key, here and in every copy."""
            folders = Folders(self.folder, self._database)
            folders.sweep()
            where_opening_fails.pop_all()
        self.keys = Keys(settings.config, self.folder, self.id)
        self.maps = Maps(self._database)
        self.documents = Documents(self._database, self.folder)
        self.images = Images(self.folder)
        self.jobs = Jobs(self._database, folders)
        self.uploads = Uploads(self._database, folders)
        self.previews = Previews(self.folder)
        self.logs = Logs(self._database, folders, self.keys, self.jobs, settings.language)
        self._passing = PassingLogs(self._database, folders, self.keys, bounds, settings.language)
        self.readings = Readings(self._database, folders)

    def save_map(self, journey: Journey, *, source: bytes | None, expected_version: int | None) -> SavedMap:
        """Keep a map, new where ``expected_version`` is none, else in place of that version.

        ``source`` is its file as a person wrote it, kept byte for byte; none lets it be written anew.

        Raises: ConflictError where the map is at another version, lies in the bin, or is a shared document by now, which only its
        owner adds to; StoreError where the map that is there cannot be loaded.
        """
        return self.maps.save(journey, source, expected_version)

    def find_map(self, id_: str) -> LoadedMap | None:
        """The map with this id. Raises: StoreError where it is there and cannot be loaded."""
        return self.maps.find(id_)

    def load_map(self, id_: str) -> LoadedMap:
        """The map with this id. Raises: NotFoundError; StoreError where it is there and cannot be loaded."""
        return self.maps.load(id_)

    def list_maps(self) -> tuple[SavedMap, ...]:
        """All maps but those in the bin, last changed first."""
        return self.maps.list()

    def delete_map(self, id_: str) -> None:
        """Delete a map for good, in the bin or not. Raises: NotFoundError."""
        self.maps.delete(id_)

    def key_notice(self, language: Language) -> str | None:
        """What to say before an import that must make a new key while earlier logs had another; none where all is as it was."""
        if self.keys.find() is not None or all(log.key is None for log in self.list_logs()):
            return None
        return say("workspace.notices.new-key", language, file=self.keys.file)

    def import_log(
        self,
        path: Path,
        options: LogOptions,
        name: str,
        progress: Callable[[eventlog.Progress], None] | None = None,
    ) -> eventlog.StoredLog:
        """Bring a log file in under a name; its customer ids become pseudonyms unless the options say otherwise.

        Raises: LogFileError; ConflictError where the name is taken.
        """
        return self.logs.import_(path, options, name, progress)

    def find_log(self, name: str) -> eventlog.StoredLog | None:
        """The imported log of this name."""
        return self.logs.find(name)

    def get_log(self, name: str) -> eventlog.StoredLog:
        """The imported log of this name. Raises: NotFoundError."""
        return self.logs.get(name)

    def list_logs(self) -> tuple[ImportedLog, ...]:
        """All imported logs, by name."""
        return self.logs.list()

    def delete_log(self, name: str) -> None:
        """Delete an imported log and its readings for good. Raises: NotFoundError."""
        self.logs.delete(self.logs.named(name).id)

    def open_log(
        self,
        file_or_name: str,
        options: LogOptions,
        progress: Callable[[eventlog.Progress], None] | None = None,
    ) -> eventlog.StoredLog:
        """The log that an argument on the command line means: a file where there is one, else the imported log of that name.

        A file is imported into the cache the first time, and found there as long as it stays the same.

        Raises: LogFileError; NotFoundError; UsageError where options are given for an imported log.
        """
        path = Path(file_or_name)
        if _is_file(path) or (_is_folder(path) and self.logs.find(file_or_name) is None):
            return self._passing.open(path, options, progress)
        log = self.logs.get(file_or_name)
        if options != LogOptions():
            raise UsageError("workspace.log-options", name=file_or_name)
        return log

    def reading_of(
        self,
        log: eventlog.StoredLog,
        journey: Journey,
        progress: Callable[[int, int], None] | None = None,
    ) -> reality.Reading:
        """The log seen through the map's rules: computed the first time, found again as long as log and rules stay the same.

        Raises: NotFoundError where the log is deleted in the meantime.
        """
        return self.readings.of(log, journey, progress)

    def stamp(self) -> tuple[int, ...]:
        """Another one after each change, but for changes within the same hundredth of a second."""
        return self._database.stamp()

    def check(self) -> tuple[ReiskaartError, ...]:
        """What is wrong with the store: the database's own check, and every map and log opened; nothing where all is well."""
        problems: list[ReiskaartError] = [
            StoreError("workspace.damaged", folder=self.folder, reason=line) for line in self._database.problems()
        ]
        for open_, names in (
            (lambda id_: self.load_map(id_).file, [saved.id for saved in self.list_maps()]),
            (self.get_log, [log.name for log in self.list_logs()]),
        ):
            for name in names:
                try:
                    open_(name)
                except ReiskaartError as error:
                    problems.append(error)
        return tuple(problems)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long or too odd for a file, but maybe a name
        return False


def open_workspace(settings: Settings, *, bounds: Bounds = DEFAULT_BOUNDS) -> Workspace:
    """The workspace in the folder that the settings name, made where there is none.

    Raises: StoreError where the folder cannot be used, is damaged, or was made by a newer Reiskaart.
    """
    return Workspace(settings, bounds)
