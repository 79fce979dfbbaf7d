"""Steps: what contradicts the map, the figures, the goals, and the cards of every lane."""

from reiskaart.model import Step
from reiskaart.picture.page.about_card import card_article
from reiskaart.picture.page.about_place import goals_section, moment_section, outcome_chips
from reiskaart.picture.page.article import article, chips, section
from reiskaart.picture.page.doubts import doubts_of_step, feeling_in_words
from reiskaart.picture.page.figures import neighbours, place_figures, variants
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.prose import prose


def step_article(index: MapIndex, step: Step) -> Html:
    """Everything that is told of a step."""
    figures = index.step_figures.get(step.id)
    place = {"phase": index.phase_of[step.id].name, "number": index.position[step.id] + 1, "all": len(index.steps)}
    return article(
        f"step:{step.id}",
        3,
        index.say("kind.step"),
        step.name,
        chips(*outcome_chips(index, step.id, step.moment_of_truth)),
        doubts_of_step(index, step, figures),
        _measured(index, step),
        goals_section(index, step.id),
        section(index.say("step.feeling"), *_feelings(index, step)),
        section(index.say("step.expectation"), prose(step.expectation) if step.expectation else None),
        moment_section(index, step.moment_of_truth),
        section(index.say("step.touchpoints"), _touchpoints(index, step)),
        *_lanes(index, step),
        subtitle=index.say("step.place", **place),
    )


def _measured(index: MapIndex, step: Step) -> Html | None:
    figures = index.step_figures.get(step.id)
    if index.reality is None or figures is None:
        return None
    return section(
        index.say("figures.measured-in", log=index.reality.log),
        place_figures(index, figures) if index.measurable(step) else el("p", index.say("figures.unmeasured-step"), class_="note"),
        neighbours(index, step.id, index.reality.transitions.steps, "step"),
        variants(index, step),
    )


def _feelings(index: MapIndex, step: Step) -> list[Html]:
    said = []
    for emotion in step.emotions:
        persona = index.personas.get(emotion.persona or "")
        felt = feeling_in_words(index, emotion.value) + (f", {emotion.word}" if emotion.word else "")
        said.append(
            el(
                "p",
                f"{persona.name}: {felt}" if persona else felt,
                " ",
                el("span", index.say("step.assumed"), class_="chip assumed"),
            )
        )
    return said


def _touchpoints(index: MapIndex, step: Step) -> Html | None:
    if not step.touchpoints:
        return None
    return el("ul", *(_touchpoint(index, id_) for id_ in step.touchpoints), class_="links")


def _touchpoint(index: MapIndex, id_: str) -> Html:
    figures = index.touchpoint_figures.get(id_)
    said = None
    if figures and (figures.contacts or index.touchpoints[id_].rules):
        said = index.say_count("figures.customers-count", figures.customers)
    elif index.reality:
        said = index.say("figures.unmeasured")
    counted = el("span", said, class_="count") if said else None
    return el("li", el("a", index.place_name(id_), href=f"#touchpoint-{id_}"), counted)


def _lanes(index: MapIndex, step: Step) -> list[Html | None]:
    names = index.lane_names
    kinds = [kind for kind in names if kind in step.cards]
    return [
        section(
            index.say(f"card.{kind}") if kind in ("pains", "highlights") else names[kind],
            el("ul", *(el("li", card_article(index, step, names[kind], card)) for card in step.cards[kind]), class_="cards")
            if step.cards[kind]
            else None,
        )
        for kind in kinds
    ]
