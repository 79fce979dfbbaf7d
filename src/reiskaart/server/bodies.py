"""How much may be sent to which door; counted as it comes in, whatever was said beforehand."""

import re

from starlette.types import Message, Receive

from reiskaart.server.problems import TooLargeError

SMALL = 64 * 1024
"""A few fields."""
WHOLE_MAP = 8 * 1024 * 1024
"""A map with thousands of cards is under 2 MB."""
IMAGE = 20 * 1024 * 1024
ZIPPED_MAP = 20 * 1024 * 1024
"""A map file with its images."""
PART = 8 * 1024 * 1024
"""Of a file that is sent part by part."""
IMPORT = 1024 * 1024
"""How to import a file of which each column may be named."""

_LARGER = (
    ("PATCH", re.compile(r"/api/v1/uploads/[^/]+"), PART),
    ("POST", re.compile(r"/api/v1/uploads/[^/]+/import"), IMPORT),
    ("POST", re.compile(r"/api/v1/images"), IMAGE),
    ("POST", re.compile(r"/api/v1/maps/file"), ZIPPED_MAP),
    ("PUT", re.compile(r"/api/v1/maps/[^/]+"), WHOLE_MAP),
)


def most_bytes(method: str, path: str) -> int:
    """How much a door takes; a few fields where nothing else is said."""
    return next((most for verb, door, most in _LARGER if verb == method and door.fullmatch(path)), SMALL)


def counted(receive: Receive, most: int) -> Receive:
    """Receives a body until it is larger than ``most``. Raises: TooLargeError then."""
    so_far = 0

    async def receive_counted() -> Message:
        nonlocal so_far
        message = await receive()
        so_far += len(message.get("body", b""))
        if so_far > most:
            raise TooLargeError(most)
        return message

    return receive_counted
