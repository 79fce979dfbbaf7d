"""Maps through the API: listed, made, changed, put away and brought back."""

from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from fixtures.servers import SALON, serving
from reiskaart.eventlog import LogOptions
from reiskaart.model import find_phase_model


def test_the_list_shows_what_is_in_a_map(api: httpx.Client) -> None:
    (salon,) = [item for item in api.get("/maps").json()["items"] if item["id"] == SALON]
    assert (salon["title"], salon["phases"], salon["steps"], salon["cards"]) == ("Finding a curl specialist", 5, 9, 49)
    assert (salon["supported"], salon["contradicted"], salon["log"], salon["paths"]) == (26, 1, None, None)


def test_the_list_comes_in_pages_that_miss_and_repeat_nothing(api: httpx.Client) -> None:
    for number in range(5):
        api.post("/maps", json={"source": "model", "model": "aida", "title": f"Map {number}", "language": "en"})
    seen, cursor, total = [], None, 0
    while True:
        page = api.get("/maps", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += page["items"]
        total, cursor = page["total"], page["next"]
        if cursor is None:
            break
    assert len(seen) == total == len({item["id"] for item in seen})
    assert all(earlier["updated_at"] >= later["updated_at"] for earlier, later in pairwise(seen))


def test_a_cursor_that_is_none_of_ours_is_refused(api: httpx.Client) -> None:
    answer = api.get("/maps", params={"cursor": "x"})
    assert (answer.status_code, answer.json()["code"]) == (422, "server.bad-cursor")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_map_of_a_model_has_its_phases_by_name(api: httpx.Client, language: str) -> None:
    answer = api.post("/maps", json={"source": "model", "model": "see-think-do-care", "language": language})
    assert answer.status_code == 201
    journey = httpx.get(f"{str(api.base_url).removesuffix('/api/v1/')}{answer.headers['Location']}").json()
    model = find_phase_model("see-think-do-care")
    assert model is not None
    assert [phase["name"] for phase in journey["phases"]] == [model.phase_name(phase, language) for phase in model.phases]
    assert journey["title"].startswith({"nl": "Naamloze kaart", "en": "Untitled map"}[language])


def test_an_unknown_model_says_which_there_are(api: httpx.Client) -> None:
    answer = api.post("/maps", json={"source": "model", "model": "none", "language": "en"})
    assert answer.status_code == 422
    assert "see-think-do-care" in answer.json()["hint"]


def test_a_map_without_a_model_begins_empty(api: httpx.Client) -> None:
    made = api.post("/maps", json={"source": "model", "language": "nl"}).json()
    journey = api.get(f"/maps/{made['id']}").json()
    assert (journey["phases"], journey["model"]) == ([], None)
    assert journey["title"].startswith("Naamloze kaart")


def test_the_example_and_a_copy_say_the_same_under_ids_of_their_own(api: httpx.Client) -> None:
    example = api.post("/maps", json={"source": "example", "language": "nl"}).json()
    copy = api.post("/maps", json={"source": "copy", "map": example["id"], "title": "Next year", "language": "nl"}).json()
    assert copy["id"] != example["id"]
    first, second = (api.get(f"/maps/{one['id']}").json() for one in (example, copy))
    assert second == {**first, "id": copy["id"], "title": "Next year"}


def test_titles_that_nobody_chose_are_told_apart(api: httpx.Client) -> None:
    def made(**wanted: str) -> dict[str, str]:
        answer: dict[str, str] = api.post("/maps", json={"language": "en", **wanted}).raise_for_status().json()
        return answer

    assert len({made(source="model", model="aida")["title"] for _ in range(3)}) == 3
    example, again = made(source="example"), made(source="example")
    assert again["title"].startswith("Finding a curl specialist ")
    assert again["title"] != example["title"]
    bread = made(source="model", title="Rye")
    assert [made(source="copy", map=bread["id"])["title"] for _ in range(2)] == ["Rye (copy)", "Rye (copy) 2"]
    assert made(source="model", title="Rye")["title"] == "Rye", "what somebody chose is theirs"
    api.delete(f"/maps/{again['id']}")
    assert made(source="example")["title"] == again["title"], "what is in the bin is not in the way"


def test_a_copy_of_the_longest_title_can_be_made(api: httpx.Client) -> None:
    longest = api.post("/maps", json={"source": "model", "title": "x" * 400, "language": "nl"}).json()["id"]
    answer = api.post("/maps", json={"source": "copy", "map": longest, "language": "nl"})
    assert (answer.status_code, answer.json()["title"]) == (201, "x" * 380 + " (kopie)")


def test_the_example_is_known_by_its_id(api: httpx.Client) -> None:
    assert api.post("/maps", json={"source": "example", "title": "Mine", "language": "nl"}).json()["id"].startswith("salon-nl-")


def test_the_example_is_connected_to_the_customer_data_of_the_demo_where_that_is_here(tmp_path: Path) -> None:
    log = tmp_path / "visits.csv"
    log.write_text("customer,time,name\na,2026-01-01,view_prices\n", encoding="utf-8")
    with serving(tmp_path) as served, served.client() as client:
        made = [client.post("/api/v1/maps", json={"source": "example", "language": "nl"})]
        served.workspace.import_log(log, LogOptions(), "salon")
        made += [client.post("/api/v1/maps", json={"source": source, "language": "nl"}) for source in ("example", "model")]
    assert [answer.json()["log"] for answer in made] == [None, "salon", None]


def test_a_map_is_renamed_archived_and_shown_again(api: httpx.Client) -> None:
    id_ = api.post("/maps", json={"source": "model", "model": "aida", "language": "en"}).json()["id"]
    assert api.patch(f"/maps/{id_}", json={"title": "Bread"}).json()["title"] == "Bread"
    assert api.get(f"/maps/{id_}").json()["title"] == "Bread"
    assert {one["id"]: one["title"] for one in api.get("/maps").json()["items"]}[id_] == "Bread"
    assert api.patch(f"/maps/{id_}", json={"archived": True}).json()["archived"] is True
    assert id_ not in [item["id"] for item in api.get("/maps").json()["items"]]
    assert [item["id"] for item in api.get("/maps", params={"archived": True}).json()["items"]] == [id_]
    assert api.patch(f"/maps/{id_}", json={"archived": False}).json()["archived"] is False


def test_a_deleted_map_is_gone_and_comes_back(api: httpx.Client) -> None:
    id_ = api.post("/maps", json={"source": "model", "model": "aida", "language": "en"}).json()["id"]
    assert api.delete(f"/maps/{id_}").status_code == 204
    assert api.get(f"/maps/{id_}").status_code == 404
    assert api.delete(f"/maps/{id_}").status_code == 404
    assert api.post(f"/maps/{id_}/restore").json()["id"] == id_
    assert api.get(f"/maps/{id_}").status_code == 200


def test_a_change_stands_on_a_version(api: httpx.Client) -> None:
    id_ = api.post("/maps", json={"source": "example", "language": "en"}).json()["id"]
    loaded = api.get(f"/maps/{id_}")
    wanted, tag = {**loaded.json(), "owner": "Noor"}, loaded.headers["ETag"]
    assert api.put(f"/maps/{id_}", json=wanted).json()["code"] == "server.no-if-match"
    stored = api.put(f"/maps/{id_}", json=wanted, headers={"If-Match": tag})
    assert (stored.status_code, stored.json()["owner"]) == (200, "Noor")
    assert stored.headers["ETag"] != tag
    late = api.put(f"/maps/{id_}", json=loaded.json(), headers={"If-Match": tag})
    assert (late.status_code, api.get(f"/maps/{id_}").json()["owner"]) == (412, "Noor")


@pytest.mark.parametrize("tag", ["*", '"x"', 'W/"1"', "1", '"1", "2"', '"-1"', '"' + "9" * 60 + '"'])
def test_a_change_that_stands_on_no_version_of_ours_is_refused(api: httpx.Client, tag: str) -> None:
    loaded = api.get(f"/maps/{SALON}")
    answer = api.put(f"/maps/{SALON}", json={**loaded.json(), "owner": "Somebody else"}, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["code"]) == (412, "server.map-changed")
    assert api.get(f"/maps/{SALON}").json() == loaded.json()


def test_a_map_does_not_become_another(api: httpx.Client) -> None:
    loaded = api.get(f"/maps/{SALON}")
    answer = api.put(f"/maps/{SALON}", json={**loaded.json(), "id": "other"}, headers={"If-Match": loaded.headers["ETag"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "server.other-map")


def test_customer_data_that_is_not_there_belongs_to_no_map(api: httpx.Client) -> None:
    assert api.patch(f"/maps/{SALON}", json={"log": "none"}).status_code == 404
    said = api.get(f"/maps/{SALON}/reality").json()
    assert (said["state"], said["job"], said["reality"]) == ("none", None, None)


def test_of_a_change_all_is_made_or_nothing(api: httpx.Client) -> None:
    id_ = api.post("/maps", json={"source": "model", "model": "aida", "title": "Bread", "language": "en"}).json()["id"]
    assert api.patch(f"/maps/{id_}", json={"title": "Buns", "archived": True, "log": "none"}).status_code == 404
    (bread,) = [item for item in api.get("/maps").json()["items"] if item["id"] == id_]
    assert (bread["title"], bread["archived"], bread["version"]) == ("Bread", False, 1)


def test_what_a_map_lacks_is_said_in_the_language_that_is_asked_for(api: httpx.Client) -> None:
    id_ = api.post("/maps", json={"source": "model", "model": "aida", "language": "en"}).json()["id"]
    dutch, english = (api.get(f"/maps/{id_}/check", params={"language": one}).json()["items"] for one in ("nl", "en"))
    assert [one["code"] for one in dutch] == [one["code"] for one in english]
    assert dutch[0]["message"] != english[0]["message"]
