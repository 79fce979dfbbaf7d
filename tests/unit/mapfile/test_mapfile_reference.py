"""The reference of the map file tells every field, every mistake, and nothing that does not work."""

import re
from pathlib import Path

import pytest

from reiskaart.i18n import keys
from reiskaart.mapfile import MapFile
from reiskaart.model import (
    LANE_KINDS,
    Card,
    CustomerJob,
    Emotion,
    Evidence,
    Goal,
    Journey,
    Lane,
    MomentOfTruth,
    Offer,
    Outcomes,
    Persona,
    PersonaFacts,
    Phase,
    Rule,
    Step,
    Touchpoint,
    TouchpointKind,
    ValueProposition,
)
from reiskaart.model.base import Part

REFERENCE = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "map-file.md").read_text("utf-8")
PARTS: tuple[type[Part], ...] = (
    Card,
    CustomerJob,
    Emotion,
    Evidence,
    Goal,
    Journey,
    Lane,
    MomentOfTruth,
    Offer,
    Outcomes,
    Persona,
    PersonaFacts,
    Phase,
    Rule,
    Step,
    Touchpoint,
    TouchpointKind,
    ValueProposition,
)


def fields_told(part: type[Part]) -> dict[str, bool]:
    """Field -> whether the reference says that it must be there."""
    section = REFERENCE.split(f"### {part.__name__}\n")[1].split("\n#")[0]
    rows = re.findall(r"^\| (\*\*)?`(\w+)`", section, flags=re.MULTILINE)
    return {name: bool(bold) for bold, name in rows}


def fields_of_the_file(part: type[Part]) -> dict[str, bool]:
    """Field -> whether a file must say it."""
    fields = {name: field.is_required() for name, field in part.model_fields.items()}
    if part in (Touchpoint, Evidence):
        del fields["id"]
    elif "id" in fields and part is not Lane:
        fields["id"] = False
    if part is Journey:
        fields["reiskaart"] = True
    if part is Step:
        fields["emotion"] = fields.pop("emotions")
    if part is Rule:
        fields["conditions"] = False
    return fields


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_is_told(part: type[Part]) -> None:
    assert fields_told(part) == fields_of_the_file(part)


def test_every_part_of_a_journey_is_told() -> None:
    schema = Journey.model_json_schema()
    assert {*schema["$defs"], "Journey"} == {part.__name__ for part in PARTS}


def test_the_example_is_read() -> None:
    example = re.findall(r"```yaml\n(.*?)```", REFERENCE, flags=re.DOTALL)[0]
    journey = MapFile.of(example.encode(), "example.yaml").journey
    assert [step.id for step in journey.steps] == ["choose", "fetch"]
    assert journey.steps[0].cards["actions"][1].through == "fetch"
    assert journey.touchpoints[0].rules[1].conditions == {"name": "404"}


def test_each_form_of_an_emotion_is_read() -> None:
    forms = re.findall(r"^emotion: .*$", REFERENCE, flags=re.MULTILINE)
    head = "reiskaart: 1\ntitle: T\npersonas: [{name: Seeker}, {name: Regular}]\nphases: [{name: P, steps: [{name: S, %s}]}]\n"
    felt = [MapFile.of((head % form).encode(), "example.yaml").journey.steps[0].emotions for form in forms]
    assert [[(emotion.persona, emotion.value) for emotion in each] for each in felt] == [
        [(None, 1)],
        [(None, 1)],
        [("seeker", 0), ("regular", 2)],
        [(None, 1), ("seeker", 0)],
    ]


def test_every_kind_of_lane_is_told() -> None:
    assert [kind.id for kind in LANE_KINDS if f"`{kind.id}`" not in REFERENCE] == []


def test_every_mistake_is_told() -> None:
    codes = {key.split(".")[2] for key in keys("en") if key.startswith("mapfile.errors.")}
    told = set(re.findall(r"^\| `mapfile\.([a-z0-9-]+)`", REFERENCE, flags=re.MULTILINE))
    assert told == {code for code in codes if not code.endswith("-guess")}
