"""Variants: sequences of stays, each known by a number."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from reiskaart.reality.placing import NOWHERE, Paths

_WIDTH = 2  # bytes of a step's number


class VariantNumbers:
    """Gives each sequence of stays a number: first as they are met, in the end by how many paths make it."""

    def __init__(self) -> None:
        self._number_of: dict[bytes, int] = {b"": NOWHERE}

    def number(self, sequences: pa.DictionaryArray) -> npt.NDArray[np.int32]:
        """The number of each path's sequence as they are met; -1 where a path has no stay."""
        known = self._number_of
        table = [known.setdefault(stays, len(known) - 1) for stays in sequences.dictionary.to_pylist()]
        rows: npt.NDArray[np.int32] = sequences.indices.to_numpy()
        return np.array(table, np.int32)[rows]

    def ranked(self, numbers: Sequence[npt.NDArray[np.int32]]) -> tuple[npt.NDArray[np.int32], list[tuple[int, ...]]]:
        """The final number per number as met (-1 for -1), and the steps of each variant by its final number.

        The most travelled comes first; of equals the one that stands first on the map. ``numbers`` are those of all paths.
        """
        steps = [tuple(np.frombuffer(stays, "<i2").tolist()) for stays in self._number_of if stays]
        paths = sum((np.bincount(part + 1, minlength=len(steps) + 1)[1:] for part in numbers), np.zeros(len(steps), np.int64))
        order = sorted(range(len(steps)), key=lambda number: (-paths[number], steps[number]))
        rank = np.full(len(steps) + 1, NOWHERE, np.int32)  # the last, at -1, is that of no variant
        rank[order] = np.arange(len(steps), dtype=np.int32)
        return rank, [steps[number] for number in order]


def sequences(paths: Paths) -> pa.DictionaryArray:
    """The stays of each path as bytes, equal ones held once."""
    offsets = np.concatenate([[0], paths.stays_until]) * _WIDTH
    buffers = [None, pa.py_buffer(offsets.astype(np.int64)), pa.py_buffer(paths.stays.astype("<i2"))]
    return pa.Array.from_buffers(pa.large_binary(), len(paths.customer), buffers).dictionary_encode()
