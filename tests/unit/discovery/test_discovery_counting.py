from collections.abc import Callable

import numpy as np
import pytest

from reiskaart.eventlog import StoredLog
from reiskaart.reality.discovery import Aggregates, aggregate
from reiskaart.reality.discovery.aggregates import BINS_PER_OCTAVE, Key, fold
from reiskaart.reality.discovery.fit import passages
from reiskaart.reality.discovery.touchpoints import life_cycle_name, life_cycles

WriteLog = Callable[..., StoredLog]
Figures = Callable[..., Aggregates]


def test_figures_of_a_small_log_by_hand(write_log: WriteLog) -> None:
    found = aggregate(write_log([["a", "b", "a", "c"], ["b", "c"], ["c"]], seconds=64))
    assert found.labels == ("a", "b", "c")
    assert found.events.tolist() == [2, 2, 3]
    assert found.customers.tolist() == [1, 2, 3]
    assert found.starts.tolist() == [1, 1, 1]
    assert found.ends.tolist() == [0, 0, 2]  # the third customer has one contact only
    assert found.moves.tolist() == [[0, 1, 1], [1, 0, 1], [0, 0, 0]]
    assert found.precedes.tolist() == [[0, 1, 1], [0, 0, 2], [0, 0, 0]]
    assert found.gaps[0, 1] == 64.0
    assert np.isnan(found.gaps[2, 0])
    assert found.gap_histogram[6 * BINS_PER_OCTAVE] == 4
    assert found.position.tolist() == pytest.approx([0.125, (0.375 + 0.25) / 2, 0.75])  # c: 0.875, 0.75, 0.5
    assert found.sample.row.tolist() == [0, 1, 0, 2, 1, 2, 2]
    assert (found.log_events, found.log_customers) == (7, 3)


def test_the_stored_log_gives_what_the_paths_say(write_log: WriteLog, figures_of: Figures) -> None:
    paths = [list("abcab"), list("bca"), list("ccb"), list("a"), list("acbacb")] * 3
    stored, made = aggregate(write_log(paths, seconds=3_600)), figures_of(paths)
    for name in ("events", "customers", "starts", "ends", "moves", "precedes", "position"):
        assert np.array_equal(getattr(stored, name), getattr(made, name)), name


def test_names_that_are_set_aside_are_bridged(write_log: WriteLog) -> None:
    paths = [["a", "b"]] * 59 + [["a", "odd", "b"]]
    found = aggregate(write_log(paths))
    assert [each.name for each in found.aside] == ["odd"]
    assert found.moves.tolist() == [[0, 60], [0, 0]]
    assert found.sample.row.tolist().count(-1) == 1


def test_channels_split_names_and_the_rest_stays_together(write_log: WriteLog) -> None:
    paths = [["contact|web", "contact|phone", "contact|desk"]] * 10 + [["contact|web", "contact|fax"]]
    found = aggregate(write_log(paths))
    assert [keys[0] for keys in found.keys] == [
        Key("contact", "desk"),
        Key("contact", "phone"),
        Key("contact", "web"),
        Key("contact"),
    ]
    assert found.events.tolist() == [10, 10, 11, 1]
    assert aggregate(write_log(paths, name="again"), by_channel=False).labels == ("contact",)


def test_beginning_and_end_of_a_thing_become_one(figures_of: Figures) -> None:
    figures = figures_of([["call_start", "call_complete", "pay"]] * 20 + [["mail_start", "pay", "mail_complete"]] * 20)
    groups = life_cycles(figures)
    folded = fold(figures, groups)
    assert [tuple(key.name for key in keys) for keys in folded.keys] == [
        ("call_start", "call_complete"),
        ("mail_complete",),
        ("mail_start",),
        ("pay",),
    ]
    assert folded.events.tolist() == [40, 20, 20, 40]
    assert folded.moves[0].tolist() == [20, 0, 0, 20]
    assert folded.sample.row.tolist()[:3] == [0, 0, 3]
    assert life_cycle_name("call_start") == "call"


def test_a_path_is_explained_where_most_of_it_is_on_the_map_and_does_not_go_back(figures_of: Figures) -> None:
    sample = figures_of([list("abc"), list("cba"), list("aabbc"), list("abcabcabc")]).sample
    found = passages(sample, [[0], [1], [2]])
    assert (found.moves, found.forward) == (2 + 2 + 4 + 8, 2 + 0 + 4 + 6)
    assert (found.paths, found.explained) == (4, 2)
