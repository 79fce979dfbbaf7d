"""Room for labels: each gets the first of its places that touches no text and no line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reiskaart.picture.marks import Box, Text

_STRIP = 48.0
_APART = 1.5


class Room:
    """What is taken: by texts, which no label may touch, and by lines, which it avoids while it can."""

    def __init__(self) -> None:
        self._texts: dict[int, list[Box]] = defaultdict(list)
        self._lines: dict[int, list[Box]] = defaultdict(list)

    def take(self, box: Box) -> None:
        """A text stands here."""
        for strip in _strips(box):
            self._texts[strip].append(box)

    def cross(self, boxes: Iterable[Box]) -> None:
        """A line runs through these boxes."""
        for box in boxes:
            for strip in _strips(box):
                self._lines[strip].append(box)

    def place(self, candidates: Iterable[Text]) -> Text | None:
        """Takes the first candidate that is free of texts and lines, else the one free of texts that touches fewest lines.

        None where every one touches a text.
        """
        best: tuple[int, Text, Box] | None = None
        for text in candidates:
            box = text.box.grown(_APART)
            if self._hits(self._texts, box):
                continue
            touched = self._hits(self._lines, box)
            if best is None or touched < best[0]:
                best = (touched, text, box)
            if touched == 0:
                break
        if best is None:
            return None
        self.take(best[2])
        return best[1]

    @staticmethod
    def _hits(taken: dict[int, list[Box]], box: Box) -> int:
        return sum(other.overlaps(box) for strip in _strips(box) for other in taken.get(strip, ()))


def _strips(box: Box) -> Iterator[int]:
    return iter(range(int(box.x // _STRIP), int(box.right // _STRIP) + 1))
