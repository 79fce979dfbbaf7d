"""The command line's sentences, in the language that the environment asks for."""

from reiskaart import settings
from reiskaart.i18n import say

LANGUAGE = settings.from_environment().language


def words(key: str, /, **parameters: object) -> str:
    """The sentence at ``cli.<key>``."""
    return say(f"cli.{key}", LANGUAGE, **parameters)
