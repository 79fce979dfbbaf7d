"""From a file to a stored log: what is kept, under which codes, in which order, and what is set aside."""

import csv
import gzip
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet
import pytest

from reiskaart.errors import ConflictError, StoreError, UsageError
from reiskaart.eventlog import LogOptions, Progress, StoredLog, connect, import_log, open_log, remove_leftovers
from reiskaart.eventlog.codes import code, write_customers
from reiskaart.eventlog.delimited import BLOCK_BYTES
from reiskaart.eventlog.pseudonyms import pseudonymiser

KEY = b"k" * 32
SMALL = (
    "klant,tijd,naam,kanaal,bedrag,akkoord,postcode\n"
    "bas,2026-01-02 09:00:00,zoeken,web,1.50,true,0612\n"
    "anna,2026-01-01 10:05:00,bestellen,app,20,false,0613\n"
    "anna,2026-01-01 10:00:00,zoeken,web,,,\n"
    "bas,2026-01-02 09:00:00,bellen,,3,TRUE,0615\n"
)


def stored(folder: Path, text: str | bytes, options: LogOptions | None = None, *, name: str = "log.csv") -> StoredLog:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_log(path, folder / "stored", options or LogOptions(), key=KEY)


def events(log: StoredLog) -> list[dict[str, Any]]:
    return list(pyarrow.parquet.read_table(log.events_file).to_pylist())


def texts(path: Path) -> dict[int, str]:
    table = pyarrow.parquet.read_table(path)
    return dict(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))


def readable(log: StoredLog) -> list[tuple[str, int, str]]:
    """(pseudonym, microseconds, name) of each event."""
    customers, names = texts(log.customers_file), texts(log.names_file)
    return [(customers[each["customer"]], each["at_us"], names[each["name"]]) for each in events(log)]


def pseudonym(customer: str) -> str:
    return hmac.digest(KEY, customer.encode(), "sha256").hex()[:20]


def rejected(log: StoredLog) -> list[tuple[str, str, str]]:
    with log.rejected_file.open(encoding="utf-8", newline="") as file:
        return [(row["row"], row["reason"], row["value"]) for row in csv.DictReader(file)]


def test_events_are_coded_and_sorted_by_customer_time_and_row(tmp_path: Path) -> None:
    log = stored(tmp_path, SMALL)
    us = 1_767_225_600_000_000  # 2026-01-01 00:00 UTC
    day, minute = 86_400_000_000, 60_000_000
    found = [tuple(each[key] for key in ("customer", "at_us", "name", "channel", "row")) for each in events(log)]
    assert found == [
        (0, us + day + 540 * minute, 2, 1, 1),
        (0, us + day + 540 * minute, 0, None, 4),
        (1, us + 600 * minute, 2, 1, 3),
        (1, us + 605 * minute, 1, 0, 2),
    ]
    assert texts(log.names_file) == {0: "bellen", 1: "bestellen", 2: "zoeken"}
    assert texts(log.channels_file) == {0: "app", 1: "web"}
    assert texts(log.customers_file) == {0: pseudonym("bas"), 1: pseudonym("anna")}


def test_properties_are_numbers_and_booleans_where_all_values_are(tmp_path: Path) -> None:
    schema = pyarrow.parquet.read_schema(stored(tmp_path, SMALL).events_file)
    assert schema.names == ["customer", "at_us", "name", "channel", "row", "bedrag", "akkoord", "postcode"]
    kinds = [schema.field(name).type for name in ("customer", "at_us", "bedrag", "akkoord", "postcode")]
    assert kinds == [pa.int32(), pa.int64(), pa.float64(), pa.bool_(), pa.string()]


def test_property_names_give_way_to_reserved_ones_and_to_each_other(tmp_path: Path) -> None:
    text = "klant,tijd,naam,row,Naam,NAME\nanna,2026-01-01,x,7,y,z\n"
    log = stored(tmp_path, text, LogOptions(name="naam"))
    assert [(each.column, each.name) for each in log.meta.properties] == [
        ("row", "property:row"),
        ("Naam", "Naam"),
        ("NAME", "property:NAME"),
    ]
    assert events(log)[0]["property:row"] == 7


