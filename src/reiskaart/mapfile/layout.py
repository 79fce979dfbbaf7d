"""Values as lines of YAML or JSON."""

import datetime
import json
from typing import Any

from reiskaart.mapfile.scalars import is_block, quoted, scalar
from reiskaart.mapfile.written import CardItem

_WIDTH = 110
_LONGEST_KEY = 800
"""YAML reads no longer key without a question mark before it."""
_SHORT_MAPPINGS = frozenset({"outcomes", "kind", "facts", "own", "emotion", "moment_of_truth"})
"""Keys whose mapping stands on one line where it fits."""
_SHORT_PARTS = frozenset({"emotion", "rules", "goals", "customer_jobs", "offers", "lanes", "evidence"})
"""Keys whose parts, one by one, stand on one line where they fit."""
_IDS = frozenset({"touchpoints", "evidence", "personas", "good", "bad", "assets", "needs", "interests", "media"})
"""Lists of short texts that stand on one line where they fit."""
SECTIONS = frozenset({"personas", "customer_jobs", "offers", "propositions", "touchpoints", "lanes", "phases", "evidence"})
"""Keys of the journey that a blank line goes before."""


def one_line(value: Any, *, json_form: bool = False) -> str:
    """A value in flow style: ``{key: value}``, ``[one, other]``."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow_key(k, json_form)}: {one_line(v, json_form=json_form)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(one_line(bare(part), json_form=json_form) for part in value) + "]"
    return scalar(value, flow=True, json_form=json_form)


def entry(key: str, value: Any, indent: int, parent: str) -> str:
    """``key: value`` in block style, without the indent of its first line and without a line end."""
    name = _block_key(key, indent)
    if isinstance(value, dict | list | tuple):
        if not value or fits_line(value, key, parent, indent):
            return f"{name} {one_line(value)}"
        inner = " " * (indent + 2)
        return f"{name}\n{inner}{block(value, indent + 2, key)}"
    return f"{name} {text_or_value(value, indent)}"


def item(value: Any, indent: int, parent: str) -> str:
    """``- value`` in block style, without the indent of its first line and without a line end."""
    value = bare(value)
    if isinstance(value, dict | list | tuple) and (not value or fits_line(value, "", parent, indent)):
        return f"- {one_line(value)}"
    if isinstance(value, dict | list | tuple):
        return f"- {block(value, indent + 2, parent)}"
    return f"- {text_or_value(value, indent)}"


def block(value: Any, indent: int, parent: str) -> str:
    """The entries of a mapping or list below each other, without the indent of the first line and without a line end."""
    between = "\n" + " " * indent
    if isinstance(value, dict):
        return between.join(entry(key, part, indent, parent) for key, part in value.items())
    return between.join(item(part, indent, parent) for part in value)


def text_or_value(value: Any, indent: int) -> str:
    """A single value in block style; a text of several lines as a literal block."""
    if isinstance(value, str) and is_block(value):
        inner = " " * (indent + 2)
        return "|-\n" + "\n".join(inner + line if line else "" for line in value.split("\n"))
    return scalar(value, flow=False, json_form=False)


def bare(value: Any) -> Any:
    """What is written for a part of a list: a card that says only its text is that text."""
    return value.bare if isinstance(value, CardItem) else value


def json_document(tree: dict[str, Any], indent: int = 2) -> str:
    """A whole file in JSON."""
    return json.dumps(jsonable(tree), ensure_ascii=False, indent=indent) + "\n"


def jsonable(value: Any) -> Any:
    """A value as what JSON can hold."""
    value = bare(value)
    if isinstance(value, dict):
        return {key: jsonable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(part) for part in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def document(tree: dict[str, Any]) -> str:
    """A whole file in YAML."""
    lines = []
    for key, value in tree.items():
        if key in SECTIONS:
            lines.append("")
        lines.append(entry(key, value, 0, ""))
    return "\n".join(lines) + "\n"


def fits_line(value: Any, key: str, parent: str, indent: int) -> bool:
    """Whether a mapping or list is of the kind that stands on one line, and short enough for it."""
    if isinstance(value, dict):
        allowed = key in _SHORT_MAPPINGS or parent in _SHORT_PARTS
    else:
        allowed = key in _IDS and all(isinstance(part, str) for part in value)
    if not allowed or any(isinstance(part, str) and "\n" in part for part in _leaves(value)):
        return False
    return indent + len(key) + 2 + len(one_line(value)) <= _WIDTH


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)]
    if isinstance(value, list | tuple):
        return [leaf for part in value for leaf in _leaves(part)]
    return [value]


def _flow_key(key: str, json_form: bool) -> str:
    name = scalar(key, flow=True, json_form=json_form)
    return name if json_form or len(name) <= _LONGEST_KEY else f"? {name} "


def _block_key(key: str, indent: int) -> str:
    name = scalar(key, flow=False, json_form=False)
    return f"{name}:" if len(name) <= _LONGEST_KEY else f"? {quoted(key)}\n{' ' * indent}:"
