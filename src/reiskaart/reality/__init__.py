"""What a log says of a journey: rules, the reading, and the figures that are laid over the map.

The names are loaded at first use, as those of :mod:`reiskaart.eventlog`.
"""

import importlib
from typing import Any

_HOMES = {
    "CaseHint": "reiskaart.reality.letter_case",
    "Reading": "reiskaart.reality.reading",
    "ReadingMeta": "reiskaart.reality.reading",
    "Reason": "reiskaart.reality.suggest",
    "Suggestion": "reiskaart.reality.suggest",
    "Taken": "reiskaart.reality.adopting",
    "adopt": "reiskaart.reality.adopting",
    "case_hints": "reiskaart.reality.letter_case",
    "figures": "reiskaart.reality.overview",
    "open_reading": "reiskaart.reality.reading",
    "read": "reiskaart.reality.reading",
    "rules_key": "reiskaart.reality.places",
    "rules_view": "reiskaart.reality.rules",
    "short_silence": "reiskaart.reality.silence",
    "silence_us": "reiskaart.reality.overview",
    "suggest_rules": "reiskaart.reality.suggest",
    "try_rule": "reiskaart.reality.rules",
}
__all__ = [
    "CaseHint",
    "Reading",
    "ReadingMeta",
    "Reason",
    "Suggestion",
    "Taken",
    "adopt",
    "case_hints",
    "figures",
    "open_reading",
    "read",
    "rules_key",
    "rules_view",
    "short_silence",
    "silence_us",
    "suggest_rules",
    "try_rule",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reiskaart.reality' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
