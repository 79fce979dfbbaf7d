"""From where to where paths go, and the ways that most of them take."""

from collections.abc import Sequence

import ibis

from reiskaart.intervals import share
from reiskaart.model import PlaceTransition, VariantFigures
from reiskaart.reality.clusters import variant_effects
from reiskaart.reality.reading import Reading


def touchpoint_transitions(reading: Reading) -> tuple[PlaceTransition, ...]:
    """From contact to contact, most frequent first."""
    return _transitions(reading, reading.meta.touchpoints, "touchpoint", "next_touchpoint", "gap_us", "is_first_of_transition")


def step_transitions(reading: Reading) -> tuple[PlaceTransition, ...]:
    """From stay to stay, most frequent first."""
    return _transitions(reading, reading.meta.steps, "step", "next_stay_step", "stay_us", "is_first_of_step_transition")


def variants(reading: Reading, *, most: int = 20) -> tuple[VariantFigures, ...]:
    """The ``most`` travelled variants, most first; of equals the one that stands first on the map."""
    meta = reading.meta
    # Variants are numbered by how many paths make them, so the most travelled are the lowest numbers.
    counts = reading.paths.filter(ibis._.variant.between(0, most - 1)).group_by("variant").agg(paths=ibis._.count())
    steps_of = reading.variants.filter(ibis._.variant.between(0, most - 1))
    rows = sorted(reading.rows(counts.join(steps_of, "variant")), key=lambda row: row["variant"])
    effects = [1.0] * len(rows) if meta.one_path_each else variant_effects(reading, [row["variant"] for row in rows])
    return tuple(
        VariantFigures(
            steps=tuple(meta.steps[step] for step in row["steps"]),
            paths=row["paths"],
            share=share(row["paths"], meta.paths, design_effect=effect),
        )
        for row, effect in zip(rows, effects, strict=True)
    )


def _transitions(
    reading: Reading, ids: Sequence[str], here: str, there: str, wait: str, first: str
) -> tuple[PlaceTransition, ...]:
    moves = reading.contacts.filter(ibis._[there] >= 0)
    groups = moves.group_by(here=ibis._[here], there=ibis._[there]).agg(
        count=ibis._.count(), paths=ibis._[first].sum(), wait_us=ibis._[wait].sum()
    )
    rows = sorted(reading.rows(groups), key=lambda row: (-row["count"], row["here"], row["there"]))
    return tuple(
        PlaceTransition(
            from_=ids[row["here"]],
            to=ids[row["there"]],
            count=row["count"],
            paths=row["paths"],
            mean_gap_seconds=float(row["wait_us"]) / row["count"] / 1e6,
        )
        for row in rows
    )
