"""The JSON Schema of a map file, for editors: the model's schema with the differences that the file's form makes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reiskaart.mapfile.upgrades import VERSION
from reiskaart.model import Journey

Schema = dict[str, Any]

SCHEMA_FILE = f"reiskaart-{VERSION}.schema.json"
"""The name of the schema's file, which ships beside this module."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT_TYPES = ["string", "number", "boolean"]
"""A text may be written without quotes where it looks like a number or like true or false."""
_WITH_DERIVED_ID = ("Persona", "CustomerJob", "Offer", "ValueProposition", "Phase", "Goal", "Step", "Card")
_INVENTORY = {"touchpoints": "Touchpoint", "evidence": "Evidence"}


def json_schema() -> Schema:
    """The schema of a map file in the newest version (JSON Schema, Draft 2020-12)."""
    model = Journey.model_json_schema()
    parts: dict[str, Schema] = model["$defs"]
    for part in (model, *parts.values()):
        _tidy(part)
    id_ = model["properties"]["id"]
    for name in _WITH_DERIVED_ID:
        parts[name]["required"].remove("id")
    for name, noun in _INVENTORY.items():
        del parts[noun]["properties"]["id"]
        parts[noun]["required"].remove("id")
        entries = {"type": "object", "propertyNames": _name_of(id_), "additionalProperties": {"$ref": f"#/$defs/{noun}"}}
        model["properties"][name] = _or_blank({**_words(model["properties"][name]), **entries})
    _short_forms(parts, id_)
    required = [name for name in model["required"] if name != "id"]
    properties = {"reiskaart": {"const": VERSION, "description": "The version of the format."}, **model["properties"]}
    return {
        "$schema": _DIALECT,
        "title": f"Reiskaart {VERSION}",
        **{key: value for key, value in model.items() if key not in ("title", "$defs")},
        "properties": properties,
        "required": ["reiskaart", *required],
        "$defs": {name: part for name, part in sorted(parts.items()) if name in _used({"properties": properties}, parts)},
    }


def _short_forms(parts: dict[str, Schema], id_: Schema) -> None:
    """What stands for a whole part: a text for a card, an id for a lane, a number for an emotion, properties for a rule."""
    parts["Card"] = _or(parts["Card"]["properties"]["text"], parts["Card"])
    parts["Lane"] = _or(id_, parts["Lane"])
    value = parts["Emotion"]["properties"]["value"]
    parts["Feeling"] = _or(value, {**parts["Emotion"], "properties": {**parts["Emotion"]["properties"]}})
    del parts["Feeling"]["anyOf"][1]["properties"]["persona"]
    by_persona = {"type": "object", "propertyNames": _name_of(id_), "additionalProperties": {"$ref": "#/$defs/Feeling"}}
    step = parts["Step"]["properties"]
    words = _words(step.pop("emotions"))
    several = {"type": "array", "items": {"$ref": "#/$defs/Emotion"}}
    step["emotion"] = {**words, **_or_blank(_or({"$ref": "#/$defs/Feeling"}, by_persona, several))}
    rule = parts["Rule"]
    pattern = rule["properties"]["conditions"]["additionalProperties"]
    plain = {
        "type": "object",
        "properties": {"at": rule["properties"]["at"]},
        "additionalProperties": pattern,
        "minProperties": 1,
    }
    parts["Rule"] = {**_words(rule), **_or(plain, rule)}


def _tidy(part: Schema) -> None:
    """A part as a file has it: no generated titles, texts without quotes, blanks where nothing need be said."""
    part.pop("title", None)
    properties: dict[str, Schema] = part.get("properties", {})
    required = part.get("required", ())
    for name, kind in properties.items():
        kind.pop("title", None)
        if kind.get("default", ...) in (None, [], {}):
            del kind["default"]
        if "additionalProperties" in kind:
            kind["additionalProperties"] = _value(kind["additionalProperties"])
        properties[name] = _value(kind) if name in required else _or_blank(_value(kind))


def _value(kind: Schema) -> Schema:
    if kind.get("type") == "string" and "enum" not in kind and kind.get("format") != "date":
        return {**kind, "type": _TEXT_TYPES}
    if kind.get("type") == "array":
        items = _value(kind["items"])
        listed = {"type": "array", "items": items}
        is_single = items.get("type") == _TEXT_TYPES or items.get("$ref") == "#/$defs/Card"
        return {**_words(kind), **(_or(listed, items) if is_single else listed)}
    if "anyOf" in kind:
        return {**kind, "anyOf": [_value(choice) for choice in kind["anyOf"]]}
    return kind


def _or(*choices: Schema) -> Schema:
    return {"anyOf": list(choices)}


def _or_blank(kind: Schema) -> Schema:
    """A field that may be left blank."""
    if "anyOf" in kind:
        choices = kind["anyOf"] if {"type": "null"} in kind["anyOf"] else [*kind["anyOf"], {"type": "null"}]
        return {**kind, "anyOf": choices}
    rest = {key: value for key, value in kind.items() if key not in ("description", "default")}
    return {**_words(kind), **_or(rest, {"type": "null"})}


def _words(kind: Schema) -> Schema:
    """What is said about a field, and its default."""
    return {key: kind[key] for key in ("description", "default") if key in kind and kind[key] not in (None, [], {})}


def _name_of(id_: Schema) -> Schema:
    """An id as a key, which is a string in every case."""
    return {"type": "string", "pattern": id_["pattern"]}


def _used(schema: Any, parts: dict[str, Schema]) -> set[str]:
    """The names of the parts that a schema refers to, themselves and through others."""
    found: set[str] = set()
    waiting = list(_references(schema))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(parts[name])
    return found


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix("#/$defs/")
        for inner in schema.values():
            yield from _references(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _references(inner)


def write_schema(folder: Path = Path(__file__).parent) -> Path:
    """Write the schema's file into a folder, beside this module where none is said, and give back where it is."""
    path = folder / SCHEMA_FILE
    path.write_text(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path
