"""The password is kept so that it cannot be guessed from what is kept, logins end, and tries are counted over all."""

import pytest

from reiskaart.server.safety.door import Door
from reiskaart.server.safety.guesses import Guesses
from reiskaart.server.safety.logins import Logins

DAY = 86_400.0


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_the_password_is_kept_as_a_costly_digest() -> None:
    kept = Door("four words in a row")._hash
    assert kept is not None
    _, kind, _, cost, *_ = kept.split("$")
    memory, time, _ = (int(part.partition("=")[2]) for part in cost.split(","))
    assert (kind, memory >= 19 * 1024, time >= 2) == ("argon2id", True, True)


@pytest.mark.parametrize(("use_every", "holds_for"), [(6 * DAY, 30 * DAY), (8 * DAY, 7 * DAY)])
def test_a_login_ends_after_thirty_days_or_seven_without_use(use_every: float, holds_for: float) -> None:
    clock = Clock()
    logins = Logins(clock)
    token, begun = logins.begin(), clock.now
    held = []
    while clock.now < begun + 60 * DAY:
        clock.now += use_every
        if logins.holds(token):
            held.append(clock.now - begun)
    assert max(held, default=0.0) <= holds_for
    assert (use_every < 7 * DAY) == bool(held)
    assert not logins.holds(None)
    assert not logins.holds("another")


def test_many_addresses_together_do_not_guess_faster() -> None:
    clock = Clock()
    guesses = Guesses(clock)
    for number in range(30):
        assert guesses.wait(f"10.0.0.{number}") == 0
        guesses.wrong(f"10.0.0.{number}")
        clock.now += 1
    assert guesses.wait("10.0.1.1") == 30.0
    clock.now += 30
    assert guesses.wait("10.0.1.1") == 0


def test_who_knows_the_password_may_go_on() -> None:
    guesses = Guesses(Clock())
    for _ in range(5):
        guesses.wrong("10.0.0.1")
    assert guesses.wait("10.0.0.1") == 60.0
    assert guesses.wait("10.0.0.2") == 0
    guesses.right("10.0.0.1")
    assert guesses.wait("10.0.0.1") == 0
