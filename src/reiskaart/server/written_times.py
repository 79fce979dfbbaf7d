"""How a file writes its times, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reiskaart import eventlog
from reiskaart.i18n import Language, say
from reiskaart.server.answers.imports import WrittenTimes

_SIGN = re.compile(r"%([a-zA-Z])")
_ZONE = re.compile(r"(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$")


def written_times(form: eventlog.TimeFormat, timezone: str, samples: Sequence[str] | None, language: Language) -> WrittenTimes:
    """How times are written; with ``samples`` of them, one is shown."""
    pattern = form.patterns[0] if form.patterns else None
    return WrittenTimes(
        kind=form.kind,
        pattern=pattern,
        text=_words(form.kind, pattern, samples[0] if samples else None, language),
        timezone=timezone,
        zone_given=_zone_given(form, samples or ()),
    )


def _words(kind: str, pattern: str | None, example: str | None, language: Language) -> str:
    key = kind if example is not None or kind not in ("iso", "pattern") else f"{kind}-bare"
    said = "" if pattern is None else _SIGN.sub(lambda sign: say(f"eventlog.signs.{sign[1]}", language), pattern)
    return say(f"eventlog.times.{key}", language, pattern=said, example=example or "")


def _zone_given(form: eventlog.TimeFormat, samples: Sequence[str]) -> bool:
    if form.kind in ("seconds", "milliseconds", "microseconds", "nanoseconds"):
        return True  # counted from a moment, not from a place
    if form.kind == "pattern":
        return all("%z" in pattern for pattern in form.patterns[:1])
    return bool(samples) and all(_ZONE.search(sample.strip()) for sample in samples)
