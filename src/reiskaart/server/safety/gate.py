"""Stands around all routes: refuses strangers, adds what keeps a browser safe, and lets no error out untold."""

import logging
import secrets
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reiskaart.errors import ReiskaartError
from reiskaart.server.bodies import counted, most_bytes
from reiskaart.server.language import asked
from reiskaart.server.options import Options
from reiskaart.server.problems import RefusedError, TooLargeError, mistake, response_of
from reiskaart.server.safety.addresses import Addresses, same_origin
from reiskaart.server.safety.door import Door

LOG_IN_FIRST = 4401
"""Close code of a WebSocket of somebody who is not logged in."""

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = frozenset({"/api/v1/login", "/api/v1/logout"})
"""What of the API is there for those who are not logged in; the page's own files hold no data."""
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_log = logging.getLogger("reiskaart.server")


class Gate:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp, options: Options, door: Door) -> None:
        self._app = app
        self._door = door
        self._addresses = Addresses(options)
        self._behind_proxy = options.behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self._behind_proxy and headers.get("x-forwarded-proto") == "https":
            scope["scheme"] = "https" if scope["type"] == "http" else "wss"
        if scope["type"] == "websocket":
            await self._live(scope, headers, receive, send)
        else:
            await self._request(scope, headers, receive, send)

    async def _live(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        scheme = "https" if scope["scheme"] == "wss" else "http"
        if not self._addresses.ours(headers.get("host", "")) or not same_origin(headers, scheme):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif not self._door.lets_in(headers, scheme):
            await receive()
            await send({"type": "websocket.accept"})  # a browser is not told why a handshake fails
            await send({"type": "websocket.close", "code": LOG_IN_FIRST})
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        started = False
        language = asked(HTTPConnection(scope))

        async def safely(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                answer = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answer.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    answer.setdefault("Cache-Control", "no-store")
                    answer.add_vary_header("Accept-Language, Cookie")
            await send(message)

        try:
            if refusal := self._refusal(scope, headers):
                await response_of(refusal, language)(scope, receive, safely)
            else:
                await self._app(scope, counted(receive, most_bytes(scope["method"], scope["path"])), safely)
        except Exception as error:
            number = secrets.token_hex(4)
            where = "".join(traceback.format_tb(error.__traceback__))
            # The error's own words are left out: they may quote what people wrote.
            _log.error("%s: %s at %s\n%s", number, type(error).__name__, getattr(scope.get("route"), "path", "?"), where)
            if started:
                raise ConnectionResetError from None  # the answer cannot be taken back, only broken off
            await mistake(number, language)(scope, receive, safely)

    def _refusal(self, scope: Scope, headers: Headers) -> ReiskaartError | None:
        path, scheme = scope["path"], scope["scheme"]
        if not self._addresses.ours(headers.get("host", "")):
            return RefusedError(421, "server.other-host")
        if scope["method"] not in _READING and not same_origin(headers, scheme):
            return RefusedError(403, "server.other-origin")
        if path.startswith("/api/") and path not in _OPEN and not self._door.lets_in(headers, scheme):
            return RefusedError(401, "server.log-in")
        if _told_length(headers) > (most := most_bytes(scope["method"], path)):
            return TooLargeError(most).refusal
        return None


def _told_length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0
