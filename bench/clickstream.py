"""Makes a clickstream to measure with: the same seed gives the same events on any machine.

    python bench/clickstream.py 10000000 bench/data/10m.parquet

Every customer walks along 40 touchpoints in an order. From each contact the walk goes on one place, jumps ahead,
returns to a place that was passed, or turns to any touchpoint by Zipf's law (the k-th most popular has weight 1/k).
Contacts come in visits: 40 seconds apart inside one, days apart between them. The rows stand in order of arrival, all
customers through each other, as a web server writes them.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

TOUCHPOINTS = 40
CHANNELS = ("web", "app", "mail", "desk")
EVENTS_PER_CUSTOMER = 12
LONGEST_PATH = 200
GOES_ON, JUMPS, RETURNS = 0.50, 0.10, 0.20  # the rest turns to any touchpoint
NEW_VISIT = 0.15
IN_VISIT_SECONDS, BETWEEN_VISITS_SECONDS = 40.0, 3 * 86_400.0
PERIOD_SECONDS = 180 * 86_400
START_US = 1_767_225_600_000_000  # 1 January 2026, UTC


@dataclass(frozen=True, slots=True)
class Clickstream:
    """Columns of equal length, in order of arrival."""

    customer: np.ndarray
    touchpoint: np.ndarray
    channel: np.ndarray
    at_us: np.ndarray


def make(events: int, seed: int = 20260101) -> Clickstream:
    """Exactly ``events`` events."""
    random = np.random.default_rng(seed)
    customers = max(1, events // EVENTS_PER_CUSTOMER)
    lengths = np.minimum(random.geometric(1 / EVENTS_PER_CUSTOMER, customers), LONGEST_PATH)
    missing = events - int(lengths.sum())
    while missing != 0:  # spread the difference over customers, one event each
        chosen = random.permutation(customers)[: abs(missing)]
        if missing < 0:
            chosen = chosen[lengths[chosen] > 1]
        lengths[chosen] += np.sign(missing)
        missing = events - int(lengths.sum())
    order = np.argsort(-lengths, kind="stable")
    counts = lengths[order]
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    customer = np.repeat(order.astype(np.int32), counts)
    touchpoint = np.empty(events, np.uint8)
    gap_us = np.empty(events, np.int64)
    weights = 1 / np.arange(1, TOUCHPOINTS + 1)
    zipf = np.cumsum(weights / weights.sum())
    popular = random.permutation(TOUCHPOINTS)
    here = popular[np.searchsorted(zipf, random.random(customers))] // 4
    first_us = (random.random(customers) * PERIOD_SECONDS * 1e6).astype(np.int64)
    for position in range(int(counts[0])):
        alive = int(np.searchsorted(-counts, -position, side="left"))
        at = starts[:alive] + position
        touchpoint[at] = here[:alive]
        if position == 0:
            gap_us[at] = first_us[:alive]
        else:
            between = random.random(alive) < NEW_VISIT
            scale = np.where(between, BETWEEN_VISITS_SECONDS, IN_VISIT_SECONDS)
            gap_us[at] = (random.exponential(1.0, alive) * scale * 1e6).astype(np.int64) // 1000 * 1000
        turn = random.random(alive)
        now = here[:alive]
        ahead = np.minimum(now + 1 + (turn >= GOES_ON) * random.integers(1, 6, alive), TOUCHPOINTS - 1)
        back = (now * random.random(alive)).astype(now.dtype)
        anywhere = popular[np.searchsorted(zipf, random.random(alive))]
        here[:alive] = np.where(turn < GOES_ON + JUMPS, ahead, np.where(turn < GOES_ON + JUMPS + RETURNS, back, anywhere))
    walked = np.cumsum(gap_us)
    before = np.repeat(walked[starts] - gap_us[starts], counts)
    at_us = START_US + walked - before
    arrival = np.argsort(at_us, kind="stable")
    channel = (random.random(events) ** 2 * len(CHANNELS)).astype(np.uint8)
    return Clickstream(customer[arrival], touchpoint[arrival], channel, at_us[arrival])


def write_parquet(stream: Clickstream, path: Path) -> None:
    """``user_id``, ``ts``, ``event``, ``channel``, with ids and names as text, as they come from a warehouse."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = pa.array([f"touchpoint_{index:02d}" for index in range(TOUCHPOINTS)])
    channels = pa.array(CHANNELS)
    schema = pa.schema(
        [("user_id", pa.string()), ("ts", pa.timestamp("us", "UTC")), ("event", pa.string()), ("channel", pa.string())]
    )
    block = 1_000_000
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(stream.at_us), block):
            part = slice(start, start + block)
            ids = np.char.add("u", np.char.zfill(stream.customer[part].astype("U9"), 9))
            columns = [
                pa.array(ids),
                pa.array(stream.at_us[part], pa.timestamp("us", "UTC")),
                names.take(pa.array(stream.touchpoint[part])),
                channels.take(pa.array(stream.channel[part])),
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a clickstream to measure with.")
    parser.add_argument("events", type=int, help="such as 1000000, 10000000 or 100000000")
    parser.add_argument("file", type=Path, help="the Parquet file to write")
    parser.add_argument("--seed", type=int, default=20260101)
    given = parser.parse_args()
    write_parquet(make(given.events, given.seed), given.file)


if __name__ == "__main__":
    main()
