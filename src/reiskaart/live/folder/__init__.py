"""A folder of map files, kept in step with the maps that people edit together."""

from reiskaart.live.folder.in_step import InStep
from reiskaart.live.folder.notices import Notice

__all__ = ["InStep", "Notice"]
