"""The example workspace: a salon whose journey is drawn, and a web shop whose journey is discovered; both logs are made up.

The names are loaded at first use: who only wants the salon's map has no need of what makes logs and discovers journeys.
"""

import importlib
from typing import Any

_HOMES = {
    "Example": "reiskaart.demo.making",
    "is_made": "reiskaart.demo.made",
    "make": "reiskaart.demo.making",
    "salon_log": "reiskaart.demo.salon",
    "salon_map": "reiskaart.demo.drawn",
    "shop_log": "reiskaart.demo.shop",
}
__all__ = ["Example", "is_made", "make", "salon_log", "salon_map", "shop_log"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reiskaart.demo' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
