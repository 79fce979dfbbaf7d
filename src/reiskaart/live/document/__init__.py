"""A journey as a shared document, and back."""

from reiskaart.live.document.reading import to_journey
from reiskaart.live.document.writing import new_document

__all__ = ["new_document", "to_journey"]
