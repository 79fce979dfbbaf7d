"""The pseudonym key of a workspace, which lies apart from its data: in the user's configuration, readable by the user alone."""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from reiskaart.errors import StoreError
from reiskaart.workspace import locks
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import sync_folder

_KEY_BYTES = 32
_FINGERPRINT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Key:
    """The secret that turns customer ids into pseudonyms."""

    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """What a log may know of its key: enough to tell two keys apart, nothing to make a pseudonym with."""
        return hashlib.sha256(b"reiskaart pseudonym key\0" + self.secret).hexdigest()[:_FINGERPRINT_LENGTH]


class Keys:
    """Where the key of one workspace lies; made once, never replaced."""

    def __init__(self, config: Path, data: Path, workspace_id: str) -> None:
        self._folder = config / "keys"
        self._data = data
        self._file = self._folder / f"{workspace_id}.key"

    @property
    def file(self) -> Path:
        return self._file

    def find(self) -> Key | None:
        """The key; none where this workspace's key is not on this machine. Raises: StoreError where the file holds no key."""
        with told(self._folder):
            try:
                text = self._file.read_text("ascii", errors="replace")
            except FileNotFoundError:
                return None
        try:
            secret = bytes.fromhex(text)
        except ValueError:
            secret = b""
        if len(secret) != _KEY_BYTES:
            raise StoreError("workspace.key-damaged", file=self._file)
        return Key(secret)

    def get_or_make(self) -> Key:
        """The key, made where there is none; processes that ask at the same time get the same one.

        Raises: StoreError where the key would lie in the data.
        """
        if key := self.find():
            return key
        if self._folder.resolve().is_relative_to(self._data.resolve()):
            raise StoreError("workspace.key-in-data", config=self._folder.parent, folder=self._data)
        with told(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with locks.exclusive(self._file.with_suffix(".lock")):
                if not self._file.exists():
                    self._write(secrets.token_bytes(_KEY_BYTES))
        key = self.find()
        assert key is not None
        return key

    def _write(self, secret: bytes) -> None:
        half = self._file.with_suffix(".new")
        half.unlink(missing_ok=True)  # of a process that was killed while it held the lock
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secret.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        half.replace(self._file)
        sync_folder(self._folder)
