"""Reiskaart as a library: ``import reiskaart as rk``.

A map and a log show themselves as pictures in a notebook; :func:`show` draws a map with the figures of a reading over it.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reiskaart import settings
from reiskaart.errors import ReiskaartError, UsageError
from reiskaart.eventlog import LogOptions, StoredLog
from reiskaart.i18n import Language
from reiskaart.mapfile import read_map, write_map
from reiskaart.model import Comparison, Filter, Journey, LogSummary, Reality
from reiskaart.picture import PictureOptions, to_pdf, to_png, to_svg
from reiskaart.picture.log_picture import log_svg
from reiskaart.picture.page import to_page
from reiskaart.picture.theme import ThemeName
from reiskaart.reality import compare_groups as compare
from reiskaart.reality import figures
from reiskaart.reality.discovery import Discovery
from reiskaart.reality.discovery import discover as discover_map
from reiskaart.review import Finding
from reiskaart.review import check as review
from reiskaart.workspace import open_workspace

__all__ = [
    "Comparison",
    "Discovery",
    "Filter",
    "Finding",
    "Journey",
    "LogSummary",
    "MapPicture",
    "PictureOptions",
    "Reality",
    "ReiskaartError",
    "StoredLog",
    "check",
    "compare_groups",
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
    delimiter: str | None = None,
    encoding: str | None = None,
    time_format: str | None = None,
    day_first: bool | None = None,
    timezone: str = "UTC",
    pseudonyms: bool = True,
) -> StoredLog:
    """Read a file of customer contacts, or find an imported log by its name; what is not given is guessed.

    ``.meta`` says what was taken for what, with ``notes``, and how many rows were set aside. A file that was read before, and has
    not changed since, is found again at once.

    Raises: LogFileError where the file cannot be read; NotFoundError where there is neither file nor log of that name.
    """
    options = LogOptions(
        customer=customer,
        time=time,
        name=name,
        channel=channel,
        delimiter=delimiter,
        encoding=encoding,
        time_format=time_format,
        day_first=day_first,
        timezone=timezone,
        pseudonyms=pseudonyms,
    )
    with open_workspace(settings.from_environment()) as workspace:
        return workspace.open_log(str(log), options)


def discover(
    log: StoredLog | str | Path,
    *,
    model: str = "awareness-to-loyalty",
    language: Language | None = None,
    title: str | None = None,
    steps: int | None = None,
    max_steps: int = 12,
    outcome: str | None = None,
    include: Sequence[str] = (),
) -> Discovery:
    """A draft map out of a log alone, in the language of the system where none is given.

    ``steps`` is a level of detail, instead of the best cut into at most ``max_steps``; ``outcome`` names the touchpoint that is
    the good outcome, ``""`` for none; ``include`` names what shall be on the map whatever it weighs.

    Raises: UsageError where we ship no such phase model, or the draft has no such touchpoint.
    """
    spoken = language or settings.from_environment().language
    return discover_map(
        _log(log),
        model=model,
        language=spoken,
        title=title,
        steps=steps,
        max_steps=max_steps,
        outcome=outcome,
        include=include,
    )


def read(journey: Journey, log: StoredLog | str | Path, *, filter: Filter | None = None) -> Reality:
    """What a log says of a map, of all paths or of those that a filter keeps; read once per log and rules, and found again after.

    Raises: UsageError where the filter asks for a column, value or place that is not there.
    """
    stored = _log(log)
    with open_workspace(settings.from_environment()) as workspace:
        return figures(workspace.reading_of(stored, journey), journey, filter or Filter())


def compare_groups(journey: Journey, log: StoredLog | str | Path, first: Filter, second: Filter | None = None) -> Comparison:
    """What a log says of two groups of paths, and how they differ; without a second group the first is held against everybody.

    Raises: UsageError where a filter asks for a column, value or place that is not there.
    """
    stored = _log(log)
    with open_workspace(settings.from_environment()) as workspace:
        return compare(workspace.reading_of(stored, journey), journey, first, second or Filter())


def _log(log: StoredLog | str | Path) -> StoredLog:
    return log if isinstance(log, StoredLog) else read_log(log)


def check(journey: Journey, *, language: Language | None = None) -> tuple[Finding, ...]:
    """What a map still lacks, in its own language where none is given."""
    return review(journey, language or journey.language, today=date.today())


@dataclass(frozen=True, slots=True, repr=False)
class MapPicture:
    """A map as a picture, that a notebook shows and :meth:`save` writes."""

    journey: Journey
    reality: Reality | None = None
    options: PictureOptions | None = None

    def __repr__(self) -> str:
        return f"MapPicture({self.journey.title!r})"

    def _repr_svg_(self) -> str:
        return to_svg(self.journey, self.reality, self.options)

    def save(self, path: str | Path) -> None:
        """Write it as SVG, PNG, PDF or HTML, as the name ends.

        Raises: UsageError for another ending.
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
            case _:
                raise UsageError("cli.unknown-format", file=file.name, known=".svg, .png, .pdf, .html")


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
