"""The options that every command may need, and that cost nothing to load: the workspace, and the language."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reiskaart import settings
from reiskaart.cli.words import words
from reiskaart.errors import UsageError
from reiskaart.i18n import Language, language_of
from reiskaart.settings import Settings

Data = Annotated[Path | None, typer.Option("--data", help=words("options.data"), file_okay=False, show_default=False)]
LanguageOption = Annotated[str | None, typer.Option("--lang", help=words("options.lang"), show_default=False)]


def settings_with(data: Path | None) -> Settings:
    """The environment's settings, with the workspace that ``--data`` names."""
    found = settings.from_environment()
    return found if data is None else replace(found, data=data)


def language(given: str | None) -> Language:
    """The language that ``--lang`` names, else the environment's.

    Raises: UsageError ``cli.unknown-language`` for one that we do not speak.
    """
    if given is None:
        return settings.from_environment().language
    if given.lower() not in ("nl", "en"):
        raise UsageError("cli.unknown-language", language=given)
    return language_of(given)
