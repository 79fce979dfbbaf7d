"""Drafts through the API: looked at with every choice, taken as a map, and taken into one that is there."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from fixtures.servers import Served
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.reality import discovery
from reiskaart.server import drafting
from reiskaart.server.drafting import Drafting
from reiskaart.server.long_work import LongWork
from reiskaart.workspace import Workspace

WALKS = (
    [["search", "view_item", "add_to_cart", "payment"]] * 30
    + [["search", "view_item", "search", "view_item"]] * 40
    + [["search", "view_item", "add_to_cart", "view_item", "payment", "delivery"]] * 20
    + [["search", "blip", "view_item"]]
)


def write(folder: Path, paths: list[list[str]]) -> Path:
    file = folder / "shop.csv"
    rows = [
        f"c{customer},2026-01-{1 + place:02}T10:00:00,{name}"
        for customer, path in enumerate(paths)
        for place, name in enumerate(path)
    ]
    file.write_text("customer,time,name\n" + "\n".join(rows), "utf-8")
    return file


def imported(workspace: Workspace, folder: Path, name: str, paths: list[list[str]] = WALKS) -> str:
    workspace.import_log(write(folder, paths), LogOptions(), name)
    return next(log.id for log in workspace.list_logs() if log.name == name)


@pytest.fixture(scope="module")
def log(served: Served, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The id of customer data."""
    return imported(served.workspace, tmp_path_factory.mktemp("shop"), "shop")


def draft(api: httpx.Client, log: str, **choices: object) -> dict[str, Any]:
    for _ in range(100):
        answer = api.post(f"/logs/{log}/draft", json={"language": "en", **choices})
        assert answer.status_code == 200, answer.text
        if answer.json()["draft"] is not None:
            found: dict[str, Any] = answer.json()["draft"]
            return found
    raise AssertionError("it is never counted")


def steps(journey: dict[str, Any]) -> list[str]:
    return [step["name"] for phase in journey["phases"] for step in phase["steps"]]


def test_a_draft_says_what_it_is_made_of_and_why(api: httpx.Client, log: str) -> None:
    found = draft(api, log)
    assert steps(found["journey"]) == ["Searches", "Views item", "Adds to cart", "Pays", "Delivery"]
    assert found["sentences"][0].startswith("A draft, made out of")
    assert (found["outcomes"][0]["raw"], found["outcomes"][0]["verdict"]) == ("payment", "proposed")
    assert "payment" in found["outcomes"][0]["why"]
    assert [(each["name"], each["why"]) for each in found["set_aside"]] == [("blip", "few customers meet it")]
    assert [level["steps"] for level in found["levels"]] == [1, 2, 3, 4, 5]
    assert found["figures"]["customers"] == 91
    assert [step["customers"] for step in found["figures"]["steps"]] == [91, 91, 50, 50, 20]


def test_sentences_are_in_the_readers_language_and_names_in_that_of_the_map(api: httpx.Client, log: str) -> None:
    draft(api, log)  # counted by now
    answer = api.post(f"/logs/{log}/draft", params={"language": "nl"}, json={"language": "en"}).json()["draft"]
    assert answer["sentences"][0].startswith("Een schets")
    assert "Adds to cart" in steps(answer["journey"])


