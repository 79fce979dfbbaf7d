"""Customer data through the browser's doors: sent in parts, planned, imported in the background, looked at, grown, deleted."""

import gzip
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pyarrow as pa
import pyarrow.parquet
import pytest

from fixtures.servers import Served, serving
from fixtures.workers import Workers, watched_workers
from reiskaart.server.options import Options

HEADER = "user_id,ts,event,channel\n"
ROWS = HEADER + "klant-1,2026-01-01T10:00:00,search,web\nklant-1,2026-01-02T10:00:00,book,web\n,2026-01-02,book,web\n"
NEWER = HEADER + "klant-1,2026-01-02T10:00:00,book,web\nklant-2,2026-01-05T10:00:00,book,app\n"
SLOW = "user_id,ts,event\n" + "".join(f"klant-{n},2026-01-01T10:{n % 60:02}:00,e{n % 7}\n" for n in range(200_000))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the server may read, beside one that it may not."""
    shelf = tmp_path_factory.mktemp("shelf")
    (shelf / "open" / "2026").mkdir(parents=True)
    (shelf / "secret").mkdir()
    (shelf / "open" / "2026" / "visits.csv").write_text(ROWS)
    (shelf / "secret" / "salaries.csv").write_text(ROWS)
    (shelf / "open" / "link.csv").symlink_to(shelf / "secret" / "salaries.csv")
    (shelf / "open" / "way").symlink_to(shelf / "secret")
    (shelf / "open" / ".hidden").write_text("x")
    return shelf


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, Options(static=folder / "static", logs=(shelf / "open",))) as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def workers() -> Iterator[Workers]:
    """Those who bring files in."""
    with watched_workers() as begun:
        yield begun


def sent(api: httpx.Client, name: str, text: str) -> str:
    return send(api, name, text.encode())


def packed(folder: Path) -> bytes:
    """A gzipped Parquet file."""
    file = folder / "visits.parquet"
    rows = [{"user_id": "klant-1", "ts": "2026-01-01T10:00:00", "event": "search"}]
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), file)
    return gzip.compress(file.read_bytes())


def send(api: httpx.Client, name: str, data: bytes) -> str:
    id_: str = api.post("/uploads", json={"name": name, "bytes": len(data)}).json()["id"]
    for offset in range(0, len(data), 8 * 2**20):
        assert (
            api.patch(f"/uploads/{id_}", params={"offset": offset}, content=data[offset : offset + 8 * 2**20]).status_code == 200
        )
    return id_


def ended(api: httpx.Client, id_: str, seconds: float = 150) -> dict[str, Any]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        job: dict[str, Any] = api.get(f"/jobs/{id_}").json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def imported(api: httpx.Client, name: str, text: str = ROWS) -> str:
    job = api.post(f"/uploads/{sent(api, f'{name}.csv', text)}/import", json={"name": name})
    assert job.status_code == 201
    done = ended(api, job.json()["id"])
    assert (done["state"], done["problem"]) == ("done", None)
    log: str = done["log"]
    return log


def raw(served: Served) -> list[str]:
    """What of the workspace holds a customer's id, or is half an import."""
    found = [path.name for path in (served.workspace.folder / "logs").glob(".*")]
    for folder, _, files in os.walk(served.workspace.folder):
        for file in files:
            with suppress(FileNotFoundError):  # it is being cleared away
                if b"klant-" in Path(folder, file).read_bytes():
                    found.append(file)
    return found


