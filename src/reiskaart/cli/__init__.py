"""The command line: one file per command, listed in :mod:`reiskaart.cli.commands`."""

from reiskaart.cli.app import app, main

__all__ = ["app", "main"]
