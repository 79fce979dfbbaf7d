"""A room's document in memory: what is committed and, for a moment, what is on its way to the disk."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pycrdt import Doc, merge_updates

from reiskaart.errors import StoreError
from reiskaart.live.early_deletions import EarlyDeletions
from reiskaart.live.protocol import NOTHING
from reiskaart.workspace import StoredDocument

UPDATES_PER_SNAPSHOT = 500
BYTES_PER_SNAPSHOT = 500_000

T = TypeVar("T")
Work = Callable[[Doc[Any]], Any]
"""Changes a document on behalf of somebody without a connection."""


class BadUpdateError(Exception):
    """Bytes that are no update, or no update of this document."""

    def __init__(self, said: BaseException) -> None:
        super().__init__(str(said))
        self.is_half_done = not isinstance(said, ValueError)
        """Whether it may have been applied in part; bytes that cannot be decoded do nothing."""


class WorkingCopy:
    """The document, with the updates that it is made of.

    Edits are taken in one batch after another; between batches the document says exactly what is committed.
    """

    def __init__(self, stored: StoredDocument) -> None:
        self._doc = document_of(stored)
        self._committed = [stored.snapshot, *stored.updates]
        """A snapshot, and the updates since."""
        self._batch: list[bytes] = []
        self._snapshot: bytes | None = None
        self.writer: int = Doc().client_id
        """As who work is done, all of it as one: a document remembers everybody who ever wrote in it."""
        self._early = EarlyDeletions()
        for update in self._committed:
            self._hear_early(update)

    def take_in(self, update: bytes, is_whole: bool) -> None:
        """Apply what a page sent; where ``is_whole``, all that it has, only what is new in it counts.

        Raises: BadUpdateError, with the document as it was.
        """
        if update == NOTHING:
            return
        news: list[bytes] = []
        doc = self._doc
        watch = doc.observe(lambda event: news.append(event.update)) if is_whole else None
        try:
            apply(doc, update)
        except BadUpdateError as error:
            if error.is_half_done:
                self._rebuild()
            raise
        finally:
            if watch is not None:
                doc.unobserve(watch)
        if watch is None or news or self._hear_early(update):
            self._batch.append(update)

    def batch(self) -> tuple[bytes, bytes | None] | None:
        """What is to be committed as one update, and a snapshot with it in it where it is time for one; none where nothing is.

        Raises: BadUpdateError where what was taken in one by one cannot be put together.
        """
        if not self._batch:
            return None
        if len(self._batch) > 1:
            self._batch = [_guarded(lambda: merge_updates(*self._batch))]
        self._hear_early(self._batch[0])
        since = sum(map(len, self._committed[1:])) + len(self._batch[0])
        if len(self._committed) >= UPDATES_PER_SNAPSHOT or since >= max(BYTES_PER_SNAPSHOT, len(self._committed[0])):
            self._snapshot = self._new_snapshot()
        return self._batch[0], self._snapshot

    def committed(self) -> bytes:
        """The batch is on the disk; the update that it was."""
        update = self._batch.pop()
        if self._snapshot is None:
            self._committed.append(update)
        else:
            self._committed, self._snapshot = [self._snapshot], None
        return update

    @property
    def state(self) -> bytes:
        """What the document has, as the other side of a sync wants to know it."""
        return self._doc.get_state()

    def since(self, state: bytes) -> bytes:
        """What a page with this state does not have. Raises: BadUpdateError where it is no state."""
        return self._with_early_deletions(_guarded(lambda: self._doc.get_update(state)))

    def whole(self) -> bytes:
        """All of it. Raises: BadUpdateError where that cannot be said."""
        return _guarded(self._doc.get_update)

    def _new_snapshot(self) -> bytes | None:
        """The whole document; none where it could not be read again, so that nothing is thrown away for it."""
        try:
            snapshot = self._with_early_deletions(self.whole())
            made_of((snapshot,))
        except BadUpdateError:
            return None
        return snapshot

    def _hear_early(self, update: bytes) -> bool:
        try:
            return _guarded(lambda: self._early.hear(update, self._doc.get_state))
        except BadUpdateError:  # it was taken in, but cannot be taken apart: what is in the document of it counts
            return False

    def _with_early_deletions(self, update: bytes) -> bytes:
        early = self._early.update(self.state)
        try:
            return update if early is None else _guarded(lambda: merge_updates(update, early))
        except BadUpdateError:
            return update

    def _rebuild(self) -> None:
        """Begin anew from what is known to be good."""
        self._doc = made_of((*self._committed, *self._batch))


def document_of(stored: StoredDocument) -> Doc[Any]:
    """The document that is stored. Raises: StoreError where it cannot be made."""
    try:
        return made_of((stored.snapshot, *stored.updates))
    except BadUpdateError as error:
        raise StoreError("workspace.map-damaged", id=stored.map, reason=error) from error


def worked_out(state: bytes, writer: int, work: Work) -> tuple[Any, bytes]:
    """What ``work`` gives on a document like this one, and the update of ``writer`` that does the same to the document itself.

    Raises: what ``work`` raises; BadUpdateError.
    """
    doc: Doc[Any] = Doc(client_id=writer)
    apply(doc, state)
    updates: list[bytes] = []
    watch = doc.observe(lambda event: updates.append(event.update))
    try:
        result = work(doc)
    except Exception:
        raise
    except BaseException as panic:
        raise BadUpdateError(panic) from panic
    finally:
        doc.unobserve(watch)
    return result, merge_updates(*updates) if updates else NOTHING


def made_of(updates: Sequence[bytes]) -> Doc[Any]:
    """The document that these updates make. Raises: BadUpdateError."""
    doc: Doc[Any] = Doc()
    for update in updates:
        apply(doc, update)
    return doc


def apply(doc: Doc[Any], update: bytes) -> None:
    """Apply an update. Raises: BadUpdateError; then the document may be half-changed."""
    _guarded(lambda: doc.apply_update(update))


def _guarded(act: Callable[[], T]) -> T:
    try:
        return act()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # where hostile bytes make the library panic, that is no Exception
        raise BadUpdateError(error) from error
