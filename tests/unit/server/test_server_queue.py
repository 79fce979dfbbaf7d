"""The queue of jobs is a file that may be lost, damaged or written by somebody else at any moment."""

from pathlib import Path

from reiskaart.server.jobs.queue import FILE, Queue


def test_a_worker_begins_with_an_empty_queue(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"nonsense" * 1_000)
    queue = Queue.empty(tmp_path)
    assert queue.next() is None
    queue.close()
    assert Queue.empty(tmp_path).next() is None
