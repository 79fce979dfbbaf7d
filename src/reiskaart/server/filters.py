"""Which paths a request looks at, as the query of its address says it."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query

from reiskaart.model import Filter, PathOutcome
from reiskaart.model.base import Id
from reiskaart.reality.conditions import condition

_MOST = 8
_From = Annotated[date | None, Query(alias="from", description="First day (UTC) on which a path may begin.")]
_Until = Annotated[date | None, Query(description="Last day (UTC) on which a path may begin.")]
_Wheres = Annotated[
    list[Annotated[str, Query(max_length=800)]],
    Query(
        max_length=_MOST,
        description="`column:value,value`: at least one contact of the path has one of these values. "
        "Commas, colons and percent signs inside a column or value are percent-encoded once more.",
    ),
]
_Places = Annotated[list[Id], Query(max_length=_MOST, description="Ids of steps or touchpoints.")]
_Outcome = Annotated[PathOutcome | None, Query(description="How the path ended.")]


def _chosen(
    from_: _From = None,
    until: _Until = None,
    where: _Wheres = [],  # noqa: B006 (FastAPI copies it)
    passed: _Places = [],  # noqa: B006
    avoided: _Places = [],  # noqa: B006
    outcome: _Outcome = None,
) -> Filter:
    return _filter(from_, until, where, passed, avoided, outcome)


def _held_against(
    vs: Annotated[Literal["all"] | None, Query(description="Compare with all paths.")] = None,
    from_: Annotated[date | None, Query(alias="vs.from", description="As `from`, of the second group.")] = None,
    until: Annotated[date | None, Query(alias="vs.until")] = None,
    where: Annotated[list[Annotated[str, Query(max_length=800)]], Query(alias="vs.where", max_length=_MOST)] = [],  # noqa: B006
    passed: Annotated[list[Id], Query(alias="vs.passed", max_length=_MOST)] = [],  # noqa: B006
    avoided: Annotated[list[Id], Query(alias="vs.avoided", max_length=_MOST)] = [],  # noqa: B006
    outcome: Annotated[PathOutcome | None, Query(alias="vs.outcome")] = None,
) -> Filter | None:
    second = _filter(from_, until, where, passed, avoided, outcome)
    return None if vs is None and second.keeps_all else second


Chosen = Annotated[Filter, Depends(_chosen)]
"""The paths that a request looks at."""

HeldAgainst = Annotated[Filter | None, Depends(_held_against)]
"""The second group of paths, where a request asks for one."""


def _filter(
    first_day: date | None,
    last_day: date | None,
    where: list[str],
    passed: list[str],
    avoided: list[str],
    outcome: PathOutcome | None,
) -> Filter:
    return Filter(
        from_=first_day,
        until=last_day,
        where=tuple(condition(written) for written in where),
        passed=tuple(passed),
        avoided=tuple(avoided),
        outcome=outcome,
    )
