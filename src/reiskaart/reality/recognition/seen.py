"""The combinations of a log under the rules of a map: which rules fit each, and which of them wins."""

from dataclasses import dataclass

import numpy as np

from reiskaart.eventlog import StoredLog
from reiskaart.model import Journey
from reiskaart.reality.matching import BadRule, Codes, MatchedRule, Matcher, bad_rules, made_ready, rules_of
from reiskaart.reality.places import places_of
from reiskaart.reality.recognition.combinations import Combinations, combinations
from reiskaart.reality.recognition.counting import Long


@dataclass(frozen=True, slots=True)
class Seen:
    """A log under the rules of a map."""

    said: Combinations
    journey: Journey
    rules: tuple[MatchedRule, ...]
    """Those that can be tried, those that go first in front."""
    bad: dict[tuple[int, int], BadRule]
    """The others, by the number of their touchpoint and their own."""
    matcher: Matcher
    state: Codes
    """Per combination; what is known of a state is in the matcher."""

    @property
    def touchpoint(self) -> Long:
        """Per combination; -1 where no rule holds."""
        return self.matcher.touchpoint[self.state].astype(np.int64)

    def events_of_state(self) -> Long:
        """Events by state."""
        states = len(self.matcher.alive)
        return np.bincount(self.state, weights=self.said.events, minlength=states).astype(np.int64)

    def winner(self, state: int) -> MatchedRule | None:
        """The rule that wins in a state."""
        alive = self.matcher.alive[state]
        return self.rules[(alive & -alive).bit_length() - 1] if alive else None

    def fitting(self, state: int) -> list[MatchedRule]:
        """All rules that fit in a state, the winner first."""
        alive = self.matcher.alive[state]
        return [rule for bit, rule in enumerate(self.rules) if alive >> bit & 1]

    def written(self, rule: MatchedRule) -> dict[str, str]:
        """The conditions of a rule as they stand on the map."""
        return self.journey.touchpoints[rule.touchpoint].rules[rule.number - 1].conditions


def see(log: StoredLog, journey: Journey, further: tuple[str, ...] = ()) -> Seen:
    """A log under the rules of a map; ``further`` names properties to tell apart besides those that rules ask for.

    Raises: StoreError where the log's events are not sorted.
    """
    rules = rules_of(journey, places_of(journey))
    said = combinations(log, {*further, *(name for rule in rules for name in rule.conditions)})
    bad = bad_rules(rules, said.values, said.connection)
    usable = tuple(rule for rule in rules if (rule.touchpoint, rule.number) not in bad)
    matcher = made_ready(usable, said.values)
    return Seen(said, journey, usable, bad, matcher, matcher.states(said.table))
