"""What a condition of a rule asks of a value: the value itself, a glob, or a regular expression."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

_SPECIAL = re.compile(r"[\\.+?()|\[\]{}^$]")


class PatternKind(IntEnum):
    """How a pattern compares, most particular first."""

    EXACT = 0
    GLOB = 1
    REGEX = 2


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern, after Unicode NFC."""

    kind: PatternKind
    text: str
    """As compared: the value, the glob, or what stands between the slashes."""

    @property
    def literal_length(self) -> int:
        """Characters that a value must spell out; of a regular expression all that is written."""
        return len(self.text.replace("*", "")) if self.kind is PatternKind.GLOB else len(self.text)

    @property
    def expression(self) -> str:
        """The same as a regular expression (RE2) for the whole value."""
        if self.kind is PatternKind.REGEX:
            return self.text
        return "(?s)" + ".*".join(_SPECIAL.sub(r"\\\g<0>", part) for part in self.text.split("*"))


def pattern(written: str) -> Pattern:
    """The pattern that is written: between slashes a regular expression, with ``*`` a glob, else the value itself."""
    text = unicodedata.normalize("NFC", written)
    if len(text) > 1 and text.startswith("/") and text.endswith("/"):
        return Pattern(PatternKind.REGEX, text[1:-1])
    return Pattern(PatternKind.GLOB if "*" in text else PatternKind.EXACT, text)


def exactly(value: str) -> str:
    """The pattern that fits this value and no other, as it is written in a rule."""
    text = unicodedata.normalize("NFC", value)
    if pattern(text).kind is PatternKind.EXACT:
        return text
    return "/" + "".join("[*]" if sign == "*" else _SPECIAL.sub(r"\\\g<0>", sign) for sign in text) + "/"
