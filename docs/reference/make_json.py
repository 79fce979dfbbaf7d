"""Writes docs/reference/json.md: what the commands print with ``--json``, out of the model itself.

.venv/bin/python docs/reference/make_json.py
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reiskaart.model import Comparison, LogSummary, Reality

PAGE = Path(__file__).resolve().parent / "json.md"
COMMANDS = {
    "reiskaart log show LOG --json": LogSummary,
    "reiskaart read MAP LOG --json": Reality,
    "reiskaart read MAP LOG --versus … --json": Comparison,
}
INTRODUCTION = """# What `--json` prints

Field by field. Shares are 0 to 1, durations end in `_seconds`, times are UTC. What each figure means in full stands in
[What the numbers mean](../explanation/what-the-numbers-mean.md).
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    told: set[str] = set()
    for command, model in COMMANDS.items():
        schema = model.model_json_schema(mode="serialization", by_alias=True)
        parts.append(f"## {command}\n\n{_sentence(schema)}\n\n" + "\n".join(_fields(schema)))
        for name, part in schema.get("$defs", {}).items():
            if name in told:
                continue
            told.add(name)
            parts.append(f"### {name}\n\n{_sentence(part)}\n\n" + "\n".join(_fields(part)))
    return "\n".join(parts)


def _sentence(schema: dict[str, Any]) -> str:
    return str(schema.get("description", "")).strip()


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    for name, field in schema["properties"].items():
        meaning = str(field.get("description", "")).replace("\n", " ").replace("|", "\\|")
        yield f"| `{name}` | {_type(field)} | {meaning} |"
    yield ""


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    if field.get("type") == "object":
        return f"object of {_type(field['additionalProperties'])}"
    return {"string": "time" if field.get("format") == "date-time" else "text", "null": "null"}.get(
        field["type"], str(field["type"])
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
