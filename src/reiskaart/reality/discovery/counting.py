"""The pass over a stored log that discovery makes."""

import tempfile
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
from ibis import _
from ibis.backends.duckdb import Backend

from reiskaart.eventlog import StoredLog, connect
from reiskaart.reality.discovery.aggregates import BINS_PER_OCTAVE, Aggregates, Counts, Key, Numbers, Sample
from reiskaart.reality.discovery.choosing import Choice, Met, choose

SAMPLE_CUSTOMERS = 20_000
"""Paths are looked at one by one for about so many customers at most: every n-th."""
SAMPLE_CONTACTS = 200_000
"""And for about so many contacts at most."""
Progress = Callable[[float], None]
"""Hears the share of the work that is done, 0..1."""
_BINS = BINS_PER_OCTAVE * 40  # up to 2^40 seconds
_NO_CHANNEL = -1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def aggregate(
    log: StoredLog, *, by_channel: bool = True, include: Collection[str] = (), progress: Progress | None = None
) -> Aggregates:
    """The figures of a log that a draft map needs.

    ``by_channel``: names may be split by channel; ``include``: raw names that shall be on the map whatever they weigh.
    """
    with tempfile.TemporaryDirectory() as folder:
        connection = connect(Path(folder))
        try:
            return _aggregate(log, connection, by_channel, frozenset(include), progress or _unheard)
        finally:
            connection.disconnect()


def _unheard(_share: float) -> None:
    """Nobody wants to know how far it is."""


def _aggregate(log: StoredLog, connection: Backend, by_channel: bool, include: frozenset[str], progress: Progress) -> Aggregates:
    names, channels = _texts(log.names(connection)), _texts(log.channels(connection))
    events = log.events(connection).select("customer", "at_us", "row", "name", channel=_.channel.fill_null(_NO_CHANNEL))
    choice = _choice(events, names, channels if by_channel else {}, log.meta.customers, include)
    progress(0.25)
    of_code = ibis.memtable(_rows(choice, names, channels))
    met = events.left_join(of_code, ["name", "channel"]).select("customer", "at_us", "row", at=_.key.fill_null(-1))
    return _figures(met, connection, choice, log, include & set(names.values()), progress)


def _texts(table: ir.Table) -> dict[int, str]:
    found = table.to_pyarrow().to_pydict()
    return dict(zip(found["code"], found["text"], strict=True))


def _choice(events: ir.Table, names: dict[int, str], channels: dict[int, str], customers: int, include: frozenset[str]) -> Choice:
    figures = {"events": _.count(), "customers": _.customer.nunique()}
    of_names = [
        Met(names[each["name"]], None, each["events"], each["customers"])
        for each in events.group_by("name").aggregate(**figures).to_pyarrow().to_pylist()
    ]
    if not channels:
        return choose(of_names, [], customers, 0, include)
    used = events.group_by("customer").aggregate(channels=_.channel.nunique(where=_.channel != _NO_CHANNEL))
    switchers = used.filter(_.channels > 1).count().to_pyarrow().as_py()
    way, whole = ibis.window(group_by="customer", order_by=["at_us", "row"]), ibis.window(group_by="customer")
    placed = events.mutate(place=(ibis.row_number().over(way) + 0.5) / events.count().over(whole))
    of_channels = [
        Met(names[each["name"]], channels.get(each["channel"]), each["events"], each["customers"], each["position"])
        for each in placed.group_by("name", "channel").aggregate(**figures, position=_.place.mean()).to_pyarrow().to_pylist()
    ]
    return choose(of_names, of_channels, customers, switchers, include)


def _rows(choice: Choice, names: dict[int, str], channels: dict[int, str]) -> pa.Table:
    """name, channel, key: which pairs of codes are which key."""
    number = {key: index for index, key in enumerate(choice.keys)}
    kept = {key.name for key in choice.keys}
    through: dict[int, str | None] = {_NO_CHANNEL: None, **channels}
    found = [
        (name, channel, number.get(Key(text, through[channel]), number.get(Key(text))))
        for name, text in names.items()
        if text in kept
        for channel in through
    ]
    columns = list(zip(*found, strict=True)) if found else [(), (), ()]
    types = (pa.int32(), pa.int32(), pa.int32())
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, types, strict=True)], ["name", "channel", "key"])


