"""Room for labels: each gets the first of its places that touches no text and no line."""

from collections import defaultdict
from collections.abc import Iterable

from reiskaart.picture.marks import Box, Text

_STRIP = 48.0
_APART = 1.5
_Edges = tuple[float, float, float, float]


class Room:
    """What is taken: by texts, which no label may touch, and by lines, which it avoids while it can."""

    def __init__(self) -> None:
        self._texts: dict[int, list[_Edges]] = defaultdict(list)
        self._lines: dict[int, list[_Edges]] = defaultdict(list)

    def take(self, box: Box) -> None:
        """A text stands here."""
        for strip in _strips(box):
            self._texts[strip].append(_edges(box))

    def cross(self, boxes: Iterable[Box]) -> None:
        """A line runs through these boxes."""
        for box in boxes:
            edges = _edges(box)
            for strip in _strips(box):
                self._lines[strip].append(edges)

    def is_free(self, boxes: Iterable[Box]) -> bool:
        """Whether no text stands in any of these boxes."""
        return not any(_hits(self._texts, box, 1) for box in boxes)

    def place(self, candidates: Iterable[Text]) -> Text | None:
        """Takes the first candidate that is free of texts and lines, else the one free of texts that touches fewest lines.

        None where every one touches a text.
        """
        best: tuple[int, Text, Box] | None = None
        for text in candidates:
            box = text.box.grown(_APART)
            if _hits(self._texts, box, 1):
                continue
            touched = _hits(self._lines, box, best[0] if best else None)
            if best is None or touched < best[0]:
                best = (touched, text, box)
            if touched == 0:
                break
        if best is None:
            return None
        self.take(best[2])
        return best[1]


def _hits(taken: dict[int, list[_Edges]], box: Box, enough: int | None) -> int:
    """How many of the boxes overlap with this one; counted no further than ``enough``."""
    left, top, right, bottom = _edges(box)
    count = 0
    for strip in _strips(box):
        for x0, y0, x1, y1 in taken.get(strip, ()):
            if x0 < right and left < x1 and y0 < bottom and top < y1:
                count += 1
                if count == enough:
                    return count
    return count


def _edges(box: Box) -> _Edges:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _strips(box: Box) -> range:
    return range(int(box.x // _STRIP), int(box.right // _STRIP) + 1)
