"""The page and its files: where they are, how long a browser keeps them, and what it may do with them."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.servers import PASSWORD, SALON, Served, serving
from reiskaart.server.options import Options


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a page."""
    folder = tmp_path_factory.mktemp("built")
    static = folder / "static"
    (static / "assets").mkdir(parents=True)
    (static / "docs").mkdir()
    (static / "index.html").write_text("<!doctype html><title>Reiskaart</title>")
    (static / "docs/index.html").write_text("<!doctype html><title>API</title>")
    (static / "built-from.txt").write_text("0123")
    script = static / "assets/index-B7iTiP40.js"
    script.write_text("export const here = 1;\n" * 100)
    script.with_name(script.name + ".gz").write_bytes(gzip.compress(script.read_bytes()))
    (folder / "secret.txt").write_text("secret")
    with serving(folder, Options(static=static)) as running:
        yield running


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/maps/salon",
        "/maps/salon/text",
        "/maps/salon/rules",
        "/maps/salon/paths",
        "/data",
        "/data/import/visits-csv-x7k2q",
        "/data/visits-x7k2q",
        "/data/visits-x7k2q/discover",
        "/help",
        "/about",
        "/login",
    ],
)
def test_every_screen_is_the_same_page(built: Served, path: str) -> None:
    with built.client() as client:
        answer = client.get(path)
        assert answer.text == "<!doctype html><title>Reiskaart</title>"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/maps/salon", "/maps/salon/text"])
def test_a_map_opens_while_the_browser_takes_the_page(tmp_path: Path, path: str) -> None:
    with serving(tmp_path) as running, running.client() as client:
        client.get(path)
        assert _has_document(running, seconds=30)


def test_a_map_does_not_open_for_somebody_who_is_not_logged_in(tmp_path: Path) -> None:
    with serving(tmp_path, Options(static=tmp_path, password=PASSWORD)) as running, running.client() as client:
        client.get("/maps/salon")
        assert not _has_document(running, seconds=0.5)


def _has_document(running: Served, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while running.workspace.documents.find(SALON) is None:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_what_is_named_after_its_contents_is_kept_for_good_and_packed(built: Served) -> None:
    with built.client() as client:
        answer = client.get("/assets/index-B7iTiP40.js")
        plain = client.get("/assets/index-B7iTiP40.js", headers={"Accept-Encoding": "identity"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert answer.text == plain.text


@pytest.mark.parametrize(
    "path",
    [
        "/built-from.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets",
        "/assets/index-B7iTiP40.js.gz",
    ],
)
def test_nothing_else_is_given(built: Served, path: str) -> None:
    with built.client() as client:
        answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "secret" not in answer.text.replace("secret.txt", "")


def test_who_browses_to_an_unknown_address_gets_the_page_that_says_so(built: Served) -> None:
    with built.client() as client:
        answer = client.get("/nowhere", headers={"Accept": "text/html,*/*;q=0.8"})
        assert (answer.status_code, answer.text) == (404, "<!doctype html><title>Reiskaart</title>")
        assert client.get("/nowhere").json()["code"] == "server.no-page"


def test_the_description_of_the_api_is_there_without_a_network(built: Served) -> None:
    with built.client() as client:
        assert "API" in client.get("/api/docs").text


@pytest.mark.parametrize("path", ["/", "/assets/index-B7iTiP40.js", "/api/v1/words", "/api/v1/nowhere", "/api/docs"])
def test_every_answer_tells_the_browser_what_it_may_do(built: Served, path: str) -> None:
    with built.client() as client:
        headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "server" not in headers


def test_answers_of_the_api_are_kept_nowhere(built: Served) -> None:
    with built.client() as client:
        assert client.get("/api/v1/maps").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("language", "said"), [("nl", "De pagina is nog niet gebouwd"), ("en", "The page is not built yet")])
def test_without_a_built_page_it_says_what_to_do(served: Served, language: str, said: str) -> None:
    with served.client(**{"Accept-Language": language}) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert said in answer.text
    assert "run.py" in answer.text
