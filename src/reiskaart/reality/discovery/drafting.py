"""From figures to a draft map, with the record of why it looks so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reiskaart.errors import UsageError
from reiskaart.i18n import Language, say
from reiskaart.intervals import share
from reiskaart.model import Journey, Outcomes, Phase, PhaseModel, Rule, Step, Touchpoint, find_phase_model, slug
from reiskaart.reality.discovery import hints, ordering, outcomes, phases, record, steps, touchpoints
from reiskaart.reality.discovery.aggregates import Aggregates, Key, fold
from reiskaart.reality.discovery.fit import passages
from reiskaart.reality.discovery.names import readable
from reiskaart.reality.discovery.naming import step_name


@dataclass(frozen=True, slots=True)
class Discovery:
    """A draft map, and why it looks so."""

    journey: Journey
    record: record.DiscoveryRecord


@dataclass(frozen=True, slots=True)
class _Plan:
    """What was decided, by row of the figures."""

    rows: list[int]
    """In order."""
    steps: list[list[int]]
    candidates: list[outcomes.Candidate]
    outcome: outcomes.Candidate | None
    outcome_step: int | None
    placement: phases.Placement


def draft(
    aggregates: Aggregates,
    *,
    model: str = "awareness-to-loyalty",
    language: Language = "en",
    title: str | None = None,
    max_steps: int = 12,
) -> Discovery:
    """A draft map out of the figures of a log; the same figures always give the same map.

    Raises: UsageError where there is no such phase model.
    """
    chosen = find_phase_model(model)
    if chosen is None:
        raise UsageError("discovery.unknown-model", model=model)
    merged = fold(aggregates, touchpoints.life_cycles(aggregates))
    plan = _decide(merged, chosen, max_steps)
    names = _names(merged, language)
    step_names = [_step_name(merged, rows, names, language) for rows in plan.steps]
    taken: set[str] = set(chosen.phases)
    step_ids = [_numbered(slug(name), taken) for name in step_names]
    touchpoint_ids = [_touchpoint_id(name, taken) for name in names]
    made = _record(merged, plan, chosen, language, names, touchpoint_ids, step_names, step_ids)
    name = title or say("discovery.title", language)
    journey = Journey(
        id=slug(name),
        title=name,
        language=language,
        description=" ".join(made.cover(language)),
        model=chosen.id,
        outcomes=Outcomes(good=(touchpoint_ids[plan.outcome.row],) if plan.outcome else ()),
        touchpoints=tuple(
            Touchpoint(
                id=touchpoint_ids[row],
                name=names[row],
                channel=(merged.channels[row] or "").strip() or None,
                rules=tuple(Rule(conditions=_conditions(key)) for key in merged.keys[row]),
            )
            for row in plan.rows
        ),
        phases=tuple(
            Phase(
                id=phase,
                name=chosen.phase_name(phase, language),
                steps=tuple(
                    Step(
                        id=step_ids[s],
                        name=step_names[s],
                        touchpoints=tuple(touchpoint_ids[row] for row in _heaviest_first(merged, rows)),
                    )
                    for s, rows in enumerate(plan.steps)
                    if plan.placement.phase[s] == p
                ),
            )
            for p, phase in enumerate(chosen.phases)
        ),
    )
    return Discovery(journey, made)


def _decide(figures: Aggregates, model: PhaseModel, max_steps: int) -> _Plan:
    rows = ordering.order(figures.precedes, figures.moves, figures.position)
    found = steps.cut(figures, rows, max_steps)
    candidates = outcomes.candidates(figures)
    outcome = outcomes.proposed(candidates)
    at = next((s for s, step in enumerate(found) if outcome is not None and outcome.row in step), None)
    return _Plan(rows, found, candidates, outcome, at, phases.place(figures, found, at, model))


def _names(figures: Aggregates, language: Language) -> list[str]:
    own = [touchpoints.life_cycle_name(keys[0].name) if len(keys) > 1 else keys[0].name for keys in figures.keys]
    plain = dict(zip(dict.fromkeys(own), readable(list(dict.fromkeys(own))), strict=True))
    return [
        plain[name]
        if keys[0].channel is None
        else say("discovery.through", language, name=plain[name], channel=keys[0].channel.strip())
        for name, keys in zip(own, figures.keys, strict=True)
    ]


def _step_name(figures: Aggregates, rows: Sequence[int], names: list[str], language: Language) -> str:
    heaviest_first = _heaviest_first(figures, rows)
    return step_name([names[row] for row in heaviest_first], [int(figures.events[row]) for row in heaviest_first], language)


def _heaviest_first(figures: Aggregates, rows: Sequence[int]) -> list[int]:
    return sorted(rows, key=lambda row: (-figures.customers[row], -figures.events[row], row))


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


def _record(
    figures: Aggregates,
    plan: _Plan,
    model: PhaseModel,
    language: Language,
    names: list[str],
    ids: list[str],
    step_names: list[str],
    step_ids: list[str],
) -> record.DiscoveryRecord:
    together = steps.togetherness(figures)
    seen = passages(figures.sample, plan.steps)
    return record.DiscoveryRecord(
        contacts=figures.log_events,
        customers=figures.log_customers,
        touchpoints=tuple(
            record.TouchpointDecision(
                id=ids[row],
                name=names[row],
                raw=tuple(key.name for key in figures.keys[row]),
                channel=figures.keys[row][0].channel,
                contacts=int(figures.events[row]),
                customers=int(figures.customers[row]),
            )
            for row in plan.rows
        ),
        single_contact=max(0.0, 1 - int(figures.ends.sum()) / max(figures.log_customers, 1)),
        set_aside=tuple(
            record.SetAside(name=each.name, contacts=each.events, customers=each.customers) for each in figures.aside
        ),
        order=record.OrderDecision(
            touchpoints=tuple(ids[row] for row in plan.rows),
            agreement=ordering.quality(plan.rows, figures.precedes),
            exact=len(plan.rows) <= ordering.EXACT_UP_TO,
        ),
        steps=tuple(
            record.StepDecision(
                id=step_ids[s],
                name=step_names[s],
                touchpoints=tuple(ids[row] for row in rows),
                together=_cohesion(figures, together, rows),
            )
            for s, rows in enumerate(plan.steps)
        ),
        phases=tuple(
            record.PhaseDecision(
                id=phase,
                name=model.phase_name(phase, language),
                steps=tuple(step_ids[s] for s, at in enumerate(plan.placement.phase) if at == p),
                words=tuple(
                    dict.fromkeys(
                        word for s, at in enumerate(plan.placement.phase) if at == p for word in plan.placement.words[s]
                    )
                ),
            )
            for p, phase in enumerate(model.phases)
        ),
        gap_p95_seconds=figures.gap_p95_seconds,
        phases_guessed=plan.placement.guessed,
        outcomes=tuple(
            record.OutcomeDecision(
                touchpoint=ids[each.row],
                name=names[each.row],
                verdict="proposed" if each is plan.outcome else "bad" if each.bad else "good",
                reasons=each.reasons,
                words=each.words,
                ends=each.ends,
                last=each.last,
            )
            for each in plan.candidates
        ),
        hints=tuple(
            record.Hint(step=step_ids[doubt.step], name=step_names[doubt.step], why=doubt.why, value=doubt.value)
            for doubt in hints.doubts(figures, plan.steps, plan.outcome_step)
        ),
        fit=record.Fit(
            contacts=share(int(figures.events.sum()), figures.log_events),
            forward=share(seen.forward, seen.moves),
            explained=share(seen.explained, seen.paths),
            every=figures.sample.every,
        ),
    )


def _cohesion(figures: Aggregates, together: steps.Numbers, rows: list[int]) -> float | None:
    """The mean togetherness of a step's pairs, by their moves."""
    if len(rows) < 2:
        return None
    inside = np.ix_(rows, rows)
    moves = figures.moves[inside].astype(float)
    np.fill_diagonal(moves, 0.0)
    total = moves.sum()
    return float((together[inside] * moves).sum() / total) if total else 0.0
