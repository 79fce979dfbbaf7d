"""The map as a whole: what it is about, the log beside it, the most travelled ways, and what fits no rule."""

from reiskaart.i18n.formats import day, days, percent
from reiskaart.model import Reality
from reiskaart.picture.page.article import article, chips, section
from reiskaart.picture.page.figures import rows, variants
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.prose import prose

_UNMATCHED = 8


def map_article(index: MapIndex) -> Html:
    """What is told where nothing is chosen."""
    journey, reality = index.journey, index.reality
    return article(
        "map:whole",
        2,
        None,
        index.say("kind.map"),
        chips(("measured", index.say(f"state.{journey.state}")), ("plain", index.say(f"scope.{journey.scope}"))),
        prose(journey.description) if journey.description else None,
        rows(
            (index.say("map.begins"), journey.begins),
            (index.say("map.ends"), journey.ends),
            (index.say("map.driver"), journey.driver),
            (index.say("map.owner"), journey.owner),
            (index.say("map.review"), None if journey.review is None else day(journey.review, index.language)),
        ),
        section(index.say("map.jobs"), _texts([job.text for job in journey.customer_jobs])),
        section(index.say("map.propositions"), _texts([proposition.text for proposition in journey.propositions])),
        *_measured(index, reality),
        section(index.say("groups.personas"), _links([(f"#persona-{persona.id}", persona.name) for persona in journey.personas])),
        el("p", index.say("map.choose"), class_="note panel-only"),
    )


def _texts(texts: list[str]) -> Html | None:
    return el("ul", *(el("li", text) for text in texts)) if texts else None


def _links(links: list[tuple[str, str]]) -> Html | None:
    return el("ul", *(el("li", el("a", name, href=href)) for href, name in links), class_="links") if links else None


def _measured(index: MapIndex, reality: Reality | None) -> list[Html | None]:
    if reality is None:
        return [el("p", index.say("map.no-log"), class_="note")]
    period = None
    if reality.first is not None and reality.last is not None:
        period = f"{day(reality.first, index.language)} – {day(reality.last, index.language)}"
    on_map = percent(reality.contacts / reality.events, index.language) if reality.events else None
    return [
        section(
            index.say("figures.measured-in", log=reality.log),
            rows(
                (index.say("map.period"), period),
                (index.say("figures.customers"), index.number(reality.customers)),
                (index.say("figures.paths"), index.number(reality.paths)),
                (index.say("map.events"), index.number(reality.events)),
                (index.say("map.on-map"), f"{index.number(reality.contacts)} ({on_map})" if on_map else None),
                (index.say("map.silence"), index.say("map.days", days=days(reality.silence_days, index.language))),
            ),
            el("p", index.say("map.silence-from-log" if reality.silence_from_log else "map.silence-from-map"), class_="note"),
            el("p", index.say_count("map.nearness", reality.placed_by_nearness), class_="note")
            if reality.placed_by_nearness
            else None,
            variants(index),
        ),
        _unmatched(index, reality),
    ]


def _unmatched(index: MapIndex, reality: Reality) -> Html | None:
    if not reality.unmatched:
        return None
    shown = reality.unmatched[:_UNMATCHED]
    folded = reality.unmatched_total - len(shown)
    names = [
        el(
            "li",
            el("span", f"{name.name} · {name.channel}" if name.channel else name.name, class_="name"),
            el("span", f"{index.number(name.events)} ({percent(name.share, index.language)})", class_="count"),
        )
        for name in shown
    ]
    return section(
        index.say("map.unmatched"),
        el("p", index.say_count("map.unmatched-events", reality.unmatched_events), class_="note"),
        el("ul", names, class_="links"),
        el("p", index.say_count("map.more-unmatched", folded), class_="note") if folded else None,
    )
