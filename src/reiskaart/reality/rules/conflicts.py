"""Where rules of several touchpoints fit the same events: which wins, and why."""

from collections.abc import Sequence

from reiskaart.i18n import Language, say
from reiskaart.model import Contested, RuleAt, RuleConflict
from reiskaart.reality.matching import NAME, MatchedRule
from reiskaart.reality.recognition.seen import Seen
from reiskaart.reality.rules.names import Piece, narrowed

MOST, MOST_NAMES = 50, 5
_WHY = ("more-exact", "more-conditions", "longer")
"""By what precedence compares, in its order."""


def conflicts(seen: Seen, of_log: Sequence[Piece], language: Language) -> list[RuleConflict]:
    """The rules that go before those of other touchpoints, heaviest first."""
    found: dict[tuple[MatchedAt, ...], dict[int, int]] = {}
    rules: dict[MatchedAt, MatchedRule] = {}
    for piece in of_log:
        best: dict[int, MatchedRule] = {}
        for rule in seen.fitting(piece.state):
            best.setdefault(rule.touchpoint, rule)
        if len(best) > 1:
            rules |= {_at(rule): rule for rule in best.values()}
            names = found.setdefault(tuple(_at(rule) for rule in best.values()), {})
            names[piece.name] = names.get(piece.name, 0) + piece.events
    told = [_conflict(seen, [rules[at] for at in key], names, language) for key, names in found.items()]
    return sorted(told, key=lambda conflict: -conflict.events)[:MOST]


MatchedAt = tuple[int, int]
"""A rule by the number of its touchpoint and its own."""


def why(winner: MatchedRule, other: MatchedRule) -> str:
    """What makes a rule go before another."""
    for code, ours, theirs in zip(_WHY, winner.precedence, other.precedence, strict=True):
        if ours != theirs:
            return code
    return "first"


def _conflict(seen: Seen, rules: Sequence[MatchedRule], names: dict[int, int], language: Language) -> RuleConflict:
    winner, *others = rules
    heaviest = sorted(names, key=lambda name: (-names[name], name))
    reason = why(winner, others[0])
    return RuleConflict(
        winner=_place(seen, winner),
        others=tuple(_place(seen, rule) for rule in others),
        names=tuple(
            Contested(
                name=seen.said.names[name],
                events=names[name],
                conditions=narrowed(seen, winner, {NAME: seen.said.names[name]}),
            )
            for name in heaviest[:MOST_NAMES]
        ),
        more=max(0, len(names) - MOST_NAMES),
        events=sum(names.values()),
        why=reason,
        why_text=say(f"reality.wins.{reason}", language),
    )


def _at(rule: MatchedRule) -> MatchedAt:
    return rule.touchpoint, rule.number


def _place(seen: Seen, rule: MatchedRule) -> RuleAt:
    return RuleAt(touchpoint=seen.journey.touchpoints[rule.touchpoint].id, number=rule.number)