def test_only_chosen_properties_are_kept(tmp_path: Path) -> None:
    log = stored(tmp_path, SMALL, LogOptions(properties=("bedrag",)))
    assert [each.name for each in log.meta.properties] == ["bedrag"]


def test_meta_says_how_the_log_was_read(tmp_path: Path) -> None:
    meta = stored(tmp_path, SMALL).meta
    assert (meta.name, meta.format, meta.events, meta.customers, meta.names) == ("log.csv", "csv", 4, 2, 3)
    assert meta.first == datetime(2026, 1, 1, 10, 0, tzinfo=UTC)
    assert meta.last == datetime(2026, 1, 2, 9, 0, tzinfo=UTC)
    assert open_log(tmp_path / "stored").meta == meta


def test_summary_of_a_small_log_by_hand(tmp_path: Path) -> None:
    summary = stored(tmp_path, SMALL).summary()
    assert summary.start == {"zoeken": 2}
    assert summary.end == {"bellen": 1, "bestellen": 1}
    assert [(each.from_, each.to, each.count, each.mean_gap_seconds) for each in summary.transitions] == [
        ("zoeken", "bellen", 1, 0.0),
        ("zoeken", "bestellen", 1, 300.0),
    ]
    assert open_log(tmp_path / "stored").summary() == summary


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encoding_is_found(encoding: str, tmp_path: Path) -> None:
    log = stored(tmp_path, "klant;tijd;naam\nzoë;2026-01-01;geïnteresseerd\n".encode(encoding))
    assert readable(log) == [(pseudonym("zoë"), 1_767_225_600_000_000, "geïnteresseerd")]


