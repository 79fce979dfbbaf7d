"""Figures of random logs through random maps equal those of a plain implementation that walks each path contact by contact."""

import itertools
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reiskaart.eventlog import LogMeta, StoredLog, open_log
from reiskaart.model import Journey, Outcomes, Phase, PlaceFigures, Rule, Step, Touchpoint
from reiskaart.reality import figures, read

NAMES = ("buy", "buy now", "look", "ask", "Ask")
CHANNELS = (None, "web", "desk")
DAY_US = 86_400_000_000
START_US = 1_767_225_600_000_000


@dataclass(frozen=True)
class Event:
    customer: int
    at_us: int
    name: str
    channel: str | None


@dataclass
class Contact:
    at_us: int
    touchpoint: str
    step: int | None


@dataclass
class PlainPath:
    customer: int
    contacts: list[Contact] = field(default_factory=list)


# A random map: at most four touchpoints with rules over names and channels, at most four steps.
PATTERNS = st.sampled_from(["buy", "buy now", "look", "ask", "buy*", "*", "/b.*/", "/[al].*/", "a*k", "nothing"])
CHANNEL_PATTERNS = st.sampled_from(["web", "desk", "w*", "/.*e.*/"])


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    touchpoint_ids = [f"t{number}" for number in range(draw(st.integers(0, 4)))]
    step_ids = [f"s{number}" for number in range(draw(st.integers(0, 4)))]
    touchpoints = []
    for id_ in touchpoint_ids:
        rules = []
        for _ in range(draw(st.integers(0, 2))):
            conditions = {"name": draw(PATTERNS)}
            if draw(st.booleans()):
                conditions["channel"] = draw(CHANNEL_PATTERNS)
            if draw(st.integers(0, 8)) == 0:
                conditions["unknown"] = "*"
            at = draw(st.sampled_from([None, None, *step_ids]))
            rules.append(Rule(conditions=conditions, at=at))
        touchpoints.append(Touchpoint(id=id_, name=id_, rules=tuple(rules)))
    used = st.lists(st.sampled_from(touchpoint_ids), unique=True) if touchpoint_ids else st.just([])
    steps = [Step(id=id_, name=id_, touchpoints=tuple(draw(used))) for id_ in step_ids]
    cut = draw(st.integers(0, len(steps)))
    ids = [*touchpoint_ids, *step_ids]
    places = st.lists(st.sampled_from(ids), max_size=2, unique=True) if ids else st.just([])
    return Journey(
        id="map",
        title="Map",
        touchpoints=tuple(touchpoints),
        phases=(
            Phase(id="p0", name="p0", steps=tuple(steps[:cut])),
            Phase(id="p1", name="p1"),
            Phase(id="p2", name="p2", steps=tuple(steps[cut:])),
        ),
        outcomes=Outcomes(good=tuple(draw(places)), bad=tuple(draw(places))),
        split_after_days=draw(st.sampled_from([None, 1.0, 2.5])),
        silence_days=draw(st.sampled_from([None, 1.0, 3.0])),
    )


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Events in the order of their file; hours apart, with ties."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(0, 4), st.integers(0, 200), st.sampled_from(NAMES), st.sampled_from(CHANNELS)), max_size=40
        )
    )
    return [Event(customer, START_US + hour * 3_600_000_000, name, channel) for customer, hour, name, channel in rows]


def store(rows: list[Event], folder: Path) -> StoredLog:
    """The events as an imported log."""
    folder.mkdir()
    customers = sorted({row.customer for row in rows})
    names = sorted({row.name for row in rows})
    channels = sorted({row.channel for row in rows if row.channel is not None})
    order = sorted(range(len(rows)), key=lambda index: (rows[index].customer, rows[index].at_us, index))
    table = pa.table(
        {
            "customer": pa.array([customers.index(rows[index].customer) for index in order], pa.int32()),
            "at_us": pa.array([rows[index].at_us for index in order], pa.int64()),
            "name": pa.array([names.index(rows[index].name) for index in order], pa.int32()),
            "channel": pa.array(
                [None if rows[index].channel is None else channels.index(rows[index].channel) for index in order], pa.int32()
            ),
            "row": pa.array(order, pa.int64()),
        }
    )
    pq.write_table(table, folder / "events.parquet")
    for file, texts in (("names", names), ("channels", channels)):
        coded = pa.table({"code": pa.array(range(len(texts)), pa.int32()), "text": pa.array(texts, pa.string())})
        pq.write_table(coded, folder / f"{file}.parquet")
    times = [datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=row.at_us) for row in rows]
    meta = LogMeta.model_validate(
        {
            "name": "random",
            "file": "random.csv",
            "format": "csv",
            "digest": "0" * 64,
            "roles": {"customer": "who", "time": "when", "name": "what", "channel": "how"},
            "properties": (),
            "time_format": {"kind": "typed"},
            "timezone": "UTC",
            "pseudonyms": False,
            "events": len(rows),
            "customers": len(customers),
            "names": len(names),
            "channels": len(channels),
            "first": min(times, default=None),
            "last": max(times, default=None),
            "rejections": (),
            "notes": (),
        }
    )
    (folder / "log.json").write_text(meta.model_dump_json(), "utf-8")
    return open_log(folder)


