"""Maps of the workspace as lists show them."""

from reiskaart.server.answers.maps import MapSummary
from reiskaart.server.site import Site
from reiskaart.workspace import SavedMap


def summary(site: Site, saved: SavedMap) -> MapSummary:
    """A map as a list shows it."""
    return MapSummary(
        id=saved.id,
        title=saved.title,
        language=saved.language,
        version=saved.version,
        updated_at=saved.saved_at,
        personas=saved.personas,
        phases=saved.phases,
        steps=saved.steps,
        cards=saved.cards,
        supported=saved.supported,
        contradicted=saved.contradicted,
        log=saved.log,
        paths=site.realities.paths(saved.id, saved.log),
        archived=saved.archived,
        review=saved.review,
        state=saved.state,
    )
