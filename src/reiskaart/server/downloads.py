"""Answers that are files."""

from urllib.parse import quote

from fastapi import Response

from reiskaart.model import slug

_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""What a picture may do where somebody opens its address: be seen, and nothing else."""


def attachment(data: bytes, name: str, media_type: str) -> Response:
    """A file to save; never shown as a page of ours."""
    return _answer(data, name, media_type, "attachment")


def shown(data: bytes, name: str, media_type: str) -> Response:
    """A picture to show in a page; where it is opened by itself it can do nothing."""
    return _answer(data, name, media_type, "inline")


def _answer(data: bytes, name: str, media_type: str, disposition: str) -> Response:
    stem, dot, ending = name.partition(".")
    plain = f"{slug(stem)}{dot}{ending}"  # for what does not know RFC 5987
    full = quote("".join(" " if ord(sign) < 32 or sign in '/\\:*?"<>|' else sign for sign in name), safe="")
    return Response(
        data,
        media_type=media_type,
        headers={
            "Content-Disposition": f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{full}",
            "Content-Security-Policy": _SANDBOX,
        },
    )