def holds(pattern: str, value: str | None) -> bool:
    if value is None:
        return False
    if pattern.startswith("/"):
        return re.fullmatch(pattern[1:-1], value) is not None
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), value) is not None


def kind(pattern: str) -> int:
    return 2 if pattern.startswith("/") else 1 if "*" in pattern else 0


def recognise(journey: Journey, event: Event) -> tuple[str, str | None] | None:
    """The touchpoint, and the step that the rule names."""
    found = []
    values = {"name": event.name, "channel": event.channel}
    for touchpoint in journey.touchpoints:
        for rule in touchpoint.rules:
            if all(holds(pattern, values.get(name)) for name, pattern in rule.conditions.items()):
                patterns = rule.conditions.values()
                length = sum(len(p) - 2 if kind(p) == 2 else len(p.replace("*", "")) for p in patterns)
                found.append(((min(map(kind, patterns)), -len(patterns), -length, len(found)), touchpoint.id, rule.at))
    if not found:
        return None
    best = min(found)
    return best[1], best[2]


class Plain:
    """The definitions, one path at a time."""

    def __init__(self, rows: list[Event], journey: Journey) -> None:
        self.journey = journey
        self.steps = [step.id for step in journey.steps]
        self.rows = [row for _, row in sorted(enumerate(rows), key=lambda pair: (pair[1].customer, pair[1].at_us, pair[0]))]
        self.end_us = max((row.at_us for row in rows), default=0)
        self.unmatched: Counter[tuple[str, str | None]] = Counter()
        self.nearness = 0
        self.paths: list[PlainPath] = []
        for _, mine in itertools.groupby(self.rows, key=lambda row: row.customer):
            self._walk(list(mine))
        gaps = [b.at_us - a.at_us for a, b in itertools.pairwise(self.rows) if a.customer == b.customer]
        default = float(np.percentile(gaps, 95)) if gaps else 0.0
        self.silence_us = default if journey.silence_days is None else journey.silence_days * DAY_US

    def _walk(self, rows: list[Event]) -> None:
        path: PlainPath | None = None
        known: int | None = None
        for row in rows:
            found = recognise(self.journey, row)
            if found is None:
                self.unmatched[row.name, row.channel] += 1
                continue
            split = self.journey.split_after_days
            if path is None or (split is not None and row.at_us - path.contacts[-1].at_us > split * DAY_US):
                path, known = PlainPath(row.customer), None
                self.paths.append(path)
            touchpoint, pinned = found
            stands = [number for number, step in enumerate(self.journey.steps) if touchpoint in step.touchpoints]
            step: int | None
            if pinned is not None:
                step = known = self.steps.index(pinned)
            elif len(stands) > 1:
                self.nearness += 1
                origin = known
                step = stands[0] if origin is None else min(stands, key=lambda s: (abs(s - origin), -s))
            elif stands:
                step = known = stands[0]
            else:
                step = None
            path.contacts.append(Contact(row.at_us, touchpoint, step))

    def fate(self, path: PlainPath, index: int) -> str:
        here, later = path.contacts[index], path.contacts[index + 1 :]
        if later:
            steps = [contact.step for contact in later if contact.step is not None]
            if here.step is None or not steps or any(step >= here.step for step in steps):
                return "goes_on"
            return "fell_back"
        good = self.journey.outcomes.good
        reached = any(c.touchpoint in good or (c.step is not None and self.steps[c.step] in good) for c in path.contacts)
        if reached or (here.step is not None and here.step == len(self.steps) - 1):
            return "ended_well"
        return "still_open" if self.end_us - here.at_us <= self.silence_us else "not_seen_again"

    def stays(self, path: PlainPath) -> list[Contact]:
        placed = [contact for contact in path.contacts if contact.step is not None]
        return [c for n, c in enumerate(placed) if n == 0 or placed[n - 1].step != c.step]

    def visits(self, path: PlainPath) -> list[Contact]:
        return [c for n, c in enumerate(path.contacts) if n == 0 or path.contacts[n - 1].touchpoint != c.touchpoint]


