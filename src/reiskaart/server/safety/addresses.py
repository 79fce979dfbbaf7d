"""By which names this server may be called, and from which pages.

A page elsewhere can make a browser call us under a name of its own that leads here (DNS rebinding), or send a form to us; both
are known by the Host and Origin that the browser adds.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from reiskaart.server.options import Options
from reiskaart.server.safety.hosts import is_loopback


class Addresses:
    """The names that are ours."""

    def __init__(self, options: Options) -> None:
        self._only_here = is_loopback(options.host)
        own = (options.host, "localhost", *(() if self._only_here else (socket.gethostname(),)), *options.names)
        self._names = frozenset(name.lower().strip("[]") for name in own)

    def ours(self, host_header: str) -> bool:
        """Whether a Host header names this server; a bare address cannot be rebound, so it does where we listen to others."""
        name = _name(host_header)
        if name is None:
            return False
        if name in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self._only_here


def same_origin(headers: Headers, scheme: str) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no page at all."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    parts = urlsplit(origin)
    return parts.scheme == scheme and parts.netloc.lower() == headers.get("host", "").lower()


def _name(host_header: str) -> str | None:
    try:
        parts = urlsplit(f"//{host_header}")
        return None if parts.netloc != host_header or "@" in host_header or parts.port == 0 else parts.hostname
    except ValueError:
        return None
