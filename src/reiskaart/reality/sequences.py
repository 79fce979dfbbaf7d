"""Variants: sequences of stays, each known by a number."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from reiskaart.reality.placing import NOWHERE, Paths

_WIDTH = 2  # bytes of a step's number


class VariantNumbers:
    """Gives each sequence of stays a number, in the order in which they are first met."""

    def __init__(self) -> None:
        self._number_of: dict[bytes, int] = {b"": NOWHERE}

    def number(self, sequences: pa.DictionaryArray) -> npt.NDArray[np.int32]:
        """The number of each path's sequence; -1 where a path has no stay."""
        known = self._number_of
        table = [known.setdefault(stays, len(known) - 1) for stays in sequences.dictionary.to_pylist()]
        rows: npt.NDArray[np.int32] = sequences.indices.to_numpy()
        return np.array(table, np.int32)[rows]

    def steps(self) -> list[tuple[int, ...]]:
        """The steps of each variant, by its number."""
        return [tuple(np.frombuffer(stays, "<i2").tolist()) for stays in self._number_of if stays]


def sequences(paths: Paths) -> pa.DictionaryArray:
    """The stays of each path as bytes, equal ones held once."""
    offsets = np.concatenate([[0], paths.stays_until]) * _WIDTH
    buffers = [None, pa.py_buffer(offsets.astype(np.int64)), pa.py_buffer(paths.stays.astype("<i2"))]
    return pa.Array.from_buffers(pa.large_binary(), len(paths.customer), buffers).dictionary_encode()
