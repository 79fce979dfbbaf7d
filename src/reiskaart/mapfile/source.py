"""The bytes of a map file as text, and back without loss."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from reiskaart.mapfile.limits import MOST_BYTES
from reiskaart.mapfile.problem import ProblemError

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file with plain line ends and without byte order mark, and how to write it as the file does."""

    text: str
    bom: bool = False
    crlf: bool = False
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(line) for line in self.text.split("\n"))
        object.__setattr__(self, "_starts", list(accumulate((length + 1 for length in lengths), initial=0)))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def encode(self, text: str) -> bytes:
        """A text as bytes, with this file's line ends and byte order mark."""
        lines = text.replace("\n", "\r\n") if self.crlf else text
        return ((_BOM if self.bom else "") + lines).encode("utf-8")


def decode(data: bytes) -> Source:
    """The text of a file.

    Raises: ProblemError where it is too big, not UTF-8 or empty.
    """
    if len(data) > MOST_BYTES:
        raise ProblemError("too-big", megabytes=MOST_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError("not-utf8", byte=error.start + 1) from error
    bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    if not text.strip():
        raise ProblemError("empty")
    breaks = text.count("\n")
    crlf = breaks > 0 and text.count("\r\n") == breaks == text.count("\r")
    return Source(text.replace("\r\n", "\n") if crlf else text, bom, crlf)
