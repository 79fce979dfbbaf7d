"""Columns whose rows lie together by group, mapped into memory: a question touches only what it needs of them."""

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, starmap
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]
Middle = npt.NDArray[np.int32]
Long = npt.NDArray[np.int64]

_GROUPS, _BOUNDS = "groups", "bounds"
_ZEROS = 2**20


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of some customers, sorted by group, within a group by path; ``path`` counts from 0 among these customers."""

    groups: Long
    """The groups that there are, ascending."""
    counts: Long
    columns: dict[str, Column]


def grouped(key: Column, columns: Mapping[str, Column]) -> Rows:
    """Rows in the order of paths, put together by their key (0 or more)."""
    small = key.astype(np.int16) if len(key) and int(key.max()) < 2**15 else key  # which numpy sorts in one pass
    order = np.argsort(small, kind="stable")
    ordered = key[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(key) else np.zeros(0, np.int64)
    counts = np.diff(np.append(starts, len(key)))
    return Rows(ordered[starts].astype(np.int64), counts, {name: column[order] for name, column in columns.items()})


class Writer:
    """Writes a list part by part, customers in their order.

    Parts wait on the disk until all of them have come, so that memory holds one part.
    """

    def __init__(self, folder: Path, name: str, kinds: Mapping[str, npt.DTypeLike]) -> None:
        self._folder = folder
        self._name = name
        self._kinds = {column: np.dtype(kind) for column, kind in kinds.items()}
        self._parts: list[tuple[Long, Long]] = []
        self._waiting = {column: (folder / f".{name}.{column}").open("w+b") for column in kinds}

    def write(self, rows: Rows, first_path: int) -> None:
        self._parts.append((rows.groups, rows.counts))
        for column, kind in self._kinds.items():
            values = rows.columns[column]
            if column == "path":
                values = values + first_path
            self._waiting[column].write(np.ascontiguousarray(values, kind).data)

    def finish(self) -> None:
        """All parts have come: put the rows of each group together."""
        groups = np.unique(np.concatenate([np.zeros(0, np.int64), *(groups for groups, _ in self._parts)]))
        places = [np.searchsorted(groups, mine) for mine, _ in self._parts]
        totals = np.zeros(len(groups), np.int64)
        for place, (_, counts) in zip(places, self._parts, strict=True):
            totals[place] += counts
        bounds = np.concatenate([[0], np.cumsum(totals)])
        _save(_file(self._folder, self._name, _GROUPS), groups)
        _save(_file(self._folder, self._name, _BOUNDS), bounds)
        for column, waiting in self._waiting.items():
            self._merge(column, waiting, places, bounds)

    def close(self) -> None:
        """Let go of what waits."""
        for column, waiting in self._waiting.items():
            waiting.close()
            (self._folder / f".{self._name}.{column}").unlink()

    def _merge(self, column: str, waiting: IO[bytes], places: list[Long], bounds: Long) -> None:
        """Each part's rows of a group behind those of the parts before it."""
        kind, rows = self._kinds[column], int(bounds[-1])
        target = _file(self._folder, self._name, column)
        merged = _mapped(target, kind, rows) if rows else np.empty(0, kind)
        at = bounds[:-1].copy()
        waiting.seek(0)
        for place, (_, counts) in zip(places, self._parts, strict=True):
            values = np.fromfile(waiting, kind, int(counts.sum()))
            starts = np.cumsum(counts) - counts
            merged[np.repeat(at[place] - starts, counts) + np.arange(len(values))] = values
            at[place] += counts
        if isinstance(merged, np.memmap):
            merged.flush()
        else:
            _save(target, merged)


class Grouped:
    """A list as it lies on the disk."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self.groups: Long = np.load(_file(folder, name, _GROUPS))
        """Keys of the groups, ascending."""
        self.bounds: Long = np.load(_file(folder, name, _BOUNDS))
        """Where the rows of each group begin, and where the last ends."""

    def column(self, name: str) -> Column:
        """The values of all rows, by group."""
        file = _file(self._folder, self._name, name)
        found: Column = np.load(file, mmap_mode="r" if self.bounds[-1] else None)
        return found.view(np.ndarray)

    def rows(self, first: int, until: int | None = None) -> slice:
        """The rows of the group ``first``, or of all groups from it up to ``until``."""
        low, high = np.searchsorted(self.groups, [first, first + 1 if until is None else until])
        return slice(int(self.bounds[low]), int(self.bounds[high]))

    @cached_property
    def path(self) -> Middle:
        """Whose each row is."""
        return self.column("path")

    def slices(self) -> Iterator[slice]:
        """The rows of each group."""
        return starmap(slice, pairwise(self.bounds.tolist()))

    def counts(self, flags: Flags) -> Long:
        """Per group how many rows are flagged."""
        return np.fromiter((np.count_nonzero(flags[rows]) for rows in self.slices()), np.int64, len(self.groups))


def _mapped(file: Path, kind: np.dtype[Any], rows: int) -> Column:
    """A column to fill in place. Its room on the disk is taken first: where a mapped file finds none later, the process dies.

    Raises: OSError where the disk is full.
    """
    merged: Column = np.lib.format.open_memmap(file, "w+", kind, (rows,))
    with file.open("r+b") as open_file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(open_file.fileno(), 0, file.stat().st_size)
        else:
            open_file.seek(-merged.nbytes, os.SEEK_END)
            open_file.writelines(bytes(min(_ZEROS, merged.nbytes - at)) for at in range(0, merged.nbytes, _ZEROS))
    return merged


def _save(file: Path, values: Column) -> None:
    """As numpy does, but for saying why it cannot."""
    written = io.BytesIO()
    np.save(written, values)
    file.write_bytes(written.getbuffer())


def _file(folder: Path, name: str, column: str) -> Path:
    return folder / f"{name}.{column}.npy"
