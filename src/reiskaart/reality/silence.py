"""Whether the silence after which somebody counts as not seen again is long enough to say something."""

from reiskaart.i18n import Language, say
from reiskaart.i18n.formats import duration

SHORT_SECONDS = 24 * 60 * 60
"""Somebody who was seen a day ago may well come back."""


def short_silence(seconds: float | None, language: Language) -> str | None:
    """What there is to say of a silence that is too short to rely on; None of one that is long enough, or where there is none.

    ``seconds``: the log's own 95th-percentile gap, which holds where the map says nothing.
    """
    if seconds is None or seconds >= SHORT_SECONDS:
        return None
    return say("reality.short-silence", language, silence=duration(seconds, language))
