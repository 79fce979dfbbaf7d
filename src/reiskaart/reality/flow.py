"""From where to where paths go, and the ways that most of them take."""

from collections.abc import Sequence

import numpy as np

from reiskaart.intervals import share
from reiskaart.model import PlaceTransition, VariantFigures
from reiskaart.reality.clusters import part_effect, share_effect
from reiskaart.reality.groups import Group
from reiskaart.reality.lists import Moves
from reiskaart.reality.path_columns import Long, Middle


def transitions(group: Group, moves: Moves, ids: Sequence[str], most: int | None) -> tuple[tuple[PlaceTransition, ...], int]:
    """From contact to contact, or from stay to stay: the ``most`` frequent, most first; and how many there are."""
    kept = group.kept(moves)
    counts = moves.counts(kept)
    found: dict[tuple[int, int], list[float]] = {}
    groups = zip(*(column.tolist() for column in (moves.here, moves.there, moves.again, counts)), moves.slices(), strict=True)
    for here, there, again, count, rows in groups:
        if count:
            sums = found.setdefault((here, there), [0, 0, 0.0])
            sums[0] += count
            sums[1] += 0 if again else count
            # As floats, since whole numbers of 64 bits might not hold the sum.
            sums[2] += float((moves.wait_us[rows] * kept[rows]).sum(dtype=np.float64))
    heaviest = sorted(found.items(), key=lambda entry: (-entry[1][0], entry[0]))
    return tuple(
        PlaceTransition(
            from_=ids[here], to=ids[there], count=int(count), paths=int(paths), mean_gap_seconds=wait_us / count / 1e6
        )
        for (here, there), (count, paths, wait_us) in heaviest[:most]
    ), len(heaviest)


def variants(group: Group, paths: Long | Middle | None = None, *, most: int = 20) -> tuple[tuple[VariantFigures, ...], int]:
    """The ``most`` travelled variants, most first, of equals the one that stands first on the map; and how many there are.

    Of all paths of the group, or of these paths of it, ascending; shares are of these.
    """
    of_path, rank = group.reading.by_path.variant, group.reading.variant_rank
    numbers = of_path[group.numbers if paths is None else paths]
    counts = np.bincount(numbers[numbers >= 0], minlength=len(rank))
    travelled = np.flatnonzero(counts)
    top = travelled
    if len(travelled) > most:
        least = np.partition(counts[travelled], -most)[-most]
        top = travelled[counts[travelled] >= least]
    top = top[np.lexsort((rank[top], -counts[top]))][:most]
    steps = group.reading.variant_steps(top.tolist())
    return tuple(
        VariantFigures(
            steps=steps[number],
            paths=int(counts[number]),
            share=share(int(counts[number]), len(numbers), design_effect=_effect(group, paths, number)),
        )
        for number in top.tolist()
    ), len(travelled)


def _effect(group: Group, paths: Long | Middle | None, variant: int) -> float:
    if group.reading.meta.one_path_each:
        return 1.0
    of_path = group.reading.by_path.variant
    if paths is None:
        return share_effect(group, group.numbers[of_path[group.numbers] == variant])
    return part_effect(group.reading.by_path.customer[paths], of_path[paths] == variant)
