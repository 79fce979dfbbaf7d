"""What a person may set about a log file where the guess does not fit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogOptions:
    """Roles of columns and ways of reading; what is None is found from the file."""

    customer: str | None = None
    """Column that says whose contact it is."""
    time: str | None = None
    name: str | None = None
    """Column that says what happened."""
    channel: str | None = None
    """An empty one where no column says the channel, whatever it is called."""
    properties: tuple[str, ...] | None = None
    """Further columns to keep; None keeps all."""
    delimiter: str | None = None
    encoding: str | None = None
    time_format: str | None = None
    """A strptime pattern such as ``%d-%m-%Y %H:%M``, or ``iso``, ``seconds``, ``milliseconds``, ``microseconds``
    or ``nanoseconds`` (since 1970)."""
    timezone: str = "UTC"
    """Zone of the times that name none themselves."""
    day_first: bool | None = None
    """How to read 03/04/2026: the third of April (True) or the fourth of March (False)."""
    pseudonyms: bool = True
    """Whether customer ids are replaced by keyed pseudonyms."""
