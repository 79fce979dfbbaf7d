"""The errors of the libraries underneath, in our own words."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from reiskaart.errors import LogFileError, StoreError

_OF_FORMAT = "Failed to parse format specifier"
"""Begins what quotes the format that a person gave, and nothing of the file."""
_QUOTES = re.compile("[:'\"`]")


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Lets only our own errors out of the reading of ``path``."""
    try:
        yield
    except duckdb.Error as error:
        raise _from_engine(path, error) from error
    except pa.ArrowException as error:
        raise LogFileError("eventlog.broken", file=path.name, reason=_sort(error)) from error
    except UnicodeError as error:
        raise LogFileError("eventlog.broken", file=path.name, reason=_sort(error)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreError("eventlog.disk_full") from error
        raise LogFileError("eventlog.unreadable", file=path.name, reason=error.strerror or str(error)) from error


def _from_engine(path: Path, error: duckdb.Error) -> LogFileError | StoreError:
    text = str(error)
    if "No space left" in text or "max_temp_directory_size" in text:
        return StoreError("eventlog.disk_full")
    code = "time_format_wrong" if "strptime" in text.partition("\n")[0].lower() else "broken"
    return LogFileError(f"eventlog.{code}", file=path.name, reason=_sort(error))


def _sort(error: Exception) -> str:
    """What sort of error it is. What follows is left out: it may quote what stands in the file, and this is kept and shown."""
    line = str(error).partition("\n")[0].removeprefix("Invalid Input Error: ")
    said = line if line.startswith(_OF_FORMAT) else _QUOTES.split(line, maxsplit=1)[0]
    return said.strip()[:200].rstrip(".") or type(error).__name__
