"""A journey as a shared document, and back."""

from reiskaart.live.document.conflict import Conflict
from reiskaart.live.document.merging import change_to
from reiskaart.live.document.reading import to_journey
from reiskaart.live.document.writing import new_document

__all__ = ["Conflict", "change_to", "new_document", "to_journey"]
