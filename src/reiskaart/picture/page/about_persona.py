"""Personas: what moves them, and what is known of them."""

from reiskaart.model import Persona
from reiskaart.picture.page.article import article, chips
from reiskaart.picture.page.figures import rows
from reiskaart.picture.page.html import Html
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.prose import prose

_FACTS = ("gender", "age", "income", "occupation", "interests", "media", "habits", "pains", "brands", "spending")


def persona_article(index: MapIndex, persona: Persona) -> Html:
    """Everything that is told of a persona."""
    return article(
        f"persona:{persona.id}",
        3,
        index.say("kind.persona"),
        persona.name,
        chips(
            ("assumed", index.say("persona.hypothetical") if persona.hypothetical else None),
            ("plain", index.say(f"persona.{persona.life_cycle}") if persona.life_cycle else None),
        ),
        prose(persona.description) if persona.description else None,
        rows(
            (index.say("persona.driver"), persona.driver),
            (index.say("persona.needs"), ", ".join(persona.needs) or None),
            *((index.say(f"persona.{name}"), _fact(getattr(persona.facts, name))) for name in _FACTS),
            *persona.facts.own.items(),
        ),
    )


def _fact(value: str | tuple[str, ...] | None) -> str | None:
    return value if isinstance(value, str) or value is None else ", ".join(value) or None
