"""The pages of the example workspace: one per map, kept in the workspace's folder."""

from collections.abc import Callable
from pathlib import Path

from reiskaart.demo.making import make
from reiskaart.eventlog import Progress
from reiskaart.i18n import Language
from reiskaart.picture.page import to_page
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace


def write_pages(
    settings: Settings, language: Language, salon: Path, shop: Path, *, progress: Callable[[Progress], None] | None = None
) -> None:
    """Make the example workspace where it is not there yet, and write the pages of its two maps."""
    with open_workspace(settings) as workspace:
        drawn, discovered = make(workspace, language, progress=progress)
    salon.parent.mkdir(exist_ok=True)
    for path, example in ((salon, drawn), (shop, discovered)):
        part = path.with_suffix(".part")
        part.write_text(to_page(example.journey, example.reality), "utf-8")
        part.replace(path)
