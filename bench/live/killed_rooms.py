"""Kills a server with SIGKILL while people edit, again and again: what was acknowledged or seen by another must be there after.

    .venv/bin/python bench/live/killed_rooms.py --kills 50

Twenty pages on four maps make 400 edits a second together, each a field of its own. When the server is killed the pages are
thrown away too, so that nothing can come back from them. The next server must have every edit that was acknowledged, and every
edit that a page had from another. In the end the database is checked and each map is opened. ``--terminate`` sends SIGTERM
instead: then every edit that reached the server must be there.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pycrdt import Doc, Map
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from reiskaart.demo.drawn import salon_map
from reiskaart.errors import ReiskaartError
from reiskaart.live import load_map, protocol
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

MAPS = 4
PAGES_PER_MAP = 5
EDITS_PER_SECOND = 400
START_SECONDS = 60.0
TABLE = "probe"
"""A table of its own, so that each edit can be told apart."""


class Page:
    """One page on one map, that edits and remembers what it was told."""

    def __init__(self, socket_: ClientConnection, name: str) -> None:
        self._socket = socket_
        self._name = name
        self._doc: Doc[Any] = Doc()
        self._probe = self._doc.get(TABLE, type=Map)
        self._messages: list[str | None] = []
        """The edit in each message that the server counts."""
        self._acknowledged = 0
        self.synced = asyncio.Event()

    @property
    def sent(self) -> set[str]:
        return {key for key in self._messages if key is not None}

    @property
    def acknowledged(self) -> set[str]:
        return {key for key in self._messages[: self._acknowledged] if key is not None}

    @property
    def seen(self) -> set[str]:
        """Edits of others that came through the server."""
        return set(self._probe.keys()) - self.sent

    async def listen(self) -> None:
        try:
            await self._socket.send(protocol.ask(self._doc.get_state()))
            async for data in self._socket:
                assert isinstance(data, bytes)
                await self._take(data)
        except ConnectionClosed:
            return

    async def _take(self, data: bytes) -> None:
        if data[0] == 100:
            self._acknowledged = sum((byte & 0x7F) << (7 * place) for place, byte in enumerate(data[1:]))
            return
        match protocol.read(data):
            case protocol.Ask(state):
                self._messages.append(None)
                await self._socket.send(protocol.answer(self._doc.get_update(state)))
            case protocol.Edit(update, is_whole):
                self._doc.apply_update(update)
                if is_whole:
                    self.synced.set()

    async def came_in(self) -> None:
        """Wait until the server has read all that was sent; it need not be stored."""
        await asyncio.wait_for(await self._socket.ping(), START_SECONDS)

    async def edit(self, every_seconds: float) -> None:
        number = 0
        begun = time.perf_counter() + random.random() * every_seconds
        try:
            while True:
                await asyncio.sleep(max(0.0, begun + number * every_seconds - time.perf_counter()))
                key = f"{self._name}-{number}"
                before = self._doc.get_state()
                self._probe[key] = number
                self._messages.append(key)
                await self._socket.send(protocol.edit(self._doc.get_update(before)))
                number += 1
        except ConnectionClosed:
            return


class Server:
    """A real server on a folder, to be killed."""

    def __init__(self, folder: Path) -> None:
        # Bound and not listening, it keeps the port from others until the server listens there, which may use addresses again.
        self._place = socket.socket()
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._place.bind(("127.0.0.1", 0))
        self.port = self._place.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "reiskaart",
            "serve",
            "--no-browser",
            "--port",
            str(self.port),
            "--data",
            str(folder / "data"),
        ]
        environment = {**os.environ, "REISKAART_CONFIG": str(folder / "config")}
        self._log = (folder / "server.log").open("ab")
        self.process = subprocess.Popen(command, env=environment, stdout=self._log, stderr=self._log)

    async def answers(self) -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return
        raise SystemExit("the server did not start; see server.log")

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        code = self.process.wait(timeout=START_SECONDS)
        self._log.close()
        self._place.close()
        return code

    async def page(self, map_: str, name: str) -> tuple[Page, asyncio.Task[None]]:
        url = f"ws://127.0.0.1:{self.port}/api/v1/maps/{map_}/live"
        page = Page(await connect(url, max_size=None, compression=None, open_timeout=START_SECONDS), name)
        listening = asyncio.create_task(page.listen())
        await asyncio.wait_for(page.synced.wait(), START_SECONDS)
        return page, listening


async def one_kill(
    folder: Path, turn: int, must: dict[str, set[str]], how: signal.Signals, chance: random.Random
) -> dict[str, int]:
    """Start, look whether everything is there, edit, kill; how much was lost from before, and how much there is to lose now."""
    server = Server(folder)
    await server.answers()
    lost = 0
    places = [(map_, f"{turn}-{number}") for map_ in must for number in range(PAGES_PER_MAP)]
    opened = await asyncio.gather(*(server.page(map_, name) for map_, name in places))
    pages = [(map_, page, listening) for (map_, _), (page, listening) in zip(places, opened, strict=True)]
    for map_, page, _ in pages:
        lost += len(must[map_] - page.seen)
    editing = [asyncio.create_task(page.edit(len(pages) / EDITS_PER_SECOND)) for _, page, _ in pages]
    await asyncio.sleep(chance.uniform(0.3, 1.5))
    if how == signal.SIGTERM:
        for task in editing:
            task.cancel()
        await asyncio.gather(*editing, return_exceptions=True)
        await asyncio.gather(*(page.came_in() for _, page, _ in pages))
    acknowledged = {id(page): page.acknowledged for _, page, _ in pages}
    code = await asyncio.to_thread(server.end, how)
    await asyncio.gather(*editing, *(listening for *_, listening in pages), return_exceptions=True)
    found = {"lost": lost, "acknowledged": 0, "seen": 0, "sent": 0, "unclean": int(how == signal.SIGTERM and code != 0)}
    for map_, page, _ in pages:
        kept = page.sent if how == signal.SIGTERM else page.acknowledged | acknowledged[id(page)]
        found["sent"] += len(page.sent)
        found["acknowledged"] += len(page.acknowledged)
        found["seen"] += len(page.seen - must[map_])
        must[map_] |= kept | page.seen
    return found


def problems(folder: Path, maps: list[str]) -> list[str]:
    """What is wrong with the store, and with any map in it."""
    with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
        found = [str(problem) for problem in workspace.check()]
        for map_ in maps:
            try:
                load_map(workspace, map_)
            except ReiskaartError as error:
                found.append(str(error))
    return found


def run(kills: int, how: signal.Signals, seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journey = salon_map("nl").journey
        with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
            for number in range(MAPS):
                named = journey.model_copy(update={"id": f"map-{number}"})
                workspace.save_map(named, source=None, expected_version=None)
        must: dict[str, set[str]] = {f"map-{number}": set() for number in range(MAPS)}
        report: dict[str, Any] = {"kills": 0, "lost": 0, "acknowledged": 0, "seen": 0, "sent": 0, "unclean": 0}
        for turn in range(kills):
            found = asyncio.run(one_kill(folder, turn, must, how, chance))
            report = {key: report[key] + found.get(key, 1) for key in report}
            print(f"{turn + 1}/{kills}: {found}", file=sys.stderr)
        report["lost"] += asyncio.run(missing(folder, must))
        report["problems"] = problems(folder, list(must))
    return report


async def missing(folder: Path, must: dict[str, set[str]]) -> int:
    """How much of what must be there is not, after the last kill."""
    server = Server(folder)
    await server.answers()
    lost = 0
    for map_, expected in must.items():
        page, listening = await server.page(map_, "last")
        lost += len(expected - page.seen)
        listening.cancel()
    server.end(signal.SIGTERM)
    return lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--terminate", action="store_true", help="end with SIGTERM instead of SIGKILL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print nothing but the result")
    given = parser.parse_args()
    report = run(given.kills, signal.SIGTERM if given.terminate else signal.SIGKILL, given.seed)
    print(json.dumps(report) if given.json else "\n".join(f"{name}: {value}" for name, value in report.items()))
    sys.exit(1 if report["lost"] or report["problems"] else 0)


if __name__ == "__main__":
    main()
