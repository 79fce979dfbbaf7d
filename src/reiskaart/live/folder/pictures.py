"""The pictures of maps, beside their files under ``images/`` as well as in the workspace."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reiskaart.errors import InputError
from reiskaart.mapfile import replace_file
from reiskaart.model import Card, Journey
from reiskaart.workspace import Images


def with_stored_pictures(journey: Journey, folder: Path, images: Images, tell: Callable[[InputError], None]) -> Journey:
    """The same journey, with the pictures beside its file taken into the workspace and called as they are there."""
    names = {name: stored for name in sorted(_pictures(journey)) if (stored := _stored(name, folder, images, tell)) != name}
    return _renamed(journey, names) if names else journey


def put_beside(journey: Journey, folder: Path, images: Images) -> None:
    """Put the pictures of a journey beside its file. Raises: OSError."""
    for name in sorted(_pictures(journey)):
        path, target = images.find(name), folder / name
        if path is not None and not target.exists():
            target.parent.mkdir(exist_ok=True)
            replace_file(target, path.read_bytes())


def _stored(name: str, folder: Path, images: Images, tell: Callable[[InputError], None]) -> str:
    if images.find(name) is not None:
        return name
    path = folder / name
    with suppress(OSError):
        if path.resolve().parent == (folder / "images").resolve() and path.is_file():  # else it lies elsewhere, maybe by a link
            try:
                return images.add(path.read_bytes()).name
            except InputError as error:
                tell(error)
    return name


def _pictures(journey: Journey) -> set[str]:
    cards = (card.image for step in journey.steps for held in step.cards.values() for card in held)
    return {name for name in (*cards, *(persona.picture for persona in journey.personas)) if name is not None}


def _renamed(journey: Journey, names: dict[str, str]) -> Journey:
    def card(one: Card) -> Card:
        return one if one.image not in names else one.model_copy(update={"image": names[one.image]})

    phases = tuple(
        phase.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"cards": {kind: tuple(map(card, held)) for kind, held in step.cards.items()}})
                    for step in phase.steps
                )
            }
        )
        for phase in journey.phases
    )
    personas = tuple(
        one if one.picture not in names else one.model_copy(update={"picture": names[one.picture]}) for one in journey.personas
    )
    return journey.model_copy(update={"phases": phases, "personas": personas})
