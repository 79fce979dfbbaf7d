"""The flags that say which paths are looked at."""

import inspect
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Annotated, Any, get_args

import typer
from pydantic import TypeAdapter, ValidationError

from reiskaart.cli.words import words
from reiskaart.errors import UsageError
from reiskaart.model import Filter, PathOutcome
from reiskaart.reality.conditions import condition

_PANEL = words("options.filter-panel")
_OUTCOMES: tuple[PathOutcome, ...] = get_args(PathOutcome)


def _option(name: str, words_at: str, *, kind: Any = str, **more: Any) -> tuple[Any, Any]:
    return kind | None, typer.Option(f"--{name}", help=words(words_at), rich_help_panel=_PANEL, show_default=False, **more)


_FLAGS: dict[str, tuple[Any, Any]] = {
    "from_": _option("from", "options.from", kind=datetime, formats=["%Y-%m-%d"]),
    "until": _option("until", "options.until", kind=datetime, formats=["%Y-%m-%d"]),
    "where": _option("where", "options.where", kind=list[str]),
    "passed": _option("passed", "options.passed", kind=list[str]),
    "avoided": _option("avoided", "options.avoided", kind=list[str]),
    "outcome": _option("outcome", "options.outcome"),
    "versus": _option("versus", "options.versus", kind=list[str]),
}


def takes_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command with parameters ``chosen`` and ``versus`` the flags that say which paths are looked at."""
    own = inspect.signature(command, eval_str=True)

    @wraps(command)
    def with_flags(**given: Any) -> None:
        flags = {name: given.pop(name) for name in _FLAGS}
        versus = flags.pop("versus")
        command(**given, chosen=_chosen(**flags), versus=_versus(versus))

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in own.parameters.items()
        if name not in ("chosen", "versus")
    ]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, option])
        for name, (kind, option) in _FLAGS.items()
    ]
    setattr(with_flags, "__signature__", own.replace(parameters=parameters))  # noqa: B010 (a function has no such attribute for mypy)
    with_flags.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_flags


def _chosen(
    from_: datetime | None,
    until: datetime | None,
    where: Sequence[str] | None,
    passed: Sequence[str] | None,
    avoided: Sequence[str] | None,
    outcome: str | None,
) -> Filter:
    return _filter(
        {
            "from": None if from_ is None else from_.date(),
            "until": None if until is None else until.date(),
            "where": tuple(condition(written, "=") for written in where or ()),
            "passed": tuple(passed or ()),
            "avoided": tuple(avoided or ()),
            "outcome": outcome,
        }
    )


def _versus(written: Sequence[str] | None) -> Filter | None:
    """The second group: ``all``, or the same words as in the address of a map, such as ``where=channel:app``.

    Raises: UsageError where one is not written so.
    """
    if not written:
        return None
    asked: dict[str, Any] = {}
    for one in written:
        name, _, value = one.partition("=")
        if one == "all":
            continue
        if name in ("from", "until") and _is_day(value):
            asked[name] = value
        elif name == "where" and value:
            asked[name] = (*asked.get(name, ()), condition(value))
        elif name in ("passed", "avoided") and value:
            asked[name] = (*asked.get(name, ()), value)
        elif name == "outcome" and value:
            asked[name] = value
        else:
            raise UsageError("cli.bad-versus", written=one)
    return _filter(asked)


def _filter(asked: dict[str, Any]) -> Filter:
    if asked.get("outcome") not in (None, *_OUTCOMES):
        raise UsageError("cli.bad-outcome", outcome=asked["outcome"], known=", ".join(_OUTCOMES))
    try:
        return Filter.model_validate(asked)
    except ValidationError as error:  # what is left is an id that no place can have
        places = [*asked.get("passed", ()), *asked.get("avoided", ())]
        raise UsageError("cli.bad-place", places=", ".join(places)) from error


def _is_day(written: str) -> bool:
    try:
        TypeAdapter(date).validate_python(written)
    except ValidationError:
        return False
    return True