def check_place(plain: Plain, found: PlaceFigures, number: int | None) -> None:
    """``number`` is the step's; a touchpoint has none."""

    def at(contact: Contact) -> bool:
        return contact.step == number if number is not None else contact.touchpoint == found.id

    reaching = [path for path in plain.paths if any(map(at, path.contacts))]
    assert found.paths == len(reaching)
    assert found.customers == len({path.customer for path in reaching})
    assert found.contacts == sum(at(contact) for path in plain.paths for contact in path.contacts)
    fates = Counter(plain.fate(path, max(n for n, c in enumerate(path.contacts) if at(c))) for path in reaching)
    shares = {fate: getattr(found, fate) for fate in ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again")}
    for fate, share in shares.items():
        assert share.n == len(reaching)
        if reaching:
            assert share.value == pytest.approx(fates[fate] / len(reaching), abs=1e-12)
            assert 0 <= share.low <= share.value <= share.high <= 1
        else:
            assert share.value is None
    if reaching:
        assert sum(share.value for share in shares.values()) == pytest.approx(1, abs=1e-12)
    if plain.paths:
        assert found.reaches.value == pytest.approx(len(reaching) / len(plain.paths), abs=1e-12)

    def returns(path: PlainPath) -> bool:
        placed = [contact for contact in path.contacts if contact.step is not None]
        return any(at(a) and b.step < a.step for a, b in itertools.pairwise(placed))  # type: ignore[operator]

    if reaching:
        assert found.returns.value == pytest.approx(sum(map(returns, reaching)) / len(reaching), abs=1e-12)
    runs = plain.stays if number is not None else plain.visits
    waits = [b.at_us - a.at_us for path in plain.paths for a, b in itertools.pairwise(runs(path)) if at(a)]
    assert found.time_to_next.n == len(waits)
    if waits:
        times = found.time_to_next
        quartiles = [times.q1_seconds, times.median_seconds, times.q3_seconds]
        assert quartiles == pytest.approx([value / 1e6 for value in np.percentile(waits, [25, 50, 75])])


@settings(max_examples=40, deadline=None)
@given(rows=events(), journey=journeys())
def test_figures_equal_those_of_a_walk_along_each_path(rows: list[Event], journey: Journey) -> None:
    plain = Plain(rows, journey)
    with tempfile.TemporaryDirectory() as folder:
        log = store(rows, Path(folder) / "log")
        found = figures(read(log, journey, Path(folder) / "reading"), journey)
    contacts = [contact for path in plain.paths for contact in path.contacts]
    assert (found.events, found.contacts, found.unmatched_events) == (len(rows), len(contacts), plain.unmatched.total())
    assert found.contacts + found.unmatched_events == found.events
    assert (found.paths, found.customers) == (len(plain.paths), len({path.customer for path in plain.paths}))
    assert found.placed_by_nearness == plain.nearness
    assert found.silence_days == pytest.approx(plain.silence_us / DAY_US)
    assert Counter({(u.name, u.channel): u.events for u in found.unmatched}) == plain.unmatched
    for number, step in enumerate(found.steps):
        check_place(plain, step, number)
    for touchpoint in found.touchpoints:
        check_place(plain, touchpoint, None)
    for phase, figure in zip(journey.phases, found.phases, strict=True):
        mine = {plain.steps.index(step.id) for step in phase.steps}
        inside = [(path, c) for path in plain.paths for c in path.contacts if c.step in mine]
        assert figure.contacts == len(inside)
        assert figure.paths == len({id(path) for path, _ in inside})
        assert figure.customers == len({path.customer for path, _ in inside})
    check_transitions(plain, found.transitions.touchpoints, lambda path: path.contacts, lambda c: c.touchpoint)
    check_transitions(plain, found.transitions.steps, plain.stays, lambda c: plain.steps[c.step])
    ways = Counter(tuple(plain.steps[stay.step] for stay in plain.stays(path)) for path in plain.paths)  # type: ignore[index]
    ways.pop((), None)
    assert found.variants_total == len(ways)
    shown = [(way.steps, way.paths) for way in found.variants]
    by_map = sorted(ways.items(), key=lambda entry: (-entry[1], [plain.steps.index(step) for step in entry[0]]))
    assert shown == by_map[:20]


def check_transitions(plain, found, runs, place) -> None:  # type: ignore[no-untyped-def]
    waits: dict[tuple[str, str], list[int]] = {}
    paths: dict[tuple[str, str], set[int]] = {}
    for number, path in enumerate(plain.paths):
        for a, b in itertools.pairwise(runs(path)):
            waits.setdefault((place(a), place(b)), []).append(b.at_us - a.at_us)
            paths.setdefault((place(a), place(b)), set()).add(number)
    assert {(t.from_, t.to): (t.count, t.paths) for t in found} == {move: (len(waits[move]), len(paths[move])) for move in waits}
    for move in found:
        assert move.mean_gap_seconds == pytest.approx(np.mean(waits[move.from_, move.to]) / 1e6)
    assert [move.count for move in found] == sorted((move.count for move in found), reverse=True)
