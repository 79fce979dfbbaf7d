"""Answers that are files."""

from urllib.parse import quote

from fastapi import Response

from reiskaart.model import slug

_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""What a picture may do where somebody opens its address: be seen, and nothing else."""
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')


def attachment(data: bytes, title: str, ending: str, media_type: str) -> Response:
    """A file to save under a title; never shown as a page of ours."""
    return _answer(data, title, ending, media_type, "attachment")


def shown(data: bytes, title: str, ending: str, media_type: str) -> Response:
    """A picture to show in a page; where it is opened by itself it can do nothing."""
    return _answer(data, title, ending, media_type, "inline")


def _answer(data: bytes, title: str, ending: str, media_type: str, disposition: str) -> Response:
    plain = f"{slug(title)}{ending}"  # for what does not know RFC 5987
    kept = "".join(" " if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in title)
    full = quote(f"{' '.join(kept.split()).strip('. ') or slug(title)}{ending}", safe="")
    return Response(
        data,
        media_type=media_type,
        headers={
            "Content-Disposition": f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{full}",
            "Content-Security-Policy": _SANDBOX,
        },
    )