def test_western_letters_after_a_long_plain_start_are_read(tmp_path: Path) -> None:
    plain = b"klant,tijd,naam\n" + b"anna,2026-01-01,zoeken\n" * 60_000
    log = stored(tmp_path, plain + "anna,2026-01-02,één\n".encode("cp1252"))
    assert texts(log.names_file) == {0: "zoeken", 1: "één"}
    assert [note.code for note in log.meta.notes] == ["encoding-western"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8"])
def test_a_text_that_grows_or_shrinks_on_its_way_to_utf8_is_parted_between_its_lines(encoding: str, tmp_path: Path) -> None:
    """Longer than a block of the parser, with a letter of more bytes in UTF-8 at its beginning only."""
    events = BLOCK_BYTES // 24 + 20_000
    lines = "".join(f"k{n:06d};2026-01-01;zoeken;1\n" for n in range(events))
    log = stored(tmp_path, f"klant;tijd;naam;bedrag (€)\n{lines}".encode(encoding))
    assert (log.meta.events, log.meta.customers, log.meta.rejected) == (events, events, 0)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    log = stored(tmp_path, SMALL.replace(",", delimiter))
    assert log.meta.events == 4


def test_csv_parquet_xes_and_gzip_give_the_same_events(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("klant,tijd,naam\nanna,2026-01-01T10:00:00Z,zoeken\nanna,2026-01-01T10:05:00Z,bestellen\n")
    moments = [datetime(2026, 1, 1, 10, minute, tzinfo=UTC) for minute in (0, 5)]
    table = pa.table({"klant": ["anna", "anna"], "tijd": moments, "naam": ["zoeken", "bestellen"]})
    pyarrow.parquet.write_table(table, tmp_path / "log.parquet")
    event = "<event><string key='concept:name' value='{}'/><date key='time:timestamp' value='{}'/></event>"
    inside = event.format("zoeken", "2026-01-01T11:00:00+01:00") + event.format("bestellen", "2026-01-01T10:05:00Z")
    (tmp_path / "log.xes").write_text(
        f"<log xmlns='http://www.xes-standard.org/'><trace><string key='concept:name' value='anna'/>{inside}</trace></log>"
    )
    for name in ("log.csv", "log.parquet", "log.xes"):
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress((tmp_path / name).read_bytes()))
    found = [
        readable(import_log(file, tmp_path / f"stored-{file.name}", LogOptions(), key=KEY))
        for file in sorted(tmp_path.glob("log.*"))
    ]
    us = 1_767_261_600_000_000
    assert found == [[(pseudonym("anna"), us, "zoeken"), (pseudonym("anna"), us + 300_000_000, "bestellen")]] * 6


def test_xes_attributes_belong_to_their_event_and_trace_alone(tmp_path: Path) -> None:
    what, when = "<string key='concept:name' value='{}'/>", "<x:date key='time:timestamp' value='2026-01-0{}T00:00:00Z'/>"
    nested = "<list key='parts'><values><string key='concept:name' value='inside'/></values></list>"
    deeper = f"<string key='note' value='n'>{what.format('below')}</string>"
    text = (
        "<x:log xmlns:x='http://www.xes-standard.org/'>"
        f"<global scope='event'>{what.format('invalid')}</global>"
        f"<trace>{what.format('anna')}{deeper}{nested}"
        f"<event>{what.format('search')}{when.format(1)}{nested}{deeper}</event><event>{what.format('order')}{when.format(2)}</event>"
        f"</trace><trace>{what.format('bas')}<event>{what.format('call')}{when.format(3)}</event></trace></x:log>"
    )
    log = stored(tmp_path, text, name="log.xes")
    customers, names = texts(log.customers_file), texts(log.names_file)
    found = [(customers[each["customer"]], names[each["name"]], each["note"], each["case:note"]) for each in events(log)]
    anna, bas = pseudonym("anna"), pseudonym("bas")
    assert found == [(anna, "search", "n", "n"), (anna, "order", None, "n"), (bas, "call", None, None)]


def test_row_numbers_are_those_of_the_file_over_many_blocks(tmp_path: Path) -> None:
    wide = "x" * 200
    lines = [f"anna,2026-01-01,{number},{wide}" if number % 7 else f"anna,2026-01-01,{number}" for number in range(1, 90_001)]
    lines[50] = 'anna,2026-01-01,51,"two\n\nlines"'
    log = stored(tmp_path, "klant,tijd,naam,tekst\n" + "\n".join(lines) + "\n")
    names = texts(log.names_file)
    found = [(each["row"], names[each["name"]]) for each in events(log)]
    assert found == [(number, str(number)) for number in range(1, 90_001) if number % 7]
    assert [int(row) for row, _, _ in rejected(log)] == [number for number in range(1, 90_001) if not number % 7]


def test_each_row_set_aside_is_written_with_number_and_reason(tmp_path: Path) -> None:
    good = "anna,2026-01-01 10:00,x\n" * 10
    bad = (
        "bas,2026-01-01\n,2026-01-01,x\nNULL,2026-01-01,x\nbas,,x\nbas,-2026-13-01,x\nbas,2026-02-30,x\nbas,1612-01-01,x\n"
        "bas,2026-01-01, \n"
    )
    log = stored(tmp_path, "klant,tijd,naam\n" + good + bad)
    assert rejected(log) == [
        ("11", "ragged", "2/3"),
        ("12", "customer_missing", ""),
        ("13", "customer_missing", ""),
        ("14", "time_missing", ""),
        ("15", "time_unreadable", "'-2026-13-01"),
        ("16", "time_unreadable", "2026-02-30"),
        ("17", "time_out_of_range", "1612-01-01"),
        ("18", "name_missing", ""),
    ]
    assert {each.reason: each.rows for each in log.meta.rejections}["customer_missing"] == 2
    assert log.meta.events + log.meta.rejected == 18
    assert log.summary().rejected == 8


def test_customers_with_no_contact_left_get_no_code(tmp_path: Path) -> None:
    log = stored(tmp_path, "klant,tijd,naam\nbas,gisteren,x\nanna,2026-01-01,x\nanna,2026-01-02,x\n")
    assert texts(log.customers_file) == {0: pseudonym("anna")}


def test_no_file_of_a_stored_log_holds_a_customer_id(tmp_path: Path) -> None:
    text = SMALL.replace("anna", "anna.de.groot@example.nl") + "anna.de.groot@example.nl,anna.de.groot@example.nl,x,,,,\n"
    log = stored(tmp_path, text)
    assert log.meta.rejected == 1
    for file in log.folder.rglob("*"):
        assert b"anna.de.groot" not in file.read_bytes()
    for table in log.folder.glob("*.parquet"):
        assert "anna.de.groot" not in json.dumps(pyarrow.parquet.read_table(table).to_pylist())


def test_rejected_rows_hold_no_id_where_columns_have_shifted(tmp_path: Path) -> None:
    good = "".join(f"1-2-{number},2026-01-01,x\n" for number in range(10, 20))
    log = stored(
        tmp_path, "klant,tijd,naam\n" + good + "2026-01-01, 1-2-11 ,x\n2026-01-01,cas@example.nl,x\n1-2-10,31-31-2026,x\n"
    )
    assert rejected(log) == [
        ("11", "time_unreadable", ""),  # the id of another row, though it looks like a date
        ("12", "time_unreadable", ""),  # the id of nobody else
        ("13", "time_unreadable", "31-31-2026"),
    ]


def test_two_customers_with_one_pseudonym_are_refused(tmp_path: Path) -> None:
    connection = connect()
    rows = [{"customer": f"customer {n}", "at_us": n, "name": "x", "channel": None, "row": n} for n in range(17)]
    shape = {"customer": "string", "at_us": "int64", "name": "string", "channel": "string", "row": "int64"}
    try:
        contacts = connection.create_table("contacts", ibis.memtable(rows, schema=shape))
        coded = code(contacts, contacts, connection)
        assert write_customers(coded, connection, tmp_path / "long.parquet", pseudonymiser(KEY)) == 17
        with pytest.raises(StoreError) as error:  # seventeen customers cannot have sixteen pseudonyms
            write_customers(coded, connection, tmp_path / "short.parquet", pseudonymiser(KEY, digits=1))
    finally:
        connection.disconnect()
    assert error.value.code == "eventlog.pseudonyms_collide"


@pytest.mark.parametrize("secret", [b"k" * 16, b"k" * 64, b"k" * 65, bytes(range(200))])
def test_pseudonyms_are_the_hmac_of_the_id(secret: bytes) -> None:
    assert pseudonymiser(secret)("zoë") == hmac.digest(secret, "zoë".encode(), "sha256").hex()[:20]


def test_pseudonyms_need_a_key_and_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(SMALL)
    with pytest.raises(UsageError):
        import_log(path, tmp_path / "one", LogOptions(), key=None)
    open_ids = import_log(path, tmp_path / "two", LogOptions(pseudonyms=False), key=None)
    assert set(texts(open_ids.customers_file).values()) == {"anna", "bas"}
    other = import_log(path, tmp_path / "three", LogOptions(), key=b"another key, long enough")
    assert pseudonym("anna") not in texts(other.customers_file).values()


def test_white_space_and_unicode_forms_make_no_second_customer_or_name(tmp_path: Path) -> None:
    text = "klant,tijd,naam\nanna,2026-01-01,caf\u00e9\n anna ,2026-01-02,cafe\u0301\nanna,2026-01-03,caf\u00e9 \n"
    log = stored(tmp_path, text)
    assert (log.meta.customers, log.meta.names, log.meta.events) == (1, 1, 3)
    assert texts(log.names_file) == {0: "caf\u00e9"}


def test_day_or_month_first_is_decided_by_any_date_of_the_file(tmp_path: Path) -> None:
    header, early = "klant,tijd,naam\n", "anna,03/04/2026 10:00,x\n" * 3_000
    first = stored(tmp_path, header + early + "anna,04/13/2026 10:00,x\n")
    assert (first.meta.first, first.meta.notes) == (datetime(2026, 3, 4, 10, tzinfo=UTC), ())


def test_undecided_dates_follow_custom_and_a_note_says_so(tmp_path: Path) -> None:
    log = stored(tmp_path, "klant,tijd,naam\nanna,03/04/2026,x\nanna,05/06/2026,x\n")
    assert log.meta.first == datetime(2026, 4, 3, tzinfo=UTC)
    assert [note.code for note in log.meta.notes] == ["day-first"]
    assert "tijd" in log.meta.notes[0].text("nl")


def test_day_first_can_be_set(tmp_path: Path) -> None:
    log = stored(tmp_path, "klant,tijd,naam\nanna,03/04/2026,x\nanna,05/06/2026,x\n", LogOptions(day_first=False))
    assert (log.meta.first, log.meta.notes) == (datetime(2026, 3, 4, tzinfo=UTC), ())


def test_times_without_zone_are_in_the_given_one(tmp_path: Path) -> None:
    text = "klant,tijd,naam\nanna,2026-07-01 12:00:00,x\nanna,2026-07-01 12:00:00+00:00,y\n"
    log = stored(tmp_path, text, LogOptions(timezone="Europe/Amsterdam"))
    assert (log.meta.first, log.meta.last) == (
        datetime(2026, 7, 1, 10, tzinfo=UTC),
        datetime(2026, 7, 1, 12, tzinfo=UTC),
    )
    with pytest.raises(UsageError):
        import_log(tmp_path / "log.csv", tmp_path / "other", LogOptions(timezone="Europe/Nowhere"), key=KEY)


def test_digest_tells_apart_what_was_read_and_how(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(SMALL)
    digests = [
        import_log(path, tmp_path / str(number), options, key=KEY).meta.digest
        for number, options in enumerate((LogOptions(), LogOptions(), LogOptions(name="kanaal")))
    ]
    assert digests[0] == digests[1] != digests[2]


def test_a_stored_log_is_not_overwritten(tmp_path: Path) -> None:
    log = stored(tmp_path, SMALL)
    with pytest.raises(ConflictError):
        import_log(tmp_path / "log.csv", log.folder, LogOptions(), key=KEY)
    assert log.summary().events == 4


def test_leftovers_of_dead_imports_are_removed_and_others_left(tmp_path: Path) -> None:
    dead, log = tmp_path / ".shop.4194999.abcdef12.importing", stored(tmp_path, SMALL)
    dead.mkdir()
    (dead / "rows.parquet").write_bytes(b"anna")
    remove_leftovers(tmp_path)
    assert not dead.exists()
    assert open_log(log.folder).meta.events == 4


def test_a_damaged_stored_log_is_said_to_be(tmp_path: Path) -> None:
    log = stored(tmp_path, SMALL)
    (log.folder / "log.json").write_text("{")
    with pytest.raises(StoreError):
        open_log(log.folder)


def test_progress_grows_to_the_whole_and_counts_rows(tmp_path: Path) -> None:
    path, seen = tmp_path / "log.csv", list[Progress]()
    path.write_text("klant,tijd,naam\n" + "anna,2026-01-01,x\n" * 1_000)
    import_log(path, tmp_path / "stored", LogOptions(), key=KEY, progress=seen.append)
    done = [each.done_bytes for each in seen]
    assert done == sorted(done)
    assert (done[-1], seen[-1].total_bytes, seen[-1].rows) == (path.stat().st_size, path.stat().st_size, 1_000)


def test_events_can_be_asked_through_a_connection(tmp_path: Path) -> None:
    log = stored(tmp_path, SMALL)
    connection = connect()
    try:
        assert log.events(connection).count().to_pyarrow().as_py() == 4
        assert log.names(connection).columns == ("code", "text")
    finally:
        connection.disconnect()
