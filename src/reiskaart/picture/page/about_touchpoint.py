"""Touchpoints: what contradicts the map, the figures, the rules, and the cards with their evidence."""

from reiskaart.model import Rule, Touchpoint
from reiskaart.picture.page.about_card import evidence_list
from reiskaart.picture.page.about_place import Chip, goals_section, moment_section, outcome_chips
from reiskaart.picture.page.article import article, chips, section
from reiskaart.picture.page.doubts import doubts_of_touchpoint
from reiskaart.picture.page.figures import neighbours, place_figures, rows
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.prose import prose


def touchpoint_article(index: MapIndex, touchpoint: Touchpoint) -> Html:
    """Everything that is told of a touchpoint."""
    figures = index.touchpoint_figures.get(touchpoint.id)
    used = index.steps_of[touchpoint.id]
    return article(
        f"touchpoint:{touchpoint.id}",
        3,
        index.say("kind.touchpoint"),
        touchpoint.name,
        chips(*_kind(index, touchpoint), *outcome_chips(index, touchpoint.id, touchpoint.moment_of_truth)),
        doubts_of_touchpoint(index, touchpoint, figures),
        prose(touchpoint.description) if touchpoint.description else None,
        _measured(index, touchpoint),
        goals_section(index, touchpoint.id),
        moment_section(index, touchpoint.moment_of_truth),
        *_cards(index, touchpoint),
        section(
            index.say("touchpoint.management"),
            rows(
                (index.say("touchpoint.owner"), touchpoint.owner),
                (index.say("touchpoint.cost"), touchpoint.cost),
                (index.say("touchpoint.assets"), ", ".join(touchpoint.assets) or None),
            ),
        ),
        section(index.say_count("touchpoint.rules", len(touchpoint.rules)), *_rules(index, touchpoint.rules)),
        subtitle=" · ".join(step.name for step in used) or index.say("touchpoint.nowhere"),
    )


def _kind(index: MapIndex, touchpoint: Touchpoint) -> list[Chip]:
    kind = touchpoint.kind
    return [
        ("plain", touchpoint.channel),
        ("plain", None if kind.online is None else index.say("touchpoint.online" if kind.online else "touchpoint.offline")),
        ("plain", None if kind.direct is None else index.say("touchpoint.direct" if kind.direct else "touchpoint.indirect")),
        ("plain", None if kind.media is None else index.say(f"touchpoint.{kind.media}")),
    ]


def _measured(index: MapIndex, touchpoint: Touchpoint) -> Html | None:
    figures = index.touchpoint_figures.get(touchpoint.id)
    if index.reality is None:
        return None
    if figures is None or (figures.contacts == 0 and not touchpoint.rules):
        return section(
            index.say("figures.measured-in", log=index.reality.log), el("p", index.say("touchpoint.without-rules"), class_="note")
        )
    return section(
        index.say("figures.measured-in", log=index.reality.log),
        place_figures(index, figures),
        neighbours(index, touchpoint.id, index.reality.transitions.touchpoints, "touchpoint"),
    )


def _cards(index: MapIndex, touchpoint: Touchpoint) -> list[Html | None]:
    found = [(step, kind, card) for step, kind, card in index.cards() if card.touchpoint == touchpoint.id]
    evidence = dict.fromkeys(id_ for _, _, card in found for id_ in card.evidence)
    names = index.lane_names
    links = [
        el("li", el("a", card.text, href=f"#card-{card.id}"), el("span", f"{names[kind]} · {step.name}", class_="count"))
        for step, kind, card in found
    ]
    return [
        section(
            index.say("touchpoint.evidence", n=len(evidence)), evidence_list(index, [index.evidence[id_] for id_ in evidence])
        ),
        section(index.say("touchpoint.cards"), el("ul", links, class_="links") if links else None),
    ]


def _rules(index: MapIndex, rules: tuple[Rule, ...]) -> list[Html]:
    if not rules:
        return []
    return [
        el("p", index.say_count("touchpoint.rules-mean", len(rules)), class_="note"),
        el("ul", *(el("li", _rule(index, rule)) for rule in rules), class_="rules"),
    ]


def _rule(index: MapIndex, rule: Rule) -> list[Html | str]:
    said: list[Html | str] = []
    for property_, pattern in rule.conditions.items():
        if said:
            said.append(f" {index.say('touchpoint.and')} ")
        said.append(el("code", f"{property_} = {pattern}"))
    if rule.at is not None:
        said.append(f" ({index.say('touchpoint.rule-at', step=index.place_name(rule.at))})")
    return said
