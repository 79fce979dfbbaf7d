"""Reiskaart as a library: ``import reiskaart as rk``.

A map and a log show themselves as pictures in a notebook; :func:`show` draws a map with the figures of a reading over it.
"""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reiskaart import settings
from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions, StoredLog
from reiskaart.i18n import Language
from reiskaart.mapfile import read_map, write_map
from reiskaart.model import Journey, LogSummary, Reality
from reiskaart.picture import PictureOptions, to_pdf, to_png, to_svg
from reiskaart.picture.log_picture import log_svg
from reiskaart.picture.page import to_page
from reiskaart.picture.theme import ThemeName
from reiskaart.reality import figures
from reiskaart.reality.discovery import Discovery, discover
from reiskaart.review import Finding
from reiskaart.review import check as review
from reiskaart.workspace import open_workspace

__all__ = [
    "Discovery",
    "Finding",
    "Journey",
    "LogSummary",
    "MapPicture",
    "PictureOptions",
    "Reality",
    "ReiskaartError",
    "StoredLog",
    "check",
    "discover",
    "read",
    "read_log",
    "read_map",
    "show",
    "to_page",
    "to_pdf",
    "to_png",
    "to_svg",
    "write_map",
]


def read_log(
    log: str | Path,
    *,
    customer: str | None = None,
    time: str | None = None,
    name: str | None = None,
    channel: str | None = None,
    timezone: str = "UTC",
    pseudonyms: bool = True,
) -> StoredLog:
    """Read a file of customer contacts, or find an imported log by its name; columns are guessed where none is given.

    A file that was read before, and has not changed since, is found again at once.

    Raises: LogFileError where the file cannot be read; NotFoundError where there is neither file nor log of that name.
    """
    options = LogOptions(customer=customer, time=time, name=name, channel=channel, timezone=timezone, pseudonyms=pseudonyms)
    with open_workspace(settings.from_environment()) as workspace:
        return workspace.open_log(str(log), options)


def read(journey: Journey, log: StoredLog) -> Reality:
    """What a log says of a map; computed once per log and rules, and found again after."""
    with open_workspace(settings.from_environment()) as workspace:
        return figures(workspace.reading_of(log, journey), journey)


def check(journey: Journey, *, language: Language | None = None) -> tuple[Finding, ...]:
    """What a map still lacks, in its own language where none is given."""
    return review(journey, language or journey.language, today=date.today())


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map as a picture, that a notebook shows and :meth:`save` writes."""

    journey: Journey
    reality: Reality | None = None
    options: PictureOptions | None = None

    def _repr_svg_(self) -> str:
        return to_svg(self.journey, self.reality, self.options)

    def save(self, path: str | Path) -> None:
        """Write it as SVG, PNG, PDF or HTML, as the name ends.

        Raises: ValueError for another ending.
        """
        file = Path(path)
        match file.suffix.lower():
            case ".svg":
                file.write_text(to_svg(self.journey, self.reality, self.options), "utf-8")
            case ".html":
                file.write_text(to_page(self.journey, self.reality, self.options), "utf-8")
            case ".png":
                file.write_bytes(to_png(self.journey, self.reality, self.options))
            case ".pdf":
                file.write_bytes(to_pdf(self.journey, self.reality, self.options))
            case other:
                raise ValueError(f"{file.name}: end the name in .svg, .png, .pdf or .html, not {other!r}")


def show(
    journey: Journey, reality: Reality | None = None, *, theme: ThemeName = "light", language: Language | None = None
) -> MapPicture:
    """A map as a picture, with the figures of a reading over it where they are given."""
    return MapPicture(journey, reality, PictureOptions(theme=theme, language=language))


def register_displays() -> None:
    """Let a running notebook show maps and logs as pictures."""
    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        return
    formatter = shell.display_formatter.formatters["image/svg+xml"]
    formatter.for_type(Journey, to_svg)
    formatter.for_type(Discovery, lambda found: to_svg(found.journey))
    formatter.for_type(StoredLog, lambda log: log_svg(log.summary(), settings.from_environment().language))
    formatter.for_type(LogSummary, lambda summary: log_svg(summary, settings.from_environment().language))
