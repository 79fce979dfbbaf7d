"""A stored document as a Y.Doc, and what it says as a map."""

from dataclasses import replace
from typing import Any

from pycrdt import Doc

from reiskaart.live.document import to_journey
from reiskaart.workspace import LoadedMap, StoredDocument, Workspace


def load_map(workspace: Workspace, map_: str) -> LoadedMap:
    """A map as it is committed, whoever holds its document. Raises: NotFoundError; StoreError where it cannot be loaded."""
    loaded = workspace.load_map(map_)
    stored = workspace.documents.find(map_)
    if stored is None or stored.sequence <= loaded.version:
        return loaded
    journey = to_journey(document_of(stored), map_)
    workspace.documents.project(journey, stored.sequence)
    return replace(loaded, journey=journey, version=stored.sequence)


def document_of(stored: StoredDocument) -> Doc[Any]:
    """The document that these updates make."""
    doc: Doc[Any] = Doc()
    with doc.transaction():
        for update in (stored.snapshot, *stored.updates):
            doc.apply_update(update)
    return doc
