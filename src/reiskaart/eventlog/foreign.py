"""The errors of the libraries underneath, in our own words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from reiskaart.errors import LogFileError, StoreError


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Lets only our own errors out of the reading of ``path``."""
    try:
        yield
    except duckdb.Error as error:
        raise _from_engine(path, error) from error
    except pa.ArrowException as error:
        raise LogFileError("eventlog.broken", file=path.name, reason=_first_line(error)) from error
    except UnicodeError as error:
        raise LogFileError("eventlog.broken", file=path.name, reason=_first_line(error)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreError("eventlog.disk_full") from error
        raise LogFileError("eventlog.unreadable", file=path.name, reason=error.strerror or str(error)) from error


def _from_engine(path: Path, error: duckdb.Error) -> LogFileError | StoreError:
    text = _first_line(error)
    if "No space left" in text or "max_temp_directory_size" in str(error):
        return StoreError("eventlog.disk_full")
    if "strptime" in text.lower():
        return LogFileError("eventlog.time_format_wrong", file=path.name, reason=text)
    return LogFileError("eventlog.broken", file=path.name, reason=text)


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0].removeprefix("Invalid Input Error: ")[:200].rstrip(".") if lines else type(error).__name__
