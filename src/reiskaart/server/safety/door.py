"""The password of the workspace, and the cookie of who gave it."""

import asyncio
import math
from http.cookies import CookieError, SimpleCookie

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.datastructures import Headers
from starlette.responses import Response

from reiskaart.server.problems import RefusedError
from reiskaart.server.safety.guesses import Guesses
from reiskaart.server.safety.logins import DAYS, Logins

_COOKIE = "reiskaart"
_SECURE_COOKIE = f"__Host-{_COOKIE}"


class Door:
    """Lets people in who give the password; open to everybody where there is none."""

    def __init__(self, password: str | None) -> None:
        self._hasher = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1),))
        self._hash = None if password is None else self._hasher.hash(password)
        self._logins = Logins()
        self._guesses = Guesses()
        self._one_at_a_time = asyncio.Lock()

    @property
    def is_open(self) -> bool:
        """Whether nobody needs to log in."""
        return self._hash is None

    def lets_in(self, headers: Headers, scheme: str) -> bool:
        """Whether a request may come in."""
        return self.is_open or self._logins.holds(_token(headers, scheme))

    async def log_in(self, password: str, headers: Headers, scheme: str, address: str, response: Response) -> None:
        """Begin a new login, and end the one that the browser had.

        Raises: RefusedError for a wrong password, after too many of them, and where there is no password to give.
        """
        if self._hash is None:
            raise RefusedError(409, "server.no-login")
        async with self._one_at_a_time:  # each try takes memory, and guesses must be counted before the next
            if wait := self._guesses.wait(address):
                seconds = math.ceil(wait)
                raise RefusedError(429, "server.too-many-guesses", headers={"Retry-After": str(seconds)}, seconds=seconds)
            if not await asyncio.to_thread(self._hasher.verify, password, self._hash):
                self._guesses.wrong(address)
                raise RefusedError(401, "server.wrong-password")
            self._guesses.right(address)
        self._logins.end(_token(headers, scheme))
        secure = scheme == "https"
        response.set_cookie(
            _SECURE_COOKIE if secure else _COOKIE,
            self._logins.begin(),
            max_age=DAYS * 86_400,
            secure=secure,
            httponly=True,
            samesite="strict",
        )

    def log_out(self, headers: Headers, scheme: str, response: Response) -> None:
        """End the login that the browser has."""
        self._logins.end(_token(headers, scheme))
        secure = scheme == "https"
        response.delete_cookie(_SECURE_COOKIE if secure else _COOKIE, secure=secure, httponly=True, samesite="strict")


def _token(headers: Headers, scheme: str) -> str | None:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    found = cookies.get(_SECURE_COOKIE if scheme == "https" else _COOKIE)
    return None if found is None else found.value
