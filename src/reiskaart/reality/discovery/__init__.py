"""From a log alone to a draft map: what it consists of, in which order, in which steps and phases, and why.

Everything is decided from :class:`Aggregates`, the figures of one pass over the log; the same log always gives the same map.
The names are loaded at first use, as those of :mod:`reiskaart.eventlog`.
"""

import importlib
from typing import Any

_HOMES = {
    "Aggregates": "aggregates",
    "Discovery": "drafting",
    "DiscoveryRecord": "record",
    "DraftFigures": "decisions",
    "Ground": "ground",
    "MOST_STEPS": "ground",
    "aggregate": "counting",
    "aggregates_of": "kept",
    "discover": "discovering",
    "draft": "drafting",
    "draft_on": "drafting",
    "find_aggregates": "kept",
    "lay_ground": "ground",
}
__all__ = [
    "MOST_STEPS",
    "Aggregates",
    "Discovery",
    "DiscoveryRecord",
    "DraftFigures",
    "Ground",
    "aggregate",
    "aggregates_of",
    "discover",
    "draft",
    "draft_on",
    "find_aggregates",
    "lay_ground",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reiskaart.reality.discovery' has no attribute {name!r}")
    return getattr(importlib.import_module(f"reiskaart.reality.discovery.{_HOMES[name]}"), name)
