"""Older versions of the format, brought up to date one version at a time."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from reiskaart.mapfile.problem import ProblemError, with_guess
from reiskaart.mapfile.tree import Mapping, Node, Scalar

Upgrade: TypeAlias = Callable[[Mapping], Mapping]
"""A file of one version -> the same file in the next."""

UPGRADES: tuple[Upgrade, ...] = ()
"""The upgrade at place ``i`` takes a file from version ``i + 1`` to ``i + 2``."""

VERSION = len(UPGRADES) + 1
"""The version that we write."""


def upgrade(root: Node, upgrades: Sequence[Upgrade] = UPGRADES, oldest: int = 1) -> tuple[Mapping, int]:
    """A file brought to the newest version, and the version that it had.

    Values that an upgrade leaves alone keep their place, so that a mistake in them is still found at its line.

    Raises: ProblemError where the version lacks, is none, or is newer than we know.
    """
    newest = oldest + len(upgrades)
    version = _version(root, oldest, newest)
    assert isinstance(root, Mapping)
    for step in upgrades[version - oldest :]:
        root = step(root)
    return root, version


def _version(root: Node, oldest: int, newest: int) -> int:
    if not isinstance(root, Mapping):
        raise ProblemError("not-a-map", root.span.start)
    said = root.get(Scalar("reiskaart"))
    if said is None:
        for key in root:
            found = with_guess("unknown-key", key.span.start, str(key), ["reiskaart"])
            if found.code.endswith("guess"):
                raise ProblemError(found.code, found.offset, **found.parameters)
        raise ProblemError("version-missing", root.span.start, newest=newest)
    if not isinstance(said, Scalar) or not (said.isascii() and said.isdigit()) or len(said) > 9 or int(said) < oldest:
        raise ProblemError("version-unknown", said.span.start, newest=newest)
    if int(said) > newest:
        raise ProblemError("version-newer", said.span.start, version=int(said), newest=newest)
    return int(said)
