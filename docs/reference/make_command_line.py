"""Writes docs/reference/command-line.md out of the commands themselves.

REISKAART_LANG=en .venv/bin/python docs/reference/make_command_line.py
"""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from reiskaart.cli.commands import ENTRIES
from reiskaart.cli.words import words

PAGE = Path(__file__).resolve().parent / "command-line.md"
INTRODUCTION = """# The command line

A file argument is a log file, or the name of a log that was imported. Data goes to standard output (as JSON with `--json`),
progress and notes to standard error; nothing is drawn where nobody looks. `reiskaart --install-completion` teaches your shell
the commands. `REISKAART_LANG` (`nl` or `en`) chooses the language, `REISKAART_DATA` the workspace's folder, `REISKAART_CONFIG`
where the pseudonym keys lie.

| exit status | meaning |
|---|---|
| 0 | fine |
| 1 | findings (`check`) |
| 2 | wrong use or input: what is wrong and how to mend it stand on standard error |
| 3 | a mistake of ours |
| 130 | interrupted |
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for entry in ENTRIES:
        command = get_command(importlib.import_module(entry.module).app)
        for name, one in sorted(getattr(command, "commands", {"": command}).items()):
            parts.append("\n".join(_section(f"reiskaart {entry.name} {name}".strip(), one)))
    return "\n".join(parts)


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option" and parameter.name != "help"]
    yield f"## {name}"
    yield ""
    yield re.sub(r"\[/?bold\]", "**", command.help)
    yield ""
    if command.epilog:
        yield "```sh"
        yield re.sub(r"^\w+:\s+", "", command.epilog)
        yield "```"
        yield ""
    for argument in arguments:
        yield f"- `{argument.metavar or argument.name.upper()}`: {argument.help}"
    if arguments:
        yield ""
    if options:
        yield "| option | meaning | default |"
        yield "|---|---|---|"
        for option in options:
            flags = ", ".join(f"`{flag}`" for flag in [*option.opts, *option.secondary_opts])
            shown = "" if option.default in (None, False, ()) or callable(option.default) else f"`{option.default}`"
            yield f"| {flags} | {option.help} | {shown} |"
        yield ""


if __name__ == "__main__":
    assert words("app.version").startswith("Show"), "set REISKAART_LANG=en"
    PAGE.write_text(page(), "utf-8")
