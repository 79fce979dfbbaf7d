"""What the server prints: nothing of customers or maps, and for a mistake of ours its number and place."""

import logging

import pytest

from fixtures.servers import SALON, Served
from reiskaart.model import Journey

SECRET = "Annelies de Vries, 0612345678"


def test_nothing_is_printed_of_what_people_do(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with served.client() as client:
        id_ = client.post("/api/v1/maps", json={"source": "model", "model": "aida", "title": SECRET, "language": "en"}).json()[
            "id"
        ]
        client.patch(f"/api/v1/maps/{id_}", json={"title": f"{SECRET} 2"})
        client.get("/api/v1/maps", params={"cursor": SECRET})
        client.get(f"/api/v1/maps/{SECRET}")
        client.post("/api/v1/maps/file", params={"name": f"{SECRET}.yaml"}, content=f"reiskaart: 1\ntitl: {SECRET}")
        client.get(f"/api/v1/maps/{SALON}/picture", params={"lanes": SECRET})
    said = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith(("reiskaart", "uvicorn")))
    assert "Annelies" not in said
    assert "0612345678" not in said


def test_a_mistake_of_ours_has_a_number_and_keeps_its_words_to_itself(
    served: Served, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> tuple[Journey, int]:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("reiskaart.live.rooms.Rooms.journey", broken)
    with served.client() as client:
        answer = client.get(f"/api/v1/maps/{SALON}", headers={"Accept-Language": "nl"})
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["title"]) == (500, "server.our-mistake", "Onze fout")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    said = "\n".join(record.getMessage() for record in caplog.records if record.name == "reiskaart.server")
    number = problem["detail"].partition("nummer ")[2][:8]
    assert f"{number}: RuntimeError at /" in said
    assert "in broken" in said
    assert SECRET not in said + answer.text
