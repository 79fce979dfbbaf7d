"""What a command prints: data on standard output, progress and errors on standard error."""

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from json import dumps
from pathlib import Path
from typing import Any, Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from reiskaart.errors import MapFileError, ReiskaartError
from reiskaart.i18n import Language
from reiskaart.settings import from_environment

_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)


class Figures(Protocol):
    """A part of the model: what Pydantic can write as plain data."""

    def model_dump(self, *, mode: str, by_alias: bool) -> dict[str, Any]: ...


def print_json(data: Figures | dict[str, Any] | list[Any]) -> None:
    """Data as JSON, two spaces deep, with names as the reference has them."""
    plain = data if isinstance(data, dict | list) else data.model_dump(mode="json", by_alias=True)
    sys.stdout.write(dumps(plain, ensure_ascii=False, indent=2) + "\n")


def print_line(text: str, *, style: str | None = None) -> None:
    """A sentence on standard output."""
    _out.print(escape(text), style=style)


def print_note(text: str) -> None:
    """A sentence beside the data, on standard error."""
    _err.print(escape(text), style="dim")


def print_table(title: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> None:
    """A table; ``columns`` are (heading, ``left`` or ``right``)."""
    table = Table(title=escape(title), title_justify="left", box=None, pad_edge=False, header_style="bold")
    for heading, justify in columns:
        table.add_column(escape(heading), justify="right" if justify == "right" else "left", overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    _out.print(table)
    _out.print()


def columns() -> int:
    """How many characters a line holds."""
    return _out.width


def print_error(error: ReiskaartError, language: Language) -> None:
    """An error, and the others found with it, each as what is wrong and how to mend it."""
    for one in (error, *(error.others if isinstance(error, MapFileError) else ())):
        _err.print(escape(one.message(language)), style="bold red")
        _err.print(escape(one.hint(language)))


@contextmanager
def progress(what: str) -> Iterator[Callable[[float, float], None]]:
    """A bar for long work; gives a function that takes (done, total). Shows nothing where nobody looks."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=_err,
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(escape(what), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def suggested(*arguments: str | Path) -> str:
    """A command to try next, as people would type it here."""
    parts = [said(part) if isinstance(part, Path) else part for part in arguments]
    return f"{from_environment().command} {shlex.join(parts)}"


def said(path: Path) -> str:
    """A path as people type it: from here where it lies below, else in full."""
    full = path.resolve()
    return str(full.relative_to(Path.cwd())) if full.is_relative_to(Path.cwd()) else str(full)
