"""Readings as they lie on the disk."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reiskaart.errors import ConflictError, StoreError
from reiskaart.eventlog import open_log
from reiskaart.reality import figures, open_reading, read

SALON = {"seek": "search", "compare": "prices"}
LOG = "a 1 search\na 2 other\na 3 prices\nb 1 prices\nb 2 search\nb 9 prices"


def test_reading_twice_gives_the_same_bytes(imported, draw, tmp_path):
    log = imported(LOG)
    for name in ("one", "two"):
        read(log, draw(SALON), tmp_path / name)
    files = sorted(file.name for file in (tmp_path / "one").iterdir())
    tables = ["contacts.parquet", "paths.parquet", "reading.json", "unmatched.parquet", "values.parquet", "variants.parquet"]
    assert [name for name in files if not name.endswith(".npy")] == tables
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


def test_an_opened_reading_says_the_same(imported, draw, tmp_path):
    made = read(imported(LOG), draw(SALON), tmp_path / "reading")
    assert figures(open_reading(tmp_path / "reading"), draw(SALON)) == figures(made, draw(SALON))


def test_a_reading_that_stands_is_kept(imported, draw, tmp_path):
    log = imported(LOG)
    first = read(log, draw(SALON), tmp_path / "reading")
    again = read(log, draw(SALON), tmp_path / "reading")
    assert again.meta == first.meta
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_silence_is_asked_of_the_map_not_of_the_reading(imported, draw, tmp_path):
    reading = read(imported(LOG), draw(SALON, silence_days=1.0), tmp_path / "reading")
    ended = [figures(reading, draw(SALON, silence_days=days)).touchpoints[1].ended_well.value for days in (1.0, 30.0)]
    opened = [figures(reading, draw({**SALON}, silence_days=days)).silence_days for days in (1.0, 30.0)]
    assert ended == [1.0, 1.0]
    assert opened == [1.0, 30.0]


def test_figures_of_another_map_are_refused(imported, draw, tmp_path):
    reading = read(imported(LOG), draw(SALON), tmp_path / "reading")
    with pytest.raises(ConflictError) as caught:
        figures(reading, draw({"seek": "search prices"}))
    assert caught.value.code == "reality.other-map"


def test_progress_ends_with_all_events(imported, draw, tmp_path):
    heard = []
    read(imported(LOG), draw(SALON), tmp_path / "reading", progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (6, 6)


@pytest.mark.parametrize("damage", ["gone", "half", "older"])
def test_a_damaged_reading_is_not_opened(imported, draw, tmp_path, damage):
    read(imported(LOG), draw(SALON), tmp_path / "reading")
    meta = tmp_path / "reading" / "reading.json"
    if damage == "gone":
        meta.unlink()
    elif damage == "half":
        meta.write_text(meta.read_text()[:40])
    else:
        meta.write_text(json.dumps(json.loads(meta.read_text()) | {"format": 0}))
    with pytest.raises(StoreError) as caught:
        open_reading(tmp_path / "reading")
    assert caught.value.code == "reality.reading-unreadable"


@pytest.mark.parametrize(
    "order", [[1, 0, 2, 3, 4, 5], [3, 4, 5, 0, 1, 2], [0, 1, 3, 2, 4, 5]], ids=["times", "customers", "mixed"]
)
def test_events_that_are_out_of_order_are_refused_and_leave_nothing(imported, draw, tmp_path, order):
    log = imported(LOG)
    events = pq.read_table(log.events_file)
    pq.write_table(events.take(pa.array(order)), log.events_file)
    with pytest.raises(StoreError) as caught:
        read(open_log(log.folder), draw(SALON), tmp_path / "reading")
    assert caught.value.code == "reality.log-not-sorted"
    assert [entry.name for entry in tmp_path.iterdir() if "reading" in entry.name] == []


def test_paths_and_contacts_lie_in_order(imported, draw, tmp_path):
    reading = read(imported(LOG), draw(SALON, split_after_days=3.0), tmp_path / "reading")
    contacts = pq.read_table(reading.folder / "contacts.parquet").to_pydict()
    assert list(zip(contacts["path"], contacts["position"], strict=True)) == [(0, 1), (0, 2), (1, 1), (1, 2), (2, 1)]
    assert contacts["customer"] == [0, 0, 1, 1, 1]
    assert contacts["gap_us"] == [2 * 86_400_000_000, None, 86_400_000_000, None, None]
    paths = pq.read_table(reading.folder / "paths.parquet").to_pydict()
    assert paths["contacts"] == [2, 2, 1]
    assert paths["reached_good"] == [False, False, False]
