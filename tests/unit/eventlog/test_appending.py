"""A newer file added to a log: the same customers, no contact twice, and the log itself left as it was."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reiskaart.errors import ConflictError, LogFileError
from reiskaart.eventlog import LogOptions, StoredLog, append_log, connect, import_log

KEY = b"a key of thirty-two bytes or so.."
OLDER = """user,ts,event,channel,n
anna,2026-01-01T10:00:00,search,web,1
anna,2026-01-01T10:00:00,search,web,1
ben,2026-01-02T10:00:00,book,,2
,2026-01-02T10:00:00,book,,2
"""
NEWER = """user,ts,event,channel,n
ben,2026-01-02T10:00:00,book,,2
carla,2026-01-03T10:00:00,advise,app,many
anna,2026-01-01T09:00:00,search,web,1
ben,2026-01-02T10:00:00,book,web,2
dirk,whenever,book,web,1
"""


def imported(folder: Path, text: str, options: LogOptions | None = None) -> StoredLog:
    file = folder / "older.csv"
    file.write_text(text)
    return import_log(file, folder / "stored", options or LogOptions(), key=KEY)


def grown(folder: Path, log: StoredLog, text: str) -> StoredLog:
    file = folder / "newer.csv"
    file.write_text(text)
    return append_log(log, file, folder / f"grown-{len(list(folder.iterdir()))}", key=KEY)


def rows(log: StoredLog) -> list[tuple[str, str, str, str | None]]:
    """Pseudonym, time, name and channel, as the log is sorted."""
    connection = connect()
    texts = {
        kind: dict(zip(*table.to_pyarrow().to_pydict().values(), strict=True))
        for kind, table in (
            ("customer", log.customers(connection)),
            ("name", log.names(connection)),
            ("channel", log.channels(connection)),
        )
    }
    found = log.events(connection).order_by("customer", "at_us", "row").to_pyarrow().to_pylist()
    return [
        (
            texts["customer"][each["customer"]],
            datetime.fromtimestamp(each["at_us"] / 1e6, UTC).strftime("%d %H"),
            texts["name"][each["name"]],
            texts["channel"].get(each["channel"]),
        )
        for each in found
    ]


def test_what_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    log = imported(tmp_path, OLDER)
    more = grown(tmp_path, log, NEWER)
    anna, ben = dict.fromkeys(row[0] for row in rows(log))
    carla = rows(more)[-1][0]
    assert rows(more) == [
        (anna, "01 09", "search", "web"),
        (anna, "01 10", "search", "web"),
        (anna, "01 10", "search", "web"),
        (ben, "02 10", "book", None),
        (ben, "02 10", "book", "web"),
        (carla, "03 10", "advise", "app"),
    ]
    (added,) = more.meta.appended
    assert (added.file, added.events, added.doubles, added.rejected) == ("newer.csv", 3, 1, 1)
    assert (more.meta.events, more.meta.customers, more.meta.names, more.meta.channels) == (6, 3, 3, 2)
    assert more.meta.first == datetime(2026, 1, 1, 9, tzinfo=UTC)
    assert more.meta.last == datetime(2026, 1, 3, 10, tzinfo=UTC)


def test_the_log_itself_stays_as_it_was_and_the_grown_one_has_another_digest(tmp_path: Path) -> None:
    log = imported(tmp_path, OLDER)
    before = rows(log)
    more = grown(tmp_path, log, NEWER)
    assert rows(log) == before
    assert more.meta.digest != log.meta.digest
    assert more.meta.name == log.meta.name


def test_adding_the_same_file_adds_nothing_however_often(tmp_path: Path) -> None:
    log = imported(tmp_path, OLDER)
    once = grown(tmp_path, log, OLDER)
    twice = grown(tmp_path, once, OLDER)
    assert rows(twice) == rows(once) == rows(log)
    assert [each.events for each in twice.meta.appended] == [0, 0]
    assert [each.doubles for each in twice.meta.appended] == [3, 3]


def test_a_property_whose_kind_changes_becomes_text(tmp_path: Path) -> None:
    more = grown(tmp_path, imported(tmp_path, OLDER), NEWER)
    values = more.events(connect()).order_by("customer", "at_us", "row").to_pyarrow()["n"].to_pylist()
    assert values == ["1", "1", "1", "2", "2", "many"]


def test_whole_numbers_of_other_widths_stay_whole(tmp_path: Path) -> None:
    def file(name: str, kind: pa.DataType, number: int) -> Path:
        table = pa.table({"user": ["anna"], "ts": [datetime(2026, 1, number % 28 + 1)], "event": ["book"]})
        pyarrow.parquet.write_table(table.append_column("n", pa.array([number], kind)), tmp_path / name)
        return tmp_path / name

    older = import_log(file("older.parquet", pa.int64(), 2**53 + 1), tmp_path / "older", LogOptions(), key=KEY)
    more = append_log(older, file("newer.parquet", pa.int32(), 7), tmp_path / "grown", key=KEY)
    assert sorted(more.events(connect()).to_pyarrow()["n"].to_pylist()) == [7, 2**53 + 1]


@pytest.mark.parametrize(
    ("whole", "expected"),
    [(2**53 + 1, ["0.5", "7", "9007199254740993"]), (-(2**53) - 1, ["-9007199254740993", "0.5", "7"]), (2**53, [0.5, 7, 2**53])],
)
def test_no_digit_of_a_whole_number_is_lost_beside_fractions(tmp_path: Path, whole: int, expected: list[object]) -> None:
    def file(name: str, days: tuple[int, int], numbers: pa.Array) -> Path:
        moments = [datetime(2026, 1, day) for day in days]
        table = pa.table({"user": ["anna", "anna"], "ts": moments, "event": ["book", "book"], "n": numbers})
        pyarrow.parquet.write_table(table, tmp_path / name)
        return tmp_path / name

    older = import_log(file("older.parquet", (1, 2), pa.array([whole, 7])), tmp_path / "older", LogOptions(), key=KEY)
    more = append_log(older, file("newer.parquet", (2, 3), pa.array([7.0, 0.5])), tmp_path / "grown", key=KEY)
    assert sorted(more.events(connect()).to_pyarrow()["n"].to_pylist()) == sorted(expected)
    assert more.meta.appended[0].doubles == 1  # the contact with 7 in both


def test_a_channel_that_the_log_does_not_have_makes_no_contact_another_one(tmp_path: Path) -> None:
    more = grown(tmp_path, imported(tmp_path, OLDER, LogOptions(channel="", properties=("n",))), OLDER)
    assert (more.meta.roles.channel, more.meta.channels) == (None, 0)
    assert [(each.events, each.doubles) for each in more.meta.appended] == [(0, 3)]


def test_a_property_that_the_newer_file_lacks_is_empty_there(tmp_path: Path) -> None:
    log = imported(tmp_path, OLDER)
    more = grown(tmp_path, log, "event,user,ts,channel\nsearch,anna,2026-02-01T10:00:00,web\n")
    assert more.events(connect()).filter(lambda table: table["n"].isnull()).count().to_pyarrow().as_py() == 1


def test_rejected_rows_of_both_files_are_told_apart(tmp_path: Path) -> None:
    more = grown(tmp_path, imported(tmp_path, OLDER), NEWER)
    told = [(row.file, row.row, row.reason) for row in more.rejected()]
    assert told == [("older.csv", 4, "customer_missing"), ("newer.csv", 5, "time_unreadable")]
    assert more.meta.rejected == 2
    assert "anna" not in more.rejected_file.read_text()


def test_a_newer_file_without_a_column_that_has_a_role_is_refused(tmp_path: Path) -> None:
    log = imported(tmp_path, OLDER)
    with pytest.raises(LogFileError) as caught:
        grown(tmp_path, log, "klant,ts,event\nanna,2026-02-01T10:00:00,search\n")
    assert caught.value.code.startswith("eventlog.column_missing")
    assert caught.value.parameters["column"] == "user"


def test_the_folder_must_be_new_and_nothing_is_left_where_the_file_fails(tmp_path: Path) -> None:
    log = imported(tmp_path, OLDER)
    with pytest.raises(ConflictError):
        append_log(log, tmp_path / "older.csv", log.folder, key=KEY)
    (tmp_path / "bad.csv").write_text("")
    with pytest.raises(LogFileError):
        append_log(log, tmp_path / "bad.csv", tmp_path / "new", key=KEY)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bad.csv", "older.csv", "stored"]


contacts = st.tuples(
    st.sampled_from([f"{who} {number}" for number in range(5) for who in ("anna", "ben", "carla")]),
    st.integers(1, 4),
    st.sampled_from(["search", "book"]),
    st.sampled_from(["", "web"]),
)


# Few examples of many contacts: what an import takes, it takes for three customers as for fifteen.
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(contacts, min_size=1, max_size=40), st.lists(contacts, min_size=1, max_size=40))
def test_a_log_grows_by_exactly_what_it_did_not_hold(tmp_path_factory: pytest.TempPathFactory, one: list, other: list) -> None:
    folder = tmp_path_factory.mktemp("grown")

    def written(found: list) -> str:
        lines = [(who, f"2026-01-{day:02}T10:00:00", name, channel) for who, day, name, channel in found]
        path = folder / "rows.csv"
        with path.open("w", newline="") as out:
            csv.writer(out).writerows([("user", "ts", "event", "channel"), *lines])
        return path.read_text()

    roles = LogOptions(customer="user", time="ts", name="event", channel="channel", pseudonyms=False)
    more = grown(folder, imported(folder, written(one), roles), written(other))
    expected = [*one, *(contact for contact in other if contact not in one)]
    assert sorted((who, int(at[:2]), name, channel or "") for who, at, name, channel in rows(more)) == sorted(expected)
