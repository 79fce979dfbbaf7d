"""Customer ids replaced by keyed pseudonyms: the same customer, no longer a person."""

import hmac
from collections.abc import Callable

from reiskaart.errors import UsageError

DIGITS = 20
"""Hexadecimal digits kept of the HMAC: 80 bits, so that a million customers collide once in 10^12 imports."""


def pseudonymiser(key: bytes | None) -> Callable[[str], str]:
    """The function from customer id to pseudonym: HMAC-SHA256 with the key, shortened.

    Raises: UsageError where the key is missing or too short to keep anybody from guessing.
    """
    if key is None or len(key) < 16:
        raise UsageError("eventlog.key_missing")

    def pseudonym(customer: str) -> str:
        return hmac.digest(key, customer.encode(), "sha256").hex()[:DIGITS]

    return pseudonym
