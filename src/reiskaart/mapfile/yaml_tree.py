"""YAML read into a tree with places."""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from reiskaart.mapfile.limits import MOST_ALIASED, MOST_DEPTH
from reiskaart.mapfile.problem import Problem, ProblemError
from reiskaart.mapfile.tree import Mapping, Node, Scalar, Sequence, Span

_COMPLAINTS = (
    ("could not find expected ':'", "colon-missing", True),
    ("quoted scalar; found unexpected end of stream", "quote-open", True),
    ("while parsing a flow", "bracket-open", True),
    ("cannot start any token", "sign-first", False),
    ("unknown escape character", "escape", False),
)
"""What the parser says most, what mistake that is, and whether it stands where the parser began, not where it gave up."""


def read_yaml(text: str) -> tuple[Node, list[Problem]]:
    """The tree of a YAML document, and the keys that stand in it twice.

    Raises: ProblemError where it is no YAML, or more than one document, or out of bounds.
    """
    try:
        return _Composer(text).document()
    except ReaderError as error:
        raise ProblemError("character", int(error.position), character=f"U+{int(error.character):04X}") from error
    except MarkedYAMLError as error:
        raise _syntax(error, text) from error


def _syntax(error: MarkedYAMLError, text: str) -> ProblemError:
    mark = error.problem_mark or error.context_mark
    offset = 0 if mark is None else int(mark.index)
    if text[offset : offset + 1] == "\t":
        return ProblemError("tab", offset)
    if "<block end>" in str(error.problem):
        return ProblemError("indentation", offset)
    if "mapping values" in str(error.problem):
        return ProblemError("colon", offset)
    for part, code, at_context in _COMPLAINTS:
        if part in f"{error.context}; {error.problem}":
            began = error.context_mark if at_context and error.context_mark else mark
            return ProblemError(code, 0 if began is None else int(began.index))
    said = "; ".join(str(part) for part in (error.context, error.problem) if part)
    return ProblemError("syntax", offset, said=said)


class _Composer:
    """Puts the parser's events together; aliases stand for the very value that they name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._aliased = 0
        self._problems: list[Problem] = []

    def document(self) -> tuple[Node, list[Problem]]:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise ProblemError("documents", event.start_mark.index)
                root, _ = self._node(next(self._events), 1)
        if root is None:
            raise ProblemError("empty")
        return root, self._problems

    def _node(self, event: Event, depth: int) -> tuple[Node, int]:
        """A value, and how many values it holds itself included."""
        offset = int(event.start_mark.index)
        if depth > MOST_DEPTH:
            raise ProblemError("too-deep", offset, most=MOST_DEPTH)
        if isinstance(event, AliasEvent):
            return self._alias(event.anchor, offset)
        assert isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent)
        if event.tag is not None:
            raise ProblemError("tag", offset, tag=event.tag)
        node: Node
        if isinstance(event, ScalarEvent):
            node, size = self._scalar(event), 1
        elif isinstance(event, SequenceStartEvent):
            node, size = self._sequence(event, depth)
        else:
            node, size = self._mapping(event, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = node, size
        return node, size

    def _alias(self, name: str, offset: int) -> tuple[Node, int]:
        if name not in self._anchors:
            raise ProblemError("unknown-alias", offset, word=name)
        node, size = self._anchors[name]
        self._aliased += size
        if self._aliased > MOST_ALIASED:
            raise ProblemError("aliases", offset, most=MOST_ALIASED)
        return node, size

    def _scalar(self, event: ScalarEvent) -> Scalar:
        start, end = int(event.start_mark.index), int(event.end_mark.index)
        if event.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
            return Scalar(event.value, Span(start, end), "block")
        return Scalar(event.value, Span(start, end), "plain" if event.style is None else "quoted")

    def _sequence(self, event: SequenceStartEvent, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        size = 1
        while not isinstance(inner := next(self._events), SequenceEndEvent):
            node, inner_size = self._node(inner, depth + 1)
            items.append(node)
            size += inner_size
        return Sequence(items, Span(event.start_mark.index, inner.end_mark.index), bool(event.flow_style)), size

    def _mapping(self, event: MappingStartEvent, depth: int) -> tuple[Mapping, int]:
        entries: dict[Scalar, Node] = {}
        size = 1
        while not isinstance(inner := next(self._events), MappingEndEvent):
            key, _ = self._node(inner, depth + 1)
            if not isinstance(key, Scalar):
                raise ProblemError("key-not-text", inner.start_mark.index)
            value, inner_size = self._node(next(self._events), depth + 1)
            if isinstance(value, Scalar) and value.span.start == value.span.end:
                after_colon = self._text.find(":", key.span.end) + 1 or key.span.end
                value = Scalar("", Span(after_colon, after_colon))
            if key in entries:
                self._problems.append(Problem("duplicate-key", key.span.start, {"word": str(key)}))
            else:
                entries[key] = value
            size += inner_size
        return Mapping(entries, Span(event.start_mark.index, inner.end_mark.index), bool(event.flow_style)), size
