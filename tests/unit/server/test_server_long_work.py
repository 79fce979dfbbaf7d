"""Reading customer data takes long: meanwhile it may be deleted, and everybody else goes on saving."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from fixtures.servers import SALON, Served
from reiskaart import reality
from reiskaart.eventlog import LogOptions, StoredLog
from reiskaart.model import RulesView
from reiskaart.reality.recognition import combinations
from reiskaart.workspace.logs import Logs

ROWS = "user_id,ts,event,channel\n" + "".join(
    f"klant-{number},2026-01-0{day}T10:00:00,{name},web\n" for number in range(9) for day, name in ((1, "search"), (2, "book"))
)
MORE_THAN_THREADS = 33
"""Python shares 32 threads at most among all that it is told to do beside the event loop."""


@pytest.fixture
def log(served: Served, tmp_path: Path) -> str:
    """The id of customer data that is the salon map's."""
    (tmp_path / "visits.csv").write_text(ROWS + ",2026-01-02T10:00:00,book,web\n")
    served.workspace.import_log(tmp_path / "visits.csv", LogOptions(), f"visits {tmp_path.name}")
    served.workspace.maps.set_log(SALON, f"visits {tmp_path.name}")
    return served.workspace.logs.named(f"visits {tmp_path.name}").id


@pytest.mark.parametrize(
    ("method", "door", "sent"),
    [
        ("GET", "/logs/{log}", None),
        ("GET", "/logs/{log}/quality", None),
        ("GET", "/logs/{log}/summary", None),
        ("GET", "/logs/{log}/rejected", None),
        ("GET", "/logs/{log}/rejected.csv", None),
        ("POST", "/logs/{log}/draft", {"language": "en"}),
        ("POST", "/maps/salon/adopt", {"log": "{log}", "language": "en", "touchpoints": ["search"]}),
        ("GET", "/maps/salon/rules", None),
        ("POST", "/maps/salon/rules/trial", {"conditions": {"name": "search"}}),
        ("GET", "/maps/salon/reality", None),
        ("GET", "/maps/salon/reality/facets", None),
        ("GET", "/maps/salon/reality/places/step/see-prices", None),
        ("GET", "/maps/salon/paths", None),
    ],
)
def test_what_is_deleted_while_it_is_read_is_not_found(
    api: httpx.Client, served: Served, log: str, monkeypatch: pytest.MonkeyPatch, method: str, door: str, sent: dict[str, str]
) -> None:
    opened = Logs.open

    def opened_and_deleted(self: Logs, id_: str) -> StoredLog:
        found = opened(self, id_)
        self.delete(id_)
        return found

    monkeypatch.setattr(Logs, "open", opened_and_deleted)
    body = None if sent is None else {name: log if value == "{log}" else value for name, value in sent.items()}
    answer = api.request(method, door.replace("{log}", log), json=body)
    assert (answer.status_code, answer.json()["code"]) == (404, "workspace.no-log-id")
    assert list((served.workspace.folder / "logs").iterdir()) == []


def test_what_is_deleted_while_it_is_counted_does_not_come_back(
    api: httpx.Client, served: Served, log: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = combinations.count

    def counted_and_deleted(stored: StoredLog, properties: tuple[str, ...]) -> object:
        found = counted(stored, properties)
        served.workspace.logs.delete(log)
        return found

    monkeypatch.setattr(combinations, "count", counted_and_deleted)
    answer = api.get(f"/maps/{SALON}/rules")
    assert (answer.status_code, answer.json()["code"]) == (404, "workspace.no-log-id")
    assert list((served.workspace.folder / "logs").iterdir()) == []


def test_the_list_tells_of_what_is_left(api: httpx.Client, served: Served, log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Logs.list

    def listed_and_deleted(self: Logs) -> object:
        found = listed(self)
        monkeypatch.setattr(Logs, "list", listed)
        self.delete(log)
        return found

    monkeypatch.setattr(Logs, "list", listed_and_deleted)
    assert api.get("/logs").json() == {"items": []}


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until this is set, nobody is told what rules do."""
    told, go_on = reality.rules_view, threading.Event()

    def told_later(*parameters: object, **named: object) -> RulesView:
        assert go_on.wait(60)
        return told(*parameters, **named)

    monkeypatch.setattr(reality, "rules_view", told_later)
    yield go_on
    go_on.set()


def test_whoever_saves_does_not_wait_for_whoever_reads(
    api: httpx.Client, served: Served, log: str, held_up: threading.Event
) -> None:
    def read() -> int:
        with served.client() as reader:
            return reader.get(f"/api/v1/maps/{SALON}/rules", timeout=60).status_code

    with ThreadPoolExecutor(MORE_THAN_THREADS) as readers:
        waiting = [readers.submit(read) for _ in range(MORE_THAN_THREADS)]
        time.sleep(1)
        begun = time.monotonic()
        loaded = api.get(f"/maps/{SALON}")
        saved = api.put(f"/maps/{SALON}", json=loaded.json(), headers={"If-Match": loaded.headers["ETag"]})
        renamed = api.patch(f"/maps/{SALON}", json={"title": "Renamed meanwhile"})
        upload = api.post("/uploads", json={"name": "a.csv", "bytes": 3}).json()["id"]
        sent = api.patch(f"/uploads/{upload}", params={"offset": 0}, content=b"a,b")
        taken = time.monotonic() - begun
        assert not any(reader.done() for reader in waiting)
        held_up.set()
        assert {reader.result() for reader in waiting} == {200}
    assert [saved.status_code, renamed.status_code, sent.status_code] == [200, 200, 200]
    assert taken < 15  # a machine with nothing else to do needs a tenth of a second
