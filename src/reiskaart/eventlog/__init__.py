"""Event logs: files of contacts brought in, checked, pseudonymised and stored sorted.

The names are loaded at first use: the engine behind them takes a second to load, and whoever only lists maps has no need of it.
"""

import importlib
from typing import Any

_HOMES = {
    "Column": "reiskaart.eventlog.roles",
    "LogMeta": "reiskaart.eventlog.stored",
    "LogOptions": "reiskaart.eventlog.options",
    "LogPlan": "reiskaart.eventlog.plan",
    "Note": "reiskaart.eventlog.plan",
    "PreviewRow": "reiskaart.eventlog.first_rows",
    "Progress": "reiskaart.eventlog.progress",
    "Property": "reiskaart.eventlog.properties",
    "Quality": "reiskaart.eventlog.quality",
    "Role": "reiskaart.eventlog.roles",
    "Roles": "reiskaart.eventlog.plan",
    "StoredLog": "reiskaart.eventlog.stored",
    "TimeFormat": "reiskaart.eventlog.times",
    "append_log": "reiskaart.eventlog.appending",
    "connect": "reiskaart.eventlog.engine",
    "import_log": "reiskaart.eventlog.importing",
    "inspect": "reiskaart.eventlog.plan",
    "mapped": "reiskaart.eventlog.foreign",
    "neutralised": "reiskaart.eventlog.rejects",
    "open_log": "reiskaart.eventlog.stored",
    "preview": "reiskaart.eventlog.first_rows",
    "pseudonymiser": "reiskaart.eventlog.pseudonyms",
    "remove_leftovers": "reiskaart.eventlog.halfway",
}
__all__ = [
    "Column",
    "LogMeta",
    "LogOptions",
    "LogPlan",
    "Note",
    "PreviewRow",
    "Progress",
    "Property",
    "Quality",
    "Role",
    "Roles",
    "StoredLog",
    "TimeFormat",
    "append_log",
    "connect",
    "import_log",
    "inspect",
    "mapped",
    "neutralised",
    "open_log",
    "preview",
    "pseudonymiser",
    "remove_leftovers",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reiskaart.eventlog' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
