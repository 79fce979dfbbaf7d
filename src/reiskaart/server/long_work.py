"""Work that somebody waits for longer: in a few threads of its own, so that nobody who saves ever waits for who reads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from pydantic import BaseModel
from starlette.responses import Response

from reiskaart import eventlog
from reiskaart.workspace import Workspace

AT_ONCE = 4
"""More at once would only make each of them slower: the engine takes all processors for one question."""
T = TypeVar("T")


class LongWork:
    """Does what reads customer data, draws, or writes large answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._threads = ThreadPoolExecutor(AT_ONCE, "reiskaart-long-work")

    async def do(self, work: Callable[[], T]) -> T:
        """What the work gives. Raises: what the work raises."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def reading(self, log: str, work: Callable[[], T]) -> T:
        """What work gives that reads the customer data with this id. Raises: NotFoundError where it is deleted meanwhile."""

        def read() -> T:
            with unless_deleted(self._workspace, log):
                return work()

        return await self.do(read)

    async def read(self, log: str, work: Callable[[eventlog.StoredLog], T]) -> T:
        """The same, for work that is given the customer data. Raises: NotFoundError where there is none, or none any more."""
        return await self.reading(log, lambda: work(self._workspace.logs.open(log)))

    async def written(self, answer: BaseModel) -> Response:
        """An answer that may be large, as it goes over the line."""
        return await self.do(lambda: as_json(answer))

    async def close(self) -> None:
        """Wait for what is being done; what waits is given up."""
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)


@contextmanager
def unless_deleted(workspace: Workspace, log: str) -> Iterator[None]:
    """Where customer data is deleted while it is read, that is told, however the reading went wrong by it.

    Raises: NotFoundError then; what is raised within where it is still here.
    """
    try:
        yield
    except Exception:
        workspace.logs.row(log)  # the row goes first, and then the files
        raise


def as_json(answer: BaseModel) -> Response:
    """An answer in the shape that its route describes."""
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")
