"""Locks between processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from reiskaart.workspace import locks

HOLD = """
import sys, time
from pathlib import Path
from reiskaart.workspace import locks

with locks.exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_shared_lock_is_held_by_many_and_keeps_out_the_one_who_wants_it_alone(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with locks.shared(file), locks.shared(file):
        with locks.exclusive_if_free(file) as free:
            assert not free
        with locks.shared(file):  # the refused attempt left nothing behind
            pass
    with locks.exclusive_if_free(file) as free:
        assert free


def test_an_exclusive_lock_ends_with_the_process_that_holds_it(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, file], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with locks.exclusive_if_free(file) as free:
            assert not free
        holder.kill()
    with locks.exclusive_if_free(file) as free:
        assert free


def test_a_lock_where_no_file_can_be_made_is_an_error_and_not_free(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"), locks.exclusive_if_free(tmp_path / "nowhere" / "lock"):
        pass
