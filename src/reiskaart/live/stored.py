"""What a stored document says as a map."""

from dataclasses import replace

from reiskaart.live.document import to_journey
from reiskaart.live.working_copy import document_of
from reiskaart.workspace import LoadedMap, Workspace


def load_map(workspace: Workspace, map_: str) -> LoadedMap:
    """A map as it is committed, whoever holds its document. Raises: NotFoundError; StoreError where it cannot be loaded."""
    loaded = workspace.load_map(map_)
    stored = workspace.documents.find(map_)
    if stored is None or stored.sequence <= loaded.version:
        return loaded
    journey = to_journey(document_of(stored), map_)
    workspace.documents.project(journey, stored.sequence)
    return replace(loaded, journey=journey, version=stored.sequence)
