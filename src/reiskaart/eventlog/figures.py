"""The figures of a log by itself: counts, first and last names, and every transition between raw names."""

from pathlib import Path

import ibis

from reiskaart.eventlog.engine import session
from reiskaart.eventlog.times import moment
from reiskaart.model.log import LogSummary, NameTransition, Rejection


def summarise(events: Path, names: Path, *, name: str, rejections: tuple[Rejection, ...]) -> LogSummary:
    """The summary of stored events (customer, at_us, name, row) and their names (code, text).

    Order within a customer: time, then row. A mean gap is over all passages of a transition.
    """
    with session(events.parent) as connection:
        table = connection.read_parquet(events)
        texts: dict[int, str] = dict(zip(*connection.read_parquet(names).to_pyarrow().to_pydict().values(), strict=True))
        way = ibis.window(group_by="customer", order_by=["at_us", "row"])
        steps = table.select(
            source="name",
            target=table["name"].lead().over(way),
            gap_us=table["at_us"].lead().over(way) - table["at_us"],
            starts=table["row"].lag().over(way).isnull(),
            at_us="at_us",
        )
        grouped = (
            steps.group_by("source", "target")
            .aggregate(
                count=steps.count(),
                gap_us=steps["gap_us"].cast("float64").sum(),
                starts=steps["starts"].cast("int64").sum(),
                first=steps["at_us"].min(),
                last=steps["at_us"].max(),
            )
            .to_pyarrow()
            .to_pylist()
        )
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    transitions = []
    for row in grouped:
        source = texts[row["source"]]
        if row["starts"]:
            starts[source] = starts.get(source, 0) + row["starts"]
        if row["target"] is None:
            ends[source] = row["count"]
            continue
        mean = row["gap_us"] / row["count"] / 1e6
        target = texts[row["target"]]
        transitions.append(NameTransition(from_=source, to=target, count=row["count"], mean_gap_seconds=mean))
    transitions.sort(key=lambda each: (-each.count, each.from_, each.to))
    return LogSummary(
        name=name,
        events=sum(row["count"] for row in grouped),
        customers=sum(ends.values()),
        names=len(texts),
        first=moment(min(row["first"] for row in grouped)) if grouped else None,
        last=moment(max(row["last"] for row in grouped)) if grouped else None,
        start=_most_first(starts),
        end=_most_first(ends),
        transitions=tuple(transitions),
        rejected=sum(rejection.rows for rejection in rejections),
        rejections=rejections,
    )


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
