"""What the server gives a browser can do nothing to who looks at it, and the API's description opens without any other place."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fixtures.live_pages import built_page
from fixtures.servers import Served, serving
from reiskaart.server.options import Options

HOSTILE = json.loads((Path(__file__).parent / "hostile_texts.json").read_text("utf-8"))

WATCH = "window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.blockedURI))"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the built page."""
    with serving(tmp_path_factory.mktemp("built"), Options(static=built_page())) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that notes what runs in it that should not, and what it asks of other places."""
    opened = browser.new_page(locale="en-GB")
    opened.add_init_script(
        "window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.blockedURI))"
    )
    yield opened
    opened.close()


def hostile_map(served: Served) -> str:
    """A map with every hostile text in its title's, phases', steps' and cards' places."""
    texts = [text for text in HOSTILE if text.strip()]
    with served.client() as client:
        id_: str = client.post("/api/v1/maps", json={"source": "example", "language": "en"}).json()["id"]
        loaded = client.get(f"/api/v1/maps/{id_}")
        journey = loaded.json()
        spare = iter(texts * 20)
        journey["title"] = next(spare)[:400]
        for phase in journey["phases"]:
            phase["name"] = next(spare)[:400]
            for step in phase["steps"]:
                step["name"] = next(spare)[:400]
                for cards in step["cards"].values():
                    for card in cards:
                        card["text"] = next(spare)
        answer = client.put(f"/api/v1/maps/{id_}", json=journey, headers={"If-Match": loaded.headers["ETag"]})
        assert answer.status_code == 200, answer.text
    return id_


def test_a_picture_of_hostile_texts_runs_nothing(built: Served, page: Page) -> None:
    id_ = hostile_map(built)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in (f"/api/v1/maps/{id_}/picture", f"/api/v1/maps/{id_}/miniature"):
        answer = page.goto(f"{built.url}{address}")
        assert answer is not None
        assert answer.ok
        page.wait_for_timeout(300)
        assert page.evaluate("window.origin") == "null"  # it is not of our origin, so no script of it could reach us
    assert dialogs == []


def test_a_page_of_a_map_is_saved_and_never_shown(built: Served, page: Page) -> None:
    page.goto(built.url)
    with page.expect_download() as saved:
        page.evaluate("open('/api/v1/maps/salon/picture?format=html', '_self')")
    assert saved.value.suggested_filename == "Finding a curl specialist.html"


def test_the_description_of_the_api_opens_without_any_other_place(built: Served, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{built.url}/api/docs")
    expect(page.get_by_text("Everything that the page does with maps.")).to_be_visible(timeout=30_000)
    expect(page.locator(".opblock")).not_to_have_count(0)
    assert page.evaluate("violations") == []
    assert [url for url in asked if not url.startswith((built.url, "data:"))] == []


def test_the_description_of_the_api_is_as_dark_as_the_page(built: Served, page: Page) -> None:
    dark = page.locator("html.dark-mode")
    page.emulate_media(color_scheme="dark")
    page.goto(f"{built.url}/api/docs")
    expect(dark).to_have_count(1)
    page.emulate_media(color_scheme="light")
    expect(dark).to_have_count(0)
    page.evaluate("localStorage.setItem('reiskaart.settings', JSON.stringify({ theme: 'dark' }))")
    page.reload()
    expect(dark).to_have_count(1)


def test_a_problem_is_not_shown_as_a_page(built: Served, page: Page) -> None:
    answer = page.goto(f"{built.url}/api/v1/maps/%3Cimg%20src=x%20onerror=alert(1)%3E")
    assert answer is not None
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert page.locator("img").count() == 0
