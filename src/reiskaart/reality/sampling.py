"""Single paths: those behind a figure, and some of them drawn at random."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet

from reiskaart.errors import UsageError
from reiskaart.eventlog import StoredLog
from reiskaart.model import Behind, Fate, PathOutcome, PathSample, SampledContact, SampledPath
from reiskaart.reality.groups import Group, flags_of, reaching, visits_at
from reiskaart.reality.lists import FATES, Moves, Visits
from reiskaart.reality.matching import NAME
from reiskaart.reality.path_columns import Flags, Middle
from reiskaart.reality.placing import ENDED, ENDED_WELL, FELL_BACK, GOES_ON
from reiskaart.reality.reading import Reading
from reiskaart.reality.tables import VARIANTS

_MOST_CONTACTS = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FATES: dict[Fate, int] = {
    "goes_on": GOES_ON,
    "fell_back": FELL_BACK,
    "ended_well": ENDED_WELL,
    "still_open": ENDED,
    "not_seen_again": ENDED,
}


def sample(group: Group, log: StoredLog, behind: Behind, *, limit: int, seed: int) -> PathSample:
    """Some of the paths of a group that are behind a figure, drawn at random; the same for the same seed.

    Raises: UsageError where the reading has no such place, or the figure is not told in full.
    """
    numbers = np.flatnonzero(group.keeps & paths_behind(group, behind))
    drawn = np.random.default_rng(seed).permutation(numbers)[:limit]  # more of the same seed go on from fewer
    return PathSample(total=len(numbers), items=tuple(_paths(group.reading, log, drawn.tolist())))


def paths_behind(group: Group, behind: Behind) -> Flags:
    """Per path of the reading whether it is behind a figure."""
    reading = group.reading
    flags = np.ones(reading.meta.paths, np.bool_)
    if behind.fate is not None:
        if behind.at is None:
            raise UsageError("reality.fate-nowhere", fate=behind.fate)
        flags &= _with_fate(group, behind.at, behind.fate)
    elif behind.at is not None:
        flags &= reaching(reading, behind.at)
    if behind.way:
        flags &= _on_way(reading, behind.way)
    if behind.variant:
        flags &= reading.by_path.variant == _variant(reading, [reading.step(id_) for id_ in behind.variant])
    return flags


def _with_fate(group: Group, place: str, fate: str) -> Flags:
    visits, number = visits_at(group.reading, place)
    if fate == "returns":
        return flags_of(group.reading, _visitors(visits, [number * FATES + key for key in range(1, FATES, 2)]))
    first = number * FATES + 2 * _FATES[fate]  # type: ignore[index]
    flags = flags_of(group.reading, _visitors(visits, [first, first + 1]))
    if fate == "still_open":
        return flags & group.is_open
    return flags & ~group.is_open if fate == "not_seen_again" else flags


def _visitors(visits: Visits, keys: Sequence[int]) -> Middle:
    return np.concatenate([visits.path[visits.rows(key)] for key in keys])


def _on_way(reading: Reading, way: Sequence[str]) -> Flags:
    if len(way) != 2:
        raise UsageError("reality.way-of-two", way="~".join(way))
    meta, lists = reading.meta, reading.lists
    moves: Moves
    for ids, moves in ((meta.steps, lists.step_moves), (meta.touchpoints, lists.touchpoint_moves)):
        if way[0] in ids and way[1] in ids:
            return flags_of(reading, moves.path[moves.firsts(ids.index(way[0]), ids.index(way[1]))])
    for place in way:
        visits_at(reading, place)  # tells what there is instead
    raise UsageError("reality.way-of-two", way="~".join(way))


def _variant(reading: Reading, steps: Sequence[int]) -> int:
    """The number of the variant with these stays, -2 where no path makes it."""
    table = pyarrow.parquet.read_table(reading.folder / VARIANTS, columns=["variant", "steps"])
    long = table.filter(pa.compute.equal(pa.compute.list_value_length(table["steps"]), len(steps)))
    stays = long["steps"].combine_chunks().flatten().to_numpy().reshape(-1, len(steps))
    found = np.flatnonzero((stays == np.array(steps)).all(axis=1))
    return int(long["variant"][int(found[0])].as_py()) if len(found) else -2


def _paths(reading: Reading, log: StoredLog, numbers: Sequence[int]) -> list[SampledPath]:
    """These paths with their contacts, in the order given."""
    if not numbers:
        return []
    wanted = reading.contacts.filter(ibis._.path.isin(numbers) & (ibis._.position <= _MOST_CONTACTS))
    columns = ["path", "position", "at_us", "touchpoint", "step", "name", "unmatched_before"]
    rows = reading.rows(wanted.select(*columns).order_by("path", "position"))
    contacts = {path: list(mine) for path, mine in groupby(rows, key=lambda row: row["path"])}
    by_path = reading.by_path
    pseudonyms = _pseudonyms(reading, log, by_path.customer[numbers].tolist())
    names = reading.texts(reading.meta.columns.index(NAME))
    return [
        SampledPath(
            pseudonym=pseudonyms[int(by_path.customer[path])],
            started_at=_moment(int(by_path.started_us[path])),
            ended_at=_moment(int(by_path.ended_us[path])),
            outcome=_outcome(reading, path),
            contacts=tuple(_contact(reading, names, row, before) for row, before in _with_before(contacts[path])),
            contacts_total=int(by_path.contacts[path]),
        )
        for path in numbers
    ]


def _with_before(rows: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], int | None]]:
    return [(row, rows[index - 1]["at_us"] if index else None) for index, row in enumerate(rows)]


def _contact(reading: Reading, names: Sequence[str], row: dict[str, Any], before_us: int | None) -> SampledContact:
    return SampledContact(
        at=_moment(row["at_us"]),
        seconds_since=None if before_us is None else (row["at_us"] - before_us) / 1e6,
        touchpoint=reading.meta.touchpoints[row["touchpoint"]],
        step=None if row["step"] < 0 else reading.meta.steps[row["step"]],
        name=names[row["name"]],
        unmatched=row["unmatched_before"],
    )


def _pseudonyms(reading: Reading, log: StoredLog, customers: Sequence[int]) -> dict[int, str]:
    """What these customers are called; where the log keeps their own ids, by number instead."""
    if not log.meta.pseudonyms:
        return {customer: f"#{customer + 1}" for customer in customers}
    found = reading.rows(log.customers(reading.connection).filter(ibis._.code.isin(customers)))
    return {row["code"]: row["pseudonym"] for row in found}


def _outcome(reading: Reading, path: int) -> PathOutcome:
    if reading.by_path.reached_good[path]:
        return "good"
    return "bad" if reading.by_path.reached_bad[path] else "none"


def _moment(at_us: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at_us)
