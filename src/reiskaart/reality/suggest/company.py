"""Beside which touchpoints the events that fit no rule stand."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow.parquet

from reiskaart.eventlog import StoredLog
from reiskaart.reality.matching import Matcher
from reiskaart.reality.scan import whole_customers

Key = tuple[int, int | None]
"""Codes of a name and a channel."""


@dataclass(slots=True)
class Company:
    """Counts over a whole log."""

    unmatched: Counter[Key] = field(default_factory=Counter)
    """Events that fit no rule."""
    events_of_name: Counter[int] = field(default_factory=Counter)
    """All events, by code of the name."""
    beside: dict[Key, Counter[int]] = field(default_factory=dict)
    """Per name and channel the touchpoints of the events just before and after, where these fit a rule."""
    neighbours: Counter[Key] = field(default_factory=Counter)
    """Events just before and after, whether they fit or not; those of the same name and channel left out."""


def company(log: StoredLog, rules: Matcher, touchpoints: int) -> Company:
    """Counts, in one pass, what fits no rule and what it stands beside; ``touchpoints`` is how many the map has."""
    channels = log.meta.channels + 1
    names, loose_keys, neighbours, beside = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for events in whole_customers(log, rules.column_names):
        touchpoint = rules.match(events)[0].astype(np.int64)
        name = events["name"].to_numpy().astype(np.int64)
        key = name * channels + events["channel"].fill_null(-1).to_numpy() + 1
        customer = events["customer"].to_numpy()
        loose = touchpoint < 0
        _count(names, name)
        _count(loose_keys, key[loose])
        apart = (customer[1:] == customer[:-1]) & (key[1:] != key[:-1])
        for here, there in ((slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))):
            asked = apart & loose[here]
            answered = asked & ~loose[there]
            _count(neighbours, key[here][asked])
            _count(beside, key[here][answered] * touchpoints + touchpoint[there][answered])

    def decoded(code: int) -> Key:
        return code // channels, (code % channels - 1 if code % channels else None)

    found = Company(
        unmatched=Counter({decoded(code): n for code, n in loose_keys.items()}),
        events_of_name=names,
        neighbours=Counter({decoded(code): n for code, n in neighbours.items()}),
    )
    for code, n in beside.items():
        found.beside.setdefault(decoded(code // touchpoints), Counter())[code % touchpoints] = n
    return found


def texts(log: StoredLog) -> tuple[dict[int, str], dict[int | None, str | None]]:
    """The names and the channels by their codes."""
    names, channels = (pyarrow.parquet.read_table(file).to_pylist() for file in (log.names_file, log.channels_file))
    by_code: dict[int | None, str | None] = {row["code"]: row["text"] for row in channels}
    return {row["code"]: row["text"] for row in names}, {None: None} | by_code


def _count(into: Counter[int], codes: npt.NDArray[np.int64]) -> None:
    values, counts = np.unique(codes, return_counts=True)
    into.update(dict(zip(values.tolist(), counts.tolist(), strict=True)))
