"""Files that are no log, or a broken one: each gives its own clear error, and the reference shows them all."""

import gzip
import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet
import pytest

from reiskaart.errors import LogFileError, ReiskaartError
from reiskaart.eventlog import LogOptions, import_log, inspect

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "log-files.md"
KEY = b"k" * 32

GOOD = b"customer,time,name\nanna,2026-01-01 10:00,search\nanna,2026-01-01 10:05,order\nbas,2026-01-02 09:00,search\n"
XES = (
    b"<?xml version='1.0'?><log><trace><string key='concept:name' value='anna'/><event>"
    b"<string key='concept:name' value='search'/><date key='time:timestamp' value='2026-01-01T10:00:00Z'/>"
    b"</event></trace></log>"
)
XXE = b"<?xml version='1.0'?><!DOCTYPE log [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><log>&x;</log>"
LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE log [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
    b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><log>&c;</log>"
)


def parquet(**columns: list[object]) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"anna,2026-01-01 10:00,search\n" * 40_000
    packed = [packer.compress(b"customer,time,name\n")] + [packer.compress(block) for _ in range(70)]
    return b"".join([*packed, packer.flush()])


def long_rows() -> bytes:
    return b'customer,time,name\nanna,2026-01-01,"search\n' + b"bas,2026-01-02,search\n" * 400_000


def damaged_letters() -> bytes:
    return b"customer,time,name\n" + "zoë,2026-01-01,x\n".encode() * 90_000 + b"zo\xeb,2026-01-01,x\n"


class Bad(NamedTuple):
    """A bad file and the error that it gives."""

    what: str
    content: Callable[[], bytes]
    code: str
    name: str = "log.csv"
    options: LogOptions = LogOptions()


def rows(*lines: str) -> Callable[[], bytes]:
    return lambda: "\n".join(lines).encode() + b"\n"


def times(*values: str) -> Callable[[], bytes]:
    return rows("customer,time,name", *(f"anna,{value},search" for value in values))


