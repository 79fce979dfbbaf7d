"""What customer data says of a map, asked of the server: of all paths, of some, of two groups; and the paths behind a figure."""

import time
from collections.abc import Iterator

import httpx
import pytest

from fixtures.servers import SALON, Served
from reiskaart.demo import salon_log
from reiskaart.eventlog import LogOptions
from reiskaart.reality import figures
from reiskaart.server import realities
from reiskaart.server.realities import SMALL_LOG

LOG = "salon"


@pytest.fixture(scope="module")
def read(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The server, with the salon's customer data laid over its map."""
    file = tmp_path_factory.mktemp("data") / "salon.csv"
    salon_log(file)
    served.workspace.import_log(file, LogOptions(), LOG)
    served.workspace.maps.set_log(SALON, LOG)
    return served


@pytest.fixture
def api(read: Served) -> Iterator[httpx.Client]:
    with read.client() as client:
        client.base_url = f"{read.url}/api/v1/maps/{SALON}"
        yield client


def test_the_page_the_library_and_the_workspace_say_the_same(read: Served, api: httpx.Client) -> None:
    said = api.get("/reality").json()
    assert (said["state"], said["job"], said["filtered"], said["versus"]) == ("fresh", None, False, None)
    journey = read.workspace.load_map(SALON).file.journey
    expected = figures(read.workspace.reading_of(read.workspace.get_log(LOG), journey), journey)
    assert said["reality"] == expected.model_dump(mode="json", by_alias=True)
    assert said["all_paths"] == expected.paths
    assert said["facets"] == api.get("/reality/facets").json()


def test_a_filter_of_the_address_chooses_whole_paths(api: httpx.Client) -> None:
    facets = api.get("/reality/facets").json()
    (channel,) = [column for column in facets["columns"] if column["name"] == "channel"]
    for known in channel["values"]:
        said = api.get("/reality", params={"where": f"channel:{known['value']}"}).json()
        assert said["filtered"]
        assert said["reality"]["paths"] == known["paths"]
    every = api.get("/reality", params={"from": facets["first"], "until": facets["last"]}).json()
    assert every["reality"] == api.get("/reality").json()["reality"]
    outcomes = {name: api.get("/reality", params={"outcome": name}).json()["reality"]["paths"] for name in facets["outcomes"]}
    assert outcomes == facets["outcomes"]


def test_two_groups_beside_each_other(api: httpx.Client) -> None:
    step = api.get("/reality").json()["reality"]["steps"][2]["id"]
    said = api.get("/reality", params={"passed": step, "vs.avoided": step}).json()
    one, other = said["reality"], said["versus"]
    assert one["paths"] + other["paths"] == said["all_paths"]
    differences = {place["id"]: place for place in said["differences"]["steps"]}
    assert said["differences"]["shared_paths"] == 0
    assert differences[step]["reaches"]["value"] == 1.0
    assert differences[step]["reaches"]["sure"]
    everybody = api.get("/reality", params={"passed": step, "vs": "all"}).json()
    assert everybody["differences"]["shared_paths"] == one["paths"]
    assert everybody["versus"] == api.get("/reality").json()["reality"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"where": "colour:red"}, "reality.unknown-column"),
        ({"where": "channel:pigeon"}, "reality.unknown-value"),
        ({"where": "channel"}, "reality.bad-condition"),
        ({"passed": "nowhere"}, "reality.unknown-place"),
        ({"vs.passed": "nowhere"}, "reality.unknown-place"),
        ({"from": "2026-02-01", "until": "2026-01-01"}, "reality.period-backwards"),
        ({"from": "yesterday"}, "server.invalid"),
        ({"outcome": "splendid"}, "server.invalid"),
    ],
)
def test_a_filter_that_asks_for_what_is_not_there_is_told(api: httpx.Client, query: dict[str, str], code: str) -> None:
    answer = api.get("/reality", params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_from_a_figure_to_the_paths_behind_it(api: httpx.Client) -> None:
    reality = api.get("/reality", params={"where": "channel:web"}).json()["reality"]
    for place in (*reality["steps"], *reality["touchpoints"]):
        for fate in ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again", "returns"):
            behind = api.get("/paths", params={"where": "channel:web", "at": place["id"], "fate": fate, "limit": 0}).json()
            assert behind["total"] == round((place[fate]["value"] or 0) * place[fate]["n"])
    way = reality["transitions"]["steps"][0]
    behind = api.get("/paths", params={"where": "channel:web", "way": f"{way['from']}~{way['to']}", "limit": 3}).json()
    assert (behind["total"], len(behind["items"])) == (way["paths"], 3)
    for path in behind["items"]:
        assert path["contacts_total"] == len(path["contacts"])
        assert [contact["at"] for contact in path["contacts"]] == sorted(contact["at"] for contact in path["contacts"])
    again = api.get("/paths", params={"where": "channel:web", "way": f"{way['from']}~{way['to']}", "limit": 3}).json()
    assert again == behind
    assert api.get("/paths", params={"fate": "returns"}).json()["code"] == "reality.fate-nowhere"


def test_a_place_and_a_way_from_nearby(api: httpx.Client) -> None:
    reality = api.get("/reality").json()["reality"]
    step = reality["steps"][1]
    near = api.get(f"/reality/places/step/{step['id']}").json()
    assert near["figures"] == step
    assert sum(part["paths"] for part in near["came_from"]) == step["paths"]
    assert sum(part["paths"] for part in near["went_to"]) == step["paths"]
    assert sum(one["n"] for one in near["times"]["bins"]) == near["times"]["n"] == step["time_to_next"]["n"]
    assert near["times"]["median_seconds"] == step["time_to_next"]["median_seconds"]
    assert sum(rule["events"] for rule in near["rules"]) == step["contacts"]
    way = reality["transitions"]["steps"][0]
    nearby = api.get(f"/reality/ways/{way['from']}/{way['to']}").json()
    assert (nearby["paths"], nearby["count"]) == (way["paths"], way["count"])
    assert api.get("/reality/places/touchpoint/nowhere").status_code == 422


def test_the_figures_before_stay_until_a_job_has_made_the_new_ones(
    read: Served, api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = api.get("/reality").json()["reality"]
    assert before["events"] <= SMALL_LOG
    monkeypatch.setattr(realities, "SMALL_LOG", 0)
    map_ = f"{read.url}/api/v1/maps/{SALON}"
    loaded = api.get(map_)
    journey = loaded.json()
    (spared, *kept) = [place for place in journey["touchpoints"] if place["rules"]]
    others = [place for place in journey["touchpoints"] if place["id"] != spared["id"]]
    changed = {**journey, "touchpoints": [*others, {**spared, "rules": []}]}
    assert kept
    assert api.put(map_, json=changed, headers={"If-Match": loaded.headers["ETag"]}).status_code == 200
    stale = api.get("/reality").json()
    assert stale["state"] == "stale"
    assert stale["job"]
    assert stale["reality"]["touchpoints"] == before["touchpoints"]
    until = time.monotonic() + 60
    while (said := api.get("/reality").json())["state"] != "fresh":
        assert time.monotonic() < until
        assert said["reality"]["contacts"] == before["contacts"]
        time.sleep(0.2)
    assert said["reality"]["contacts"] < before["contacts"]
