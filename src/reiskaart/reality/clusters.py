"""How much wider intervals are because paths of one customer are alike."""

from collections.abc import Sequence

import ibis

from reiskaart.intervals import design_effect
from reiskaart.reality.counts import PlaceColumns, is_open
from reiskaart.reality.placing import ENDED, ENDED_WELL, FELL_BACK, GOES_ON
from reiskaart.reality.reading import Reading

SHARES = ("reaches", "goes_on", "fell_back", "ended_well", "still_open", "not_seen_again", "returns")

Effects = dict[str, float]
"""Per share its design effect."""


def place_effects(reading: Reading, columns: PlaceColumns, places: int, silence_us: float) -> list[tuple[int, Effects]]:
    """Per step or touchpoint the customers that reach it, and the design effect of each share.

    Only for readings in which a customer may have several paths; else customers are paths, and each effect is 1.
    """
    known = reading.contacts.filter(ibis._[columns.place] >= 0)
    after, ended = ibis._[columns.after], ibis._[columns.after] == ENDED
    per_customer = known.group_by(place=ibis._[columns.place], customer=ibis._.customer).agg(
        n=ibis._[columns.first].sum(),
        goes_on=(after == GOES_ON).sum(),
        fell_back=(after == FELL_BACK).sum(),
        ended_well=(after == ENDED_WELL).sum(),
        still_open=(ended & is_open(silence_us)).sum(),
        not_seen_again=(ended & ~is_open(silence_us)).sum(),
        returns=ibis._[columns.first_return].sum(),
    )
    paths = reading.paths.group_by("customer").agg(all=ibis._.count())
    joined = per_customer.join(paths, "customer")
    sums = {"n": joined.n.sum(), "n_n": (joined.n * joined.n).sum(), "reaches_n": (joined.n * joined["all"]).sum()}
    for name in SHARES[1:]:
        hits = joined[name]
        sums |= {name: hits.sum(), f"{name}_2": (hits * hits).sum(), f"{name}_n": (hits * joined.n).sum()}
    rows = {row["place"]: row for row in reading.rows(joined.group_by("place").agg(customers=ibis._.count(), **sums))}
    totals = reading.rows(paths.agg(n_n=(ibis._["all"] * ibis._["all"]).sum()))[0]
    return [_effects(reading, rows.get(place), totals["n_n"] or 0) for place in range(places)]


def variant_effects(reading: Reading, variants: Sequence[int]) -> list[float]:
    """The design effect of each variant's share of all paths."""
    wanted = reading.paths.filter(ibis._.variant.isin(variants))
    hits = wanted.group_by("variant", "customer").agg(hits=ibis._.count())
    paths = reading.paths.group_by("customer").agg(all=ibis._.count())
    joined = hits.join(paths, "customer")
    sums = joined.group_by("variant").agg(
        hits=joined.hits.sum(), hits_2=(joined.hits * joined.hits).sum(), hits_n=(joined.hits * joined["all"]).sum()
    )
    n_n = reading.rows(paths.agg(n_n=(ibis._["all"] * ibis._["all"]).sum()))[0]["n_n"]
    found = {row["variant"]: row for row in reading.rows(sums)}
    meta = reading.meta
    return [
        design_effect(meta.paths, row["hits"], meta.customers, float(n_n), float(row["hits_2"]), float(row["hits_n"]))
        for row in (found[variant] for variant in variants)
    ]


def _effects(reading: Reading, row: dict[str, int] | None, all_n_n: int) -> tuple[int, Effects]:
    if row is None:
        return 0, dict.fromkeys(SHARES, 1.0)
    meta, n = reading.meta, row["n"]
    effects = {
        "reaches": design_effect(meta.paths, n, meta.customers, float(all_n_n), float(row["n_n"]), float(row["reaches_n"]))
    }
    for name in SHARES[1:]:
        effects[name] = design_effect(
            n, row[name], row["customers"], float(row["n_n"]), float(row[f"{name}_2"]), float(row[f"{name}_n"])
        )
    return row["customers"], effects
