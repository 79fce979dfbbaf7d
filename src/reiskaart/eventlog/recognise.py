"""Which kind of log a file is: its content decides, not its name."""

from pathlib import Path
from typing import Literal

from reiskaart.errors import LogFileError

Format = Literal["csv", "parquet", "xes"]

HEAD_BYTES = 65_536

_OTHER_KINDS = {
    b"PK\x03\x04": "zip",
    b"\xd0\xcf\x11\xe0": "office",
    b"%PDF": "pdf",
    b"SQLite format 3": "sqlite",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"7z\xbc\xaf": "7z",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def recognise(path: Path, head: bytes) -> Format:
    """The format of a log, from its first bytes (unpacked).

    Raises: LogFileError where the file is empty or no log.
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    for magic, kind in _OTHER_KINDS.items():
        if head.startswith(magic):
            raise LogFileError(f"eventlog.is_{kind}", file=path.name)
    text = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_UTF16) or looks_like_utf16(head):
        text = text.replace(b"\0", b"").lstrip(b"\xff\xfe")
    elif b"\0" in head:
        raise LogFileError("eventlog.binary", file=path.name, byte=head.index(b"\0") + 1)
    text = text.lstrip()
    if not text:
        raise LogFileError("eventlog.empty", file=path.name)
    if text.startswith(b"<"):
        return "xes"
    if text.startswith((b"{", b"[")):
        raise LogFileError("eventlog.is_json", file=path.name)
    return "csv"


def looks_like_utf16(head: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 of western text without a mark."""
    sample = head[:200]
    even, odd = sample[::2], sample[1::2]
    return len(sample) > 3 and (
        (even.count(0) == 0 and odd.count(0) > 0.9 * len(odd)) or (odd.count(0) == 0 and even.count(0) > 0.9 * len(even))
    )
