"""Runs the server until somebody stops it."""

import asyncio
import json
import logging
import signal
import socket
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException

import uvicorn

from reiskaart.errors import ConflictError, UsageError
from reiskaart.live.room import LONGEST_MESSAGE
from reiskaart.server.app import API, create_app
from reiskaart.server.options import Options
from reiskaart.server.safety.addresses import is_loopback
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace

SHORTEST_PASSWORD = 12
_LARGEST_MESSAGE = LONGEST_MESSAGE + 1_000_000
"""A little more than a room takes, so that the room itself can say that a message is too big."""
_SECONDS_TO_FINISH = 5


class PortTakenError(ConflictError):
    """Something else listens at the port; ``by_us`` where it serves the same workspace."""

    def __init__(self, options: Options, by_us: bool) -> None:
        super().__init__("server.port-taken", port=options.port, another=options.port + 1)
        self.by_us = by_us


def listen(settings: Settings, options: Options) -> socket.socket:
    """Take the port, before anything that costs time is done.

    Raises: PortTakenError; UsageError where others could reach it without a password, or the address is none of this machine.
    """
    if options.password is None and not is_loopback(options.host):
        raise UsageError("server.needs-password", host=options.host)
    if options.password is not None and len(options.password) < SHORTEST_PASSWORD:
        raise UsageError("server.short-password", least=SHORTEST_PASSWORD)
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family)
    if sys.platform != "win32":  # there it would let two servers share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        if _answers(options):
            raise PortTakenError(options, _is_ours(settings, options)) from error
        raise UsageError("server.cannot-listen", host=options.host, port=options.port, reason=error.strerror) from error
    return listening


def serve(
    settings: Settings, workspace: Workspace, options: Options, listening: socket.socket, answers: Callable[[], None]
) -> None:
    """Serve a workspace; ``answers`` is called as soon as it does, and what was received is stored when this returns."""
    server(settings, workspace, options, answers).run(sockets=[listening])


def server(settings: Settings, workspace: Workspace, options: Options, answers: Callable[[], None]) -> uvicorn.Server:
    """The server as :func:`serve` runs it, for who wants to stop it otherwise than by a signal."""
    app = create_app(settings, workspace, options)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level=logging.WARNING,
        server_header=False,
        proxy_headers=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=_LARGEST_MESSAGE,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return _Server(config, answers)


class _Server(uvicorn.Server):
    """A server that tells when it answers, and ends quietly when it is told to."""

    def __init__(self, config: uvicorn.Config, answers: Callable[[], None]) -> None:
        super().__init__(config)
        self._answers = answers

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self._answers)

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


def _answers(options: Options) -> bool:
    try:
        with socket.create_connection((_here(options), options.port), timeout=1):
            return True
    except OSError:
        return False


def _is_ours(settings: Settings, options: Options) -> bool:
    """Whether what listens at the port is Reiskaart with the same data."""
    host = f"[{_here(options)}]" if ":" in _here(options) else _here(options)
    try:
        with urllib.request.urlopen(f"http://{host}:{options.port}{API}/about", timeout=2) as answer:
            said = json.load(answer)
    except (OSError, ValueError, HTTPException):
        return False
    return isinstance(said, dict) and said.get("data") == str(settings.data.resolve())


def _here(options: Options) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(options.host, options.host)  # noqa: S104 (compared, not bound)
