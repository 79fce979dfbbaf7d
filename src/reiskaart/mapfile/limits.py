"""How much a map file may hold, so that a hostile one costs little."""

MOST_BYTES = 20_000_000
MOST_DEPTH = 40
"""Mappings and lists inside each other."""
MOST_ALIASED = 1_000
"""Values that aliases (``*name``) may repeat, all together."""
