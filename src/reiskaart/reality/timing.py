"""How long it takes from one stay to the next."""

from typing import Any

import ibis

from reiskaart.model import Times
from reiskaart.reality.reading import Reading

_QUARTILES = (0.25, 0.5, 0.75)


def step_times(reading: Reading) -> tuple[Times, ...]:
    """Per step, in the order of the map: from the start of a stay to the start of the next."""
    return _times(reading, "step", "stay_us", len(reading.meta.steps))


def touchpoint_times(reading: Reading) -> tuple[Times, ...]:
    """Per touchpoint, in the order of the map: from the start of a run of contacts there to that of the next run."""
    return _times(reading, "touchpoint", "touchpoint_stay_us", len(reading.meta.touchpoints))


def _times(reading: Reading, place: str, wait: str, places: int) -> tuple[Times, ...]:
    waits = reading.contacts.filter(ibis._[wait].notnull())
    groups = waits.group_by(place=ibis._[place]).agg(n=ibis._.count(), quartiles=ibis._[wait].quantile(_QUARTILES))
    found = {row["place"]: row for row in reading.rows(groups)}
    return tuple(_one(found.get(number)) for number in range(places))


def _one(row: dict[str, Any] | None) -> Times:
    if row is None:
        return Times(n=0, q1_seconds=None, median_seconds=None, q3_seconds=None)
    q1, median, q3 = (quartile / 1e6 for quartile in row["quartiles"])
    return Times(n=row["n"], q1_seconds=q1, median_seconds=median, q3_seconds=q3)
