"""Maps of the workspace as lists show them."""

from reiskaart.server.answers.maps import MapSummary
from reiskaart.workspace import LoadedMap


def summary(loaded: LoadedMap) -> MapSummary:
    """A map as a list shows it."""
    journey = loaded.journey
    cards = [card for step in journey.steps for kind in step.cards.values() for card in kind]
    return MapSummary(
        id=journey.id,
        title=journey.title,
        language=journey.language,
        version=loaded.saved.version,
        updated_at=loaded.saved.saved_at,
        personas=loaded.saved.personas,
        phases=len(journey.phases),
        steps=len(journey.steps),
        cards=len(cards),
        supported=sum(card.status == "supported" for card in cards),
        contradicted=sum(card.status == "contradicted" for card in cards),
        log=None,
        paths=None,
        archived=False,
        review=journey.review,
        state=journey.state,
    )
