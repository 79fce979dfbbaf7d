"""Every door is closed to strangers unless it is listed: made from the routes themselves, so that a new one is closed."""

import asyncio
import re
from collections.abc import Iterator

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from fixtures.servers import PASSWORD, SALON, Served, serving
from reiskaart.server.app import create_app
from reiskaart.server.options import Options
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

OPEN_TO_NOBODY_IN_PARTICULAR = {
    ("POST", "/api/v1/login"),
    ("POST", "/api/v1/logout"),
    ("GET", "/"),
    ("GET", "/maps/{map_id}"),
    ("GET", "/maps/{map_id}/text"),
    ("GET", "/maps/{map_id}/rules"),
    ("GET", "/maps/{map_id}/paths"),
    ("GET", "/data"),
    ("GET", "/data/import/{upload_id}"),
    ("GET", "/data/{log_id}"),
    ("GET", "/data/{log_id}/discover"),
    ("GET", "/help"),
    ("GET", "/about"),
    ("GET", "/login"),
}
"""What answers somebody who is not logged in; the page itself holds no data."""
READING = {"GET", "HEAD"}


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that asks for a password."""
    folder = tmp_path_factory.mktemp("closed")
    (folder / "static").mkdir()
    (folder / "static/index.html").write_text("<!doctype html><title>Reiskaart</title>")
    with serving(folder, Options(password=PASSWORD, static=folder / "static")) as running:
        yield running


def routes(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Method and path of every door: those that are described, and the page's own."""
    folder = tmp_path_factory.mktemp("routes")
    settings = Settings(data=folder / "data", config=folder / "config", language="en")
    with open_workspace(settings) as workspace:
        app = create_app(settings, workspace, Options())
        described = {(method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods}
    return described | {(method, path) for method, path in OPEN_TO_NOBODY_IN_PARTICULAR if not path.startswith("/api/")}


def call(client: httpx.Client, method: str, path: str, **headers: str) -> httpx.Response:
    body = b"{}" if method in ("POST", "PUT", "PATCH") else None
    known = {"map_id": SALON, "file": "none.png", "kind": "step"}
    address = re.sub(r"\{(\w+)\}", lambda part: known.get(part[1], "none"), path)
    return client.request(method, address, content=body, headers={"Content-Type": "application/json", **headers})


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    return routes(tmp_path_factory)


def test_whoever_is_not_logged_in_finds_only_what_is_listed(closed: Served, doors: set[tuple[str, str]]) -> None:
    with closed.client() as nobody:
        let_in = {
            (method, path) for method, path in doors if call(nobody, method, path).status_code != 401 or path.endswith("login")
        }
    assert let_in == OPEN_TO_NOBODY_IN_PARTICULAR


def test_a_page_of_another_site_changes_nothing_even_for_who_is_logged_in(closed: Served, doors: set[tuple[str, str]]) -> None:
    with closed.client() as client:
        client.post("/api/v1/login", json={"password": PASSWORD})
        port = closed.options.port
        for method, path in sorted(doors):
            if method not in READING:
                for origin in (
                    "http://evil.example",
                    "null",
                    f"{closed.url}.evil.example",
                    f"https://localhost:{port}",
                ):
                    assert call(client, method, path, Origin=origin).status_code == 403, (method, path, origin)
        for site in ("cross-site", "same-site"):
            del client.headers["Origin"]
            assert call(client, "DELETE", "/api/v1/maps/{map_id}", **{"Sec-Fetch-Site": site}).status_code == 403
            client.headers["Origin"] = closed.url
        assert client.get(f"/api/v1/maps/{SALON}").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1", "", "localhost:0", "a@localhost", "[::1"])
def test_a_name_that_is_not_ours_reaches_nothing(served: Served, doors: set[tuple[str, str]], host: str) -> None:
    with served.client(Host=host) as client:
        answers = {call(client, method, path, Origin=f"http://{host}").status_code for method, path in sorted(doors)}
    assert answers <= {400, 421}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST:8765"])
def test_this_machine_goes_by_its_own_names(served: Served, host: str) -> None:
    with served.client(Host=host) as client:
        assert client.get("/api/v1/words").status_code == 200


def test_who_logs_in_is_in_until_they_log_out(closed: Served) -> None:
    with closed.client() as client:
        assert client.post("/api/v1/login", json={"password": "not this one at all"}).status_code == 401
        assert client.post("/api/v1/login", json={"password": PASSWORD}).status_code == 204
        first = client.cookies["reiskaart"]
        assert client.get("/api/v1/maps").status_code == 200
        again = client.post("/api/v1/login", json={"password": PASSWORD})
        assert client.cookies["reiskaart"] != first
        assert "HttpOnly" in again.headers["Set-Cookie"]
        assert "SameSite=strict" in again.headers["Set-Cookie"]
        second = client.cookies["reiskaart"]
        assert client.post("/api/v1/logout").status_code == 204
        for dead in (first, second):
            assert client.get("/api/v1/maps", headers={"Cookie": f"reiskaart={dead}"}).status_code == 401


def test_guessing_is_slowed_down_whatever_the_headers_say(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving(tmp_path_factory.mktemp("guessed"), Options(password=PASSWORD)) as running, running.client() as client:
        tries = [
            client.post(
                "/api/v1/login",
                json={"password": f"wrong password {number}"},
                headers={"X-Forwarded-For": f"10.0.0.{number}", "Forwarded": f"for=10.0.0.{number}"},
            )
            for number in range(8)
        ]
        assert [answer.status_code for answer in tries] == [401] * 5 + [429] * 3
        assert 0 < int(tries[-1].headers["Retry-After"]) <= 60
        assert client.post("/api/v1/login", json={"password": PASSWORD}).status_code == 429


def test_behind_a_proxy_with_tls_the_cookie_is_bound_to_this_host(tmp_path_factory: pytest.TempPathFactory) -> None:
    options = Options(password=PASSWORD, behind_proxy=True, names=("maps.example",))
    with serving(tmp_path_factory.mktemp("proxied"), options) as running:
        headers = {"Host": "maps.example", "Origin": "https://maps.example", "X-Forwarded-Proto": "https"}
        with running.client(**headers) as client:
            answer = client.post("/api/v1/login", json={"password": PASSWORD})
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Host-reiskaart=")
        assert {"Secure", "Path=/", "HttpOnly"} <= {part.strip() for part in cookie.split(";")}
        assert "Domain" not in cookie


def test_without_a_proxy_nobody_is_believed_about_tls(closed: Served) -> None:
    with closed.client(**{"X-Forwarded-Proto": "https"}) as client:
        answer = client.post("/api/v1/login", json={"password": PASSWORD})
    assert answer.headers["Set-Cookie"].startswith("reiskaart=")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://localhost"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_of_another_site_does_not_join_in(served: Served, headers: dict[str, str]) -> None:
    async def join() -> int:
        try:
            async with connect(f"{served.live}/{SALON}/live", additional_headers=headers):
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code

    assert asyncio.run(join()) == 403


def test_a_name_that_is_not_ours_does_not_join_in(served: Served) -> None:
    """A page under a name of its own that leads here (DNS rebinding) says that name in Host and Origin alike."""

    async def join(name: str) -> int:
        own = f"{name}:{served.options.port}"
        address, origin = f"ws://{own}/api/v1/maps/{SALON}/live", f"http://{own}"
        try:
            async with connect(address, host="127.0.0.1", port=served.options.port, origin=Origin(origin)):
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code

    assert asyncio.run(join("localhost")) == 101
    assert asyncio.run(join("evil.example")) == 403


def test_whoever_is_not_logged_in_does_not_join_in_and_is_told(closed: Served) -> None:
    async def join() -> int:
        async with connect(f"{closed.live}/{SALON}/live") as live:
            with pytest.raises(ConnectionClosed):
                await live.recv()
            return live.close_code or 0

    assert asyncio.run(join()) == 4401
