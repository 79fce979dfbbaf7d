"""The shared document: a Journey as a Y.Doc, and the durable rooms in which people edit it together."""

from reiskaart.live.document import new_document, to_journey
from reiskaart.live.member import CloseCode, Connection
from reiskaart.live.rooms import Rooms
from reiskaart.live.stored import load_map

__all__ = ["CloseCode", "Connection", "Rooms", "load_map", "new_document", "to_journey"]
