"""Whatever a file holds: events and rows set aside add up to its rows, and no row number comes twice."""

import csv
import io
import tempfile
from pathlib import Path

import pyarrow.parquet
from hypothesis import given, settings
from hypothesis import strategies as st

from reiskaart.errors import LogFileError
from reiskaart.eventlog import LogOptions, import_log

CUSTOMERS = st.one_of(st.sampled_from(["anna", "bas", "", " ", "NULL"]), st.text(max_size=6))
TIMES = st.one_of(
    st.datetimes().map(lambda when: when.isoformat(sep=" ")),
    st.sampled_from(["", "NaN", "soon", "2026-02-30", "2026-01-01", "9999-12-31"]),
)
NAMES = st.one_of(st.sampled_from(["search", "order", ""]), st.text(max_size=6))
ROWS = st.lists(
    st.one_of(
        st.tuples(CUSTOMERS, TIMES, NAMES, st.text(max_size=4)),
        st.tuples(st.sampled_from(["anna", "bas"]), TIMES, st.sampled_from(["search", "order"])),
        st.tuples(st.just("anna"), st.datetimes().map(str), st.just("order"), st.just(""), st.just("more")),
    ),
    min_size=1,
    max_size=30,
)
OPTIONS = LogOptions(customer="customer", time="time", name="name", time_format="iso", encoding="utf-8", delimiter=",")


@settings(max_examples=25, deadline=None)
@given(ROWS)
def test_events_and_rejected_rows_are_all_rows(rows: list[tuple[str, ...]]) -> None:
    clean = [tuple(cell.replace("\0", "") for cell in row) for row in rows]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(("customer", "time", "name", "note"))
    writer.writerows([("anna", "2026-01-01 00:00:00", "start", "")] * len(clean))  # so that not most are set aside
    writer.writerows(clean)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        path.write_bytes(out.getvalue().encode("utf-8", "replace"))
        log = import_log(path, Path(folder) / "stored", OPTIONS, key=b"k" * 32)
        kept = pyarrow.parquet.read_table(log.events_file)["row"].to_pylist()
        with log.rejected_file.open(encoding="utf-8", newline="") as file:
            aside = [int(row["row"]) for row in csv.DictReader(file)]
    assert sorted(kept + aside) == list(range(1, 2 * len(clean) + 1))
    assert (log.meta.events, log.meta.rejected) == (len(kept), len(aside))


CONTENTS = st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode))
STARTS = st.sampled_from([b"", b"PAR1", b"<log>", b"\x1f\x8b", b"customer,time,name\n"])


@settings(max_examples=100, deadline=None)
@given(CONTENTS, STARTS)
def test_any_bytes_give_a_log_or_one_of_our_errors(content: bytes, start: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log"
        path.write_bytes(start + content)
        try:
            log = import_log(path, Path(folder) / "stored", LogOptions(), key=b"k" * 32)
            said = log.meta.name if log.meta.events else ""
        except LogFileError as error:
            said = error.message("nl")
    assert said.startswith("log")
