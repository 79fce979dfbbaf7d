"""Every error as a problem response (RFC 9457), in one place."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from reiskaart.errors import (
    ConflictError,
    InputError,
    MapFileError,
    NotFoundError,
    ReiskaartError,
    StoreError,
    UsageError,
)
from reiskaart.i18n import Language, has, say
from reiskaart.server.answers.problem import Problem, ProblemPart
from reiskaart.server.invalid import parts
from reiskaart.server.language import asked

MEDIA_TYPE = "application/problem+json"
_STATUS: tuple[tuple[type[ReiskaartError], int], ...] = (
    (NotFoundError, 404),
    (ConflictError, 409),
    (InputError, 422),
    (UsageError, 422),
    (StoreError, 500),
)
_BY_CODE = {
    "workspace.disk-full": 507,
    "workspace.no-room": 507,
    "workspace.too-little-room": 507,
    "eventlog.disk_full": 507,
    "workspace.map-changed": 412,
    "live.closing": 503,
}
_log = logging.getLogger("reiskaart.server")


class RefusedError(ReiskaartError):
    """A request that is refused as it stands, with the status that says so."""

    def __init__(self, status: int, code: str, /, *, headers: dict[str, str] | None = None, **parameters: object) -> None:
        super().__init__(code, **parameters)
        self.status = status
        self.headers = headers or {}


class TooLargeError(HTTPException):
    """More bytes than a door takes; an HTTPException, since FastAPI takes any other for a body that cannot be read."""

    def __init__(self, most: int) -> None:
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self.refusal = RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "server.too-large", most=most // 1024)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problem responses of a route, for its description.

    They name no model: FastAPI would build one of its own for every status of every route, while somebody waits for a page.
    """
    return {status: {"description": HTTPStatus(status).phrase} for status in sorted({*statuses})}


def describe_problems(schema: dict[str, Any]) -> None:
    """Let a description of the API say what every problem response holds."""
    problem = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schema.setdefault("components", {}).setdefault("schemas", {}).update(problem.pop("$defs"), Problem=problem)
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in schema["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    response["content"] = content


def handle_problems(app: FastAPI) -> None:
    """Let every error of the routes become a problem response."""
    app.add_exception_handler(ReiskaartError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def response_of(error: ReiskaartError, language: Language) -> Response:
    """An error of ours as a response."""
    others: Sequence[MapFileError] = (error, *error.others) if isinstance(error, MapFileError) else ()
    mistakes = tuple(
        ProblemPart(
            code=one.code,
            detail=ReiskaartError.message(one, language),  # its place has fields of its own
            hint=one.hint(language),
            line=one.line,
            column=one.column,
            pointer=None,
        )
        for one in others
    )
    headers = error.headers if isinstance(error, RefusedError) else {}
    return _response(_status(error), error.code, error.message(language), error.hint(language), language, mistakes, headers)


def _status(error: ReiskaartError) -> int:
    if isinstance(error, RefusedError):
        return error.status
    return _BY_CODE.get(error.code) or next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReiskaartError)
    if _status(error) == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s", error.code)
    return response_of(error, asked(request))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    language = asked(request)
    return _response(422, "server.invalid", *_sentences("invalid", language), language, parts(error.errors(), language))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    language, headers = asked(request), dict(error.headers or {})
    if isinstance(error, TooLargeError):
        return response_of(error.refusal, language)
    name = {404: "no-page", 405: "no-method", 400: "unreadable"}.get(error.status_code, "refused")
    return _response(error.status_code, f"server.{name}", *_sentences(name, language), language, headers=headers)


def mistake(number: str, language: Language) -> Response:
    """The response to a mistake of ours, which the server's own output tells more of under the same number."""
    return _response(500, "server.our-mistake", *_sentences("our-mistake", language, number=number), language)


def _sentences(name: str, language: Language, **parameters: object) -> tuple[str, str]:
    return (
        say(f"server.errors.{name}.message", language, **parameters),
        say(f"server.errors.{name}.hint", language, **parameters),
    )


def _response(
    status: int,
    code: str,
    detail: str,
    hint: str,
    language: Language,
    mistakes: tuple[ProblemPart, ...] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    problem = Problem(
        type="about:blank",
        title=say(f"server.status.{status if has(f'server.status.{status}', language) else 'unlisted'}", language),
        status=status,
        detail=detail,
        hint=hint,
        code=code,
        errors=mistakes,
    )
    return Response(
        problem.model_dump_json(), status, headers={**(headers or {}), "Content-Language": language}, media_type=MEDIA_TYPE
    )
