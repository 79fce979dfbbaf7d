"""Cards and what they stand on."""

from reiskaart.i18n.formats import day
from reiskaart.model import Card, Evidence, Step
from reiskaart.picture.page.article import chips
from reiskaart.picture.page.html import Html, el, join
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.prose import prose

_TONES = {"assumption": "assumed", "supported": "measured", "contradicted": "pain"}


def card_article(index: MapIndex, step: Step, lane: str, card: Card) -> Html:
    """A card with its status, its whereabouts and its evidence."""
    touchpoint = index.touchpoints.get(card.touchpoint or "")
    persona = index.personas.get(card.persona or "")
    through = index.steps.get(card.through or "")
    return el(
        "article",
        el("p", f"{lane} · {step.name}", class_="kicker panel-only"),
        el("div", prose(card.text), class_="card-text"),
        chips(
            (_TONES[card.status], index.say(f"card.{card.status}")),
            ("plain", index.say("card.through", step=through.name) if through else None),
            ("plain", touchpoint.name if touchpoint else None),
            ("plain", persona.name if persona else None),
        ),
        evidence_list(index, [index.evidence[id_] for id_ in card.evidence]),
        id=f"card-{card.id}",
        data_about=f"card:{card.id}",
        data_level=5,
        class_=f"card {card.status}",
    )


def evidence_list(index: MapIndex, items: list[Evidence]) -> Html | None:
    """What was said, seen or counted, with where it comes from."""
    return el("ul", *(el("li", _evidence(index, item)) for item in items), class_="evidence") if items else None


def _evidence(index: MapIndex, item: Evidence) -> Html:
    source = " · ".join(
        part
        for part in (
            index.say(f"evidence.{item.kind}"),
            None if item.n is None else f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{index.number(item.n)}",
            None if item.date is None else day(item.date, index.language),
            item.source,
        )
        if part
    )
    return join(el("p", source, class_="source"), prose(item.text))
