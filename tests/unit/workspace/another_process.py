"""A program that uses a workspace as another process would: ``another_process.py <what> <data> <config> [<argument>…]``."""

import signal
import sys
from pathlib import Path

from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, locks, open_workspace


def hold(file: str) -> None:
    """Hold a lock until killed."""
    with locks.exclusive(Path(file)):
        print("held", flush=True)
        signal.pause()


def save(workspace: Workspace, id_: str, version: str, title: str) -> None:
    expected = None if version == "new" else int(version)
    saved = workspace.save_map(Journey(id=id_, title=title), source=None, expected_version=expected)
    print(saved.version)


def import_(workspace: Workspace, file: str, name: str) -> None:
    print(workspace.import_log(Path(file), LogOptions(), name).meta.events)


def read(workspace: Workspace, file_or_name: str, map_id: str) -> None:
    log = workspace.open_log(file_or_name, LogOptions())
    print(workspace.reading_of(log, workspace.load_map(map_id).journey).folder.name)


def key(workspace: Workspace) -> None:
    print(workspace.keys.get_or_make().fingerprint)


def name(workspace: Workspace) -> None:
    print(workspace.id)


ACTS = {"save": save, "import": import_, "read": read, "key": key, "name": name}


def main() -> None:
    what, *arguments = sys.argv[1:]
    if what == "hold":
        return hold(*arguments)
    data, config, *rest = arguments
    try:
        with open_workspace(Settings(data=Path(data), config=Path(config), language="en")) as workspace:
            print("open", flush=True)
            sys.stdin.readline()  # so that several start at the same moment
            ACTS[what](workspace, *rest)
    except ReiskaartError as error:
        print(error.code)
    return None


if __name__ == "__main__":
    main()
