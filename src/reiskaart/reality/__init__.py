"""What a log says of a journey: rules, the reading, and the figures that are laid over the map.

The names are loaded at first use, as those of :mod:`reiskaart.eventlog`.
"""

import importlib
from typing import Any

_HOMES = {
    "CaseHint": "reiskaart.reality.letter_case",
    "Group": "reiskaart.reality.groups",
    "Reading": "reiskaart.reality.reading",
    "ReadingMeta": "reiskaart.reality.reading",
    "Reason": "reiskaart.reality.suggest",
    "Suggestion": "reiskaart.reality.suggest",
    "Taken": "reiskaart.reality.adopting",
    "adopt": "reiskaart.reality.adopting",
    "case_hints": "reiskaart.reality.letter_case",
    "choose": "reiskaart.reality.groups",
    "compare_groups": "reiskaart.reality.comparing",
    "facets": "reiskaart.reality.faceting",
    "figures": "reiskaart.reality.overview",
    "figures_of": "reiskaart.reality.overview",
    "open_reading": "reiskaart.reality.reading",
    "place_details": "reiskaart.reality.details",
    "read": "reiskaart.reality.reading",
    "rules_key": "reiskaart.reality.places",
    "rules_view": "reiskaart.reality.rules",
    "sample": "reiskaart.reality.sampling",
    "short_silence": "reiskaart.reality.silence",
    "silence_us": "reiskaart.reality.overview",
    "suggest_rules": "reiskaart.reality.suggest",
    "try_rule": "reiskaart.reality.rules",
    "way_details": "reiskaart.reality.details",
}
__all__ = [
    "CaseHint",
    "Group",
    "Reading",
    "ReadingMeta",
    "Reason",
    "Suggestion",
    "Taken",
    "adopt",
    "case_hints",
    "choose",
    "compare_groups",
    "facets",
    "figures",
    "figures_of",
    "open_reading",
    "place_details",
    "read",
    "rules_key",
    "rules_view",
    "sample",
    "short_silence",
    "silence_us",
    "suggest_rules",
    "try_rule",
    "way_details",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reiskaart.reality' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
