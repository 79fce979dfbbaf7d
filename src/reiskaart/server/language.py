"""In which language somebody is answered."""

from typing import Annotated

from fastapi import Depends, Query, Request
from starlette.requests import HTTPConnection

from reiskaart.i18n import Language, language_of


def asked(connection: HTTPConnection) -> Language:
    """``?language=``, else the first of Accept-Language that we speak, else English."""
    given = connection.query_params.get("language")
    if given in ("nl", "en"):
        return language_of(given)
    return _preferred(connection.headers.get("accept-language", ""))


def _preferred(header: str) -> Language:
    weighed: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((float(weight or 1), tag.lower()))
        except ValueError:
            continue
    for _, tag in sorted(weighed, key=lambda entry: -entry[0]):
        if tag.split("-")[0] in ("nl", "en"):
            return language_of(tag)
    return "en"


def _spoken(
    request: Request,
    language: Annotated[Language | None, Query(description="The language of the words in the answer.")] = None,
) -> Language:
    return language or asked(request)


Spoken = Annotated[Language, Depends(_spoken)]
"""The language that a request asks to be answered in."""
