"""What a rule would do on a map, were it there."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language
from reiskaart.model import Journey, Rule, RuleTrial, Touchpoint, TrialEvents, TrialExample, new_id
from reiskaart.reality.matching import NAME
from reiskaart.reality.recognition.counting import Long
from reiskaart.reality.recognition.seen import Seen, see
from reiskaart.reality.rules.problems import of_bad, of_idle

MOST_EXAMPLES = 8
_NEW = "a-new-touchpoint"


def try_rule(
    log: StoredLog,
    journey: Journey,
    conditions: Mapping[str, str],
    language: Language,
    *,
    touchpoint: str | None = None,
    rule: int | None = None,
) -> RuleTrial:
    """What a rule would recognise at a touchpoint, behind its rules or in place of one; at a new one where no such id is there.

    Raises: StoreError where the log's events are not sorted.
    """
    tried, at, number = _with(journey, Rule(conditions=dict(conditions)), touchpoint, rule)
    now, then = see(log, journey, tuple(conditions)), see(log, tried, tuple(conditions))
    events, total = then.said.events, log.meta.events
    if (bad := then.bad.get((at, number))) is not None:
        return RuleTrial(events=0, share=0, wins=0, new=0, taken=(), kept=(), examples=(), problem=of_bad(bad, language))
    ours = next(rule for rule in then.rules if (rule.touchpoint, rule.number) == (at, number))
    bit = then.rules.index(ours)
    fits = np.array([bool(alive >> bit & 1) for alive in then.matcher.alive], np.bool_)[then.state]
    wins = fits & (then.matcher.rule[then.state] == number) & (then.touchpoint == at)
    fitting = int(events[fits].sum())
    return RuleTrial(
        events=fitting,
        share=fitting / total if total else 0.0,
        wins=int(events[wins].sum()),
        new=int(events[wins & (now.touchpoint < 0)].sum()),
        taken=_by_touchpoint(now, wins & (now.touchpoint != at)),
        kept=_by_touchpoint(then, fits & (then.touchpoint != at)),
        examples=_examples(now, tuple(conditions), fits),
        problem=None if fitting else of_idle(ours, then.said, language),
    )


def _with(journey: Journey, tried: Rule, touchpoint: str | None, replaced: int | None) -> tuple[Journey, int, int]:
    """The map with the rule, the number of its touchpoint and its own there."""
    every = list(journey.touchpoints)
    at = next((number for number, one in enumerate(every) if one.id == touchpoint), len(every))
    if at == len(every):
        every.append(Touchpoint(id=new_id(_NEW), name=_NEW))
    rules = list(every[at].rules)
    if replaced is not None and replaced <= len(rules):
        number = replaced
        rules[number - 1] = tried
    else:
        rules.append(tried)
        number = len(rules)
    every[at] = every[at].model_copy(update={"rules": tuple(rules)})
    return journey.model_copy(update={"touchpoints": tuple(every)}), at, number


def _by_touchpoint(seen: Seen, chosen: npt.NDArray[np.bool_]) -> tuple[TrialEvents, ...]:
    """The chosen events at touchpoints, most first."""
    found: dict[int, int] = {}
    for touchpoint, events in zip(seen.touchpoint[chosen].tolist(), seen.said.events[chosen].tolist(), strict=True):
        if touchpoint >= 0:
            found[touchpoint] = found.get(touchpoint, 0) + events
    ids = [touchpoint.id for touchpoint in seen.journey.touchpoints]
    return tuple(
        TrialEvents(touchpoint=ids[number], events=found[number]) for number in sorted(found, key=lambda one: (-found[one], one))
    )


def _examples(now: Seen, asked: tuple[str, ...], chosen: npt.NDArray[np.bool_]) -> tuple[TrialExample, ...]:
    """The heaviest values of what is asked for among the chosen events, with where they are now."""
    known = [name for name in asked if name in now.said.values]
    if NAME not in known:
        known.insert(0, NAME)
    rows = np.flatnonzero(chosen)
    texts = [_texts(now, name, rows) for name in known]
    found: dict[tuple[tuple[str | None, ...], int], int] = {}
    for *values, touchpoint, events in zip(*texts, now.touchpoint[rows].tolist(), now.said.events[rows].tolist(), strict=True):
        key = tuple(values), touchpoint
        found[key] = found.get(key, 0) + events
    heaviest = sorted(found, key=lambda key: (-found[key], str(key)))[:MOST_EXAMPLES]
    return tuple(
        TrialExample(
            values=dict(zip(known, values, strict=True)),
            events=found[values, touchpoint],
            touchpoint=None if touchpoint < 0 else now.journey.touchpoints[touchpoint].id,
        )
        for values, touchpoint in heaviest
    )


def _texts(seen: Seen, name: str, rows: Long) -> list[str | None]:
    """What stands in a column of these combinations."""
    values = seen.said.values[name]
    text = dict(zip(values.values, values.texts.to_pylist(), strict=True))
    return [text.get(value) for value in seen.said.table[values.column].take(pa.array(rows)).to_pylist()]
