"""Lists of paths: per place, way or value the paths that have to do with it, so that any choice of paths is only looked up."""

from reiskaart.reality.lists.grouped import Grouped, Rows
from reiskaart.reality.lists.making import FATES, ListWriters, part_lists, spans
from reiskaart.reality.lists.reading import Lists, Moves, Visits, Waits

__all__ = ["FATES", "Grouped", "ListWriters", "Lists", "Moves", "Rows", "Visits", "Waits", "part_lists", "spans"]
