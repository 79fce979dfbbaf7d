"""Who is logged in: tokens that only the browser knows, kept here as digests."""

import hashlib
import secrets
import time
from collections.abc import Callable

DAYS = 30
_LONGEST_SECONDS = DAYS * 86_400
_REST_SECONDS = 7 * 86_400


class Logins:
    """The logins that hold; a restart of the server ends them all."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._begun: dict[str, tuple[float, float]] = {}
        """Digest of the token -> when it began, and when it was last used."""

    def begin(self) -> str:
        """A new login; its token."""
        self._forget_old()
        token = secrets.token_urlsafe(32)
        self._begun[_digest(token)] = (self._now(), self._now())
        return token

    def holds(self, token: str | None) -> bool:
        """Whether a token is that of a login that still holds."""
        key = None if token is None else _digest(token)
        if key is None or key not in self._begun:
            return False
        begun, used = self._begun[key]
        if self._is_over(begun, used):
            del self._begun[key]
            return False
        self._begun[key] = (begun, self._now())
        return True

    def end(self, token: str | None) -> None:
        """End a login, where there is one."""
        if token is not None:
            self._begun.pop(_digest(token), None)

    def _forget_old(self) -> None:
        self._begun = {key: times for key, times in self._begun.items() if not self._is_over(*times)}

    def _is_over(self, begun: float, used: float) -> bool:
        now = self._now()
        return now - begun > _LONGEST_SECONDS or now - used > _REST_SECONDS


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
