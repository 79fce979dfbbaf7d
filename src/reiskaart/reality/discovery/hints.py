"""Where it pays to ask how people feel: clicks do not tell it, but returns, waits and paths that end point to it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from reiskaart.reality.discovery.aggregates import Aggregates

RETURNS = 0.25
"""Share of the stays at a step that are followed by a return, from which it is worth asking."""
WAITS = 3.0
"""How many times longer than at the middle step people wait for the next, from which it is worth asking."""
NOT_SEEN_AGAIN = 0.1
"""Share of all customers whose last contact it is, without being the outcome, from which it is worth asking."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A step, by its position, that it pays to ask about."""

    step: int
    why: Literal["returns", "waits", "not-seen-again"]
    value: float


def doubts(aggregates: Aggregates, steps: list[list[int]], outcome: int | None) -> list[Doubt]:
    """At most one step of each kind: the one where it is strongest. ``outcome``: position of the step that holds it."""
    n = len(steps)
    member = np.zeros((n, len(aggregates.keys)))
    for s, rows in enumerate(steps):
        member[s, rows] = 1
    moves = member @ aggregates.moves @ member.T
    seconds = member @ (np.nan_to_num(aggregates.gaps) * aggregates.moves) @ member.T
    ended = member @ aggregates.ends
    out = moves.sum(axis=1) - np.diag(moves) + ended
    enough = out >= aggregates.log_customers * NOT_SEEN_AGAIN
    back = np.where(enough, np.tril(moves, -1).sum(axis=1) / np.maximum(out, 1), 0.0)
    onward = np.triu(moves, 1).sum(axis=1)
    waits = np.where(enough & (onward > 0), np.triu(seconds, 1).sum(axis=1) / np.maximum(onward, 1), 0.0)
    ends = ended / max(aggregates.log_customers, 1)
    if outcome is not None:
        ends[outcome] = 0.0
    found = []
    if n and back.max() >= RETURNS:
        found.append(Doubt(int(back.argmax()), "returns", float(back.max())))
    waiting = waits[waits > 0]
    if len(waiting) > 1 and waiting.max() >= WAITS * float(np.median(waiting)):
        found.append(Doubt(int(waits.argmax()), "waits", float(waits.max())))
    if n and ends.max() >= NOT_SEEN_AGAIN:
        found.append(Doubt(int(ends.argmax()), "not-seen-again", float(ends.max())))
    return found
