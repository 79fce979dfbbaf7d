"""How well discovery finds journeys that were planted in a log.

    python bench/discovery.py [--seeds 60] [--paths 5000]

Each seed plants 4 to 12 steps over 6 to 30 touchpoints and lets customers walk them with returns, skips, paths that stop
and contacts that mean nothing. Discovery sees the log alone. The table has a line per seed: the adjusted Rand index between
planted and found steps (Hubert & Arabie 1985) and Kendall's tau between the orders, over pairs of touchpoints of different steps.
It is made twice: with stays that are short beside the time between them, and with times that say nothing of steps.

The parameters below are fixed; they were written down before any threshold of discovery was chosen.
"""

import argparse
import math
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from reiskaart.eventlog import LogOptions, import_log
from reiskaart.model import Journey
from reiskaart.reality.discovery import discover

STEPS = (4, 12)
TOUCHPOINTS = (6, 30)
SKIP = 0.20  # chance that a step is passed over
RETURN = 0.20  # chance that a stay is followed by a return, to one of the three steps before it, and the way goes on from there
RETURN_REACH = 3
NOISE = 0.10  # contacts that mean nothing, as a share of the others: half at any planted touchpoint, half under a rare name
RARE_NAMES = 500
STOP = 0.05  # chance that nothing follows a stay
USED = 0.60  # chance that a stay uses a touchpoint of its step (at least one is used, in any order)
REPEAT = 0.15  # chance that a contact comes twice
WITHIN_SECONDS, BETWEEN_SECONDS, ANY_SECONDS, SIGMA = 120.0, 86_400.0, 3_600.0, 1.0  # medians and spread, log-normal
ENOUGH = 0.9  # of the adjusted Rand index and of Kendall's tau


@dataclass(frozen=True, slots=True)
class Planted:
    """A journey and the log that customers made by walking it."""

    step_of: dict[str, int]
    """Raw name of a touchpoint -> position of its step."""
    customer: list[int]
    seconds: list[float]
    name: list[str]


def plant(seed: int, paths: int, *, timed: bool) -> Planted:
    """A journey drawn from ``seed`` and a log of ``paths`` paths; ``timed``: stays are short beside the time between them."""
    rng = np.random.default_rng(seed)
    n_steps = int(rng.integers(STEPS[0], STEPS[1] + 1))
    n_touchpoints = int(rng.integers(max(TOUCHPOINTS[0], n_steps), TOUCHPOINTS[1] + 1))
    step = np.concatenate([np.arange(n_steps), rng.integers(0, n_steps, n_touchpoints - n_steps)])
    labels = rng.permutation(n_touchpoints)  # the name says nothing of the place
    members = [[f"name_{labels[t]:02d}" for t in range(n_touchpoints) if step[t] == s] for s in range(n_steps)]
    everywhere = [name for names in members for name in names]
    customers: list[int] = []
    seconds: list[float] = []
    names: list[str] = []
    for customer in range(paths):
        clock = float(rng.uniform(0, 30 * 86_400))
        at = 0
        while at < n_steps:
            if rng.random() < SKIP:
                at += 1
                continue
            clock += _gap(rng, BETWEEN_SECONDS if timed else ANY_SECONDS)
            used = [name for name in members[at] if rng.random() < USED] or [members[at][int(rng.integers(len(members[at])))]]
            for name in rng.permutation(used):
                for _ in range(2 if rng.random() < REPEAT else 1):
                    clock += _gap(rng, WITHIN_SECONDS if timed else ANY_SECONDS)
                    customers.append(customer)
                    seconds.append(clock)
                    names.append(str(name))
                    if rng.random() < NOISE:
                        clock += (
                            _gap(rng, WITHIN_SECONDS if rng.random() < 0.5 else BETWEEN_SECONDS)
                            if timed
                            else _gap(rng, ANY_SECONDS)
                        )
                        customers.append(customer)
                        seconds.append(clock)
                        rare = rng.random() < 0.5
                        names.append(f"rare_{rng.integers(RARE_NAMES)}" if rare else everywhere[int(rng.integers(n_touchpoints))])
            if rng.random() < STOP:
                break
            at = max(0, at - int(rng.integers(1, RETURN_REACH + 1))) if at and rng.random() < RETURN else at + 1
    return Planted({name: s for s, names_of in enumerate(members) for name in names_of}, customers, seconds, names)


def _gap(rng: np.random.Generator, median_seconds: float) -> float:
    return float(median_seconds * math.exp(SIGMA * rng.standard_normal()))


