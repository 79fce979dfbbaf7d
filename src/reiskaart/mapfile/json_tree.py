"""JSON read into a tree with places."""

import json
import re

from reiskaart.mapfile.limits import MOST_DEPTH
from reiskaart.mapfile.problem import Problem, ProblemError
from reiskaart.mapfile.tree import Mapping, Node, Scalar, Sequence, Span

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")


def read_json(text: str) -> tuple[Node, list[Problem]]:
    """The tree of a JSON document, and the keys that stand in it twice.

    Raises: ProblemError where it is no JSON or out of bounds.
    """
    reader = _Reader(text)
    root = reader.value(1)
    if (rest := reader.next_place()) < len(text):
        raise ProblemError("json-rest", rest)
    return root, reader.problems


class _Reader:
    """Reads one value after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.problems: list[Problem] = []

    def next_place(self) -> int:
        """Where the next thing stands that is not white space."""
        found = _SPACE.match(self._text, self._at)
        self._at = self._at if found is None else found.end()
        return self._at

    def value(self, depth: int) -> Node:
        start = self.next_place()
        if depth > MOST_DEPTH:
            raise ProblemError("too-deep", start, most=MOST_DEPTH)
        first = self._text[start : start + 1]
        if first == "{":
            return self._mapping(depth)
        if first == "[":
            return self._sequence(depth)
        if first == '"':
            return self._string()
        if word := _WORD.match(self._text, start):
            self._at = word.end()
            return Scalar(word.group(), Span(start, word.end()))
        raise ProblemError("json-value", start)

    def _string(self) -> Scalar:
        start = self.next_place()
        found = _STRING.match(self._text, start)
        if found is None:
            raise ProblemError("json-string", start)
        try:
            content = json.loads(found.group())
        except json.JSONDecodeError as error:
            raise ProblemError("json-string", start + error.pos) from error
        self._at = found.end()
        return Scalar(content, Span(start, found.end()), "quoted")

    def _sequence(self, depth: int) -> Sequence:
        start = self._at
        self._at += 1
        items: list[Node] = []
        while not self._closed("]", first=not items):
            items.append(self.value(depth + 1))
        return Sequence(items, Span(start, self._at), flow=True)

    def _mapping(self, depth: int) -> Mapping:
        start = self._at
        self._at += 1
        entries: dict[Scalar, Node] = {}
        count = 0
        while not self._closed("}", first=count == 0):
            count += 1
            if self._text[self.next_place() : self._at + 1] != '"':
                raise ProblemError("json-key", self._at)
            key = self._string()
            if self._text[self.next_place() : self._at + 1] != ":":
                raise ProblemError("json-colon", self._at)
            self._at += 1
            value = self.value(depth + 1)
            if key in entries:
                self.problems.append(Problem("duplicate-key", key.span.start, {"word": str(key)}))
            else:
                entries[key] = value
        return Mapping(entries, Span(start, self._at), flow=True)

    def _closed(self, end: str, *, first: bool) -> bool:
        """Whether the mapping or list ends here; steps over the comma otherwise."""
        at = self.next_place()
        found = self._text[at : at + 1]
        if found == end:
            self._at += 1
            return True
        if first:
            return False
        if found != ",":
            raise ProblemError("json-comma", at, end=end)
        self._at += 1
        return False
