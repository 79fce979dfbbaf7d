"""Figures on their way: a first reading, figures from before a change, and a reading that was cancelled."""

import re

import pytest
from playwright.sync_api import expect

from fixtures.visited_salon import visit
from fixtures.workers import watched_workers
from reiskaart.server import realities

_PATIENCE = 60_000
"""The worker loads its engine first."""


@pytest.fixture(scope="module")
def workers():
    """Those who read."""
    with watched_workers() as begun:
        yield begun


@pytest.fixture(scope="module")
def visited(served, workers, tmp_path_factory):
    """The map with customer data that is read by jobs, as data of millions of contacts is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(realities, "SMALL_LOG", 0)
        yield visit(served, tmp_path_factory.mktemp("log"))


@pytest.fixture
def fresh_map(served, visited):
    """A map that was never read with its customer data."""

    def made():
        with served.client() as client:
            id_ = client.post("/api/v1/maps", json={"source": "copy", "map": "visited", "language": "en"}).json()["id"]
            client.patch(f"/api/v1/maps/{id_}", json={"log": "visited"}).raise_for_status()
            journey = client.get(f"/api/v1/maps/{id_}")
            changed = journey.json()
            # What another map was read with is the same reading where the rules are the same.
            changed["touchpoints"][0]["rules"].append({"conditions": {"name": id_}, "at": None})
            client.put(f"/api/v1/maps/{id_}", json=changed, headers={"If-Match": journey.headers["ETag"]}).raise_for_status()
        return id_

    return made


def _bar(screen):
    return screen.page.get_by_role("region", name="Filters")


def _card(screen):
    return screen.page.locator('[data-touchpoint="price-page"]').first


def test_the_first_reading_is_told_and_its_figures_come_by_themselves(open_screen, served, fresh_map, workers):
    with workers.held_up(served):
        screen = open_screen(f"/maps/{fresh_map()}")
        expect(_bar(screen).get_by_role("status").filter(has_text="is being read")).to_be_visible()
    expect(_bar(screen).get_by_text("81 paths", exact=True)).to_be_visible(timeout=_PATIENCE)
    expect(_card(screen)).to_contain_text("not seen again")


def test_figures_from_before_a_change_are_marked_until_the_new_are_there(open_screen, served, visited, workers):
    screen = open_screen(visited)
    expect(_card(screen)).to_contain_text("60 customers", timeout=_PATIENCE)
    with workers.held_up(served), served.client() as client:
        journey = client.get("/api/v1/maps/visited")
        changed = journey.json()
        for touchpoint in changed["touchpoints"]:
            if touchpoint["id"] == "price-page":
                touchpoint["rules"] = [{"conditions": {"name": "page_view", "device": "phone"}, "at": None}]
        client.put("/api/v1/maps/visited", json=changed, headers={"If-Match": journey.headers["ETag"]}).raise_for_status()
        expect(_bar(screen).get_by_text("Figures from before the last change of the rules; new ones")).to_be_visible()
        expect(_card(screen)).to_contain_text("60 customers")
    expect(_card(screen)).to_contain_text("30 customers", timeout=_PATIENCE)
    expect(_bar(screen).get_by_text("Figures from before")).to_have_count(0)


@pytest.mark.parametrize("page", ["", "/paths"])
def test_a_first_reading_that_was_cancelled_is_said_and_begun_anew(open_screen, fresh_map, page):
    screen = open_screen("/")
    cancelled = {"log": "visited", "state": "none", "job": None, "reality": None, "all_paths": 0, "filtered": False}
    nothing = {"versus": None, "differences": None, "facets": None}
    screen.page.route(re.compile(r"/reality\?"), lambda route: route.fulfill(json={**cancelled, **nothing}))
    screen.go(f"/maps/{fresh_map()}{page}")
    expect(_bar(screen).get_by_text("was cancelled, so there are no figures yet")).to_be_visible()
    expect(screen.page.get_by_text("Once customer data belongs to this map")).to_have_count(0)
    assert screen.barriers("'section.bar'") == []
    screen.page.unroute_all()
    _bar(screen).get_by_role("button", name="Read it now").press("Enter")
    expect(_bar(screen).get_by_text("was cancelled")).to_have_count(0)
    read = screen.page.locator("tbody tr").first if page else _bar(screen).get_by_text("81 paths", exact=True)
    expect(read).to_be_visible(timeout=_PATIENCE)


def test_old_figures_whose_reading_was_cancelled_say_so_and_are_read_again(open_screen, visited):
    screen = open_screen("/")

    def cancel(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "state": "stale", "job": None})

    screen.page.route(re.compile(r"/reality\?"), cancel)
    screen.go(visited)
    expect(_bar(screen).get_by_text("reading anew was cancelled")).to_be_visible()
    assert screen.barriers("'section.bar'") == []
    screen.page.unroute_all()
    _bar(screen).get_by_role("button", name="Read again").press("Enter")
    expect(_bar(screen).get_by_text("was cancelled")).to_have_count(0)
    expect(_bar(screen).get_by_text("81 paths", exact=True)).to_be_visible()