def adjusted_rand_index(first: list[int], second: list[int]) -> float:
    """How far two partitions agree, corrected for chance: 1 where they are equal, about 0 for chance.

    Source: Hubert, L. & Arabie, P. (1985), Comparing partitions, Journal of Classification 2.
    """

    def pairs(counts: Counter[object]) -> int:
        return sum(math.comb(n, 2) for n in counts.values())

    both, a, b = pairs(Counter(zip(first, second, strict=True))), pairs(Counter(first)), pairs(Counter(second))
    expected = a * b / math.comb(len(first), 2)
    most = (a + b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def kendall_tau(planted: dict[str, int], found: dict[str, int]) -> float:
    """Kendall's tau between two orders, over the pairs of names that ``planted`` puts at different steps."""
    names = sorted(planted)
    signs = [
        (1 if (planted[a] < planted[b]) == (found[a] < found[b]) else -1)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if planted[a] != planted[b]
    ]
    return sum(signs) / len(signs)


def found_places(journey: Journey) -> tuple[dict[str, int], dict[str, int]]:
    """Raw name -> position of its step, and raw name -> position of its touchpoint."""
    raw = {touchpoint.id: [rule.conditions["name"] for rule in touchpoint.rules] for touchpoint in journey.touchpoints}
    steps, order = {}, {}
    for s, step in enumerate(journey.steps):
        for touchpoint in step.touchpoints:
            for name in raw[touchpoint]:
                steps[name] = s
                order[name] = len(order)
    return steps, order


@dataclass(frozen=True, slots=True)
class Score:
    """What one planted log gave."""

    seed: int
    touchpoints: int
    planted_steps: int
    found_steps: int
    missing: int
    """Planted touchpoints that are not on the map."""
    rand: float
    tau: float
    seconds: float


def score(seed: int, paths: int, *, timed: bool) -> Score:
    """Plants, discovers and compares."""
    planted = plant(seed, paths, timed=timed)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "planted.parquet"
        microseconds = [round(s * 1e6) + 1_700_000_000_000_000 for s in planted.seconds]
        table = pa.table(
            {
                "customer": [f"c{c}" for c in planted.customer],
                "time": pa.array(microseconds, pa.timestamp("us", tz="UTC")),
                "name": planted.name,
            }
        )
        pq.write_table(table, file)
        options = LogOptions(customer="customer", time="time", name="name", pseudonyms=False)
        log = import_log(file, Path(folder) / "log", options, key=None)
        start = time.perf_counter()
        journey = discover(log).journey
        seconds = time.perf_counter() - start
    steps, order = found_places(journey)
    names = sorted(planted.step_of)
    alone = {name: steps.get(name, -1 - i) for i, name in enumerate(names)}
    last = {name: order.get(name, len(order)) for name in names}
    return Score(
        seed=seed,
        touchpoints=len(names),
        planted_steps=len(set(planted.step_of.values())),
        found_steps=len(journey.steps),
        missing=sum(name not in steps for name in names),
        rand=adjusted_rand_index([planted.step_of[name] for name in names], [alone[name] for name in names]),
        tau=kendall_tau(planted.step_of, last),
        seconds=seconds,
    )


def report(scores: list[Score], title: str) -> bool:
    """Prints the table of one kind of log, its failures marked; whether 90% of the seeds reach both."""
    print(f"\n{title}\nseed  touchpoints  steps planted  found  missing  adjusted Rand  Kendall tau  seconds")
    for s in scores:
        mark = "" if s.rand >= ENOUGH and s.tau >= ENOUGH else "  <- below"
        print(
            f"{s.seed:4}  {s.touchpoints:11}  {s.planted_steps:13}  {s.found_steps:5}  {s.missing:7}"
            f"  {s.rand:13.3f}  {s.tau:11.3f}  {s.seconds:7.2f}{mark}"
        )
    rands, taus = sum(s.rand >= ENOUGH for s in scores) / len(scores), sum(s.tau >= ENOUGH for s in scores) / len(scores)
    worst = min(s.rand for s in scores), min(s.tau for s in scores)
    print(f"adjusted Rand index >= {ENOUGH} in {rands:.0%} of {len(scores)} seeds, worst {worst[0]:.3f}")
    print(f"Kendall's tau >= {ENOUGH} in {taus:.0%} of {len(scores)} seeds, worst {worst[1]:.3f}")
    return rands >= 0.9 and taus >= 0.9


def main() -> int:
    parser = argparse.ArgumentParser(description="How well discovery finds journeys that were planted in a log.")
    parser.add_argument("--seeds", type=int, default=60)
    parser.add_argument("--paths", type=int, default=5_000)
    options = parser.parse_args()
    enough = report(
        [score(seed, options.paths, timed=True) for seed in range(options.seeds)], "Stays short beside the time between them"
    )
    report([score(seed, options.paths, timed=False) for seed in range(options.seeds)], "Times that say nothing of steps")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
