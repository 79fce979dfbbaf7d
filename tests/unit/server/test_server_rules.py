"""What the rules of a map do with customer data, as the page asks it."""

from pathlib import Path

import httpx
import pytest

from fixtures.servers import SALON, Served
from reiskaart.eventlog import LogOptions

LOG = """who,when,name,page
a,2026-01-01T10:00:00Z,page_view,/prijzen
a,2026-01-02T10:00:00Z,cookie_banner,
b,2026-01-01T10:00:00Z,page_view,/prijzen/lang
b,2026-01-03T10:00:00Z,phone_call,
"""
RULES = f"/maps/{SALON}/rules"


@pytest.fixture
def log(served: Served, tmp_path: Path) -> str:
    """Id of customer data that is the salon map's."""
    name = f"small {tmp_path.name}"
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    served.workspace.import_log(tmp_path / "log.csv", LogOptions(customer="who", time="when", name="name"), name)
    served.workspace.maps.set_log(SALON, name)
    return served.workspace.logs.named(name).id


def test_names_rules_and_shares_are_told(api: httpx.Client, log: str) -> None:
    view = api.get(RULES).json()
    assert (view["log"]["id"], view["log"]["events"]) == (log, 4)
    assert {row["name"]: (row["events"], row["touchpoint"]) for row in view["names"]} == {
        "page_view": (2, "price-page"),
        "phone_call": (1, "phone"),
        "cookie_banner": (1, None),
    }
    assert view["recognised"] == {"events": 3, "share": 0.75}
    assert view["properties"] == ["name", "page"]


def test_they_are_those_of_the_map_as_it_stands_now(api: httpx.Client, log: str) -> None:
    assert api.get(RULES).json()["unmatched"]["events"] == 1
    found = api.get(f"/maps/{SALON}")
    journey = found.json()
    journey["touchpoints"][0]["rules"].append({"conditions": {"name": "cookie_banner"}, "at": None})
    assert api.put(f"/maps/{SALON}", json=journey, headers={"If-Match": found.headers["ETag"]}).status_code == 200
    assert api.get(RULES).json()["unmatched"]["events"] == 0
    journey["touchpoints"][0]["rules"].pop()
    etag = api.get(f"/maps/{SALON}").headers["ETag"]
    assert api.put(f"/maps/{SALON}", json=journey, headers={"If-Match": etag}).status_code == 200


def test_a_rule_is_tried_and_the_map_stays_as_it_is(api: httpx.Client, log: str) -> None:
    before = api.get(f"/maps/{SALON}").headers["ETag"]
    wanted = {"touchpoint": "phone", "conditions": {"name": "page_view", "page": "/prijzen/lang"}}
    trial = api.post(f"{RULES}/trial", json=wanted).json()
    assert (trial["events"], trial["wins"], trial["new"]) == (1, 1, 0)
    assert trial["taken"] == [{"touchpoint": "price-page", "events": 1}]
    assert api.get(f"/maps/{SALON}").headers["ETag"] == before


def test_a_bad_expression_is_a_problem_of_the_rule(api: httpx.Client, log: str) -> None:
    answer = api.post(f"{RULES}/trial", json={"conditions": {"name": "/(/"}}, headers={"Accept-Language": "nl"})
    assert (answer.status_code, answer.json()["problem"]["code"]) == (200, "reality.not-an-expression")
    assert "reguliere expressie" in answer.json()["problem"]["text"]


def test_other_data_than_the_map_s_own_can_be_looked_at(api: httpx.Client, served: Served, log: str) -> None:
    served.workspace.maps.set_log(SALON, None)
    assert api.get(RULES).json()["code"] == "server.no-log"
    assert api.get(RULES, params={"log": log}).json()["log"]["id"] == log
    assert api.get(RULES, params={"log": "none-such"}).status_code == 404
    assert api.get("/maps/none-such/rules").status_code == 404
    assert api.post(f"{RULES}/trial", json={"conditions": {"name": "x"}, "log": log}).json()["events"] == 0


def test_a_rule_without_conditions_is_none(api: httpx.Client, log: str) -> None:
    assert api.post(f"{RULES}/trial", json={"conditions": {}}).status_code == 422
    assert api.post(f"{RULES}/trial", json={"conditions": {"name": "x" * 5000}}).status_code == 422
