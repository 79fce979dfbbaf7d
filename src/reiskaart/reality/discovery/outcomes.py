"""How the journey may end: which touchpoints could be its outcome, and why."""

from dataclasses import dataclass

from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.cues import bad_ending, good_ending, not_yet
from reiskaart.reality.discovery.decisions import Reason

ENDS_MANY = 0.2
"""Share of all customers whose last contact it is, from which a touchpoint ends many paths."""
LITTLE_FOLLOWS = 0.5
"""Share of its own customers whose last contact it is, from which little follows a touchpoint."""
LATE = 0.5
"""Median place on the path (0..1) from which words of completion count; earlier they are no end."""
FEW = 0.05
"""Share of all customers under which a touchpoint gives way to a later one that more come to."""
TOO_FEW = 5
"""Fewer customers, where they are few of all, say nothing of an outcome."""


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
    customers: int
    share: float
    """Share of all customers that come to it."""
    position: float
    """Where on the path customers first come to it, 0 (begin) .. 1 (end): the median."""

    @property
    def few(self) -> bool:
        """Whether it weighs little beside a later one."""
        return self.share < FEW

    @property
    def convincing(self) -> bool:
        """Whether it may be proposed as the good outcome: by its words, or because many paths end there."""
        if self.bad or (self.few and self.customers < TOO_FEW):
            return False
        return bool(self.words) or (self.ends >= ENDS_MANY and self.last >= LITTLE_FOLLOWS and self.position >= LATE)


def candidates(aggregates: Aggregates) -> list[Candidate]:
    """Touchpoints that could be an outcome, the likeliest first, bad ones behind; none whose words say that the journey goes on.

    Those whose words speak of completion go before the others, unless few come there and a convincing one to which more come lies
    later; then counts how many paths end there and how little follows.
    """
    rows = (row for row, keys in enumerate(aggregates.keys) if not all(not_yet(key.name) for key in keys))
    found = [each for row in rows if (each := candidate(aggregates, row)).reasons]
    heavy = [each for each in found if each.convincing and not each.few]

    def outdone(each: Candidate) -> bool:
        return each.few and any(other.position >= each.position for other in heavy)

    return sorted(found, key=lambda each: (each.bad, outdone(each), not each.words, -(each.ends + each.last / 4), each.row))


def proposed(found: list[Candidate]) -> Candidate | None:
    """The best good outcome; none where nothing is convincing."""
    return next((each for each in found if each.convincing), None)


def candidate(aggregates: Aggregates, row: int) -> Candidate:
    """What speaks for a touchpoint as an outcome; without reasons where nothing does."""
    names = [key.name for key in aggregates.keys[row]]
    customers, everybody = int(aggregates.customers[row]), max(aggregates.log_customers, 1)
    ends, last = aggregates.ends[row] / everybody, aggregates.ends[row] / max(customers, 1)
    position = float(aggregates.position[row])
    bad = any(bad_ending(name) for name in names)
    late = position >= LATE or last >= LITTLE_FOLLOWS
    speaks = bad_ending if bad else good_ending
    words = tuple(dict.fromkeys(word for name in names for word in speaks(name))) if late else ()
    holds: dict[Reason, bool] = {
        "words": bool(words),
        "ends-paths": ends >= ENDS_MANY,
        "little-follows": last >= LITTLE_FOLLOWS,
    }
    return Candidate(
        row=row,
        bad=bad,
        reasons=tuple(reason for reason, held in holds.items() if held),
        words=words,
        ends=float(ends),
        last=float(last),
        customers=customers,
        share=customers / everybody,
        position=position,
    )
