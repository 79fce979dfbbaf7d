"""Which rule to add for events that fit none, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language, say
from reiskaart.i18n.formats import percent
from reiskaart.model import Journey, Rule, Touchpoint
from reiskaart.model.base import Part
from reiskaart.reality.discovery.names import readable
from reiskaart.reality.matching import CHANNEL, NAME
from reiskaart.reality.patterns import PatternKind, exactly, pattern
from reiskaart.reality.recognition.combinations import Key
from reiskaart.reality.recognition.seen import Seen, see
from reiskaart.reality.suggest.company import Company, company
from reiskaart.reality.suggest.likeness import Likeness, likeness

MOST = 200
"""Suggestions at most, the heaviest."""
BELONGS = 0.5
"""From this score on an existing touchpoint is proposed."""
_FEW = 5
"""Fewer neighbours say nothing."""
_OFTEN = 0.5
"""A smaller share of neighbours says nothing."""
_COMPANY_WEIGHT = 0.5
_CHANNEL_WEIGHT = 0.15
"""Of a channel that several touchpoints share: it only adds to what else speaks for one of them."""
_OWN_CHANNEL_WEIGHT = 0.5
"""Of a channel that one touchpoint has alone: enough to propose it where nothing speaks for another."""


class Reason(Part):
    """Why a touchpoint is proposed."""

    code: str
    """Words: ``reality.reasons.<code>``."""
    parameters: dict[str, str] = Field(default_factory=dict)
    share: float | None = None

    def text(self, language: Language) -> str:
        """The reason in words."""
        shared = {} if self.share is None else {"share": percent(self.share, language)}
        return say(f"reality.reasons.{self.code}", language, **self.parameters, **shared)


class Suggestion(Part):
    """A rule to add for events that fit none."""

    name: str
    channel: str | None
    """None where all events of the name are meant, or those without a channel."""
    events: int
    share: float = Field(ge=0, le=1)
    """Of all events of the log."""
    touchpoint: str | None
    """Id of the touchpoint that they probably belong to; None: a new one."""
    touchpoint_name: str
    """Its name; for a new one a readable name."""
    score: float = Field(ge=0, le=1)
    """How sure: 0 for a new touchpoint."""
    reasons: tuple[Reason, ...]
    rule: Rule
    """What to add to the touchpoint's rules."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    touchpoint: Touchpoint
    score: float
    reasons: tuple[Reason, ...]


def suggest_rules(log: StoredLog, journey: Journey) -> tuple[Suggestion, ...]:
    """Rules for the events of a log that fit none of the map's, heaviest first.

    Raises: InputError (``reality.bad-pattern``) where a rule's regular expression is none.
    """
    seen = see(log, journey)
    for bad in seen.bad.values():
        raise bad.error(journey)
    return suggestions(seen)


def suggestions(seen: Seen) -> tuple[Suggestion, ...]:
    """The same for what was seen of a log; rules that cannot be tried recognise nothing."""
    journey, found = seen.journey, company(seen)
    names, channels = seen.said.names, seen.said.channels
    groups = sorted(_groups(found), key=lambda group: (-group.events, names[group.name], channels[group.channel] or ""))
    new_names = dict(zip(names, readable(list(names.values())), strict=True))
    proposed = []
    for group in groups[:MOST]:
        name, channel = names[group.name], channels[group.channel]
        conditions = {NAME: exactly(name)}
        if group.channel is not None and channel is not None:
            conditions[CHANNEL] = exactly(channel)
        used = [channels[code] for _, code in group.keys]
        through = [_same_channel(touchpoint, used) for touchpoint in journey.touchpoints]
        alone = sum(reason is not None for reason in through) == 1
        best = max(
            (
                _candidate(found, group, name, number, touchpoint, through[number], alone)
                for number, touchpoint in enumerate(journey.touchpoints)
            ),
            key=lambda candidate: candidate.score,
            default=None,
        )
        known = best is not None and best.score >= BELONGS
        proposed.append(
            Suggestion(
                name=name,
                channel=channel,
                events=group.events,
                share=group.events / seen.said.log.meta.events,
                touchpoint=best.touchpoint.id if best is not None and known else None,
                touchpoint_name=best.touchpoint.name if best is not None and known else new_names[group.name],
                score=best.score if best is not None and known else 0.0,
                reasons=best.reasons if best is not None and known else (Reason(code="new"),),
                rule=Rule(conditions=conditions),
            )
        )
    return tuple(proposed)


@dataclass(frozen=True, slots=True)
class _Group:
    """Events that one rule would recognise."""

    name: int
    channel: int | None
    events: int
    keys: tuple[Key, ...]


def _groups(found: Company) -> Iterator[_Group]:
    """By name where none of its events fits a rule yet, else by name and channel."""
    whole: dict[int, list[Key]] = {}
    for key in found.unmatched:
        whole.setdefault(key[0], []).append(key)
    for name, keys in whole.items():
        events = sum(found.unmatched[key] for key in keys)
        if events == found.events_of_name[name]:
            yield _Group(name, None, events, tuple(keys))
        else:
            for key in keys:
                yield _Group(name, key[1], found.unmatched[key], (key,))


def _same_channel(touchpoint: Touchpoint, channels: list[str | None]) -> Reason | None:
    """That all these channels are the touchpoint's own, or are called as it is; upper and lower case are one here."""
    for code, own in (("channel", touchpoint.channel), ("channel-name", touchpoint.name)):
        if own is not None and channels and all(c is not None and c.casefold() == own.casefold() for c in channels):
            return Reason(code=code, parameters={"channel": own})
    return None


def _candidate(
    found: Company, group: _Group, name: str, number: int, touchpoint: Touchpoint, channel: Reason | None, alone: bool
) -> _Candidate:
    """How well events fit a touchpoint, and why; ``alone``: no other touchpoint has the channel."""
    reasons: list[Reason] = []
    doubt = 1.0
    like = likeness(name, _known_as(touchpoint))
    if like is not None:
        doubt *= 1 - 0.95 * like.score
        reasons.append(_named(like, touchpoint))
    neighbours = sum(found.neighbours[key] for key in group.keys)
    beside = sum(found.beside[key][number] for key in group.keys if key in found.beside)
    if neighbours >= _FEW and beside >= _OFTEN * neighbours:
        doubt *= 1 - _COMPANY_WEIGHT * beside / neighbours
        reasons.append(Reason(code="together", parameters={"touchpoint": touchpoint.name}, share=beside / neighbours))
    if channel is not None and (reasons or alone):
        doubt *= 1 - (_OWN_CHANNEL_WEIGHT if alone else _CHANNEL_WEIGHT)
        reasons.append(channel)
    return _Candidate(touchpoint, 1 - doubt, tuple(reasons))


def _known_as(touchpoint: Touchpoint) -> list[str]:
    """The touchpoint's name, then the names that its rules know."""
    patterns = [pattern(rule.conditions[NAME]) for rule in touchpoint.rules if NAME in rule.conditions]
    return [touchpoint.name, *(p.text.replace("*", " ") for p in patterns if p.kind is not PatternKind.REGEX)]


def _named(like: Likeness, touchpoint: Touchpoint) -> Reason:
    code = f"{like.kind}-rule" if like.other else like.kind
    return Reason(code=code, parameters={"words": ", ".join(like.shared), "touchpoint": touchpoint.name})
