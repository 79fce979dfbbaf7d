"""Takes the port that the server will listen at, before anything is loaded that costs time."""

import json
import socket
import sys
from contextlib import closing
from http.client import HTTPConnection, HTTPException

from reiskaart.errors import ConflictError, UsageError
from reiskaart.server.options import Options
from reiskaart.server.safety.hosts import is_loopback
from reiskaart.settings import Settings

SHORTEST_PASSWORD = 12


class PortTakenError(ConflictError):
    """Something else listens at the port; ``by_us`` where it serves the same workspace."""

    def __init__(self, options: Options, by_us: bool) -> None:
        super().__init__("server.port-taken", port=options.port, another=options.port + 1)
        self.by_us = by_us


def listen(settings: Settings, options: Options) -> socket.socket:
    """Take the port.

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


def _answers(options: Options) -> bool:
    try:
        with socket.create_connection((_here(options), options.port), timeout=1):
            return True
    except OSError:
        return False


def _is_ours(settings: Settings, options: Options) -> bool:
    """Whether what listens at the port is Reiskaart with the same data."""
    try:
        with closing(HTTPConnection(_here(options), options.port, timeout=2)) as asking:  # never by way of a proxy
            asking.request("GET", "/api/v1/about")
            said = json.load(asking.getresponse())
    except (OSError, ValueError, HTTPException):
        return False
    return isinstance(said, dict) and said.get("data") == str(settings.data.resolve())


def _here(options: Options) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(options.host, options.host)  # noqa: S104 (compared, not bound)
