"""What goes wrong is said in one form, in the language of who asked, with a way out."""

import gzip

import httpx
import pytest

from fixtures.servers import SALON


@pytest.mark.parametrize(
    ("headers", "query", "said"),
    [
        ({"Accept-Language": "nl-BE,nl;q=0.9,en;q=0.5"}, {}, "Er is geen kaart"),
        ({"Accept-Language": "fr,en;q=0.5,nl;q=0.4"}, {}, "There is no map"),
        ({"Accept-Language": "en"}, {"language": "nl"}, "Er is geen kaart"),
        ({"Accept-Language": "nl"}, {"language": "en"}, "There is no map"),
    ],
)
def test_the_words_are_in_the_language_that_was_asked_for(
    api: httpx.Client, headers: dict[str, str], query: dict[str, str], said: str
) -> None:
    answer = api.get("/maps/none/check", headers=headers, params=query)
    problem = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["detail"].startswith(said)
    assert (problem["status"], problem["code"], problem["type"]) == (404, "workspace.no-map", "about:blank")
    assert problem["hint"]


def test_each_field_that_does_not_fit_is_pointed_at(api: httpx.Client) -> None:
    answer = api.post("/maps", json={"source": "model", "language": "fr", "colour": "red"})
    pointers = {part["pointer"]: part["detail"] for part in answer.json()["errors"]}
    assert answer.status_code == 422
    assert set(pointers) == {"body/language", "body/colour"}
    assert "body/colour" in pointers["body/colour"]


def test_each_reference_that_leads_nowhere_is_named_with_what_could_stand_there(api: httpx.Client) -> None:
    loaded = api.get(f"/maps/{SALON}")
    wanted = {
        **loaded.json(),
        "outcomes": {"good": ["nowhere", "elsewhere"], "bad": []},
        "offers": [{"id": "cut", "name": "Cut"}],
    }
    wanted["offers"][0]["personas"] = ["nobody"]
    parts = api.put(f"/maps/{SALON}", json=wanted, headers={"If-Match": loaded.headers["ETag"]}).json()["errors"]
    said = {part["pointer"]: (part["code"], part["detail"], part["hint"]) for part in parts}
    assert {"body/outcomes/good/0", "body/outcomes/good/1", "body/offers/0/personas/0"} <= set(said)
    code, detail, hint = said["body/offers/0/personas/0"]
    assert (code, detail) == ("mapfile.unknown-id", "`nobody` is not in this map.")
    assert loaded.json()["personas"][0]["id"] in hint


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("review", "soon", "date"),
        ("review", "2027-01-01T12:30:00", "date"),
        ("silence_days", "many", "number"),
        ("silence_days", 0, "more than 0."),
        ("title", 5, "text"),
        ("title", "", "empty"),
        ("title", "x" * 5_000, "characters"),
        ("state", "past", "'current', 'future'"),
        ("model", "A b", "lower-case letters"),
        ("phases", {}, "list"),
        ("outcomes", [], "object"),
        ("personas", [{"id": "noor", "name": "Noor", "hypothetical": "maybe"}], "true or false"),
        ("evidence", [{"id": "calls", "kind": "measure", "text": "Calls", "n": 1.5}], "whole number"),
        ("colour", "red", "not known"),
    ],
)
def test_a_field_that_does_not_fit_says_what_was_expected(api: httpx.Client, field: str, value: object, expected: str) -> None:
    loaded = api.get(f"/maps/{SALON}")
    answer = api.put(f"/maps/{SALON}", json={**loaded.json(), field: value}, headers={"If-Match": loaded.headers["ETag"]})
    assert answer.status_code == 422
    (part,) = answer.json()["errors"]
    assert part["pointer"].startswith(f"body/{field}")
    assert expected in part["detail"]
    assert part["code"] != "server.unlisted"


def test_a_copy_of_no_map_says_what_is_missing(api: httpx.Client) -> None:
    answer = api.post("/maps", json={"source": "copy", "language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (422, "server.copy-of-what")


@pytest.mark.parametrize(
    ("body", "status"), [(b"{", 422), (b"\xff\xfe", 422), (b'{"source":' + b"[" * 30_000, 400), (b"[]", 422), (b"", 422)]
)
def test_what_is_no_json_is_told_so(api: httpx.Client, body: bytes, status: int) -> None:
    answer = api.post("/maps", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert answer.json()["hint"]


def test_a_packed_body_is_not_unpacked(api: httpx.Client) -> None:
    packed = gzip.compress(b'{"source": "example", "language": "en"}')
    answer = api.post("/maps", content=packed, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"})
    assert answer.json()["code"] == "server.unreadable"


def test_an_address_that_leads_nowhere_says_so(api: httpx.Client) -> None:
    answer = api.get("/nowhere")
    assert (answer.status_code, answer.json()["code"]) == (404, "server.no-page")
    answer = api.put("/words")
    assert (answer.status_code, answer.json()["code"]) == (405, "server.no-method")
