"""Figures that do not come, since somebody cancelled them or they failed: the old ones stay, and new ones may be asked for."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from fixtures.servers import SALON, Served
from reiskaart.errors import StoreError
from reiskaart.eventlog import LogOptions
from reiskaart.server import realities
from reiskaart.server.jobs import rereading
from reiskaart.workspace import locks
from reiskaart.workspace.jobs import LOCK

VISITS = "user_id,ts,event\nklant-1,2026-01-01T10:00:00,search\nklant-1,2026-01-02T10:00:00,book\n"
PATTERNS = iter(["search", "book", "search*", "book*", "s*", "b*"])
"""Rules that nothing was read through yet."""


@pytest.fixture(scope="module")
def read(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with customer data that is read by jobs, while nobody works on jobs."""
    file = tmp_path_factory.mktemp("data") / "visits.csv"
    file.write_text(VISITS)
    served.workspace.import_log(file, LogOptions(), "visits")
    served.workspace.maps.set_log(SALON, "visits")
    with served.client() as api, pytest.MonkeyPatch.context() as patch, locks.exclusive(served.workspace.folder / LOCK):
        assert api.get(f"/api/v1/maps/{SALON}/reality").json()["state"] == "fresh"
        patch.setattr(realities, "SMALL_LOG", 0)
        yield served


@pytest.fixture
def api(read: Served) -> Iterator[httpx.Client]:
    with read.client() as client:
        client.base_url = f"{read.url}/api/v1"
        yield client


def change_the_rules(api: httpx.Client) -> None:
    loaded = api.get(f"/maps/{SALON}")
    first, *others = loaded.json()["touchpoints"]
    changed = {**loaded.json(), "touchpoints": [{**first, "rules": [{"conditions": {"name": next(PATTERNS)}}]}, *others]}
    assert api.put(f"/maps/{SALON}", json=changed, headers={"If-Match": loaded.headers["ETag"]}).status_code == 200


def figures(api: httpx.Client) -> dict[str, Any]:
    said: dict[str, Any] = api.get(f"/maps/{SALON}/reality").json()
    return said


def again(api: httpx.Client) -> int:
    return api.post(f"/maps/{SALON}/reality/read").status_code


def cancelled(api: httpx.Client) -> str:
    """A job that was to read through new rules, and is not to any more."""
    change_the_rules(api)
    job: str = figures(api)["job"]
    assert api.post(f"/jobs/{job}/cancel").json()["state"] == "cancelled"
    return job


def test_whoever_looks_does_not_begin_what_was_cancelled(api: httpx.Client) -> None:
    cancelled(api)
    for _ in range(2):
        said = figures(api)
        assert (said["state"], said["job"]) == ("stale", None)
        assert said["reality"]["events"] == 2


def test_who_asks_for_it_begins_it_anew_and_once(api: httpx.Client) -> None:
    job = cancelled(api)
    assert again(api) == 204
    begun = figures(api)["job"]
    assert begun not in (None, job)
    assert again(api) == 204
    assert figures(api)["job"] == begun


def test_another_rule_begins_another(api: httpx.Client) -> None:
    job = cancelled(api)
    change_the_rules(api)
    assert figures(api)["job"] not in (None, job)


def test_after_a_while_whoever_looks_begins_it(api: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    job = cancelled(api)
    monkeypatch.setattr(rereading, "_STAYS_CANCELLED", timedelta(0))
    assert figures(api)["job"] not in (None, job)


def test_what_failed_is_begun_at_once_by_who_asks_for_it(read: Served, api: httpx.Client) -> None:
    change_the_rules(api)
    job = figures(api)["job"]
    read.workspace.jobs.fail(job, StoreError("workspace.disk-full", folder="data"))
    assert api.get(f"/maps/{SALON}/reality").status_code == 507
    assert again(api) == 204
    assert figures(api)["job"] not in (None, job)


def test_a_map_without_customer_data_cannot_be_read(api: httpx.Client) -> None:
    map_ = api.post("/maps", json={"source": "model", "language": "en", "title": "Bare"}).json()["id"]
    refused = api.post(f"/maps/{map_}/reality/read")
    assert (refused.status_code, refused.json()["code"]) == (404, "server.no-log")
