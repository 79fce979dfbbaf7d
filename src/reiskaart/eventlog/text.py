"""A log file's text as UTF-8: the encoding found, the length of lines bounded."""

import codecs
import io
from pathlib import Path

from reiskaart.errors import LogFileError
from reiskaart.eventlog.recognise import looks_like_utf16
from reiskaart.eventlog.source import ByteSource

LINE_BYTES = 2**20
"""A longer line is no row of a log."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "cp1252"
_LEAST_READ_BYTES = 2**16


def find_encoding(path: Path, head: bytes, given: str | None) -> str:
    """The encoding of a text: as given, as its mark says, else UTF-8 where it is valid, else Windows-1252.

    Raises: LogFileError where the given encoding does not exist.
    """
    if given is not None:
        try:
            return codecs.lookup(given).name
        except LookupError as error:
            raise LogFileError("eventlog.encoding_unknown", file=path.name, encoding=given) from error
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if looks_like_utf16(head):
        return "utf-16-le" if head[0] else "utf-16-be"
    try:
        codecs.utf_8_decode(head, "strict", False)
    except UnicodeDecodeError:
        return _WESTERN
    return "utf-8"


class Utf8Text(io.RawIOBase):
    """A text in any encoding, read as UTF-8 without byte-order mark.

    A text that was plain ASCII as far as it was sampled, and then is no UTF-8, goes on as Windows-1252: until there
    both read the same. ``encoding`` says what it turned out to be.

    Raises: LogFileError where bytes do not fit the encoding, a line is endless, or a zero byte shows that it is no text.
    """

    def __init__(self, path: Path, source: ByteSource, encoding: str, *, certain: bool) -> None:
        super().__init__()
        self._path = path
        self._source = source
        self.encoding = encoding
        self._may_turn = encoding == "utf-8" and not certain
        self._pending = b""
        self._ready = b""
        self._decoder: codecs.IncrementalDecoder | None = None
        if encoding != "utf-8":
            self._decoder = codecs.getincrementaldecoder(encoding)()
        self._started = False
        self._lines = 1
        self._line_bytes = 0
        self.quotes = 0
        """Quotation marks so far: an odd number at the end may mean one that was never closed."""
        self.tail = b""
        """The last bytes read."""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """As much as is asked for, but at the end: a parser of blocks takes a short one for one that holds no whole line."""
        while size < 0 or len(self._ready) < size:
            chunk = self._source.read(size if size < 0 else max(size - len(self._ready), _LEAST_READ_BYTES))
            text = self._decoded(chunk)
            if text and not self._started:
                self._started = True
                text = text.removeprefix(codecs.BOM_UTF8)
            self._check(text)
            self._ready += text
            if not chunk:
                break
        given = self._ready if size < 0 else self._ready[:size]
        self._ready = self._ready[len(given) :]
        return given

    def _decoded(self, chunk: bytes) -> bytes:
        if self._decoder is not None:
            try:
                return self._decoder.decode(chunk, not chunk).encode()
            except UnicodeError as error:
                raise self._wrong() from error
        if not self._pending and chunk.isascii():
            return chunk
        data = self._pending + chunk
        try:
            _, valid = codecs.utf_8_decode(data, "strict", not chunk)
        except UnicodeDecodeError as error:
            if not (self._may_turn and data[: error.start].isascii()):
                self._lines += data.count(b"\n", 0, error.start)
                raise self._wrong() from error
            self.encoding, self._pending = _WESTERN, b""
            self._decoder = codecs.getincrementaldecoder(_WESTERN)()
            return self._decoded(data)
        self._pending = data[valid:]
        self._may_turn = self._may_turn and data[:valid].isascii()
        return data[:valid]

    def _wrong(self) -> LogFileError:
        return LogFileError("eventlog.encoding_wrong", file=self._path.name, encoding=self.encoding, line=self._lines)

    def _check(self, text: bytes) -> None:
        if b"\0" in text:
            line = self._lines + text.count(b"\n", 0, text.index(b"\0"))
            raise LogFileError("eventlog.zero_byte", file=self._path.name, line=line)
        first = min((place for place in (text.find(b"\n"), text.find(b"\r")) if place >= 0), default=None)
        self._line_bytes += len(text) if first is None else first
        if self._line_bytes > LINE_BYTES:
            raise LogFileError("eventlog.line_endless", file=self._path.name, line=self._lines, limit=LINE_BYTES)
        if first is not None:
            self._line_bytes = len(text) - 1 - max(text.rfind(b"\n"), text.rfind(b"\r"))
        self._lines += text.count(b"\n")
        self.quotes += text.count(b'"')
        self.tail = (self.tail + text[-4:])[-4:]
