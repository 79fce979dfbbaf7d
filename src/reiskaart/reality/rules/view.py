"""What the rules of a map do with a log: names, touchpoints, conflicts and what else they could recognise."""

from collections.abc import Iterable

from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language, say
from reiskaart.model import (
    Companions,
    Journey,
    LogShort,
    RuleCount,
    RuleProblem,
    RulesView,
    SuggestedRule,
    TouchpointCount,
    Unrecognised,
    Weight,
)
from reiskaart.reality.recognition.seen import Seen, see
from reiskaart.reality.rules import names as names_
from reiskaart.reality.rules.conflicts import conflicts
from reiskaart.reality.rules.problems import of_bad, of_idle
from reiskaart.reality.suggest import Suggestion, suggestions

MOST_COMPANIONS = 3
"""Names that are proposed for one touchpoint at once."""


def rules_view(log: StoredLog, journey: Journey, language: Language, *, log_id: str | None = None) -> RulesView:
    """What the rules of a map do with a log; the counts are those of a reading. ``log_id``: what the log is called by.

    Raises: StoreError where the log's events are not sorted.
    """
    seen = see(log, journey)
    pieces = names_.pieces(seen)
    rows = names_.name_rows(seen, pieces)
    total = log.meta.events
    unmatched = sum(row.events for row in rows if row.touchpoint is None)
    proposed = suggestions(seen)
    return RulesView(
        log=LogShort(id=log_id, name=log.meta.name, events=total, customers=log.meta.customers),
        recognised=Weight(events=total - unmatched, share=_share(total - unmatched, total)),
        unmatched=Unrecognised(
            events=unmatched, share=_share(unmatched, total), names=len({row.name for row in rows if row.touchpoint is None})
        ),
        properties=seen.said.properties,
        names=tuple(rows[: names_.MOST]),
        left_out=max(0, len(rows) - names_.MOST),
        touchpoints=tuple(_touchpoint_counts(seen, language)),
        conflicts=tuple(conflicts(seen, pieces, language)),
        suggestions=tuple(_suggested(suggestion, language) for suggestion in proposed),
        companions=tuple(_companions(journey, proposed, language)),
    )


def _share(events: int, total: int) -> float:
    return events / total if total else 0.0


def _touchpoint_counts(seen: Seen, language: Language) -> Iterable[TouchpointCount]:
    wins: dict[tuple[int, int], int] = {}
    covers: dict[tuple[int, int], int] = {}
    for state, events in enumerate(seen.events_of_state().tolist()):
        for place, rule in enumerate(seen.fitting(state) if events else ()):
            at = rule.touchpoint, rule.number
            covers[at] = covers.get(at, 0) + events
            if place == 0:
                wins[at] = wins.get(at, 0) + events
    idle: dict[tuple[int, int], RuleProblem | None] = {at: of_bad(bad, language) for at, bad in seen.bad.items()}
    for rule in seen.rules:
        if (rule.touchpoint, rule.number) not in covers:
            idle[rule.touchpoint, rule.number] = of_idle(rule, seen.said, language)
    for number, touchpoint in enumerate(seen.journey.touchpoints):
        counts = tuple(
            RuleCount(number=n, events=wins.get((number, n), 0), covers=covers.get((number, n), 0), problem=idle.get((number, n)))
            for n in range(1, len(touchpoint.rules) + 1)
        )
        yield TouchpointCount(id=touchpoint.id, events=sum(count.events for count in counts), rules=counts)


def _suggested(suggestion: Suggestion, language: Language) -> SuggestedRule:
    return SuggestedRule(
        name=suggestion.name,
        channel=suggestion.channel,
        events=suggestion.events,
        share=suggestion.share,
        touchpoint=suggestion.touchpoint,
        touchpoint_name=suggestion.touchpoint_name,
        score=suggestion.score,
        reasons=tuple(reason.text(language) for reason in suggestion.reasons),
        conditions=suggestion.rule.conditions,
    )


def _companions(journey: Journey, proposed: Iterable[Suggestion], language: Language) -> Iterable[Companions]:
    """The heaviest names that probably belong to each touchpoint, in the order of the map."""
    by_touchpoint: dict[str, list[Suggestion]] = {}
    for suggestion in proposed:
        if suggestion.touchpoint is not None:
            by_touchpoint.setdefault(suggestion.touchpoint, []).append(suggestion)
    for touchpoint in journey.touchpoints:
        own = by_touchpoint.get(touchpoint.id, [])[:MOST_COMPANIONS]
        if own:
            named = [one.name if one.channel is None else f"{one.name} ({one.channel})" for one in own]
            yield Companions(
                touchpoint=touchpoint.id,
                names=tuple(named),
                rules=tuple(one.rule.conditions for one in own),
                events=sum(one.events for one in own),
                reasons=tuple(one.reasons[0].text(language) for one in own),
                text=say("reality.also-catch", language, names=_listed(named, language)),
            )


def _listed(names: list[str], language: Language) -> str:
    if len(names) == 1:
        return names[0]
    return say("reality.listed", language, first=", ".join(names[:-1]), last=names[-1])