def _figures(
    met: ir.Table, connection: Backend, choice: Choice, log: StoredLog, included: frozenset[str], progress: Progress
) -> Aggregates:
    n = len(choice.keys)
    way = ibis.window(group_by="customer", order_by=["at_us", "row"])
    whole = ibis.window(group_by="customer")
    on_map = met.filter(met["at"] >= 0)
    contacts = connection.create_table(
        "contacts",
        on_map.select(
            "customer",
            "at",
            rank=ibis.row_number().over(way),
            length=on_map.count().over(whole),
            next=on_map["at"].lead().over(way),
            seconds=(on_map["at_us"].lead().over(way) - on_map["at_us"]) / 1_000_000,
        ),
        temp=True,
    )
    first = connection.create_table(
        "first_contacts",
        contacts.group_by("customer", "at").aggregate(rank=_["rank"].min(), length=_["length"].max(), events=_.count()),
        temp=True,
    )
    progress(0.6)
    of_row = first.group_by("at").aggregate(
        customers=_.count(),
        events=_["events"].sum(),
        position=((_["rank"] + 0.5) / _["length"]).median(),
        starts=(_["rank"] == 0).cast("int64").sum(),
    )
    ends = contacts.filter(_["next"].isnull() & (_["length"] > 1)).group_by("at").aggregate(customers=_.count())
    passages = contacts.filter(_["next"].notnull())
    moves = passages.group_by("at", "next").aggregate(count=_.count(), seconds=_["seconds"].median())
    later = first.view()
    pairs = first.join(later, [first["customer"] == later["customer"], first["rank"] < later["rank"]])
    precedes = pairs.group_by(a=first["at"], b=later["at"]).aggregate(count=_.count())
    between = passages.filter(_["at"] != _["next"])
    bins = between.group_by(
        bin=ibis.greatest(0, ibis.least(_BINS - 1, (ibis.greatest(_["seconds"], 1).log2() * BINS_PER_OCTAVE).floor())).cast(
            "int64"
        )
    ).aggregate(count=_.count())
    silences = met.select(gap_us=met["at_us"].lead().over(way) - met["at_us"])
    gap_p95_us = silences.gap_us.quantile(0.95).to_pyarrow().as_py()
    progress(0.75)
    every = max(1, -(-log.meta.customers // SAMPLE_CUSTOMERS), -(-log.meta.events // SAMPLE_CONTACTS))
    looked_at = met.filter(met["customer"] % every == 0).order_by("customer", "at_us", "row")
    sample = looked_at.select("customer", "at", "at_us").to_pyarrow()
    progress(0.8)
    rows = of_row.to_pyarrow().to_pydict()
    from_, to, times, seconds = _columns(moves, "at", "next", "count", "seconds")
    return Aggregates(
        keys=tuple((key,) for key in choice.keys),
        channels=choice.channels,
        events=_vector(n, rows["at"], rows["events"]),
        customers=_vector(n, rows["at"], rows["customers"]),
        position=_numbers(n, rows["at"], rows["position"]),
        starts=_vector(n, rows["at"], rows["starts"]),
        ends=_vector(n, *_columns(ends, "at", "customers")),
        precedes=_matrix(n, *_columns(precedes, "a", "b", "count")),
        moves=_matrix(n, from_, to, times),
        gaps=_gaps(n, from_, to, seconds),
        gap_histogram=_vector(_BINS, *_columns(bins, "bin", "count")),
        gap_p95_seconds=None if gap_p95_us is None else gap_p95_us / 1_000_000,
        sample=Sample(
            customer=sample["customer"].to_numpy().astype(np.int64),
            row=sample["at"].to_numpy().astype(np.int64),
            at_us=sample["at_us"].to_numpy().astype(np.int64),
            every=every,
        ),
        aside=choice.aside,
        included=tuple(sorted(included)),
        last_us=0 if log.meta.last is None else (log.meta.last - _EPOCH) // timedelta(microseconds=1),
        log_events=log.meta.events,
        log_customers=log.meta.customers,
    )


def _columns(table: ir.Table, *names: str) -> tuple[list[float], ...]:
    found = table.to_pyarrow().to_pydict()
    return tuple(found[name] for name in names)


def _vector(n: int, at: list[float], values: list[float]) -> Counts:
    made = np.zeros(n, dtype=np.int64)
    made[np.asarray(at, dtype=np.int64)] = values
    return made


def _numbers(n: int, at: list[float], values: list[float]) -> Numbers:
    made = np.zeros(n)
    made[np.asarray(at, dtype=np.int64)] = values
    return made


def _matrix(n: int, a: list[float], b: list[float], values: list[float]) -> Counts:
    made = np.zeros((n, n), dtype=np.int64)
    made[np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)] = values
    return made


def _gaps(n: int, a: list[float], b: list[float], values: list[float]) -> Numbers:
    made = np.full((n, n), np.nan)
    made[np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)] = values
    return made
