"""Which commands there are, and in which module each one lies.

A command's module is imported when the command is called and not before: the library behind one command may take a second to
load, and ``reiskaart --help`` has no need of any.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command, or a group of commands, by its name."""

    name: str
    module: str
    """Module with a Typer called ``app``."""


ENTRIES: tuple[Entry, ...] = (
    Entry("serve", "reiskaart.cli.serve"),
    Entry("new", "reiskaart.cli.new"),
    Entry("log", "reiskaart.cli.log"),
    Entry("discover", "reiskaart.cli.discover"),
    Entry("read", "reiskaart.cli.read"),
    Entry("render", "reiskaart.cli.render"),
    Entry("check", "reiskaart.cli.check"),
    Entry("rules", "reiskaart.cli.rules"),
    Entry("schema", "reiskaart.cli.schema"),
    Entry("demo", "reiskaart.cli.demo"),
)
