"""Who is here: the states of clients, passed on only when a client's clock has moved.

Pages repeat every state that they hear, so passing on without looking would make a message of a message for ever.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from reiskaart.live.protocol import GONE, ClientState

LONGEST_STATE = 8_192
CLIENTS_PER_CONNECTION = 16
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class _Known:
    state: ClientState
    through: Hashable
    """The connection that it first came by."""


class Presence:
    """The clients in one room."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}
        self._gone: dict[int, int] = {}
        """Client -> its last clock, so that a late repetition does not bring it back."""

    def hear(self, states: Iterable[ClientState], through: Hashable) -> tuple[ClientState, ...]:
        """Take in what a connection says; what of it is news."""
        return tuple(state for state in states if len(state.state) <= LONGEST_STATE and self._is_news(state, through))

    def leave(self, through: Hashable) -> tuple[ClientState, ...]:
        """Forget the clients that came by a connection; what to tell the others."""
        left = [known.state for known in self._known.values() if known.through == through]
        for state in left:
            self._forget(state)
        return tuple(ClientState(state.client, state.clock, GONE) for state in left)

    def everybody(self) -> tuple[ClientState, ...]:
        return tuple(known.state for known in self._known.values())

    def _is_news(self, state: ClientState, through: Hashable) -> bool:
        known = self._known.get(state.client)
        if state.state == GONE:
            if known is None or state.clock < known.state.clock:
                return False
            self._forget(state)
            return True
        if state.clock <= (known.state.clock if known else self._gone.get(state.client, -1)):
            return False
        if known is None and sum(one.through == through for one in self._known.values()) >= CLIENTS_PER_CONNECTION:
            return False
        self._gone.pop(state.client, None)
        self._known[state.client] = _Known(state, known.through if known else through)
        return True

    def _forget(self, state: ClientState) -> None:
        del self._known[state.client]
        self._gone[state.client] = state.clock
        if len(self._gone) > _REMEMBERED:
            del self._gone[next(iter(self._gone))]
