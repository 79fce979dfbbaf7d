"""The example workspace: made where it is not there yet, found again where it is."""

import contextlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reiskaart import live
from reiskaart.demo.drawn import salon_map
from reiskaart.demo.made import SALON_LOG, SHOP_LOG, map_ids
from reiskaart.demo.salon import salon_log
from reiskaart.demo.shop import shop_log
from reiskaart.errors import ConflictError
from reiskaart.eventlog import LogOptions, Progress, StoredLog
from reiskaart.i18n import Language, say
from reiskaart.mapfile import MapFile
from reiskaart.model import Journey, Reality
from reiskaart.reality import figures
from reiskaart.reality.discovery import discover
from reiskaart.workspace import Workspace

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Example:
    """A map, and what its log says of it."""

    journey: Journey
    reality: Reality


def make(workspace: Workspace, language: Language, *, progress: Tell | None = None) -> tuple[Example, Example]:
    """Put the salon and the shop into a workspace: first the drawn map, then the discovered one.

    What is there already, under the same name, stays as it is.
    """
    salon = _imported(workspace, SALON_LOG, salon_log, progress)
    shop = _imported(workspace, SHOP_LOG, shop_log, progress)
    salon_id, shop_id = map_ids(language)
    drawn = _saved(workspace, salon_id, SALON_LOG, lambda: salon_map(language))
    discovered = _saved(workspace, shop_id, SHOP_LOG, lambda: _discovered(shop, shop_id, language))
    return (
        Example(drawn, figures(workspace.reading_of(salon, drawn), drawn)),
        Example(discovered, figures(workspace.reading_of(shop, discovered), discovered)),
    )


def _imported(workspace: Workspace, name: str, write: Callable[[Path], None], progress: Tell | None) -> StoredLog:
    if found := workspace.find_log(name):
        return found
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        write(path)
        with contextlib.suppress(ConflictError):  # another process made it in the meantime
            return workspace.import_log(path, LogOptions(), name, progress)
    return workspace.get_log(name)


def _saved(workspace: Workspace, id_: str, log: str, make_map: Callable[[], MapFile | Journey]) -> Journey:
    if any(saved.id == id_ for saved in workspace.maps.bin()):
        workspace.maps.restore(id_)
    if workspace.find_map(id_):
        return live.load_map(workspace, id_).journey
    made = make_map()
    journey, source = (made.journey, made.data) if isinstance(made, MapFile) else (made, None)
    with contextlib.suppress(ConflictError):  # another process made it in the meantime
        workspace.save_map(journey, source=source, expected_version=None)
        workspace.maps.set_log(id_, log)
    return live.load_map(workspace, id_).journey


def _discovered(log: StoredLog, id_: str, language: Language) -> Journey:
    found = discover(log, model="awareness-purchase-loyalty", language=language, title=say("demo.shop.title", language))
    return found.journey.model_copy(update={"id": id_})