def test_every_choice_makes_another_draft(api: httpx.Client, log: str) -> None:
    assert len(steps(draft(api, log, steps=3)["journey"])) == 3
    assert draft(api, log, model="aida")["journey"]["model"] == "aida"
    assert "Betaalt" in steps(draft(api, log, language="nl")["journey"])
    assert draft(api, log, outcome="view_item")["journey"]["outcomes"]["good"] == ["view-item"]
    assert draft(api, log, outcome="")["journey"]["outcomes"]["good"] == []
    assert draft(api, log, include=["blip"])["set_aside"] == []


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"model": "none"}, "discovery.unknown-model"),
        ({"outcome": "weather"}, "discovery.unknown-outcome"),
        ({"steps": 0}, "server.invalid"),
    ],
)
def test_choices_that_cannot_be_are_refused(api: httpx.Client, log: str, choices: dict[str, object], code: str) -> None:
    draft(api, log)
    answer = api.post(f"/logs/{log}/draft", json={"language": "en", **choices})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_data_that_is_not_there(api: httpx.Client) -> None:
    wanted = {"source": "draft", "language": "en", "draft": {"log": "nowhere"}}
    for answer in (api.post("/logs/nowhere/draft", json={"language": "en"}), api.post("/maps", json=wanted)):
        assert (answer.status_code, answer.json()["code"]) == (404, "workspace.no-log-id")
    answer = api.post("/maps", json={"source": "draft", "language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (422, "server.draft-of-what")


def test_a_draft_becomes_a_map_with_its_figures(api: httpx.Client, log: str) -> None:
    wanted = {"source": "draft", "language": "en", "title": "Shopping", "draft": {"log": log, "steps": 3, "outcome": "delivery"}}
    made = api.post("/maps", json=wanted)
    assert made.status_code == 201
    assert (made.json()["title"], made.json()["steps"], made.json()["log"]) == ("Shopping", 3, "shop")
    map_id = made.json()["id"]
    assert steps(api.get(f"/maps/{map_id}").json()) == steps(draft(api, log, steps=3)["journey"])
    for _ in range(100):
        found = api.get(f"/maps/{map_id}/reality").json()
        if found["reality"] is not None:
            break
    assert found["reality"]["customers"] == 91


def test_touchpoints_come_into_a_map_that_is_there(api: httpx.Client, log: str) -> None:
    map_id = api.post("/maps", json={"source": "model", "model": "aida", "language": "en"}).json()["id"]
    wanted = {"log": log, "language": "en", "touchpoints": ["search", "payment"]}
    told = api.post(f"/maps/{map_id}/adopt", json={**wanted, "only_say": True}).json()
    assert [(item["name"], item["is_new"], item["id"]) for item in told["items"]] == [
        ("Search", True, None),
        ("Payment", True, None),
    ]
    before = api.get(f"/maps/{map_id}")
    assert before.json()["touchpoints"] == []
    done = api.post(f"/maps/{map_id}/adopt", json=wanted).json()
    assert (done["added"], done["rules"]) == (2, 2)
    after = api.get(f"/maps/{map_id}")
    assert [place["name"] for place in after.json()["touchpoints"]] == ["Search", "Payment"]
    assert after.headers["ETag"] == f'"{done["version"]}"'
    again = api.post(f"/maps/{map_id}/adopt", json=wanted).json()
    assert (again["added"], again["rules"]) == (0, 0)
    back = api.put(f"/maps/{map_id}", json=before.json(), headers={"If-Match": f'"{done["version"]}"'})
    assert back.status_code == 200
    assert Journey.model_validate(api.get(f"/maps/{map_id}").json()) == Journey.model_validate(before.json())


def test_a_touchpoint_that_the_draft_has_not(api: httpx.Client, log: str) -> None:
    map_id = api.post("/maps", json={"source": "model", "language": "en"}).json()["id"]
    answer = api.post(f"/maps/{map_id}/adopt", json={"log": log, "language": "en", "touchpoints": ["weather"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "discovery.unknown-touchpoints")
    assert api.post("/maps/nowhere/adopt", json={"log": log, "language": "en", "touchpoints": ["search"]}).status_code == 404


def test_a_long_counting_says_how_far_it_is(served: Served, log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "PATIENCE_SECONDS", 0.0)

    async def asked() -> tuple[discovery.Ground | float, discovery.Ground, discovery.Ground | float]:
        here = Drafting(LongWork(served.workspace))
        first = await here.find(log, ())
        both = await asyncio.gather(here.get(log, ()), here.get(log, ()))
        assert both[0] is both[1]
        return first, both[0], await here.find(log, ())

    first, counted, later = asyncio.run(asked())
    assert isinstance(first, float)
    assert 0 <= first <= 1
    assert later is counted


def test_a_counting_that_fails_is_tried_again(served: Served, log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Drafting(LongWork(served.workspace))

    async def asked() -> list[object]:
        with monkeypatch.context() as broken:
            broken.setattr(discovery, "lay_ground", lambda _: 1 / 0, raising=False)
            failed = await asyncio.gather(here.get(log, ()), return_exceptions=True)
        return [*failed, await here.get(log, ())]

    failed, found = asyncio.run(asked())
    assert isinstance(failed, ZeroDivisionError)
    assert isinstance(found, discovery.Ground)
