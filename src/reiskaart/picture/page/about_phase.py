"""Phases: their goal, what the phase model says of them, and their steps."""

from reiskaart.model import Phase, find_phase_model
from reiskaart.picture.page.about_place import goals_section
from reiskaart.picture.page.article import article, section
from reiskaart.picture.page.figures import rows
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex


def phase_article(index: MapIndex, phase: Phase) -> Html:
    """A phase: its goal, how many came, what the model says of it, and its steps."""
    return article(
        f"phase:{phase.id}",
        2,
        index.say("kind.phase"),
        phase.name,
        el("p", index.say("phase.goal", goal=phase.goal)) if phase.goal else None,
        _measured(index, phase),
        goals_section(index, phase.id),
        _guidance(index, phase),
        section(index.say("phase.steps"), _steps(phase)) or el("p", index.say("phase.empty"), class_="note"),
    )


def _measured(index: MapIndex, phase: Phase) -> Html | None:
    figures = index.phase_figures.get(phase.id)
    if figures is None or index.reality is None:
        return None
    heading = index.say("figures.measured-in", log=index.reality.log)
    if not any(map(index.measurable, phase.steps)):
        return section(heading, el("p", index.say("figures.unmeasured-phase"), class_="note"))
    return section(
        heading,
        rows(
            (index.say("figures.customers"), index.number(figures.customers)),
            (index.say("figures.paths"), index.number(figures.paths)),
            (index.say("figures.contacts"), index.number(figures.contacts)),
        ),
    )


def _guidance(index: MapIndex, phase: Phase) -> Html | None:
    model = find_phase_model(index.journey.model or "")
    if model is None or phase.id not in model.phases:
        return None
    said = (model.customer(phase.id, index.language), model.brand(phase.id, index.language))
    return section(index.say("phase.guidance", model=model.name(index.language)), *(el("p", sentence) for sentence in said))


def _steps(phase: Phase) -> Html | None:
    if not phase.steps:
        return None
    return el("ol", *(el("li", el("a", step.name, href=f"#step-{step.id}")) for step in phase.steps), class_="links")
