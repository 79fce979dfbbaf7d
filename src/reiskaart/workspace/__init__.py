"""The store: a folder in which maps, logs and readings are kept and found again."""

from reiskaart.workspace.documents import Addition, Documents, StoredDocument
from reiskaart.workspace.images import Images, StoredImage
from reiskaart.workspace.jobs import Job, JobEndedError, Jobs
from reiskaart.workspace.keys import Key, Keys
from reiskaart.workspace.logs import ImportedLog, Logs
from reiskaart.workspace.maps import LoadedMap, Maps
from reiskaart.workspace.owners import LEASE_SECONDS, Owner
from reiskaart.workspace.passing import Bounds
from reiskaart.workspace.store import Workspace, open_workspace
from reiskaart.workspace.summary import SavedMap
from reiskaart.workspace.uploads import Upload, Uploads

__all__ = [
    "LEASE_SECONDS",
    "Addition",
    "Bounds",
    "Documents",
    "Images",
    "ImportedLog",
    "Job",
    "JobEndedError",
    "Jobs",
    "Key",
    "Keys",
    "LoadedMap",
    "Logs",
    "Maps",
    "Owner",
    "SavedMap",
    "StoredDocument",
    "StoredImage",
    "Upload",
    "Uploads",
    "Workspace",
    "open_workspace",
]
