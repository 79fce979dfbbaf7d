"""The servers whose screens are taken: the demo workspace, an empty one, a folder of map files, and one behind a password."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from reiskaart.demo import make
from reiskaart.demo.made import SALON_LOG
from reiskaart.i18n import Language
from reiskaart.model import Card, Journey, Lane, Phase
from reiskaart.server.listening import listen
from reiskaart.server.options import Options
from reiskaart.server.running import server
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace

STATIC = Path(os.environ.get("REISKAART_STATIC") or Options().static)
"""The built web part: what ``vite build`` wrote."""
LANGUAGES: tuple[Language, ...] = ("en", "nl")
_FOLDED = """reiskaart: 1
title: Bread
language: en
phases:
  - name: Smell
    steps:
      - {name: Passes by, cards: {actions: [Looks in]}}
"""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where each of them answers."""

    demo: str
    empty: str
    folder: str
    locked: str


@contextmanager
def served(folder: Path, *, states: bool) -> Iterator[Addresses]:
    """All of them, until the block ends; beside the demo's maps stand others, in further states, where they are asked for."""
    files = folder / "files"
    files.mkdir()
    bread = files / "bread.reiskaart.yaml"
    bread.write_text(_FOLDED, "utf-8")
    with ExitStack() as running:
        demo, workspace = running.enter_context(_serving(folder / "demo"))
        for language in LANGUAGES:
            salon, _ = make(workspace, language)
            if states:
                _add_states(workspace, salon.journey, language)
        empty, _ = running.enter_context(_serving(folder / "empty"))
        kept, _ = running.enter_context(_serving(folder / "kept", Options(folder=files)))
        locked, _ = running.enter_context(_serving(folder / "locked", Options(password="four words in a row")))
        time.sleep(2)  # a file that was written this moment may be half written
        bread.write_text(_FOLDED.replace("title: Bread", "titel: Bread"), "utf-8")
        yield Addresses(demo, empty, kept, locked)


@contextmanager
def _serving(folder: Path, options: Options | None = None) -> Iterator[tuple[str, Workspace]]:
    settings = Settings(data=folder / "data", config=folder / "config", language="en")
    chosen = replace(options or Options(), static=STATIC, port=0)
    listening = listen(settings, chosen)
    chosen = replace(chosen, port=listening.getsockname()[1])
    answers = threading.Event()
    with open_workspace(settings) as workspace:
        running = server(settings, workspace, chosen, answers.set)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            answers.wait(20)
            yield chosen.address, workspace
        finally:
            running.should_exit = True
            thread.join(20)


def _add_states(workspace: Workspace, salon: Journey, language: Language) -> None:
    """Maps in states that the demo does not show."""
    dutch = language == "nl"
    made = (
        Journey(id=f"blank-{language}", title="Een kaart zonder fasen" if dutch else "A map without phases", language=language),
        Journey(
            id=f"phases-{language}",
            title="Brood kopen" if dutch else "Buying bread",
            language=language,
            model="aida",
            phases=tuple(Phase(id=id_, name=name) for id_, name in _AIDA[language]),
        ),
        _storyboard(workspace, salon, language),
        _waiting(salon, language),
        salon.model_copy(update={"id": f"old-{language}", "title": "Oude kaart" if dutch else "Old map"}),
        salon.model_copy(update={"id": f"gone-{language}", "title": "Weg ermee" if dutch else "Away with it"}),
    )
    for journey in made:
        workspace.save_map(journey, source=None, expected_version=None)
    workspace.maps.set_log(f"waiting-{language}", SALON_LOG)
    workspace.maps.archive(f"old-{language}", archived=True)
    workspace.maps.put_in_bin(f"gone-{language}")


_AIDA: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (("attention", "Attention"), ("interest", "Interest"), ("desire", "Desire"), ("action", "Action")),
    "nl": (("attention", "Aandacht"), ("interest", "Interesse"), ("desire", "Verlangen"), ("action", "Actie")),
}


def _waiting(salon: Journey, language: Language) -> Journey:
    """The salon's map whose touchpoints stand at no step, but for those of the first phase."""
    first, *others = dict(salon)["phases"]
    phases = [first, *({**dict(phase), "steps": [{**dict(step), "touchpoints": ()} for step in phase.steps]} for phase in others)]
    touchpoints = [{**dict(place), "rules": [{**dict(rule), "at": None} for rule in place.rules]} for place in salon.touchpoints]
    title = "Wachtende touchpoints" if language == "nl" else "Touchpoints that wait"
    changed = {"id": f"waiting-{language}", "title": title, "phases": phases, "touchpoints": touchpoints}
    return Journey.model_validate({**dict(salon), **changed})


def _storyboard(workspace: Workspace, salon: Journey, language: Language) -> Journey:
    """The salon's map with frames, a lane of one's own, a card with marks and a second persona."""
    dutch = language == "nl"
    own = Lane(id="weather", name="Het weer" if dutch else "The weather")
    lanes = (Lane(id="storyboard"), own, *(Lane(id=id_) for id_ in ("actions", "touchpoints", "emotion", "pains-and-highlights")))
    phases = []
    for number, phase in enumerate(salon.phases):
        steps = []
        for place, step in enumerate(phase.steps):
            frame = Card(id=f"frame-{step.id}", text=step.name, image=_drawing(workspace, number * 3 + place))
            marked = Card(id=f"rain-{step.id}", text="**Regen**, *weer*\n\n- pluis" if dutch else "**Rain**, *again*\n\n- frizz")
            steps.append(step.model_copy(update={"cards": {**step.cards, "storyboard": (frame,), "weather": (marked,)}}))
        phases.append(phase.model_copy(update={"steps": tuple(steps)}))
    other = salon.personas[0].model_copy(
        update={"id": "mother", "name": "Moeder met dochter" if dutch else "Mother and daughter"}
    )
    title = "Krullen in beeld" if dutch else "Curls in pictures"
    changed = {
        "id": f"story-{language}",
        "title": title,
        "lanes": lanes,
        "phases": tuple(phases),
        "personas": (*salon.personas, other),
    }
    return Journey.model_validate(salon.model_copy(update=changed).model_dump())


def _drawing(workspace: Workspace, number: int) -> str:
    """A simple picture of somebody, another for each number; its name."""
    image = Image.new("RGB", (640, 480), (236, 231 - number * 4, 220))
    draw = ImageDraw.Draw(image)
    left = 120 + number * 28
    draw.ellipse((left, 120, left + 150, 270), fill=(75, 98, 168), outline=(27, 35, 48), width=6)
    draw.rounded_rectangle((left - 40, 280, left + 190, 520), 80, fill=(240, 163, 107), outline=(27, 35, 48), width=6)
    draw.line((0, 430, 640, 430 - number * 8), fill=(11, 110, 110), width=8)
    written = BytesIO()
    image.save(written, "PNG")
    return workspace.images.add(written.getvalue()).name
