"""From a file's tree to what :class:`Journey` is made of.

Two things differ between the two: a value's type is read from the field that it stands in (so that ``page: 404`` and
``name: 007`` stay texts), and some nouns have a form that is nicer by hand (see :mod:`reiskaart.mapfile.forms`).
"""

import datetime
import re
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from reiskaart.mapfile.forms import FORMS
from reiskaart.mapfile.problem import Problem
from reiskaart.mapfile.tree import Mapping, Node, Scalar, Sequence, Span
from reiskaart.model.base import Part

Path = tuple[str | int, ...]

_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,400}")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True)
class Shaper:
    """Shapes a tree after the model's types; remembers where each part stands and which mistakes it met."""

    places: dict[Path, Span] = field(default_factory=dict)
    """Path in the model -> place of the value in the file."""
    keys: dict[Path, Span] = field(default_factory=dict)
    """Path in the model -> place of the key that names the value."""
    problems: list[Problem] = field(default_factory=list)

    def shape(self, kind: object, node: Node, path: Path = ()) -> object:
        """The value that a field of this type takes; what does not fit is passed on for the model to refuse."""
        self.places[path] = node.span
        origin = get_origin(kind)
        if origin is Annotated:
            return self.shape(get_args(kind)[0], node, path)
        if origin in (Union, UnionType):
            inner = next(arg for arg in get_args(kind) if arg is not NoneType)
            return None if isinstance(node, Scalar) and node.is_blank else self.shape(inner, node, path)
        if isinstance(kind, type) and issubclass(kind, Part):
            return self._part(kind, node, path)
        if origin is tuple:
            return self._items(get_args(kind)[0], node, path)
        if origin is dict:
            return self._entries(get_args(kind)[1], node, path)
        return self._value(kind, node)

    def _part(self, kind: type[Part], node: Node, path: Path) -> object:
        if form := FORMS.get(kind):
            node, problems = form(node)
            self.problems.extend(problems)
        if not isinstance(node, Mapping):
            return None if isinstance(node, Scalar) and node.is_blank else _plain(node)
        shaped: dict[str, object] = {}
        for key, value in node.items():
            name = str(key)
            self.keys[*path, name] = key.span
            known = kind.model_fields.get(name)
            if known is None:
                self.places[*path, name] = value.span
                shaped[name] = None
            elif known.is_required() or not (isinstance(value, Scalar) and value.is_blank):
                shaped[name] = self.shape(known.annotation, value, (*path, name))
        return shaped

    def _items(self, kind: object, node: Node, path: Path) -> object:
        if isinstance(node, Scalar):
            if node.is_blank:
                return ()
            node = Sequence([node], node.span)
        if isinstance(node, Mapping):
            return _plain(node)
        return tuple(self.shape(kind, item, (*path, index)) for index, item in enumerate(node))

    def _entries(self, kind: object, node: Node, path: Path) -> object:
        if isinstance(node, Scalar) and node.is_blank:
            return {}
        if not isinstance(node, Mapping):
            return _plain(node)
        for key in node:
            self.keys[*path, str(key)] = key.span
        return {str(key): self.shape(kind, value, (*path, str(key))) for key, value in node.items()}

    def _value(self, kind: object, node: Node) -> object:
        if not isinstance(node, Scalar):
            return _plain(node)
        if node.is_blank:
            return None
        if node.style == "plain":
            if kind is bool and node in _BOOLEANS:
                return _BOOLEANS[node]
            if kind is float and _NUMBER.fullmatch(node):
                return float(node)
            if kind is int and _WHOLE.fullmatch(node):
                return int(node)
        if kind is datetime.date and _DATE.fullmatch(node):
            try:
                return datetime.date.fromisoformat(node)
            except ValueError:
                return str(node)
        return str(node)


def _plain(node: Node) -> object:
    """A value where another was expected: enough of it to say what it is."""
    if isinstance(node, Scalar):
        return str(node)
    return [] if isinstance(node, Sequence) else {}