def cleared(served: Served, seconds: float = 20) -> list[str]:
    """The same, after the worker had a moment to clear away."""
    until = time.monotonic() + seconds
    while (left := raw(served)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def test_a_file_is_sent_planned_imported_and_looked_at(api: httpx.Client, served: Served) -> None:
    upload = sent(api, "visits.csv", ROWS)
    plan = api.get(f"/uploads/{upload}/plan", params={"timezone": "Europe/Amsterdam"}).json()
    assert plan["roles"] == {"customer": "user_id", "time": "ts", "name": "event", "channel": "channel"}
    assert (plan["questions"], plan["suggested_name"], plan["rows_about"]) == ([], "visits", 3)
    assert plan["rows"][0]["read"]["at"] == "2026-01-01T09:00:00Z"
    assert plan["rows"][0]["read"]["customer"] != "klant-1"
    assert plan["rows"][2]["rejected"]["reason"] == "customer_missing"
    assert plan["time"]["zone_given"] is False
    job = api.post(f"/uploads/{upload}/import", json={"name": "visits", "timezone": "Europe/Amsterdam"}).json()
    log = ended(api, job["id"])["log"]
    assert cleared(served) == []
    detail = api.get(f"/logs/{log}").json()
    assert (detail["name"], detail["events"], detail["rejected"], detail["maps"]) == ("visits", 2, 1, [])
    second = sent(api, "visits.csv", ROWS)
    again = api.get(f"/uploads/{second}/plan").json()
    assert (again["suggested_name"], [note["code"] for note in again["notes"]]) == ("visits 2", ["name-taken"])
    assert "“visits”" in again["notes"][0]["text"]
    assert api.delete(f"/uploads/{second}").status_code == 204
    assert detail["time"]["timezone"] == "Europe/Amsterdam"
    assert [row["id"] for row in api.get("/logs").json()["items"]] == [log]
    quality = api.get(f"/logs/{log}/quality", headers={"Accept-Language": "nl"}).json()
    assert quality["rejections"] == [
        {"reason": "customer_missing", "text": "De rij zegt niet om welke klant het gaat.", "rows": 1}
    ]
    assert quality["single"] == {"customers": 0, "share": 0.0}
    (row,) = api.get(f"/logs/{log}/rejected").json()["items"]
    assert (row["row"], row["reason"]) == (3, "customer_missing")
    assert api.get(f"/logs/{log}/rejected.csv").text.splitlines()[1].startswith("visits.csv,3,customer_missing")
    summary = json.loads(served.workspace.logs.open(log).summary().model_dump_json(by_alias=True))
    totals = {"start_total": 1, "end_total": 1, "transitions_total": 1}
    assert api.get(f"/logs/{log}/summary").json() == summary | totals


def test_a_newer_file_is_added_and_nothing_twice(api: httpx.Client, served: Served) -> None:
    log = imported(api, "growing")
    job = api.post(f"/logs/{log}/append", json={"upload": sent(api, "newer.csv", NEWER)}).json()
    assert (job["kind"], job["name"], job["log"]) == ("append", "growing", log)
    assert ended(api, job["id"])["state"] == "done"
    detail = api.get(f"/logs/{log}").json()
    assert (detail["events"], detail["customers"]) == (3, 2)
    assert detail["appended"] == [{"file": "newer.csv", "events": 1, "doubles": 1, "rejected": 0}]
    assert cleared(served) == []


def test_it_is_renamed_and_deleted_by_its_id(api: httpx.Client) -> None:
    log = imported(api, "first name")
    assert api.patch(f"/logs/{log}", json={"name": "second name"}).json()["id"] == log
    assert api.delete(f"/logs/{log}").status_code == 204
    assert api.get(f"/logs/{log}").json()["code"] == "workspace.no-log-id"


def test_what_cannot_be_read_fails_in_words_and_leaves_nothing(api: httpx.Client, served: Served) -> None:
    job = api.post(
        f"/uploads/{sent(api, 'bad.csv', 'user_id,what,where' + chr(10) + 'klant-1,b,c' + chr(10))}/import", json={"name": "bad"}
    )
    failed = ended(api, job.json()["id"])
    assert failed["state"] == "failed"
    assert failed["problem"]["code"].startswith("eventlog.no_")
    assert failed["problem"]["hint"]
    assert cleared(served) == []
    assert "bad" not in [row["name"] for row in api.get("/logs").json()["items"]]


def test_a_running_import_is_cancelled_soon(api: httpx.Client, served: Served, workers: Workers) -> None:
    upload = sent(api, "slow.csv", SLOW)
    job = api.post(f"/uploads/{upload}/import", json={"name": "slow"}).json()["id"]
    while api.get(f"/jobs/{job}").json()["state"] == "waiting":
        time.sleep(0.02)
    with workers.held_up(served):
        assert api.get(f"/jobs/{job}").json()["state"] == "running"
        assert api.post(f"/jobs/{job}/cancel").json()["state"] == "cancelled"
    assert cleared(served) == []  # on a machine with nothing else to do it is half a second
    assert imported(api, "slow", ROWS)  # its name is free again, and somebody works again


def test_pages_are_told_what_changes(served: Served, api: httpx.Client) -> None:
    told: list[tuple[str, dict[str, Any]]] = []
    listens = threading.Event()

    def is_all_told() -> bool:
        return any(kind == "log" for kind, _ in told) and any(job["state"] == "done" for kind, job in told if kind == "job")

    def listen() -> None:
        with served.client() as page, page.stream("GET", "/api/v1/changes", timeout=150) as stream:
            assert stream.headers["Content-Type"].startswith("text/event-stream")
            kind = ""
            for line in stream.iter_lines():
                listens.set()
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    told.append((kind, json.loads(line.removeprefix("data: "))))
                    if is_all_told():
                        return

    page = threading.Thread(target=listen)
    page.start()
    assert listens.wait(30)
    log = imported(api, "told")
    page.join(150)
    assert [job["state"] for kind, job in told if kind == "job"][-1] == "done"
    assert [what for kind, what in told if kind == "log"] == [{"id": log}]


def test_two_files_at_once_come_in_one_after_the_other(api: httpx.Client) -> None:
    jobs = [
        api.post(f"/uploads/{sent(api, f'{name}.csv', ROWS)}/import", json={"name": name}).json()["id"] for name in ("one", "two")
    ]
    assert [ended(api, job)["state"] for job in jobs] == ["done", "done"]
    assert {row["name"] for row in api.get("/logs").json()["items"]} >= {"one", "two"}


@pytest.mark.parametrize("ending", ["csv", "parquet.gz"])
def test_a_look_into_a_file_leaves_nothing_in_or_out_of_the_workspace(
    api: httpx.Client, served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    upload = send(api, f"looked-at.{ending}", ROWS.encode() if ending == "csv" else packed(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no place for temporary files"))
    plan = api.get(f"/uploads/{upload}/plan")
    assert (plan.status_code, plan.json()["rows"][0]["cells"][0]) == (200, "klant-1")
    assert list((served.workspace.folder / "previews").iterdir()) == []
    assert api.delete(f"/uploads/{upload}").status_code == 204


def test_what_is_not_here_as_a_whole_is_neither_planned_nor_imported(api: httpx.Client) -> None:
    upload = api.post("/uploads", json={"name": "half.csv", "bytes": 100}).json()["id"]
    api.patch(f"/uploads/{upload}", params={"offset": 0}, content=b"user_id")
    for answer in (api.get(f"/uploads/{upload}/plan"), api.post(f"/uploads/{upload}/import", json={"name": "half"})):
        assert (answer.status_code, answer.json()["code"]) == (409, "server.upload-unfinished")


def test_a_file_of_the_server_is_taken_where_it_lies(api: httpx.Client, shelf: Path) -> None:
    listed = api.get("/files", params={"folder": 0}).json()
    assert [folder["name"] for folder in listed["folders"]] == ["open"]
    assert [entry["name"] for entry in listed["items"]] == ["2026"]
    assert [entry["name"] for entry in api.get("/files", params={"folder": 0, "below": "2026"}).json()["items"]] == ["visits.csv"]
    upload = api.post("/uploads/from-file", json={"folder": 0, "path": "2026/visits.csv"}).json()
    job = api.post(f"/uploads/{upload['id']}/import", json={"name": "of the server"}).json()
    assert ended(api, job["id"])["state"] == "done"
    assert (shelf / "open" / "2026" / "visits.csv").read_text() == ROWS


@pytest.mark.parametrize(
    "path",
    [
        "../secret/salaries.csv",
        "link.csv",
        "way/salaries.csv",
        "/etc/passwd",
        "2026/../../secret/salaries.csv",
        ".hidden",
        "2026/../.hidden",
        "2026",
        "",
        "a\x00b",
        "x" * 3000,
    ],
)
def test_no_path_leads_out_of_the_folder(api: httpx.Client, shelf: Path, path: str) -> None:
    for asked in (path, path.replace("/etc/passwd", str(shelf / "secret" / "salaries.csv"))):
        assert api.post("/uploads/from-file", json={"folder": 0, "path": asked}).status_code in (404, 422)
    assert api.get("/files", params={"folder": 0, "below": "../secret"}).status_code == 404
    assert api.get("/files", params={"folder": 0, "below": "way"}).status_code == 404
    assert api.get("/files", params={"folder": 1}).status_code == 404


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 100, b"\x1f\x8b\x08broken", b"PAR1 and no more", b"<log><trace>", b"a" * 3_000_000]
)
def test_whatever_a_file_holds_the_server_lives_and_says_what_is_wrong(api: httpx.Client, data: bytes) -> None:
    upload = api.post("/uploads", json={"name": "odd", "bytes": len(data)}).json()["id"]
    if data:
        api.patch(f"/uploads/{upload}", params={"offset": 0}, content=data)
    answer = api.get(f"/uploads/{upload}/plan")
    assert answer.status_code == 422
    assert answer.json()["code"].startswith("eventlog.")
    assert api.get("/words").status_code == 200
    assert api.delete(f"/uploads/{upload}").status_code == 204


def test_what_is_refused_for_its_size_says_how_much_is_missing(api: httpx.Client) -> None:
    answer = api.post("/uploads", json={"name": "huge.csv", "bytes": 2**42})
    assert (answer.status_code, answer.json()["code"]) == (507, "workspace.no-room")
    assert "MB" in answer.json()["detail"]


def test_the_changes_are_for_those_who_may_come_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving(tmp_path_factory.mktemp("closed"), Options(password="four words in a row")) as closed, closed.client() as nobody:
        assert nobody.get("/api/v1/changes").status_code == 401
