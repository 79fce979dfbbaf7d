"""Images as addresses that carry them whole, so that a picture stands by itself."""

from base64 import b64encode

from reiskaart.model import Journey


def media_type(data: bytes) -> str | None:
    """What sort of image it is by its first bytes; none where we do not draw it."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def named_images(journey: Journey) -> frozenset[str]:
    """The images that cards and personas of a map name."""
    cards = (card for step in journey.steps for kind in step.cards.values() for card in kind)
    named = (*(card.image for card in cards), *(persona.picture for persona in journey.personas))
    return frozenset(name for name in named if name is not None)


def address(data: bytes) -> str | None:
    """An image as a ``data:`` address; none where it is of no sort that we draw."""
    kind = media_type(data)
    return f"data:{kind};base64,{b64encode(data).decode()}" if kind else None
