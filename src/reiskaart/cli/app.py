"""The program: finds the command, runs it, and turns an error into one line and an exit status."""

import importlib
import importlib.metadata
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from reiskaart import settings
from reiskaart.cli.commands import ENTRIES
from reiskaart.cli.terminal import print_error, print_note
from reiskaart.cli.words import words
from reiskaart.errors import ReiskaartError

EXIT_WRONG_INPUT = 2
EXIT_OUR_MISTAKE = 3

_MODULES = {entry.name: entry.module for entry in ENTRIES}


class LazyGroup(TyperGroup):
    """Commands by name; their modules are loaded when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in with the command's name and summary, which is all that the help page shows."""
        if cmd_name not in _MODULES:
            return None
        return TyperCommand(cmd_name, help=words(f"{cmd_name}.summary"), rich_markup_mode="rich")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        if name in _MODULES:
            command = get_command(importlib.import_module(_MODULES[name]).app)
            command.name = name
        return name, command, rest


app = typer.Typer(
    cls=LazyGroup,
    help=words("app.help"),
    epilog=words("app.epilog"),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reiskaart {importlib.metadata.version('reiskaart')}")
        raise typer.Exit


@app.callback()
def _reiskaart(
    version: bool = typer.Option(False, "--version", help=words("app.version"), is_eager=True, callback=_version),
) -> None:
    """The options of the program itself."""


def main() -> None:
    """Run the command that the arguments name.

    Exit status: 0 fine, 1 findings, 2 wrong use or input, 3 a mistake of ours, 130 interrupted.
    """
    try:
        app()
    except ReiskaartError as error:
        print_error(error, settings.from_environment().language)
        sys.exit(EXIT_WRONG_INPUT)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:
        traceback.print_exc()
        print_note(words("app.our-mistake"))
        sys.exit(EXIT_OUR_MISTAKE)
