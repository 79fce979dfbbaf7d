"""Options that several commands share."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter, ValidationError

from reiskaart.cli.words import words
from reiskaart.errors import UsageError
from reiskaart.eventlog import LogOptions
from reiskaart.model import PHASE_MODELS, PhaseModel, find_phase_model
from reiskaart.model.base import LONGEST_LINE, Line

Json = Annotated[bool, typer.Option("--json", help=words("options.json"))]
MapFileArgument = Annotated[Path, typer.Argument(metavar="MAP", help=words("options.map"), show_default=False)]
LogArgument = Annotated[str, typer.Argument(metavar="LOG", help=words("options.log"), show_default=False)]
ModelOption = Annotated[
    str, typer.Option("--model", help=words("options.model", known=", ".join(model.id for model in PHASE_MODELS)))
]

MAP_ENDINGS = (".yaml", ".yml", ".json")
_PANEL = words("options.log-panel")
_LOG_PARAMETERS: dict[str, tuple[Any, Any]] = {
    "customer": (str | None, typer.Option(help=words("options.customer"), rich_help_panel=_PANEL, show_default=False)),
    "time": (str | None, typer.Option(help=words("options.time"), rich_help_panel=_PANEL, show_default=False)),
    "name": (str | None, typer.Option(help=words("options.name"), rich_help_panel=_PANEL, show_default=False)),
    "channel": (str | None, typer.Option(help=words("options.channel"), rich_help_panel=_PANEL, show_default=False)),
    "delimiter": (str | None, typer.Option(help=words("options.delimiter"), rich_help_panel=_PANEL, show_default=False)),
    "encoding": (str | None, typer.Option(help=words("options.encoding"), rich_help_panel=_PANEL, show_default=False)),
    "time_format": (str | None, typer.Option(help=words("options.time-format"), rich_help_panel=_PANEL, show_default=False)),
    "tz": (str, typer.Option(help=words("options.tz"), rich_help_panel=_PANEL)),
    "day_first": (
        bool | None,
        typer.Option("--day-first/--month-first", help=words("options.day-first"), rich_help_panel=_PANEL, show_default=False),
    ),
    "pseudonyms": (bool, typer.Option("--pseudonyms/--no-pseudonyms", help=words("options.pseudonyms"), rich_help_panel=_PANEL)),
}
_DEFAULTS: dict[str, Any] = {"tz": "UTC", "pseudonyms": True}


def takes_log_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command with a parameter ``log_options`` the flags that say how to read a log file."""
    own = inspect.signature(command, eval_str=True)

    @wraps(command)
    def with_flags(**given: Any) -> None:
        flags = {name: given.pop(name) for name in _LOG_PARAMETERS}
        timezone = flags.pop("tz")
        command(**given, log_options=LogOptions(**flags, timezone=timezone))

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in own.parameters.items()
        if name != "log_options"
    ]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=Annotated[kind, option])
        for name, (kind, option) in _LOG_PARAMETERS.items()
    ]
    setattr(with_flags, "__signature__", own.replace(parameters=parameters))  # noqa: B010 (a function has no such attribute for mypy)
    with_flags.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_flags


def check_map_name(path: Path) -> None:
    """Raises: UsageError ``cli.not-a-map-name`` where a file of this name would not be a map file."""
    if path.suffix.lower() not in MAP_ENDINGS:
        raise UsageError("cli.not-a-map-name", file=str(path))


def check_title(title: str) -> None:
    """Raises: UsageError ``cli.bad-title`` for an empty title, or one that no map can bear."""
    try:
        TypeAdapter(Line).validate_python(title)
    except ValidationError as error:
        raise UsageError("cli.bad-title", most=LONGEST_LINE) from error


def phase_model(model_id: str) -> PhaseModel:
    """The phase model by this id.

    Raises: UsageError ``cli.unknown-model`` where we ship no such model.
    """
    if (found := find_phase_model(model_id)) is None:
        raise UsageError("cli.unknown-model", model=model_id, known=", ".join(model.id for model in PHASE_MODELS))
    return found
