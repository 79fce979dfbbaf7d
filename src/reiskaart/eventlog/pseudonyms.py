"""Customer ids replaced by keyed pseudonyms: the same customer, no longer a person."""

import hashlib
from collections.abc import Callable

from reiskaart.errors import UsageError

DIGITS = 20
"""Hexadecimal digits kept of the HMAC: 80 bits, so that a million customers collide once in 10^12 imports."""

_BLOCK_BYTES = 64
_INNER, _OUTER = 0x36, 0x5C


def pseudonymiser(key: bytes | None, digits: int = DIGITS) -> Callable[[str], str]:
    """The function from customer id to pseudonym: HMAC-SHA256 with the key, shortened.

    Raises: UsageError where the key is missing or too short to keep anybody from guessing.
    Source: RFC 2104. The key is hashed once, not per customer as ``hmac.digest`` does, which takes twice as long.
    """
    if key is None or len(key) < 16:
        raise UsageError("eventlog.key_missing")
    block = (hashlib.sha256(key).digest() if len(key) > _BLOCK_BYTES else key).ljust(_BLOCK_BYTES, b"\0")
    new_inner = hashlib.sha256(bytes(byte ^ _INNER for byte in block)).copy
    new_outer = hashlib.sha256(bytes(byte ^ _OUTER for byte in block)).copy

    def pseudonym(customer: str) -> str:
        inner, outer = new_inner(), new_outer()
        inner.update(customer.encode())
        outer.update(inner.digest())
        return outer.hexdigest()[:digits]

    return pseudonym
