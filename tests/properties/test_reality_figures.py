"""Figures of random logs through random maps equal those of a plain implementation that walks each path contact by contact."""

import itertools
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from fixtures.plain_reading import DAY_US, Contact, Event, Plain, PlainPath, events, journeys, store
from reiskaart.model import Journey, PlaceFigures
from reiskaart.reality import figures, read


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
