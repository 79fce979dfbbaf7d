"""How many paths reach each place, and what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from reiskaart.model import PhaseFigures
from reiskaart.reality.placing import ENDED, ENDED_WELL, FELL_BACK, GOES_ON
from reiskaart.reality.reading import Reading


@dataclass(slots=True)
class PlaceCounts:
    """Paths at one step or touchpoint; the five fates add up to ``paths``."""

    contacts: int = 0
    paths: int = 0
    goes_on: int = 0
    fell_back: int = 0
    ended_well: int = 0
    still_open: int = 0
    not_seen_again: int = 0
    returns: int = 0


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """The columns of ``contacts`` that speak of one kind of place."""

    place: str
    first: str
    after: str
    first_return: str


STEP = PlaceColumns("step", "is_first_at_step", "after_step", "is_first_return_from_step")
TOUCHPOINT = PlaceColumns("touchpoint", "is_first_at_touchpoint", "after_touchpoint", "is_first_return_from_touchpoint")


def step_counts(reading: Reading, silence_us: float) -> tuple[PlaceCounts, ...]:
    """Per step, in the order of the map; after ``silence_us`` without a contact a path is not seen again."""
    return _counts(reading, STEP, len(reading.meta.steps), silence_us)


def touchpoint_counts(reading: Reading, silence_us: float) -> tuple[PlaceCounts, ...]:
    """Per touchpoint, in the order of the map; after ``silence_us`` without a contact a path is not seen again."""
    return _counts(reading, TOUCHPOINT, len(reading.meta.touchpoints), silence_us)


def phase_figures(reading: Reading) -> tuple[PhaseFigures, ...]:
    """Customers, paths and contacts per phase."""
    meta = reading.meta
    table = reading.contacts.filter(ibis._.step >= 0)
    rows = table.group_by("step").agg(contacts=ibis._.count(), paths=ibis._.is_first_at_phase.sum())
    contacts, paths = [0] * len(meta.phases), [0] * len(meta.phases)
    for row in reading.rows(rows):
        phase = meta.phase_of_step[row["step"]]
        contacts[phase] += row["contacts"]
        paths[phase] += row["paths"]
    customers = paths
    if not meta.one_path_each and meta.steps:
        firsts = table.filter(ibis._.is_first_at_phase)
        by_phase = firsts.group_by(phase=phase_of(firsts.step, meta.phase_of_step)).agg(n=ibis._.customer.nunique())
        found = {row["phase"]: row["n"] for row in reading.rows(by_phase)}
        customers = [found.get(phase, 0) for phase in range(len(meta.phases))]
    return tuple(
        PhaseFigures(id=id_, customers=customers[phase], paths=paths[phase], contacts=contacts[phase])
        for phase, id_ in enumerate(meta.phases)
    )


def phase_of(step: ir.IntegerColumn, phases: Sequence[int]) -> ir.IntegerColumn:
    """The phase of each step, by number."""
    return step.cases(*enumerate(phases))


def is_open(silence_us: float) -> ir.BooleanColumn:
    """Whether the log ends so soon after a path's last contact that it may still go on."""
    return (ibis._.silence_us <= silence_us).fill_null(False)


def _counts(reading: Reading, columns: PlaceColumns, places: int, silence_us: float) -> tuple[PlaceCounts, ...]:
    counts = tuple(PlaceCounts() for _ in range(places))
    known = reading.contacts.filter(ibis._[columns.place] >= 0)
    groups = known.group_by(
        place=ibis._[columns.place],
        first=ibis._[columns.first],
        after=ibis._[columns.after],
        first_return=ibis._[columns.first_return],
        open=is_open(silence_us),
    ).agg(n=ibis._.count())
    for row in reading.rows(groups):
        count, n = counts[row["place"]], row["n"]
        count.contacts += n
        count.paths += n * row["first"]
        count.returns += n * row["first_return"]
        if row["after"] == GOES_ON:
            count.goes_on += n
        elif row["after"] == FELL_BACK:
            count.fell_back += n
        elif row["after"] == ENDED_WELL:
            count.ended_well += n
        elif row["after"] == ENDED and row["open"]:
            count.still_open += n
        elif row["after"] == ENDED:
            count.not_seen_again += n
    return counts