CASES = (
    Bad("Empty", lambda: b"", "empty"),
    Bad("Nothing but white space", lambda: b" \n\n \n", "empty"),
    Bad("Only a header", lambda: b"customer,time,name\n", "only_header"),
    Bad("Parquet without rows", lambda: parquet(customer=[], time=[], name=[]), "only_header", "log.parquet"),
    Bad("Binary", lambda: bytes(range(256)) * 8, "binary"),
    Bad("A zero byte after a good start", lambda: GOOD * 3_000 + b"a\0b,c,d\n", "zero_byte"),
    Bad("An Excel workbook called .csv", lambda: b"PK\x03\x04" + b"\0" * 64, "is_zip"),
    Bad("A PDF", lambda: b"%PDF-1.7\n", "is_pdf"),
    Bad("JSON", lambda: b'[{"customer": "anna"}]', "is_json"),
    Bad("Packed twice", lambda: gzip.compress(gzip.compress(GOOD)), "is_gzip", "log.csv.gz"),
    Bad("Truncated gzip", lambda: gzip.compress(os.urandom(9_000).hex().encode())[:-4_000], "gzip_truncated", "log.csv.gz"),
    Bad("Damaged gzip", lambda: gzip.compress(GOOD)[:-8] + bytes(8), "gzip_broken", "log.csv.gz"),
    Bad("Gzip bomb", bomb, "gzip_bomb", "log.csv.gz"),
    Bad("Truncated Parquet", lambda: parquet(a=[1, 2, 3])[:-20], "parquet_broken", "log.parquet"),
    Bad("Only the first letters of Parquet", lambda: b"PAR1" + b"x" * 100, "parquet_broken", "log.parquet"),
    Bad("Truncated XES", lambda: XES[:150], "xml_truncated", "log.xes"),
    Bad("XES with a tag that is not closed", lambda: XES.replace(b"</event>", b""), "xml_broken", "log.xes"),
    Bad("XML that is no XES", lambda: b"<html><body>Not found</body></html>", "not_xes", "log.xes"),
    Bad("XES without events", lambda: b"<log><trace></trace></log>", "xes_empty", "log.xes"),
    Bad("XML that reads another file (XXE)", lambda: XXE, "xml_entities", "log.xes"),
    Bad("XML that grows out of itself (entity bomb)", lambda: LAUGHS, "xml_entities", "log.xes"),
    Bad("XML without end and elements", lambda: b"<log><!--" + b"x" * (9 * 2**20), "xml_endless", "log.xes"),
    Bad("An endless line", lambda: b"customer,time,name\n" + b"x" * (3 * 2**20), "line_endless"),
    Bad("A quotation mark never closed", lambda: GOOD + b'bas,2026-01-03,"order\n' + b"bas,2026-01-04,x\n", "quote_open"),
    Bad("A quotation mark never closed, in a large file", long_rows, "row_endless"),
    Bad(
        "Wrong encoding given",
        lambda: GOOD + "zoë,2026-01-01,x\n".encode("cp1252"),
        "encoding_wrong",
        options=LogOptions(encoding="utf-8"),
    ),
    Bad("UTF-8 with damaged letters", damaged_letters, "encoding_wrong"),
    Bad("An encoding that does not exist", lambda: GOOD, "encoding_unknown", options=LogOptions(encoding="utf-99")),
    Bad("A delimiter of two signs", lambda: GOOD, "delimiter_wrong", options=LogOptions(delimiter="::")),
    Bad("One column", rows("customer", "anna", "bas"), "one_column"),
    Bad("Duplicate header", rows("customer,time,name,time", "anna,2026-01-01,x,y"), "header_duplicate"),
    Bad("No header", rows("anna,2026-01-01 10:00,search", "bas,2026-01-02 10:00,order"), "header_missing"),
    Bad("Missing column", lambda: GOOD, "column_missing", options=LogOptions(customer="zzz")),
    Bad("Misspelt column", lambda: GOOD, "column_missing_near", options=LogOptions(customer="custmer")),
    Bad("No column for the customer", rows("time,event,amount", "2026-01-01,x,5", "2026-01-02,y,6"), "no_customer"),
    Bad("No column with times", rows("customer,name,amount", "anna,x,5", "bas,y,6"), "no_time"),
    Bad("No column that says what happened", rows("customer,time,amount", "anna,2026-01-01,5"), "no_name"),
    Bad("Whole paths with totals", rows("path,total", "mail > shop > shop,5", "shop > mail,2"), "paths_not_events"),
    Bad("Times that are no times", times("soon", "later", "never"), "time_unknown", options=LogOptions(time="time")),
    Bad(
        "Times that are NaN",
        times("NaN", "NaN", "2026-01-01"),
        "mostly_time_missing",
        options=LogOptions(time="time", time_format="iso"),
    ),
    Bad("An empty column of times", times("", "", ""), "time_empty", options=LogOptions(time="time")),
    Bad("Mixed dates", times("25/12/2025", "12/25/2025", "26/12/2025", "27/12/2025"), "dates_mixed"),
    Bad(
        "A time format that does not fit",
        times("2026-01-01", "2026-01-02"),
        "mostly_time_unreadable",
        options=LogOptions(time_format="%H:%M"),
    ),
    Bad(
        "A time format that is none", times("2026-01-01", "2026-01-02"), "time_format_wrong", options=LogOptions(time_format="%Q")
    ),
    Bad("Dates out of range", times("9999-12-31", "9999-12-31", "2026-01-01"), "mostly_time_out_of_range"),
    Bad("Most rows ragged", rows("customer,time,name", "anna,2026-01-01,x", "bas,2026-01-01", "cas,2026-01-01"), "mostly_ragged"),
    Bad(
        "Most rows without customer",
        rows("customer,time,name", "anna,2026-01-01,x", ",2026-01-01,x", "NULL,2026-01-01,x"),
        "mostly_customer_missing",
    ),
    Bad(
        "Most rows without name",
        rows("customer,time,name", "anna,2026-01-01,x", "anna,2026-01-01,", "anna,2026-01-01,"),
        "mostly_name_missing",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_bad_file_gives_its_error_as_the_reference_shows_and_leaves_nothing_behind(case: Bad, tmp_path: Path) -> None:
    error = error_of(case, tmp_path)
    assert error.code == f"eventlog.{case.code}"
    assert "anna" not in repr(error.parameters), "a customer's id is told, and kept where a job fails by it"
    assert table_row(case, error) in PAGE.read_text("utf-8").splitlines()
    assert error.hint("nl")
    assert error.message("nl").startswith(case.name)
    assert [path.name for path in tmp_path.iterdir()] == [case.name]


def test_folder_absent_file_and_forbidden_file(tmp_path: Path) -> None:
    with pytest.raises(LogFileError) as error:
        inspect(tmp_path, LogOptions())
    assert error.value.code == "eventlog.is_folder"
    with pytest.raises(LogFileError) as error:
        inspect(tmp_path / "none.csv", LogOptions())
    assert error.value.code == "eventlog.not_found"
    with pytest.raises(LogFileError) as error:
        inspect(Path(os.devnull), LogOptions())
    assert error.value.code == "eventlog.not_a_file"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read by the administrator")
def test_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(GOOD)
    path.chmod(0)
    with pytest.raises(LogFileError) as error:
        inspect(path, LogOptions())
    assert error.value.code == "eventlog.no_permission"


def error_of(case: Bad, folder: Path) -> ReiskaartError:
    path = folder / case.name
    path.write_bytes(case.content())
    with pytest.raises(LogFileError) as error:
        import_log(path, folder / "stored", case.options, key=KEY)
    return error.value


def table_row(case: Bad, error: ReiskaartError) -> str:
    message = error.message("en").removeprefix(f"{case.name}: ")
    said = f"{message[0].upper()}{message[1:]} {error.hint('en')}".replace("|", "\\|").replace("<", "&lt;")
    return f"| {case.what} | `{case.code}` | {said} |"
