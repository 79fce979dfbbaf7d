"""The JSON Schema that ships agrees with what is read."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from reiskaart.mapfile import SCHEMA_FILE, json_schema, new_text, write_map
from reiskaart.model import Journey
from strategies.journeys import journeys

MAPS = Path(__file__).resolve().parents[2] / "fixtures" / "maps"
VALIDATOR = Draft202012Validator(json_schema())


def as_editors_see_it(text: str) -> Any:
    """The data of a YAML file with dates as text, as the schema sees it."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def test_the_shipped_schema_is_fresh() -> None:
    shipped = json.loads((files("reiskaart.mapfile") / SCHEMA_FILE).read_text("utf-8"))
    assert shipped == json_schema(), (
        "write it anew: python -c 'from reiskaart.mapfile.schema import write_schema; write_schema()'"
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.reiskaart.yaml")), ids=lambda path: path.name)
def test_written_by_hand_it_fits(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(as_editors_see_it(path.read_text("utf-8")))) == []


@settings(max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(journey=journeys())
def test_what_we_write_fits(journey: Journey) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(new_text(journey, "map.json")))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "T"},
        {"reiskaart": 2, "title": "T"},
        {"reiskaart": 1},
        {"reiskaart": 1, "title": "T", "titel": "T"},
        {"reiskaart": 1, "title": "T", "state": "past"},
        {"reiskaart": 1, "title": "T", "touchpoints": [{"id": "a", "name": "A"}]},
        {"reiskaart": 1, "title": "T", "touchpoints": {"a": {"id": "a", "name": "A"}}},
        {"reiskaart": 1, "title": "T", "touchpoints": {"A B": {"name": "A"}}},
        {"reiskaart": 1, "title": "T", "silence_days": "30"},
        {"reiskaart": 1, "title": "T", "phases": [{"name": "P", "steps": [{"name": "S", "emotion": 3}]}]},
        {"reiskaart": 1, "title": "T", "phases": [{"name": "P", "steps": [{"name": "S", "emotions": []}]}]},
        {"reiskaart": 1, "title": "T", "phases": [{"name": "P", "steps": [{"name": "S", "cards": {"pains": [{}]}}]}]},
        {"reiskaart": 1, "title": "T", "touchpoints": {"a": {"name": "A", "rules": [{}]}}},
    ],
)
def test_what_is_wrong_does_not_fit(wrong: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(wrong)) != []


def test_a_new_map_names_the_schema_that_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / SCHEMA_FILE).write_text("{}", "utf-8")
    write_map(Journey(id="t", title="T"), tmp_path / "t.reiskaart.yaml")
    assert (
        (tmp_path / "t.reiskaart.yaml")
        .read_text("utf-8")
        .startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\nreiskaart: 1\n")
    )
