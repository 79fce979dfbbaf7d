"""Runs the server until somebody stops it."""

import asyncio
import gc
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from reiskaart.live.room import LONGEST_MESSAGE
from reiskaart.server.app import create_app
from reiskaart.server.options import Options
from reiskaart.server.sending import SendingProtocol
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace

_LARGEST_MESSAGE = LONGEST_MESSAGE + 1_000_000
"""A little more than a room takes, so that the room itself can say that a message is too big."""
_SECONDS_TO_FINISH = 5
_COLLECTING = 20_000, 20, 50
"""How many objects come between two searches for cycles: what an edit makes goes by itself."""


def serve(
    settings: Settings, workspace: Workspace, options: Options, listening: socket.socket, answers: Callable[[], None]
) -> None:
    """Serve a workspace; ``answers`` is called as soon as it does, and what was received is stored when this returns."""
    running = server(settings, workspace, options, answers)
    gc.freeze()  # what is loaded stays: looking through it for cycles again and again was a tenth of the work of live editing
    gc.set_threshold(*_COLLECTING)
    try:
        running.run(sockets=[listening])
    finally:
        gc.unfreeze()  # else libraries complain at the end that something of theirs is left


def server(settings: Settings, workspace: Workspace, options: Options, answers: Callable[[], None]) -> uvicorn.Server:
    """The server as :func:`serve` runs it, for who wants to stop it otherwise than by a signal."""
    app = create_app(settings, workspace, options)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level=logging.WARNING,
        server_header=False,
        proxy_headers=False,
        ws=SendingProtocol,
        ws_per_message_deflate=False,
        ws_max_size=_LARGEST_MESSAGE,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return _Server(config, answers, app.state.site.changes.end)


class _Server(uvicorn.Server):
    """A server that tells when it answers, and ends quietly when it is told to."""

    def __init__(self, config: uvicorn.Config, answers: Callable[[], None], ends: Callable[[], None]) -> None:
        super().__init__(config)
        self._answers = answers
        self._ends = ends

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self._answers)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._ends()  # what is told to pages without end would else hold it up
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's own, but what was stopped in an orderly way is not stopped once more by the same signal."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
