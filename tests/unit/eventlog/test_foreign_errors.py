"""No error of a library underneath comes through: each becomes one of ours."""

import errno
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from reiskaart.errors import LogFileError, ReiskaartError, StoreError
from reiskaart.eventlog.foreign import mapped
from reiskaart.eventlog.source import ByteSource, Limits


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        (duckdb.IOException("IO Error: Could not read"), LogFileError, "broken"),
        (duckdb.IOException("IO Error: No space left on device"), StoreError, "disk_full"),
        (duckdb.InvalidInputException("Failed to parse format specifier for strptime"), LogFileError, "time_format_wrong"),
        (pa.ArrowInvalid("Invalid: bad column"), LogFileError, "broken"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), LogFileError, "broken"),
        (OSError(errno.EIO, "Input/output error"), LogFileError, "unreadable"),
        (OSError(errno.ENOSPC, "No space left on device"), StoreError, "disk_full"),
    ],
)
def test_foreign_errors_become_ours(error: Exception, kind: type[ReiskaartError], code: str) -> None:
    with pytest.raises(kind) as found, mapped(Path("log.csv")):
        raise error
    assert found.value.code == f"eventlog.{code}"
    assert found.value.message("en")
    assert found.value.__cause__ is error


@pytest.mark.parametrize(
    "said",
    [
        "Conversion Error: Could not convert string 'anna@example.org' to INT32 when casting from source column x",
        'Invalid Input Error: Could not parse string "anna@example.org" according to format specifier "%H:%M" of strptime',
        "CSV parse error: Expected 3 columns, got 2: anna@example.org,x",
        "In CSV column #1: CSV conversion error to int64: invalid value 'anna@example.org'",
        "'anna@example.org'",
    ],
)
@pytest.mark.parametrize("kind", [duckdb.ConversionException, pa.ArrowInvalid])
def test_nothing_that_stands_in_the_file_is_told(said: str, kind: type[Exception]) -> None:
    with pytest.raises(LogFileError) as found, mapped(Path("log.csv")):
        raise kind(said)
    assert "anna" not in repr(found.value.parameters)
    assert found.value.parameters["reason"]


def test_what_is_wrong_with_a_format_that_a_person_gave_is_told_in_full() -> None:
    said = "Failed to parse format specifier %H:%Q: Unrecognized format for strftime/strptime: %Q"
    with pytest.raises(LogFileError) as found, mapped(Path("log.csv")):
        raise duckdb.InvalidInputException(f"Invalid Input Error: {said}")
    assert found.value.parameters["reason"] == said


def test_a_packed_file_may_not_grow_past_its_limits(tmp_path: Path) -> None:
    plain = tmp_path / "log.csv"
    plain.write_bytes(b"x" * 10_000)
    with ByteSource(plain, Limits(free_bytes=10, ratio=1, most_bytes=100)) as source:
        assert len(source.read()) == 10_000  # only what is packed can be a bomb
