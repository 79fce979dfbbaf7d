"""Bringing things into another order with as few new keys as it takes."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from reiskaart.live.order import keys_between


def in_line(there: Sequence[str], base: Sequence[str], wanted: Sequence[str]) -> tuple[list[str], set[str]]:
    """Things in the order in which they are wanted, and those among them that come or move.

    ``there`` is how they stand now; ``base`` to ``wanted`` is the change of order to make among them. Things that ``wanted`` does
    not know keep their place.
    """
    stay = _in_both_orders(base, wanted)
    known, standing = set(base), set(there)
    moving = {each for each in wanted if each not in standing or (each in known and each not in stay)}
    line = [each for each in there if each not in moving]
    place = 0
    for each in wanted if moving else ():
        if each in moving:
            line.insert(place, each)
            place += 1
        else:
            place = line.index(each) + 1
    return line, moving


def rearranged(there: Sequence[tuple[str, str]], base: Sequence[str], wanted: Sequence[str]) -> dict[str, str]:
    """New keys for the things that come or move; ``there`` are things with their keys, in order."""
    line, moving = in_line([each for each, _ in there], base, wanted)
    if not moving:
        return {}
    kept = {each: key for each, key in there if each not in moving}
    made = _new_keys(line, kept)
    final = {**kept, **made}
    in_order = sorted(line, key=lambda each: (final[each], each)) == line
    return made if in_order else dict(zip(line, keys_between(None, None, len(line)), strict=True))


def _in_both_orders(base: Sequence[str], wanted: Sequence[str]) -> set[str]:
    """Things that keep their order between the two."""
    if base == wanted:
        return set(base)
    blocks = SequenceMatcher(None, base, wanted, autojunk=False).get_matching_blocks()
    return {base[block.a + offset] for block in blocks for offset in range(block.size)}


def _new_keys(line: Sequence[str], keys: dict[str, str]) -> dict[str, str]:
    """Keys for each run of things without one, between its neighbours."""
    made: dict[str, str] = {}
    lower: str | None = None
    run: list[str] = []
    for each in (*line, None):
        if each is not None and each not in keys:
            run.append(each)
            continue
        upper = None if each is None else keys[each]
        made.update(zip(run, keys_between(lower, upper, len(run)), strict=True))
        lower, run = upper, []
    return made
