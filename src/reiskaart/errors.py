"""The error tree. An error is a code and parameters; its words come from the catalogue.

::

    ReiskaartError
    ├── UsageError          wrong flags or arguments
    ├── InputError          a file that cannot be read as it should
    │   ├── MapFileError    a map file, at a line and column
    │   └── LogFileError    a log file, at a row or column
    ├── NotFoundError       nothing by that name in the workspace
    ├── ConflictError       somebody else changed or holds it
    └── StoreError          the workspace or the disk does not do what it must

The code is ``area.name``; its words are ``area.errors.name.message`` and ``area.errors.name.hint`` in the catalogue.
"""

from reiskaart.i18n import Language, say


class ReiskaartError(Exception):
    """Something went wrong that a person can mend: what, where, and how to mend it."""

    def __init__(self, code: str, /, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self._sentence("message", language)

    def hint(self, language: Language) -> str:
        """How to mend it, in one sentence."""
        return self._sentence("hint", language)

    def _sentence(self, part: str, language: Language) -> str:
        area, name = self.code.split(".", 1)
        return say(f"{area}.errors.{name}.{part}", language, **self.parameters)

    def __str__(self) -> str:
        return f"{self.message('en')} {self.hint('en')}"


class UsageError(ReiskaartError):
    """Wrong flags or arguments."""


class InputError(ReiskaartError):
    """A file that cannot be read as it should."""


class MapFileError(InputError):
    """A map file with a mistake, at ``line`` and ``column`` (both from 1) of ``file`` where they are known."""

    def __init__(
        self,
        code: str,
        /,
        *,
        file: str,
        line: int | None = None,
        column: int | None = None,
        **parameters: object,
    ) -> None:
        super().__init__(code, file=file, line=line, column=column, **parameters)
        self.file = file
        self.line = line
        self.column = column
        self.others: tuple[MapFileError, ...] = ()
        """The other mistakes in the same file, in its order."""

    def message(self, language: Language) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {super().message(language)}"


class LogFileError(InputError):
    """A log file that cannot be read."""

    def __init__(self, code: str, /, *, file: str, **parameters: object) -> None:
        super().__init__(code, file=file, **parameters)
        self.file = file

    def message(self, language: Language) -> str:
        return f"{self.file}: {super().message(language)}"


class NotFoundError(ReiskaartError):
    """Nothing by that name."""


class ConflictError(ReiskaartError):
    """Somebody else changed it or holds it."""


class StoreError(ReiskaartError):
    """The workspace or the disk does not do what it must."""
