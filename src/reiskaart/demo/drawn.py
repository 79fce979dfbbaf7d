"""The map of Salon Krul, as it was drawn."""

from importlib.resources import as_file, files

from reiskaart.i18n import Language
from reiskaart.mapfile import MapFile, open_map


def salon_map(language: Language) -> MapFile:
    """The salon's map in a language; both hold the same journey."""
    with as_file(files("reiskaart.demo") / f"salon.{language}.reiskaart.yaml") as path:
        return open_map(path)
