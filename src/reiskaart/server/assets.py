"""The built web part: its files by address, held in memory once somebody asks for them."""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response

INDEX = "index.html"
LICENCES = "licences.md"
_STAMP = "built-from.txt"
_TYPES = {
    ".js": "text/javascript",
    ".md": "text/plain",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_PACKED = ".gz"
"""Beside a file, the build puts what it comes to when packed."""
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Asset:
    """One file of the web part."""

    path: Path
    immutable: bool
    """Whether its name changes with its contents."""

    @property
    def text(self) -> str:
        """The file as text."""
        return self._data.decode("utf-8")

    def response(self, headers: Headers) -> Response:
        """The file, or the word that the browser has it already."""
        given = {"ETag": self._tag, "Cache-Control": _FOREVER if self.immutable else _ASK_AGAIN, "Vary": "Accept-Encoding"}
        if self._tag in headers.get("if-none-match", ""):
            return Response(status_code=304, headers=given)
        kind = _TYPES.get(self.path.suffix) or mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"
        if self._packed is not None and "gzip" in headers.get("accept-encoding", ""):
            return Response(self._packed, media_type=kind, headers={**given, "Content-Encoding": "gzip"})
        return Response(self._data, media_type=kind, headers=given)

    @cached_property
    def _data(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def _packed(self) -> bytes | None:
        packed = self.path.with_name(self.path.name + _PACKED)
        return packed.read_bytes() if packed.is_file() else None

    @cached_property
    def _tag(self) -> str:
        return f'"{hashlib.sha256(self._data).hexdigest()[:32]}"'


class Assets:
    """All files of the web part; an address that is none of them leads nowhere."""

    def __init__(self, static: Path) -> None:
        files = [path for path in static.rglob("*") if path.is_file() and path.suffix != _PACKED and path.name != _STAMP]
        names = {path.relative_to(static).as_posix(): path for path in files}
        self._assets = {name: Asset(path, immutable=name.startswith("assets/")) for name, path in names.items()}

    def find(self, name: str) -> Asset | None:
        """The file at an address."""
        return self._assets.get(name)
