"""From figures to a draft map, with the record of why it looks so."""

import re
from dataclasses import dataclass

from reiskaart.errors import UsageError
from reiskaart.i18n import Language, say
from reiskaart.model import Journey, Outcomes, Phase, PhaseModel, Rule, Step, Touchpoint, find_phase_model, slug
from reiskaart.reality.discovery import outcomes, phases
from reiskaart.reality.discovery.aggregates import Aggregates, Key
from reiskaart.reality.discovery.decisions import DraftFigures
from reiskaart.reality.discovery.figures import draft_figures
from reiskaart.reality.discovery.ground import MOST_STEPS, Ground, lay_ground
from reiskaart.reality.discovery.plan import Plan, Words
from reiskaart.reality.discovery.record import DiscoveryRecord
from reiskaart.reality.discovery.recording import record_of
from reiskaart.reality.discovery.wording import heaviest_first, step_name_of, touchpoint_names

NO_OUTCOME = ""
"""What is chosen where the map shall have no good outcome."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """A draft map, and why it looks so."""

    journey: Journey
    record: DiscoveryRecord
    figures: DraftFigures
    """What the paths that discovery looked at say of the draft."""


def draft(
    aggregates: Aggregates,
    *,
    model: str = "awareness-to-loyalty",
    language: Language = "en",
    title: str | None = None,
    steps: int | None = None,
    max_steps: int = MOST_STEPS,
    outcome: str | None = None,
) -> Discovery:
    """A draft map out of the figures of a log; the same figures always give the same map. As :func:`draft_on`."""
    found = lay_ground(aggregates, max_steps)
    return draft_on(found, model=model, language=language, title=title, steps=steps, outcome=outcome)


def draft_on(
    found: Ground,
    *,
    model: str = "awareness-to-loyalty",
    language: Language = "en",
    title: str | None = None,
    steps: int | None = None,
    outcome: str | None = None,
) -> Discovery:
    """A draft map out of what all drafts of a log share; takes milliseconds.

    ``steps``: the level of detail, the best cut where nothing is said; ``outcome``: raw name, name or id of the touchpoint that
    is the good outcome, ``""`` for none, the proposed where nothing is said.

    Raises: UsageError where there is no such phase model or touchpoint.
    """
    chosen = find_phase_model(model)
    if chosen is None:
        raise UsageError("discovery.unknown-model", model=model)
    figures, parted = found.figures, found.levels.steps(steps)
    names = touchpoint_names(figures, language)
    step_names = [step_name_of(figures, rows, names, language) for rows in parted]
    taken: set[str] = set(chosen.phases)
    step_ids = [_numbered(slug(name), taken) for name in step_names]
    words = Words(names, [_touchpoint_id(name, taken) for name in names], step_names, step_ids, language)
    plan = _decide(found, parted, words, chosen, outcome)
    made = record_of(found, plan, words, chosen, outcome == NO_OUTCOME)
    journey = _journey(figures, plan, words, chosen, title or say("discovery.title", language), made)
    return Discovery(journey, made, draft_figures(figures, plan.rows, journey))


def _decide(found: Ground, parted: list[list[int]], words: Words, model: PhaseModel, wanted: str | None) -> Plan:
    candidates, outcome = found.candidates, outcomes.proposed(found.candidates)
    if wanted is not None:
        row = None if wanted == NO_OUTCOME else _row(found.figures, words, wanted)
        outcome = next((each for each in candidates if each.row == row), None)
        if row is not None and outcome is None:
            outcome = outcomes.candidate(found.figures, row)
            candidates = [outcome, *candidates]
    at = next((s for s, step in enumerate(parted) if outcome is not None and outcome.row in step), None)
    return Plan(
        rows=list(found.rows),
        steps=parted,
        candidates=candidates,
        outcome=outcome,
        outcome_chosen=wanted is not None,
        outcome_step=at,
        placement=phases.place(found.figures, parted, at, model),
    )


def _row(figures: Aggregates, words: Words, wanted: str) -> int:
    """The touchpoint that is meant by a raw name, a name or an id."""
    for known in (figures.labels, words.names, words.ids):
        if wanted in known:
            return list(known).index(wanted)
    raise UsageError("discovery.unknown-outcome", outcome=wanted, known=", ".join(words.names))


def _journey(figures: Aggregates, plan: Plan, words: Words, model: PhaseModel, title: str, made: DiscoveryRecord) -> Journey:
    return Journey(
        id=slug(title),
        title=title,
        language=words.language,
        description=" ".join(made.cover(words.language)),
        model=model.id,
        outcomes=Outcomes(good=(words.ids[plan.outcome.row],) if plan.outcome else ()),
        touchpoints=tuple(
            Touchpoint(
                id=words.ids[row],
                name=words.names[row],
                channel=(figures.channels[row] or "").strip() or None,
                rules=tuple(Rule(conditions=_conditions(key)) for key in figures.keys[row]),
            )
            for row in plan.rows
        ),
        phases=tuple(
            Phase(
                id=phase,
                name=model.phase_name(phase, words.language),
                steps=tuple(
                    Step(
                        id=words.step_ids[s],
                        name=words.step_names[s],
                        touchpoints=tuple(words.ids[row] for row in heaviest_first(figures, rows)),
                    )
                    for s, rows in enumerate(plan.steps)
                    if plan.placement.phase[s] == p
                ),
            )
            for p, phase in enumerate(model.phases)
        ),
    )


def _touchpoint_id(name: str, taken: set[str]) -> str:
    """The slug of a touchpoint's name; one that a step or a phase has got is told apart by the word ``touchpoint``."""
    plain = slug(name)
    return _numbered(f"touchpoint-{plain}" if plain in taken else plain, taken)


def _numbered(plain: str, taken: set[str]) -> str:
    """This id, or where it is taken the first free one with a number behind it; the same log gives the same ids."""
    made, number = plain, 1
    while made in taken:
        number += 1
        made = f"{plain}-{number}"
    taken.add(made)
    return made


def _conditions(key: Key) -> dict[str, str]:
    conditions = {"name": pattern_for(key.name)}
    if key.channel is not None:
        conditions["channel"] = pattern_for(key.channel)
    return conditions


def pattern_for(value: str) -> str:
    """The pattern that fits this value alone: the value, unless it would be taken for a glob or a regular expression."""
    looks_special = "*" in value or (len(value) > 1 and value.startswith("/") and value.endswith("/"))
    return f"/{re.escape(value)}/" if looks_special else value
