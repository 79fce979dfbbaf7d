"""Measures an import as a page does it: sent in parts, imported by the worker, with the memory of server and worker together.

.venv/bin/python bench/logs_import.py bench/data/10000000.parquet
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path

from logs_kills import Server

PART_BYTES = 8 * 2**20


class Memory:
    """The most that the server and its worker held at one moment."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._over = threading.Event()
        self.peak_bytes = 0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        assert self._server.process is not None
        while not self._over.wait(0.1):
            held = sum(map(_held_bytes, [self._server.process.pid, *self._server.workers()]))
            self.peak_bytes = max(self.peak_bytes, held)


def _held_bytes(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    file = parser.parse_args().file
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        memory = Memory(server)
        began = time.monotonic()
        size = file.stat().st_size
        upload = server.ask("POST", "/uploads", {"name": file.name, "bytes": size})["id"]
        with file.open("rb") as source:
            for offset in range(0, size, PART_BYTES):
                server.ask("PATCH", f"/uploads/{upload}?offset={offset}", source.read(PART_BYTES))
        sent = time.monotonic()
        server.ask("GET", f"/uploads/{upload}/plan")
        planned = time.monotonic()
        job = server.ask("POST", f"/uploads/{upload}/import", {"name": file.stem})
        while job["state"] in ("waiting", "running"):
            time.sleep(0.05)
            job = server.ask("GET", f"/jobs/{job['id']}")
        ended = time.monotonic()
        memory.stop()
        server.stop()
    print(f"{file.name}: {size / 2**20:.0f} MiB, {job['state']}")
    print(
        f"sent {sent - began:.1f} s, planned {planned - sent:.1f} s, imported {ended - planned:.1f} s, all {ended - began:.1f} s"
    )
    print(f"peak of server and worker together: {memory.peak_bytes / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
