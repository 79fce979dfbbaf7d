"""``reiskaart render``: a map as a picture or a page."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from reiskaart.cli.log import print_roles
from reiskaart.cli.options import MapFileArgument, takes_log_options
from reiskaart.cli.terminal import print_line, progress, said
from reiskaart.cli.words import words
from reiskaart.cli.workspace_option import Data, LanguageOption, language, settings_with
from reiskaart.errors import StoreError, UsageError
from reiskaart.eventlog import LogOptions
from reiskaart.mapfile import read_map
from reiskaart.model import LANE_KINDS, Journey, Lane, Reality
from reiskaart.picture import Paper, PictureOptions, named_images, to_pdf, to_png, to_svg
from reiskaart.picture.page import to_page
from reiskaart.picture.theme import ThemeName
from reiskaart.reality import figures
from reiskaart.workspace import open_workspace

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


def _svg(journey: Journey, reality: Reality | None, options: PictureOptions) -> bytes:
    return to_svg(journey, reality, options).encode()


def _page(journey: Journey, reality: Reality | None, options: PictureOptions) -> bytes:
    return to_page(journey, reality, options).encode()


def _images(journey: Journey, folder: Path) -> dict[str, bytes]:
    """The images that lie with the map, by the names that it has for them; none from elsewhere."""
    paths = {name: (folder / name).resolve() for name in named_images(journey)}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_relative_to(folder) and path.is_file()}


_WRITERS = {".svg": _svg, ".png": to_png, ".pdf": to_pdf, ".html": _page}


@app.command(help=words("render.help"), epilog=words("render.epilog"))
@takes_log_options
def render(
    file: MapFileArgument,
    log_options: LogOptions,
    output: Annotated[Path, typer.Option("--output", "-o", help=words("render.output"), show_default=False)],
    log: Annotated[str | None, typer.Option("--log", help=words("render.log"), show_default=False)] = None,
    theme: Annotated[ThemeName, typer.Option(help=words("render.theme"), case_sensitive=False)] = "light",
    paper: Annotated[Paper | None, typer.Option(help=words("render.paper"), case_sensitive=False, show_default=False)] = None,
    lane: Annotated[list[str] | None, typer.Option(help=words("render.lane"), show_default=False)] = None,
    lang: LanguageOption = None,
    data: Data = None,
) -> None:
    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        raise UsageError("cli.unknown-format", file=output.name, known=", ".join(_WRITERS))
    journey = read_map(file)
    if paper is not None and output.suffix.lower() != ".pdf":
        raise UsageError("cli.paper-without-pdf", file=output.name)
    options = PictureOptions(
        theme=theme,
        paper=paper,
        language=language(lang) if lang else None,
        lanes=_lanes(journey, lane) if lane else None,
        date=date.today() if theme == "print" else None,
        images=_images(journey, file.resolve().parent),
    )
    reality = None
    if log is not None:
        with open_workspace(settings_with(data)) as workspace, progress(words("progress.import")) as tell:
            stored = workspace.open_log(log, log_options, lambda at: tell(at.done_bytes, at.total_bytes))
            reality = figures(workspace.reading_of(stored, journey), journey)
        print_roles(stored)
    try:
        output.write_bytes(writer(journey, reality, options))
    except OSError as error:
        raise StoreError("cli.cannot-write", file=said(output), reason=error.strerror or str(error)) from error
    print_line(words("render.written", file=said(output)))


def _lanes(journey: Journey, wanted: list[str]) -> tuple[str, ...]:
    """Ids of the lanes that are named by id, by the name on the map, or by a kind of card in them."""
    lanes = {lane.id: lane for lane in (*(Lane(id=kind.id) for kind in LANE_KINDS), *journey.lanes)}
    by_name = {name.lower(): lane.id for lane in lanes.values() for name in (*lane.kinds, lane.label(journey.language), lane.id)}
    names = [name.strip() for part in wanted for name in part.split(",")]
    for name in names:
        if name.lower() not in by_name:
            raise UsageError("cli.unknown-lane", lane=name, known=", ".join(lanes))
    return tuple(dict.fromkeys(by_name[name.lower()] for name in names))
