"""The record of a draft, out of what was decided."""

import numpy as np

from reiskaart.intervals import share
from reiskaart.model import PhaseModel
from reiskaart.reality.discovery import decisions, hints, ordering
from reiskaart.reality.discovery.fit import passages
from reiskaart.reality.discovery.ground import Ground
from reiskaart.reality.discovery.outcomes import Candidate
from reiskaart.reality.discovery.plan import Plan, Words
from reiskaart.reality.discovery.record import DiscoveryRecord
from reiskaart.reality.discovery.wording import step_name_of


def record_of(found: Ground, plan: Plan, words: Words, model: PhaseModel, outcome_left: bool) -> DiscoveryRecord:
    """Why a draft looks as it does, and how good it is; ``outcome_left``: somebody wants no outcome on the map."""
    figures = found.figures
    return DiscoveryRecord(
        contacts=figures.log_events,
        customers=figures.log_customers,
        touchpoints=tuple(
            decisions.TouchpointDecision(
                id=words.ids[row],
                name=words.names[row],
                raw=tuple(key.name for key in figures.keys[row]),
                channel=figures.keys[row][0].channel,
                contacts=int(figures.events[row]),
                customers=int(figures.customers[row]),
            )
            for row in plan.rows
        ),
        single_contact=max(0.0, 1 - int(figures.ends.sum()) / max(figures.log_customers, 1)),
        set_aside=tuple(
            decisions.SetAside(name=each.name, contacts=each.events, customers=each.customers, why=each.why)
            for each in figures.aside
        ),
        included=figures.included,
        order=decisions.OrderDecision(
            touchpoints=tuple(words.ids[row] for row in plan.rows),
            agreement=ordering.quality(plan.rows, figures.precedes),
            exact=len(plan.rows) <= ordering.EXACT_UP_TO,
        ),
        steps=tuple(
            decisions.StepDecision(
                id=words.step_ids[s],
                name=words.step_names[s],
                touchpoints=tuple(words.ids[row] for row in rows),
                together=_cohesion(found, rows),
            )
            for s, rows in enumerate(plan.steps)
        ),
        levels=tuple(_level(found, words, n) for n in range(1, found.levels.finest + 1)),
        proposed_steps=found.levels.proposed,
        phases=tuple(
            decisions.PhaseDecision(
                id=phase,
                name=model.phase_name(phase, words.language),
                steps=tuple(words.step_ids[s] for s, at in enumerate(plan.placement.phase) if at == p),
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
        outcomes=tuple(_outcome(found, plan, words, each) for each in plan.candidates),
        outcome_left=outcome_left,
        hints=tuple(
            decisions.Hint(step=words.step_ids[doubt.step], name=words.step_names[doubt.step], why=doubt.why, value=doubt.value)
            for doubt in hints.doubts(figures, plan.steps, plan.outcome_step)
        ),
        fit=_fit(found, plan),
    )


def _fit(found: Ground, plan: Plan) -> decisions.Fit:
    figures = found.figures
    seen = passages(figures.sample, plan.steps)
    return decisions.Fit(
        contacts=share(int(figures.events.sum()), figures.log_events),
        forward=share(seen.forward, seen.moves),
        explained=share(seen.explained, seen.paths),
        every=figures.sample.every,
    )


def _level(found: Ground, words: Words, n: int) -> decisions.LevelDecision:
    merged = found.levels.merged(n)
    if merged is None:
        return decisions.LevelDecision(steps=n, merged=(), into=None)
    one, other, both = (
        step_name_of(found.figures, rows, words.names, words.language) for rows in (*merged, [*merged[0], *merged[1]])
    )
    return decisions.LevelDecision(steps=n, merged=(one, other), into=both)


def _outcome(found: Ground, plan: Plan, words: Words, each: Candidate) -> decisions.OutcomeDecision:
    offered = "bad" if each.bad else "good"
    taken = "chosen" if plan.outcome_chosen else "proposed"
    return decisions.OutcomeDecision(
        touchpoint=words.ids[each.row],
        name=words.names[each.row],
        raw=found.figures.labels[each.row],
        verdict=taken if each is plan.outcome else offered,
        reasons=each.reasons,
        words=each.words,
        ends=each.ends,
        last=each.last,
    )


def _cohesion(found: Ground, rows: list[int]) -> float | None:
    """The mean togetherness of a step's pairs, by their moves."""
    if len(rows) < 2:
        return None
    inside = np.ix_(rows, rows)
    moves = found.figures.moves[inside].astype(float)
    np.fill_diagonal(moves, 0.0)
    total = moves.sum()
    return float((found.together[inside] * moves).sum() / total) if total else 0.0
