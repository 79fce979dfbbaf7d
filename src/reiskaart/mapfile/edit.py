"""Changing a file so that it says another journey: only what differs is written anew.

What the file said and what it must say are compared as plain data, parts of lists matched by their ids; each difference becomes a
replacement in the text. Where a change cannot be made in place, the next larger part is written anew. The caller reads the
result back before it trusts it.
"""

import json
import re
from difflib import SequenceMatcher
from typing import Any

from reiskaart.mapfile import splice
from reiskaart.mapfile.layout import SECTIONS, block, entry, item, jsonable, one_line, text_or_value
from reiskaart.mapfile.reading import Parsed
from reiskaart.mapfile.same_order import in_order_of
from reiskaart.mapfile.splice import Splice, UnpatchableError, column, content_end, line_end, line_start
from reiskaart.mapfile.tree import Mapping, Node, Scalar, Sequence
from reiskaart.mapfile.upgrades import VERSION
from reiskaart.mapfile.written import Item, needed_ids, written
from reiskaart.model import Journey

_SIMPLE_LINE = re.compile(r"[\x20-\x7e\xa1-\u2027\u202a-\ud7ff]*")


def edited(parsed: Parsed, journey: Journey, *, json_form: bool) -> str | None:
    """The file's text changed to say this journey; none where it must be written anew as a whole."""
    if parsed.version != VERSION:
        return None
    old = written(parsed.journey, parsed.said)
    ordered = in_order_of(journey, parsed.journey)
    new = written(ordered, needed_ids(ordered, parsed.said))
    editor = _Editor(parsed.source.text, json_form)
    try:
        return splice.apply(parsed.source.text, editor.mapping(parsed.tree, old, new, "", flow=json_form))
    except UnpatchableError:
        return None


def _same(old: Any, new: Any) -> bool:
    """Whether two values say the same in the same order."""
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old) == list(new) and all(_same(old[key], new[key]) for key in old)
    if isinstance(old, list | tuple) and isinstance(new, list | tuple):
        return len(old) == len(new) and all(map(_same, old, new))
    return type(old) is type(new) and bool(old == new)


