"""The only reader of the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from reiskaart.i18n import Language, language_of

_NAME = "reiskaart"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a workspace and its key lie, and which language to speak."""

    data: Path
    """The workspace's folder: ``REISKAART_DATA``, else the user's data directory."""
    config: Path
    """Where the pseudonym keys lie, apart from the data: ``REISKAART_CONFIG``, else the user's configuration directory."""
    language: Language
    """``REISKAART_LANG``, else the language of the system."""
    command: str = _NAME
    """How the program was called, for commands that it suggests: ``REISKAART_COMMAND``, which run.py sets."""
    password: str | None = field(default=None, repr=False)
    """What lets people into the server: ``REISKAART_PASSWORD``."""


def from_environment() -> Settings:
    """The settings that the environment gives."""
    env = os.environ
    locale = env.get("REISKAART_LANG") or env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG")
    return Settings(
        data=Path(env.get("REISKAART_DATA") or platformdirs.user_data_path(_NAME)),
        config=Path(env.get("REISKAART_CONFIG") or platformdirs.user_config_path(_NAME)),
        language=language_of(locale),
        command=env.get("REISKAART_COMMAND") or _NAME,
        password=env.get("REISKAART_PASSWORD") or None,
    )
