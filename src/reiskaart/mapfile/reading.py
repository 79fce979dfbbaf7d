"""From the bytes of a map file to a journey."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from reiskaart.errors import MapFileError
from reiskaart.mapfile.derived_ids import fill_ids, ids_said
from reiskaart.mapfile.json_tree import read_json
from reiskaart.mapfile.problem import Problem, ProblemError
from reiskaart.mapfile.refusals import problems_of
from reiskaart.mapfile.shape import Shaper
from reiskaart.mapfile.source import Source, decode
from reiskaart.mapfile.tree import Mapping
from reiskaart.mapfile.upgrades import upgrade
from reiskaart.mapfile.yaml_tree import read_yaml
from reiskaart.model import Journey


@dataclass(frozen=True, slots=True)
class Parsed:
    """A map file that was read: its text, its tree as it stands there, and the journey that it says."""

    source: Source
    tree: Mapping
    version: int
    journey: Journey
    said: frozenset[str]
    """The ids that the file says; the others are derived."""


def is_json(name: str) -> bool:
    """Whether a file of this name holds JSON; YAML otherwise."""
    return name.lower().endswith(".json")


def parse(data: bytes, name: str) -> Parsed:
    """The journey that a file says.

    Raises: MapFileError, with all other mistakes in ``others``.
    """
    source = None
    try:
        source = decode(data)
        tree, problems = read_json(source.text) if is_json(name) else read_yaml(source.text)
        newest, version = upgrade(tree)
    except ProblemError as found:
        raise _error([found.problem], name, source) from found
    shaper = Shaper()
    shaped = shaper.shape(Journey, newest)
    assert isinstance(shaped, dict)
    said = ids_said(shaped)
    journey, refused = _journey(shaped, shaper)
    if problems := [*problems, *shaper.problems, *refused]:
        raise _error(problems, name, source)
    assert journey is not None
    assert isinstance(tree, Mapping)
    return Parsed(source, tree, version, journey, said)


def _journey(shaped: dict[str, Any], shaper: Shaper) -> tuple[Journey | None, list[Problem]]:
    fill_ids(shaped)
    try:
        return Journey.model_validate(shaped, strict=True), []
    except ValidationError as refused:
        return None, problems_of(refused, shaper)


def _error(problems: list[Problem], file: str, source: Source | None) -> MapFileError:
    """One error for all problems: the first in the file, with the others behind it."""
    ordered = sorted(problems, key=lambda problem: problem.offset or 0)
    errors = []
    for problem in ordered:
        line, column = (None, None) if source is None or problem.offset is None else source.place(problem.offset)
        errors.append(MapFileError(f"mapfile.{problem.code}", file=file, line=line, column=column, **problem.parameters))
    errors[0].others = tuple(errors[1:])
    return errors[0]
