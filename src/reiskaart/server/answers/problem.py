"""What the server answers where it cannot do what was asked (RFC 9457)."""

from pydantic import ConfigDict

from reiskaart.server.answers.answer import Answer


class ProblemPart(Answer):
    """One of the mistakes in what was sent."""

    code: str
    detail: str
    """What is wrong, in one sentence."""
    hint: str
    """How to mend it."""
    line: int | None
    """Where it stands in a file, from 1."""
    column: int | None
    pointer: str | None
    """Where it stands in JSON or in the address, such as ``body/title``."""


class Problem(Answer):
    """What is wrong and how to mend it, in the language that was asked for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not found",
                    "status": 404,
                    "detail": 'There is no map "salon" in this workspace.',
                    "hint": "Look at the list of maps for its id.",
                    "code": "workspace.no-map",
                    "errors": [],
                }
            ]
        }
    )

    type: str
    """Always ``about:blank``: ``code`` says what sort of problem it is."""
    title: str
    """What the status means."""
    status: int
    detail: str
    """What is wrong, in one sentence."""
    hint: str
    """How to mend it."""
    code: str
    """What sort of problem it is: ``area.name``."""
    errors: tuple[ProblemPart, ...]
    """Each mistake, where there are several or its place is known."""
