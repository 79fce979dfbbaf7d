"""The bytes of a log file: unpacked where it is gzipped, counted, and bounded against bombs."""

import gzip
import io
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from reiskaart.errors import LogFileError

Compression = Literal["gzip"]

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a packed file may grow before it is taken for a bomb."""

    free_bytes: int = 64 * 2**20
    """So much may unpack at any ratio."""
    ratio: int = 200
    """Bytes out for a byte in; real logs stay under 60."""
    most_bytes: int = 512 * 2**30


LIMITS = Limits()


class ByteSource(io.RawIOBase):
    """A log file read once from its beginning.

    Raises: LogFileError where it cannot be read, or unpacks to more than the limits allow.
    """

    def __init__(self, path: Path, limits: Limits = LIMITS) -> None:
        super().__init__()
        self._path = path
        self._limits = limits
        self._raw = open_file(path)
        self.total_bytes = os.fstat(self._raw.fileno()).st_size
        packed = self._raw.read(2) == _GZIP
        self._raw.seek(0)
        self.compression: Compression | None = "gzip" if packed else None
        self._stream: BinaryIO = gzip.GzipFile(fileobj=self._raw) if packed else self._raw  # type: ignore[assignment]
        self._read_bytes = 0

    @property
    def done_bytes(self) -> int:
        """Bytes of the file (as it lies on disk) read so far."""
        return self._raw.tell()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        try:
            chunk = self._stream.read(size)
        except EOFError as error:
            raise LogFileError("eventlog.gzip_truncated", file=self._path.name) from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise LogFileError("eventlog.gzip_broken", file=self._path.name) from error
        except OSError as error:
            raise LogFileError("eventlog.unreadable", file=self._path.name, reason=error.strerror) from error
        self._read_bytes += len(chunk)
        if self.compression is not None:
            self._check_growth()
        return chunk

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()

    def _check_growth(self) -> None:
        out, limits = self._read_bytes, self._limits
        swollen = out > limits.free_bytes and out > limits.ratio * self.done_bytes
        if swollen or out > limits.most_bytes:
            raise LogFileError("eventlog.gzip_bomb", file=self._path.name, ratio=limits.ratio)


def open_file(path: Path) -> io.BufferedReader:
    """The file opened for reading.

    Raises: LogFileError where there is none, where it is a folder, or where it may not be read.
    """
    try:
        if not path.is_file():
            if path.is_dir():
                raise LogFileError("eventlog.is_folder", file=str(path))
            if path.exists():
                raise LogFileError("eventlog.not_a_file", file=str(path))
            raise LogFileError("eventlog.not_found", file=str(path))
        return path.open("rb")
    except PermissionError as error:
        raise LogFileError("eventlog.no_permission", file=str(path)) from error
    except OSError as error:
        raise LogFileError("eventlog.unreadable", file=str(path), reason=error.strerror) from error
