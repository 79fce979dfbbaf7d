"""The rules of ``check``, all of them, and how they are put to a map."""

import datetime
from collections.abc import Iterator

from reiskaart.i18n import Language, say, say_count
from reiskaart.i18n.formats import day
from reiskaart.model import Journey
from reiskaart.review import cards, cover, personas, phases, promises, touchpoints
from reiskaart.review.finding import Finding, Found, Rule

_LONGEST_NAME = 60

RULES: tuple[Rule, ...] = (
    Rule("no-persona", "lack", personas.no_persona),
    Rule("too-many-personas", "advice", personas.too_many_personas),
    Rule("persona-without-needs", "lack", personas.persona_without_needs),
    Rule("persona-without-driver", "advice", personas.persona_without_driver),
    Rule("hypothetical-persona", "advice", personas.hypothetical_persona),
    Rule("no-customer-job", "lack", cover.no_customer_job),
    Rule("no-owner", "lack", cover.no_owner),
    Rule("no-begin", "lack", cover.no_begin),
    Rule("no-end", "lack", cover.no_end),
    Rule("no-good-outcome", "lack", cover.no_good_outcome),
    Rule("no-driver", "advice", cover.no_driver),
    Rule("no-review-date", "advice", cover.no_review_date),
    Rule("review-passed", "lack", cover.review_passed),
    Rule("no-phases", "lack", cover.no_phases),
    Rule("phase-without-goal", "lack", phases.phase_without_goal),
    Rule("phase-without-steps", "lack", phases.phase_without_steps),
    Rule("too-many-steps", "advice", phases.too_many_steps),
    Rule("step-without-touchpoints", "lack", phases.step_without_touchpoints),
    Rule("step-without-cards", "lack", phases.step_without_cards),
    Rule("step-without-actions", "advice", phases.step_without_actions),
    Rule("no-emotion", "lack", phases.no_emotion),
    Rule("life-cycle-in-one-map", "advice", cover.life_cycle_in_one_map),
    Rule("opens-into-itself", "lack", cover.opens_into_itself),
    Rule("touchpoint-without-owner", "lack", touchpoints.touchpoint_without_owner),
    Rule("touchpoint-without-channel", "lack", touchpoints.touchpoint_without_channel),
    Rule("touchpoint-without-kind", "advice", touchpoints.touchpoint_without_kind),
    Rule("touchpoint-without-rules", "advice", touchpoints.touchpoint_without_rules),
    Rule("unused-touchpoint", "lack", touchpoints.unused_touchpoint),
    Rule("assumption-without-evidence", "lack", cards.assumption_without_evidence),
    Rule("supported-without-evidence", "lack", cards.supported_without_evidence),
    Rule("contradicted-card", "lack", cards.contradicted_card),
    Rule("long-card", "advice", cards.long_card),
    Rule("unused-evidence", "advice", cards.unused_evidence),
    Rule("moment-without-why", "lack", promises.moment_without_why),
    Rule("moment-unconfirmed", "advice", promises.moment_unconfirmed),
    Rule("no-goals", "advice", promises.no_goals),
    Rule("goal-not-smart", "lack", promises.goal_not_smart),
    Rule("goal-passed", "lack", promises.goal_passed),
)


def check(journey: Journey, language: Language, *, today: datetime.date) -> tuple[Finding, ...]:
    """What a map still lacks on a day: what it needs first, then what would make it better, each in the order of the rules."""
    findings = [_told(rule, found, language) for rule, found in _found(journey, today)]
    return tuple(sorted(findings, key=lambda finding: finding.severity != "lack"))


def _found(journey: Journey, today: datetime.date) -> Iterator[tuple[Rule, Found]]:
    for rule in RULES:
        for found in rule.find(journey, today):
            yield rule, found


def _told(rule: Rule, found: Found, language: Language) -> Finding:
    parameters: dict[str, object] = {
        "name": _shortened(found.name),
        "lacks": ", ".join(say(f"review.parts.{part}", language) for part in found.lacks),
        "when": "" if found.when is None else day(found.when, language),
    }
    key = f"review.findings.{rule.code}"
    if found.n is None:
        message = say(f"{key}.message", language, **parameters)
    else:
        message = say_count(f"{key}.message", language, found.n, **parameters)
    return Finding(
        code=rule.code,
        place=found.place,
        severity=rule.severity,
        message=message,
        hint=say(f"{key}.hint", language, **parameters),
    )


def _shortened(name: str) -> str:
    """A name on one line, cut where it is long."""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1].rstrip()}…"
