"""A pause of Python's search for cycles, for work that makes many small things at once and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let nothing search for cycles meanwhile.

    A plan is tens of thousands of tuples that all live until it is written: searching them again and again took a fifth of the
    time that a picture takes (``bench/pictures.py`` on a map of 40 steps and 20 lanes).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