class _Editor:
    """Finds the replacements; ``flow`` says that a value stands between braces or brackets, where line breaks mean nothing."""

    def __init__(self, text: str, json_form: bool) -> None:
        self._text = text
        self._json = json_form
        self._count = 0

    def _splice(self, start: int, end: int, text: str) -> Splice:
        self._count += 1
        return Splice(start, end, self._count, text)

    def mapping(self, node: Mapping, old: dict[str, Any], new: dict[str, Any], parent: str, *, flow: bool) -> list[Splice]:
        """Make a mapping say ``new`` where it said ``old``."""
        flow = flow or node.flow
        keys = {str(key): key for key in node}
        if any(content_end(node[key]) < key.span.end for key in node) or not node:
            raise UnpatchableError
        staying = _staying(list(old), list(new))
        gone = [name for name in keys if name in old and name not in staying]
        splices: list[Splice] = []
        for name in staying:
            if not _same(old[name], new[name]):
                if name not in keys:
                    raise UnpatchableError
                splices += self._entry(keys[name], node[keys[name]], old[name], new[name], parent, flow=flow)
        before: str | None = None
        fresh: dict[str | None, list[str]] = {}
        for name in new:
            if name in staying:
                before = name if name in keys else before
            elif name in keys and name not in old:
                splices += self._replace_entry(keys[name], node[keys[name]], new[name], parent, flow=flow)
                before = name
            else:
                fresh.setdefault(before, []).append(name)
        spans = {name: (key.span.start, content_end(node[key])) for name, key in keys.items()}
        starts, ends = [start for start, _ in spans.values()], [end for _, end in spans.values()]
        order = list(keys)
        texts: dict[int | None, list[str]] = {}
        for anchor, added in fresh.items():
            place = None if anchor is None else order.index(anchor)
            texts[place] = [self._new_entry(each, new[each], column(self._text, starts[0]), parent, flow=flow) for each in added]
        removed = [order.index(name) for name in gone]
        if flow:
            return splices + self._in_flow(starts, ends, removed, texts)
        return splices + self._in_block(starts, ends, removed, texts, first_on_line=False)

    def _sequence(self, node: Sequence, old: list[Any], new: list[Any], parent: str, *, flow: bool) -> list[Splice]:
        """Make a list say ``new`` where it said ``old``."""
        flow = flow or node.flow
        if not old or len(node) != len(old):
            raise UnpatchableError
        splices: list[Splice] = []
        removed: list[int] = []
        added: dict[int | None, list[Any]] = {}
        before: int | None = None
        matcher = SequenceMatcher(None, [_key(part) for part in old], [_key(part) for part in new], autojunk=False)
        for _, i1, i2, j1, j2 in matcher.get_opcodes():
            i, j = i1, j1
            while i < i2 and j < j2 and (_key(old[i]) == _key(new[j]) or not isinstance(old[i], Item)):
                if not _same(old[i], new[j]):
                    splices += self._part(node, i, old[i], new[j], parent, flow=flow)
                before, i, j = i, i + 1, j + 1
            removed += range(i, i2)
            if j < j2:
                added.setdefault(before, []).extend(new[j:j2])
        if flow:
            starts = [part.span.start for part in node]
            indent = column(self._text, starts[0])
        else:
            starts = [splice.dash_of(self._text, node, index) for index in range(len(node))]
            indent = column(self._text, starts[0])
        ends = [content_end(part) for part in node]
        there = {part.key: (index, part) for index, part in enumerate(old) if isinstance(part, Item)}
        texts = {
            place: [self._new_item(part, there, starts, ends, indent, parent, flow=flow) for part in parts]
            for place, parts in added.items()
        }
        if flow:
            return splices + self._in_flow(starts, ends, removed, texts)
        return splices + self._in_block(starts, ends, removed, texts, first_on_line=True)

    def _entry(self, key: Scalar, node: Node, old: Any, new: Any, parent: str, *, flow: bool) -> list[Splice]:
        """Change the value at a key."""
        try:
            if isinstance(node, Mapping) and isinstance(old, dict) and isinstance(new, dict) and new:
                return self.mapping(node, old, new, str(key), flow=flow)
            if isinstance(node, Sequence) and isinstance(old, list | tuple) and isinstance(new, list | tuple) and new:
                return self._sequence(node, list(old), list(new), str(key), flow=flow)
        except UnpatchableError:
            pass
        return self._replace_entry(key, node, new, parent, flow=flow)

    def _part(self, sequence: Sequence, index: int, old: Any, new: Any, parent: str, *, flow: bool) -> list[Splice]:
        """Change a part of a list."""
        node = sequence[index]
        try:
            if isinstance(node, Mapping) and isinstance(old, dict) and isinstance(new, dict):
                return self.mapping(node, old, new, parent, flow=flow)
        except UnpatchableError:
            pass
        if flow:
            return [self._splice(node.span.start, node.span.end, self._inline(new, node.span.start))]
        if isinstance(node, Scalar) and isinstance(new, str):
            return [
                self._splice(
                    node.span.start, content_end(node), self._restyled(node, new, column(self._text, sequence.span.start))
                )
            ]
        dash = splice.dash_of(self._text, sequence, index)
        return [self._splice(dash, content_end(node), item(new, dash - line_start(self._text, dash), parent))]

    def _replace_entry(self, key: Scalar, node: Node, new: Any, parent: str, *, flow: bool) -> list[Splice]:
        """Write the value at a key anew."""
        start, end = node.span.start, content_end(node)
        if flow:
            return [self._splice(start, end, (" " if start == end else "") + self._inline(new, key.span.start))]
        indent = column(self._text, key.span.start)
        single = not isinstance(new, dict | list | tuple)
        if single and isinstance(node, Scalar) and start < end:
            text = self._restyled(node, new, indent) if isinstance(new, str) else text_or_value(new, indent)
            return [self._splice(start, end, text)]
        if new and not single and not isinstance(node, Scalar) and not node.flow:
            return [self._splice(start, end, block(new, column(self._text, start), str(key)))]
        return [self._splice(key.span.start, end, entry(str(key), new, indent, parent))]

    def _restyled(self, node: Scalar, new: str, indent: int) -> str:
        """A text with the quotes that stood there, where they suit it."""
        mark = self._text[node.span.start]
        if mark == "'" and _SIMPLE_LINE.fullmatch(new):
            return "'" + new.replace("'", "''") + "'"
        if mark == '"' and "\n" not in new:
            return one_line(new, json_form=True)
        return text_or_value(new, indent)

    def _new_entry(self, name: str, value: Any, indent: int, parent: str, *, flow: bool) -> str:
        if not flow:
            gap = "\n" if indent == 0 and name in SECTIONS else ""
            return gap + entry(name, value, indent, parent)
        return f"{one_line(name, json_form=self._json)}: {self._pretty(value, indent)}"

    def _new_item(
        self,
        part: Any,
        there: dict[str, tuple[int, Any]],
        starts: list[int],
        ends: list[int],
        indent: int,
        parent: str,
        *,
        flow: bool,
    ) -> str:
        """A part that is new at this place; as it stood before where it only moved."""
        moved = there.get(part.key) if isinstance(part, Item) else None
        if moved is not None and _same(moved[1], part):
            return self._text[starts[moved[0]] : ends[moved[0]]]
        return self._pretty(part, indent) if flow else item(part, indent, parent)

    def _inline(self, value: Any, near: int) -> str:
        return self._pretty(value, column(self._text, near))

    def _pretty(self, value: Any, indent: int) -> str:
        """A value in flow style; in JSON over several lines, as the rest of the file."""
        if self._json and "\n" in self._text.strip():
            return json.dumps(jsonable(value), ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indent)
        return one_line([value], json_form=self._json)[1:-1]

    def _in_block(
        self, starts: list[int], ends: list[int], removed: list[int], texts: dict[int | None, list[str]], *, first_on_line: bool
    ) -> list[Splice]:
        """Lines taken out and put in, in block style."""
        text = self._text
        own_line = text[line_start(text, starts[0]) : starts[0]].strip() == ""
        if (first_on_line or 0 in removed) and not own_line:
            raise UnpatchableError
        indent = " " * column(text, starts[0])
        splices = [self._splice(*self._lines(starts[i], ends[i]), "") for i in removed]
        for place, added in texts.items():
            if place is not None:
                at = line_end(text, ends[place])
                splices.append(self._splice(at, at, "".join("\n" + indent + each for each in added)))
            elif own_line and (at := line_start(text, starts[0])) > 0:
                splices.append(self._splice(at - 1, at - 1, "".join("\n" + indent + each for each in added)))
            else:
                splices.append(self._splice(starts[0], starts[0], "".join(each.lstrip("\n") + "\n" + indent for each in added)))
        return splices

    def _lines(self, start: int, end: int) -> tuple[int, int]:
        """The lines from one offset to the other, with the line break before them, or after them at the top of the file."""
        first, last = line_start(self._text, start), line_end(self._text, end)
        return (first - 1, last) if first > 0 else (0, min(last + 1, len(self._text)))

    def _in_flow(
        self, starts: list[int], ends: list[int], removed: list[int], texts: dict[int | None, list[str]]
    ) -> list[Splice]:
        """Entries taken out and put in, between commas."""
        if len(removed) == len(starts):
            raise UnpatchableError
        first_kept = next(i for i in range(len(starts)) if i not in removed)
        spread = "\n" in self._text[line_start(self._text, starts[0]) - 1 : starts[0]] and (
            self._text[line_start(self._text, starts[0]) : starts[0]].strip() == ""
        )
        comma = ",\n" + " " * column(self._text, starts[0]) if spread else ", "
        splices = [self._splice(ends[i - 1], ends[i], "") for i in removed if i > first_kept]
        if first_kept > 0:
            splices.append(self._splice(starts[0], starts[first_kept], ""))
        for place, added in texts.items():
            if place is None:
                splices.append(self._splice(starts[0], starts[0], "".join(each + comma for each in added)))
            else:
                splices.append(self._splice(ends[place], ends[place], "".join(comma + each for each in added)))
        return splices


def _key(part: Any) -> str:
    """What a part of a list is known by."""
    return part.key if isinstance(part, Item) else repr(part)


def _staying(old: list[str], new: list[str]) -> set[str]:
    """The keys that are in both, in the same order."""
    common_old, common_new = [name for name in old if name in new], [name for name in new if name in old]
    blocks = SequenceMatcher(None, common_old, common_new, autojunk=False).get_matching_blocks()
    return {name for found in blocks for name in common_old[found.a : found.a + found.size]}
