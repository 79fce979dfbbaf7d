"""Sending a message over a WebSocket without a task that waits for it: what one edits, all others get in one go."""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State

_EXTENSION = "reiskaart.send_now"

SendNow = Callable[[bytes], bool]
"""Sends a message where it need not wait; whether it was sent."""


class SendingProtocol(WebSocketsSansIOProtocol):
    """Uvicorn's own protocol, which also sends at once for the application that asks."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:  # else there is nobody to send to
            self.scope["extensions"][_EXTENSION] = {"send": self._send_now}

    def _send_now(self, data: bytes) -> bool:
        if not self.handshake_complete or self.disconnected or self.conn.state is not State.OPEN or not self.writable.is_set():
            return False
        self.transport.write(_framed(data))
        return True


def send_now_of(scope: MutableMapping[str, Any]) -> SendNow:
    """How to send at once over a connection; under a server that cannot, nothing is ever sent so."""
    send: SendNow = scope.get("extensions", {}).get(_EXTENSION, {}).get("send", _never)
    return send


def _never(_data: bytes) -> bool:
    return False


@lru_cache(maxsize=1)
def _framed(data: bytes) -> bytes:
    """A message as it goes over the line; all get the same one after the other."""
    return Frame(Opcode.BINARY, data).serialize(mask=False)
