"""More than a door takes is refused by counting what comes in, whatever was said beforehand."""

from collections.abc import Iterator
from http.client import HTTPConnection

import httpx
import pytest

from fixtures.servers import SALON, Served
from reiskaart.server.bodies import IMAGE, IMPORT, PART, SMALL, WHOLE_MAP, ZIPPED_MAP

DOORS = [
    ("POST", "/maps", SMALL),
    ("POST", "/maps/file?name=a.zip", ZIPPED_MAP),
    ("PUT", f"/maps/{SALON}", WHOLE_MAP),
    ("PATCH", f"/maps/{SALON}", SMALL),
    ("POST", f"/maps/{SALON}/rules/trial", SMALL),
    ("POST", "/images", IMAGE),
    ("POST", "/login", SMALL),
    ("PATCH", "/logs/{log_id}", SMALL),
    ("POST", "/logs/{log_id}/append", SMALL),
    ("POST", "/logs/{log_id}/draft", SMALL),
    ("POST", f"/maps/{SALON}/adopt", SMALL),
    ("POST", "/uploads", SMALL),
    ("POST", "/uploads/from-file", SMALL),
    ("PATCH", "/uploads/{upload_id}?offset=0", PART),
    ("POST", "/uploads/{upload_id}/import", IMPORT),
]


def chunks(size: int) -> Iterator[bytes]:
    """A body of which nobody says beforehand how long it is."""
    piece = b" " * 65_536
    for _ in range(size // len(piece) + 1):
        yield piece


@pytest.mark.parametrize(("method", "path", "most"), DOORS)
@pytest.mark.parametrize("told", [True, False])
def test_too_much_is_refused(served: Served, method: str, path: str, most: int, told: bool) -> None:
    body = b" " * (most + 1) if told else chunks(most)
    with served.client(**{"Content-Type": "application/json", "If-Match": '"1"'}) as client:
        try:
            answer = client.request(method, f"/api/v1{path}", content=body)
        except httpx.WriteError:
            return  # the server hung up in the middle of it, which is a refusal as well
        finally:
            assert client.get("/api/v1/words").status_code == 200
    assert (answer.status_code, answer.json()["code"]) == (413, "server.too-large")
    assert str(most // 1024) in answer.json()["detail"]


@pytest.mark.parametrize(("method", "path", "most"), DOORS)
def test_what_is_said_to_be_too_much_is_refused_before_it_is_sent(served: Served, method: str, path: str, most: int) -> None:
    asking = HTTPConnection("localhost", served.options.port, timeout=60)
    asking.putrequest(method, f"/api/v1{path}")
    asking.putheader("Content-Type", "application/json")
    asking.putheader("Content-Length", str(most + 1))
    asking.endheaders()
    assert asking.getresponse().status == 413
    asking.close()


def test_only_a_zip_may_be_larger_than_a_map(served: Served) -> None:
    with served.client() as client:
        answer = client.post("/api/v1/maps/file", params={"name": "a.yaml"}, content=b" " * (WHOLE_MAP + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "server.too-large")


def test_every_door_that_takes_a_body_has_a_limit(served: Served) -> None:
    with served.client() as client:
        described = client.get("/api/v1/openapi.json").json()["paths"]
    takes = {
        (method.upper(), path.removeprefix("/api/v1"))
        for path, methods in described.items()
        for method, operation in methods.items()
        if "requestBody" in operation
    }
    assert takes == {(method, path.partition("?")[0].replace(SALON, "{map_id}")) for method, path, _ in DOORS}
