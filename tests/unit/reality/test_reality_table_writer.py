"""Tables of a reading are written beside the work; what goes wrong there is not lost."""

import errno
import threading
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest

from reiskaart.reality.tables import TableWriter

SCHEMA = pa.schema([pa.field("path", pa.int32(), nullable=False)])
FULL = Path("/dev/full")


def _rows(first: int, count: int = 50_000) -> pa.RecordBatch:
    return pa.record_batch([pa.array(range(first, first + count), pa.int32())], schema=SCHEMA)


def test_rows_come_back_in_the_order_in_which_they_were_written(tmp_path: Path) -> None:
    with TableWriter(tmp_path / "table.parquet", SCHEMA, row_group=70_000) as writer:
        for first in range(0, 500_000, 50_000):
            writer.write(_rows(first))
        writer.finish()  # may be said as soon as it is so
    found = pyarrow.parquet.ParquetFile(tmp_path / "table.parquet")
    assert found.read()["path"].to_pylist() == list(range(500_000))
    assert found.metadata.num_row_groups == 5


def _unlike(number: int) -> pa.RecordBatch:
    """Numbers that hardly pack, so that they must go to the disk."""
    values = np.random.default_rng(number).integers(0, 2**31 - 1, 50_000, np.int32)
    return pa.record_batch([pa.array(values)], schema=SCHEMA)


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full, as Linux has")
@pytest.mark.parametrize("batches", [1, 2, 20])
def test_a_full_disk_is_told_to_who_writes(batches: int) -> None:
    taken: list[int] = []
    with pytest.raises(OSError, match="No space left") as caught:
        _write(FULL, batches, taken)
    assert caught.value.errno == errno.ENOSPC
    assert len(taken) <= 4, "stops soon after the disk is full"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_of_who_writes_comes_out_and_no_thread_stays(tmp_path: Path, error: type[BaseException]) -> None:
    before = threading.active_count()
    with pytest.raises(error, match="enough"):
        _write(tmp_path / "table.parquet", 5, [], error("enough"))
    assert threading.active_count() == before


def _write(path: Path, batches: int, taken: list[int], error: BaseException | None = None) -> None:
    with TableWriter(path, SCHEMA, row_group=50_000) as writer:
        for number in range(batches):
            writer.write(_unlike(number))
            taken.append(number)
        if error is not None:
            raise error
