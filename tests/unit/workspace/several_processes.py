"""A program that lets several processes use workspaces at the same moment.

Reads lines of JSON, ``[data, config, [[what, argument…], …]]``, and answers each with what the processes got, in that order. The
processes are forks of this one, which has imported everything and never opens a workspace itself: so they start at once.
"""

import json
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace

FORK = multiprocessing.get_context("fork")


def save(workspace: Workspace, id_: str, version: int | None, title: str) -> str:
    return str(workspace.save_map(Journey(id=id_, title=title), source=None, expected_version=version).version)


def import_(workspace: Workspace, file: str, name: str) -> str:
    return str(workspace.import_log(Path(file), LogOptions(), name).meta.events)


def read(workspace: Workspace, file_or_name: str, map_id: str) -> str:
    log = workspace.open_log(file_or_name, LogOptions())
    return workspace.reading_of(log, workspace.load_map(map_id).journey).folder.name


def key(workspace: Workspace) -> str:
    return workspace.keys.get_or_make().fingerprint


def name(workspace: Workspace) -> str:
    return workspace.id


ACTS: dict[str, Callable[..., str]] = {"save": save, "import": import_, "read": read, "key": key, "name": name}


def act(settings: Settings, what: str, arguments: list[str], start: Barrier, said: Connection) -> None:
    start.wait()
    try:
        with open_workspace(settings) as workspace:
            said.send(ACTS[what](workspace, *arguments))
    except ReiskaartError as error:
        said.send(error.code)


def at_once(settings: Settings, acts: list[list[str]]) -> list[str]:
    start = FORK.Barrier(len(acts))
    heard = []
    for what, *arguments in acts:
        ours, theirs = FORK.Pipe(duplex=False)
        FORK.Process(target=act, args=(settings, what, arguments, start, theirs)).start()
        theirs.close()
        heard.append(ours)
    return [answer.recv() for answer in heard]


def main() -> None:
    for line in sys.stdin:
        data, config, acts = json.loads(line)
        settings = Settings(data=Path(data), config=Path(config), language="en")
        print(json.dumps(at_once(settings, acts)), flush=True)


if __name__ == "__main__":
    main()
