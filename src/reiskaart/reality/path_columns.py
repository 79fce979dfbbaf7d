"""What is known of each path, as columns in memory."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.parquet

from reiskaart.reality.tables import PATHS

Flags = npt.NDArray[np.bool_]
Middle = npt.NDArray[np.int32]
Long = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PathColumns:
    """The table of paths; a path's number is its row."""

    customer: Middle
    """Never less than that of the path before."""
    started_us: Long
    ended_us: Long
    """Time of the last contact."""
    contacts: Middle
    by_nearness: Middle
    variant: Middle
    reached_good: Flags
    reached_bad: Flags


def path_columns(folder: Path) -> PathColumns:
    """The paths of the reading in a folder."""
    table = pyarrow.parquet.read_table(folder / PATHS, columns=list(PathColumns.__slots__))
    return PathColumns(**{name: _array(table[name]) for name in table.column_names})


def _array(column: Any) -> npt.NDArray[Any]:
    found: npt.NDArray[Any] = column.to_numpy()
    return found
