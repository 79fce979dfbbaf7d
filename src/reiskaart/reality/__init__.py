"""What a log says of a journey: rules, the reading, and the figures that are laid over the map.

The names are loaded at first use, as those of :mod:`reiskaart.eventlog`.
"""

import importlib
from typing import Any

_HOMES = {
    "CaseHint": "reiskaart.reality.letter_case",
    "PlaceCounts": "reiskaart.reality.counts",
    "Reading": "reiskaart.reality.reading",
    "ReadingMeta": "reiskaart.reality.reading",
    "Reason": "reiskaart.reality.suggest",
    "Suggestion": "reiskaart.reality.suggest",
    "Taken": "reiskaart.reality.adopting",
    "adopt": "reiskaart.reality.adopting",
    "case_hints": "reiskaart.reality.letter_case",
    "figures": "reiskaart.reality.overview",
    "open_reading": "reiskaart.reality.reading",
    "phase_figures": "reiskaart.reality.counts",
    "read": "reiskaart.reality.reading",
    "rules_key": "reiskaart.reality.places",
    "short_silence": "reiskaart.reality.silence",
    "silence_us": "reiskaart.reality.overview",
    "step_counts": "reiskaart.reality.counts",
    "step_figures": "reiskaart.reality.overview",
    "step_times": "reiskaart.reality.timing",
    "step_transitions": "reiskaart.reality.flow",
    "suggest_rules": "reiskaart.reality.suggest",
    "touchpoint_counts": "reiskaart.reality.counts",
    "touchpoint_figures": "reiskaart.reality.overview",
    "touchpoint_times": "reiskaart.reality.timing",
    "touchpoint_transitions": "reiskaart.reality.flow",
    "variants": "reiskaart.reality.flow",
}
__all__ = [
    "CaseHint",
    "PlaceCounts",
    "Reading",
    "ReadingMeta",
    "Reason",
    "Suggestion",
    "Taken",
    "adopt",
    "case_hints",
    "figures",
    "open_reading",
    "phase_figures",
    "read",
    "rules_key",
    "short_silence",
    "silence_us",
    "step_counts",
    "step_figures",
    "step_times",
    "step_transitions",
    "suggest_rules",
    "touchpoint_counts",
    "touchpoint_figures",
    "touchpoint_times",
    "touchpoint_transitions",
    "variants",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reiskaart.reality' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
