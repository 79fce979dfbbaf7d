"""How the journey may end: which touchpoints could be its outcome, and why."""

from dataclasses import dataclass
from typing import Literal

from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.cues import bad_ending, good_ending

Reason = Literal["words", "ends-paths", "little-follows"]

ENDS_MANY = 0.2
"""Share of all customers whose last contact it is, from which a touchpoint ends many paths."""
LITTLE_FOLLOWS = 0.5
"""Share of its own customers whose last contact it is, from which little follows a touchpoint."""
LATE = 0.5
"""Median place on the path (0..1) from which words of completion count; earlier they are no end."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A touchpoint that could be an outcome."""

    row: int
    bad: bool
    reasons: tuple[Reason, ...]
    words: tuple[str, ...]
    ends: float
    """Share of all customers whose last contact it is."""
    last: float
    """Share of its own customers whose last contact it is."""


def candidates(aggregates: Aggregates) -> list[Candidate]:
    """Touchpoints that could be an outcome, the likeliest first.

    Those whose words speak of completion go before the others; then counts how many paths end there and how little follows.
    """
    found = []
    for row, keys in enumerate(aggregates.keys):
        customers = max(int(aggregates.customers[row]), 1)
        ends, last = aggregates.ends[row] / max(aggregates.log_customers, 1), aggregates.ends[row] / customers
        bad = any(bad_ending(key.name) for key in keys)
        late = aggregates.position[row] >= LATE or last >= LITTLE_FOLLOWS
        spoken = (
            tuple(dict.fromkeys(word for key in keys for word in (bad_ending if bad else good_ending)(key.name))) if late else ()
        )
        reasons: list[Reason] = []
        if spoken:
            reasons.append("words")
        if ends >= ENDS_MANY:
            reasons.append("ends-paths")
        if last >= LITTLE_FOLLOWS:
            reasons.append("little-follows")
        if reasons:
            found.append(Candidate(row, bad, tuple(reasons), spoken, float(ends), float(last)))
    return sorted(found, key=lambda each: (each.bad, not each.words, -(each.ends + each.last / 4), each.row))


def proposed(found: list[Candidate]) -> Candidate | None:
    """The best good outcome; none where nothing looks like one."""
    return next((each for each in found if not each.bad), None)
