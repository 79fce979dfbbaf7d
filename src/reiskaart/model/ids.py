"""Ids: a slug made once from a name, plus five random characters."""

import re
import secrets
import unicodedata
from collections.abc import Container

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1, which are read wrongly
_SUFFIX_LENGTH = 5
_SLUG_LENGTH = 60


def slug(name: str) -> str:
    """A name in lower case letters, digits and hyphens, at most 60 long; ``item`` where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].rstrip("-") or "item"


def new_id(name: str, taken: Container[str] = ()) -> str:
    """An id that is not in ``taken``, such as ``price-page-x7k2q``; made once, never changed by renaming."""
    while True:
        made = f"{slug(name)}-{''.join(secrets.choice(_ALPHABET) for _ in range(_SUFFIX_LENGTH))}"
        if made not in taken:
            return made
