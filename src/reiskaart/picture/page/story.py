"""The whole map as text, in reading order: what screen readers read, and what is there without script."""

from itertools import pairwise

from reiskaart.picture.page.about_map import map_article
from reiskaart.picture.page.about_persona import persona_article
from reiskaart.picture.page.about_phase import phase_article
from reiskaart.picture.page.about_step import step_article
from reiskaart.picture.page.about_touchpoint import touchpoint_article
from reiskaart.picture.page.about_way import return_article, returns, stretch_article
from reiskaart.picture.page.about_words import words_article
from reiskaart.picture.page.html import Html, el, join
from reiskaart.picture.page.map_index import MapIndex


def story(index: MapIndex) -> Html:
    """Articles on the map, its personas, its phases with their steps, its touchpoints, the ways between steps, and the words."""
    journey = index.journey
    phases = [[phase_article(index, phase), *(step_article(index, step) for step in phase.steps)] for phase in journey.phases]
    return join(
        map_article(index),
        el("p", index.say("map.empty"), class_="note") if not journey.phases else None,
        _group(index, "personas", [persona_article(index, persona) for persona in journey.personas]),
        phases,
        _group(index, "touchpoints", [touchpoint_article(index, touchpoint) for touchpoint in journey.touchpoints]),
        _group(index, "stretches", [stretch_article(index, start, end) for start, end in pairwise(journey.steps)]),
        _group(index, "returns", [return_article(index, way) for way in returns(index)]),
        words_article(index),
    )


def _group(index: MapIndex, name: str, articles: list[Html]) -> Html | None:
    if not articles:
        return None
    heading = f"group-{name}"
    return el("section", el("h2", index.say(f"groups.{name}"), id=heading), *articles, class_="group", aria_labelledby=heading)
