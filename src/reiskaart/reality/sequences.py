"""Variants: sequences of stays, each known by a number."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from reiskaart.reality.placing import NOWHERE, Paths

Middle = npt.NDArray[np.int32]

_STEP = np.dtype(">i2")
"""With the higher byte in front, sequences sort as bytes in the order of the map."""


def sequences(paths: Paths) -> pa.DictionaryArray:
    """The stays of each path as bytes, equal ones held once."""
    offsets = np.concatenate([[0], paths.stays_until]) * _STEP.itemsize
    buffers = [None, pa.py_buffer(offsets.astype(np.int64)), pa.py_buffer(paths.stays.astype(_STEP))]
    return pa.Array.from_buffers(pa.large_binary(), len(paths.customer), buffers).dictionary_encode()


@dataclass(frozen=True, slots=True)
class Variants:
    """The variants of all paths; the most travelled has number 0, of equals the one that stands first on the map."""

    of_paths: list[Middle]
    """The number of each path's variant, -1 where it has no stay."""
    rank: Middle
    """By number: the variant's place in the order of the map."""
    steps: pa.ListArray
    """By number."""


def number_variants(parts: Sequence[pa.DictionaryArray]) -> Variants:
    """The variants of paths whose stays are given."""
    kind = pa.dictionary(pa.int32(), pa.large_binary())
    whole = pa.chunked_array([*parts, pa.array([], kind)], kind).unify_dictionaries()
    stays = whole.chunk(0).dictionary
    numbers = [chunk.indices.to_numpy() for chunk in whole.chunks[:-1]]
    paths = np.zeros(len(stays), np.int64)
    for part in numbers:
        paths += np.bincount(part, minlength=len(stays))
    nothing = pc.binary_length(stays).to_numpy() == 0
    by_map = pc.sort_indices(stays).to_numpy().astype(np.int64)
    by_map = by_map[~nothing[by_map]]
    heaviest = np.argsort(-paths[by_map], kind="stable")
    order = by_map[heaviest]
    number = np.full(len(stays), NOWHERE, np.int32)
    number[order] = np.arange(len(order), dtype=np.int32)
    return Variants([number[part] for part in numbers], heaviest.astype(np.int32), _steps(stays.take(pa.array(order))))


def _steps(stays: pa.LargeBinaryArray) -> pa.ListArray:
    joined = np.frombuffer(b"".join(stays.to_pylist()), _STEP).astype(np.int16)
    lengths = pc.binary_length(stays).to_numpy() // _STEP.itemsize
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(joined))
