"""Changing a shared text as somebody who types would: only the letters that differ."""

from difflib import SequenceMatcher

from pycrdt import Text

_COMPARED = 2_000
"""Letters between the first and the last that differ which are compared one by one; more are replaced as a whole."""


def type_in(text: Text, wanted: str) -> None:
    """Make a shared text say something else."""
    there = str(text)
    if len(text) != len(there.encode()):  # something else than letters stands in it
        text.clear()
        there = ""
    start = _shared_start(there, wanted)
    end = _shared_start(there[start:][::-1], wanted[start:][::-1])
    old, new = there[start : len(there) - end], wanted[start : len(wanted) - end]
    if len(old) + len(new) > _COMPARED:
        _replace(text, there, start, old, new)
        return
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, i1, i2, j1, j2 in reversed(changes):
        if tag != "equal":
            _replace(text, there, start + i1, old[i1:i2], new[j1:j2])


def _shared_start(one: str, other: str) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))


def _replace(text: Text, there: str, start: int, old: str, new: str) -> None:
    at = len(there[:start].encode())  # positions in a shared text are counted in bytes of UTF-8
    if old:
        del text[at : at + len(old.encode())]
    if new:
        text.insert(at, new)
