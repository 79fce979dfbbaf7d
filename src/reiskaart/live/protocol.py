"""The messages between page and room: those of y-protocols, and two of our own (acknowledgement and notice)."""

import json
from dataclasses import dataclass

from reiskaart.errors import ReiskaartError
from reiskaart.i18n import Language

_SYNC, _AWARENESS, _ASK_AWARENESS, _ACKNOWLEDGEMENT, _NOTICE = 0, 1, 3, 100, 101
_STEP_1, _STEP_2, _UPDATE = 0, 1, 2
_LONGEST_NUMBER = 10
"""Bytes of a 64-bit number."""

NOTHING = b"\x00\x00"
"""The update that changes nothing."""
GONE = b"null"
"""The state of a client that is not there any more."""


class MalformedMessageError(Exception):
    """A message that no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the other side has; it wants the rest (sync step 1)."""

    state: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """What the other side did (sync step 2 or update)."""

    update: bytes
    is_whole: bool
    """All that we did not have (step 2), which is often nothing new."""


@dataclass(frozen=True, slots=True)
class ClientState:
    """Who a client is and where, at a tick of its clock."""

    client: int
    clock: int
    state: bytes
    """JSON."""


@dataclass(frozen=True, slots=True)
class Here:
    """States of clients (awareness)."""

    states: tuple[ClientState, ...]


@dataclass(frozen=True, slots=True)
class AskWho:
    """The other side wants all states of clients."""


Message = Ask | Edit | Here | AskWho


def read(data: bytes) -> Message | None:
    """The message that came in; none for a kind that we do not know, which is left alone. Raises: MalformedMessageError."""
    kind, at = number(data, 0)
    if kind == _SYNC:
        step, at = number(data, at)
        payload, _ = _bytes(data, at)
        if step == _STEP_1:
            return Ask(payload)
        if step in (_STEP_2, _UPDATE):
            return Edit(payload, step == _STEP_2)
        raise MalformedMessageError
    if kind == _AWARENESS:
        payload, _ = _bytes(data, at)
        return Here(_states(payload))
    return AskWho() if kind == _ASK_AWARENESS else None


def ask(state: bytes) -> bytes:
    """Sync step 1: what we have."""
    return bytes((_SYNC, _STEP_1)) + _prefixed(state)


def answer(update: bytes) -> bytes:
    """Sync step 2: what the other side did not have."""
    return bytes((_SYNC, _STEP_2)) + _prefixed(update)


def edit(update: bytes) -> bytes:
    """An update, now committed."""
    return bytes((_SYNC, _UPDATE)) + _prefixed(update)


def here(states: tuple[ClientState, ...]) -> bytes:
    """States of clients."""
    body = [encoded(len(states))]
    for one in states:
        body += (encoded(one.client), encoded(one.clock), _prefixed(one.state))
    return bytes((_AWARENESS,)) + _prefixed(b"".join(body))


def acknowledgement(count: int) -> bytes:
    """How many of a connection's edits are committed."""
    return bytes((_ACKNOWLEDGEMENT,)) + encoded(count)


def notice(error: ReiskaartError, language: Language) -> bytes:
    """What went wrong, in the words of the one who reads it."""
    said = {"code": error.code, "message": error.message(language), "hint": error.hint(language)}
    return bytes((_NOTICE,)) + _prefixed(json.dumps(said, ensure_ascii=False).encode())


def _states(data: bytes) -> tuple[ClientState, ...]:
    count, at = number(data, 0)
    states = []
    for _ in range(count):
        client, at = number(data, at)
        clock, at = number(data, at)
        state, at = _bytes(data, at)
        states.append(ClientState(client, clock, state))
    return tuple(states)


def number(data: bytes, at: int) -> tuple[int, int]:
    """The number at a place (lib0's variable length), and the place after it. Raises: MalformedMessageError."""
    found = 0
    for index in range(at, min(len(data), at + _LONGEST_NUMBER)):
        byte = data[index]
        found |= (byte & 0x7F) << (7 * (index - at))
        if byte < 0x80:
            return found, index + 1
    raise MalformedMessageError


def _bytes(data: bytes, at: int) -> tuple[bytes, int]:
    length, at = number(data, at)
    if at + length > len(data):
        raise MalformedMessageError
    return data[at : at + length], at + length


def encoded(whole: int) -> bytes:
    """A whole number as :func:`number` reads it."""
    written = bytearray()
    while whole >= 0x80:
        written.append(0x80 | (whole & 0x7F))
        whole >>= 7
    written.append(whole)
    return bytes(written)


def _prefixed(data: bytes) -> bytes:
    return encoded(len(data)) + data
