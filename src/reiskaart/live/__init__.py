"""The shared document: a Journey as a Y.Doc, and the durable rooms in which people edit it together."""

from reiskaart.live.document import new_document, to_journey

__all__ = ["new_document", "to_journey"]
