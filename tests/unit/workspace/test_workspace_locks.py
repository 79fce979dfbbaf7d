"""Locks between processes."""

import multiprocessing
import os
import signal
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from reiskaart.workspace import locks

SPAWN = multiprocessing.get_context("spawn")


def _hold(file: Path, held: Event) -> None:
    with locks.exclusive(file):
        held.set()
        signal.pause()


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
    held = SPAWN.Event()
    holder = SPAWN.Process(target=_hold, args=(file, held))
    holder.start()
    assert held.wait(30)
    with locks.exclusive_if_free(file) as free:
        assert not free
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with locks.exclusive_if_free(file) as free:
        assert free


def test_a_lock_where_no_file_can_be_made_is_an_error_and_not_free(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"), locks.exclusive_if_free(tmp_path / "nowhere" / "lock"):
        pass
