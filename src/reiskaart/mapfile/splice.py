"""Replacing stretches of a text, and finding one's way in its lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from reiskaart.mapfile.tree import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """The text from ``start`` up to ``end`` becomes ``text``."""

    start: int
    end: int
    order: int
    """Which comes first where several stand at one place."""
    text: str


class UnpatchableError(Exception):
    """The text is laid out in a way in which this change cannot be made by itself."""


def apply(text: str, splices: Iterable[Splice]) -> str:
    """The text with all replacements made.

    Raises: UnpatchableError where two of them overlap.
    """
    pieces = []
    at = 0
    for splice in sorted(splices):
        if splice.start < at:
            raise UnpatchableError
        pieces += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*pieces, text[at:]])


def line_start(text: str, offset: int) -> int:
    """Where the line of this offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Where the line of this offset ends, before its line break."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def column(text: str, offset: int) -> int:
    """How many characters stand before this offset on its line."""
    return offset - line_start(text, offset)


def content_end(node: Node) -> int:
    """Where the last value of a node ends, without what follows it."""
    if isinstance(node, Scalar) or node.flow or not node:
        return node.span.end
    return content_end(next(reversed(node.values())) if isinstance(node, Mapping) else node[-1])


def dash_of(text: str, sequence: Sequence, index: int) -> int:
    """Where the dash of an item of a block list stands.

    Raises: UnpatchableError where it does not stand first on its line.
    """
    indent = column(text, sequence.span.start)
    at = line_start(text, sequence[index].span.start)
    earliest = sequence.span.start if index == 0 else content_end(sequence[index - 1])
    while at + indent >= earliest:
        if text[at : at + indent + 1] == " " * indent + "-":
            return at + indent
        if at == 0:
            break
        at = line_start(text, at - 1)
    raise UnpatchableError
