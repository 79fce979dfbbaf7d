"""What steps and touchpoints have in common: moments of truth, outcomes, goals and measured figures."""

from reiskaart.i18n.formats import day, decimal, percent
from reiskaart.model import Goal, MomentOfTruth, Share
from reiskaart.picture.measuring import hits, is_few
from reiskaart.picture.page.article import section
from reiskaart.picture.page.figures import FATES, interval
from reiskaart.picture.page.html import Html, el, join
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.prose import prose

Chip = tuple[str, str | None]


def outcome_chips(index: MapIndex, id_: str, moment: MomentOfTruth | None) -> list[Chip]:
    """Whether a place is an outcome or a moment of truth, as chips."""
    outcomes = index.journey.outcomes
    return [
        ("delight", index.say("outcome.good") if id_ in outcomes.good else None),
        ("pain", index.say("outcome.bad") if id_ in outcomes.bad else None),
        ("moment", index.say("moment.name") if moment else None),
    ]


def moment_section(index: MapIndex, moment: MomentOfTruth | None) -> Html | None:
    """Who claims that a place decides the outcome, why, and whether it was confirmed."""
    if moment is None:
        return None
    state = {True: "confirmed", False: "not-confirmed", None: "unknown"}[moment.confirmed]
    claimed = index.say("moment.claimed-by", who=moment.claimed_by) if moment.claimed_by else None
    return section(
        index.say("moment.name"),
        prose(moment.why) if moment.why else None,
        el("p", " ".join(part for part in (claimed, index.say(f"moment.{state}")) if part), class_="note"),
    )


def goals_section(index: MapIndex, place: str) -> Html | None:
    """The goals at a phase, step or touchpoint, beside what is measured there now."""
    goals = [goal for phase in index.journey.phases for goal in phase.goals if (goal.at or phase.id) == place]
    return section(index.say_count("goal.heading", len(goals)), *(_goal(index, goal) for goal in goals)) if goals else None


def _goal(index: MapIndex, goal: Goal) -> Html:
    known = goal.metric in (*FATES, "reaches", "returns")
    name = index.say(f"figures.{goal.metric}") if known else goal.metric
    wanted = [
        None if goal.target is None else index.say("goal.target", target=_amount(index, goal, goal.target)),
        None if goal.baseline is None else index.say("goal.baseline", baseline=_amount(index, goal, goal.baseline)),
        None if goal.by is None else index.say("goal.by", day=day(goal.by, index.language)),
        None if goal.owner is None else index.say("goal.owner", owner=goal.owner),
    ]
    return join(
        el("p", el("strong", name), ": " if any(wanted) else None, ", ".join(part for part in wanted if part)),
        _progress(index, goal) if known else None,
    )


def _progress(index: MapIndex, goal: Goal) -> Html | None:
    figures = index.step_figures.get(goal.at or "") or index.touchpoint_figures.get(goal.at or "")
    share: Share | None = getattr(figures, goal.metric) if figures else None
    if share is None or share.value is None or share.low is None or share.high is None or goal.unit is not None:
        return None
    if is_few(share.n):
        return el("p", index.say("goal.now-few", hits=index.number(hits(share)), n=index.number(share.n)), class_="note")
    now = index.say(
        "goal.now", value=percent(share.value, index.language), interval=interval(index, share), n=index.number(share.n)
    )
    return el("p", now, class_="note")


def _amount(index: MapIndex, goal: Goal, amount: float) -> str:
    if goal.unit is None and 0 <= amount <= 1:
        return percent(amount, index.language)
    written = decimal(amount, index.language, 0 if amount == int(amount) else 2)
    return f"{written} {goal.unit}" if goal.unit else written
