"""The store: a folder in which maps, logs and readings are kept and found again."""

from reiskaart.workspace.keys import Key, Keys
from reiskaart.workspace.logs import ImportedLog
from reiskaart.workspace.maps import LoadedMap, SavedMap
from reiskaart.workspace.passing import Bounds
from reiskaart.workspace.store import Workspace, open_workspace

__all__ = ["Bounds", "ImportedLog", "Key", "Keys", "LoadedMap", "SavedMap", "Workspace", "open_workspace"]
