"""How much may be sent."""

SMALL = 64 * 1024
"""A few fields."""
WHOLE_MAP = 8 * 1024 * 1024
"""A map with thousands of cards is under 2 MB."""
IMAGE = 20 * 1024 * 1024
