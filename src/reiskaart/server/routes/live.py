"""``/maps/{id}/live``: a map that several people edit at once, over a WebSocket."""

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect, WebSocketState

from reiskaart.i18n import Language
from reiskaart.server.language import asked
from reiskaart.server.sending import send_now_of
from reiskaart.server.site import Here

router = APIRouter()


@router.websocket("/maps/{map_id}/live")
async def live(site: Here, map_id: str, websocket: WebSocket) -> None:
    """Messages as docs/reference/live-document.md describes them."""
    await websocket.accept()
    await site.rooms.serve(map_id, _Connected(websocket))


class _Connected:
    """A WebSocket as a room sees it."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self.send_now = send_now_of(websocket.scope)

    @property
    def language(self) -> Language:
        return asked(self._websocket)

    async def receive(self) -> bytes | None:
        if self._websocket.application_state is WebSocketState.DISCONNECTED:
            return None
        message = await self._websocket.receive()
        if message["type"] == "websocket.disconnect":
            return None
        return message.get("bytes") or b""  # a text is none of our messages, and neither is nothing

    async def send(self, data: bytes) -> None:
        try:
            await self._websocket.send_bytes(data)
        except WebSocketDisconnect:
            return  # what it misses it gets when it comes back

    async def close(self, code: int) -> None:
        await self._websocket.close(code)
