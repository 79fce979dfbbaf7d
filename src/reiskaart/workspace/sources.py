"""A map's file as the workspace keeps it: bytes that are YAML or JSON."""

from reiskaart.mapfile import MapFile


def read_source(source: bytes, id_: str) -> MapFile:
    """The map file that these bytes are. Raises: MapFileError."""
    form = "json" if source.lstrip().startswith(b"{") else "yaml"
    return MapFile.of(source, f"{id_}.{form}")
