"""Event logs: files of contacts brought in, checked, pseudonymised and stored sorted."""

from reiskaart.eventlog.engine import connect
from reiskaart.eventlog.halfway import remove_leftovers
from reiskaart.eventlog.importing import import_log
from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.plan import LogPlan, Note, Roles, inspect
from reiskaart.eventlog.progress import Progress
from reiskaart.eventlog.properties import Property
from reiskaart.eventlog.roles import Column, Role
from reiskaart.eventlog.stored import LogMeta, StoredLog, open_log
from reiskaart.eventlog.times import TimeFormat

__all__ = [
    "Column",
    "LogMeta",
    "LogOptions",
    "LogPlan",
    "Note",
    "Progress",
    "Property",
    "Role",
    "Roles",
    "StoredLog",
    "TimeFormat",
    "connect",
    "import_log",
    "inspect",
    "open_log",
    "remove_leftovers",
]
