"""A journey map as a file: YAML or JSON, read and written without loss.

An edit changes only what differs: comments, order and form of the rest stay as they stand.
"""

from reiskaart.mapfile.file import MapFile, new_text, open_map, read_map, replace_file, write_map
from reiskaart.mapfile.schema import SCHEMA_FILE, json_schema
from reiskaart.mapfile.starter import write_starter

__all__ = [
    "SCHEMA_FILE",
    "MapFile",
    "json_schema",
    "new_text",
    "open_map",
    "read_map",
    "replace_file",
    "write_map",
    "write_starter",
]
