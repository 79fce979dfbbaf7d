"""Customer data with very many names: pages are told the heaviest, and how many there are in all."""

import httpx
import pytest

from fixtures.servers import SALON, Served
from reiskaart.eventlog import LogOptions, StoredLog
from reiskaart.reality import figures
from reiskaart.server.realities import MOST_LISTED

NAMES = MOST_LISTED + 100


@pytest.fixture(scope="module")
def log(served: Served, tmp_path_factory: pytest.TempPathFactory) -> StoredLog:
    """As many customers as names, each with an own name and then one that the salon's map knows; one of them with it twice."""
    rows = [f"klant-{n},2026-01-{day:02},{name}" for n in range(NAMES) for day, name in ((1, f"error {n}"), (2, "phone_call"))]
    file = tmp_path_factory.mktemp("many") / "many.csv"
    file.write_text("\n".join(["user_id,ts,event", *rows, "klant-7,2026-01-03,error 7"]))
    served.workspace.import_log(file, LogOptions(), "many")
    served.workspace.maps.set_log(SALON, "many")
    return served.workspace.get_log("many")


def test_a_map_is_told_the_heaviest_of_what_fits_no_rule(api: httpx.Client, served: Served, log: StoredLog) -> None:
    answer = api.get(f"/maps/{SALON}/reality").json()
    said = answer["reality"]
    journey = served.workspace.load_map(SALON).file.journey
    every = figures(served.workspace.reading_of(log, journey), journey)
    assert (len(every.unmatched), every.unmatched_total, every.unmatched_events) == (NAMES, NAMES, NAMES + 1)
    assert said["unmatched"] == [one.model_dump() for one in every.unmatched[:MOST_LISTED]]
    assert (said["unmatched"][0]["name"], said["unmatched"][0]["events"]) == ("error 7", 2)
    assert {name: value for name, value in said.items() if name != "unmatched"} == every.model_dump(
        mode="json", by_alias=True, exclude={"unmatched"}
    )
    versus = api.get(f"/maps/{SALON}/reality", params={"vs": "all"}).json()["versus"]
    assert (len(versus["unmatched"]), versus["unmatched_total"]) == (MOST_LISTED, NAMES)


def test_the_figures_of_the_data_are_told_with_their_number(api: httpx.Client, served: Served, log: StoredLog) -> None:
    said = api.get(f"/logs/{served.workspace.logs.named('many').id}/summary").json()
    whole = log.summary().model_dump(mode="json", by_alias=True)
    assert (said["start_total"], said["end_total"], said["transitions_total"]) == (NAMES, 2, NAMES + 1)
    assert said["transitions"] == whole["transitions"][:MOST_LISTED]
    assert list(said["start"].items()) == list(whole["start"].items())[:MOST_LISTED]
    assert (said["end"], said["names"]) == ({"phone_call": NAMES - 1, "error 7": 1}, NAMES + 1)


def test_a_picture_page_counts_those_that_it_does_not_show(api: httpx.Client, log: StoredLog) -> None:
    page = api.get(f"/maps/{SALON}/picture", params={"format": "html", "language": "en"}).text
    assert "error 7" in page
    assert f"{NAMES - page.count('error '):,}" in page
