"""Writes docs/reference/api.md out of the description that the server gives of its API.

.venv/bin/python docs/reference/make_api.py
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent / "api.md"
DESCRIPTION = PAGE.parents[2] / "web/src/contract/openapi.json"
INTRODUCTION = """# The API

Everything that the page does goes through this API, under `/api/v1`. A running server describes it with all its fields and
examples, and lets you try it, at `/api/docs`; for programs that is `/api/v1/openapi.json`. Nothing is fetched from elsewhere
for it.

- **Words** are in the language that `?language=nl` or `en` asks for, else `Accept-Language`.
- **Versions.** A map comes with an `ETag`. To replace it, send that back as `If-Match`; 412 says that it was changed in the
  meantime.
- **Pages.** A list gives `next`; send it back as `cursor` for the next page. On the last it is `null`.
- **Problems** come as `application/problem+json` (RFC 9457): `detail` says what is wrong, `hint` how to mend it, `code` which
  problem it is, and `errors` each mistake with its line and column, or its place in what was sent.
- **Sizes** are counted as they come in: 64 kB, 8 MB for a map, 20 MB for an image; 413 beyond. Packed bodies are not unpacked.
- **Who may.** On a server with a password every door but `/login` needs its cookie (401). A request that changes something is
  refused where it comes from a page of another site (403), and any request under a name that is not the server's (421).

```console
$ curl localhost:8765/api/v1/maps
$ curl -X POST --data-binary @salon.reiskaart.yaml 'localhost:8765/api/v1/maps/file?name=salon.reiskaart.yaml'
$ curl -o salon.pdf 'localhost:8765/api/v1/maps/salon-en/picture?format=pdf&paper=a3&theme=print'
```

People edit a map together over a WebSocket at `/api/v1/maps/{map_id}/live`; see [The live document](live-document.md).
"""
EVERYWHERE = {"400", "401", "403", "421", "422", "500"}


def page() -> str:
    """The whole page."""
    described = json.loads(DESCRIPTION.read_text("utf-8"))
    by_tag: dict[str, list[str]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            by_tag.setdefault(operation["tags"][0], []).append("\n".join(_door(method.upper(), path, operation)))
    parts = [INTRODUCTION]
    for tag, doors in sorted(by_tag.items()):
        parts += [f"## {tag.capitalize()}\n", *doors]
    return "\n".join(parts)


def _door(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f"### {method} {path}\n"
    yield f"{operation['description']}\n"
    for parameter in operation.get("parameters", ()):
        if parameter["in"] != "path" and parameter["name"] != "language":
            yield f"- `{parameter['name']}`{_kind(parameter['schema'])}: {parameter.get('description', '')}".rstrip(": ")
    statuses = [status for status in sorted(operation["responses"]) if status not in EVERYWHERE]
    yield f"- answers {', '.join(statuses)}\n"


def _kind(schema: dict[str, Any]) -> str:
    words = [word for one in schema.get("anyOf", (schema,)) for word in one.get("enum", ()) if word]
    return f" ({', '.join(words)})" if words else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
