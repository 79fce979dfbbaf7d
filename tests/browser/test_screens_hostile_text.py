"""Whatever stands in the texts of a map, a log, a file or a name: on no screen of the workspace anything of it runs."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from fixtures.hostile import CORPUS, hostile_journey, hostile_reality
from reiskaart.model.base import LONGEST_LINE

_PANELS = ("persona=who", "touchpoint=place", "card=b", "step=first", "phase=phase", "lane=own")
_OPEN_ALL = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
_BROUGHT = (
    "iframe, object, embed, base, math, foreignObject, animate, set, [onerror], [onload], [onfocus], [onclick], [onmouseover]"
)
_LINKS = "[...document.querySelectorAll('a')].map((link) => (link.href.baseVal ?? link.href).split(':')[0])"


def _lines() -> list[str]:
    """The corpus in as few lines as it takes: texts that stand side by side."""
    lines = [""]
    for evil in filter(str.strip, CORPUS):
        if len(lines[-1]) + len(evil) < LONGEST_LINE:
            lines[-1] = f"{lines[-1]} {evil}".strip()
        else:
            lines.append(evil)
    return lines


_LINES = _lines()


def _nothing_ran(page):
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.locator(_BROUGHT).count() == 0
    assert set(page.evaluate(_LINKS)) <= {"http", "https", "mailto"}


@pytest.mark.parametrize("number", range(len(_LINES)))
def test_a_map_of_hostile_texts_is_read_as_it_stands(open_screen, served, number):
    evil = _LINES[number]
    journey = hostile_journey(evil).model_copy(update={"id": f"hostile-{number}"})
    served.workspace.save_map(journey, source=None, expected_version=None)
    screen = open_screen("/")
    page = screen.page
    answer = json.dumps(hostile_reality(evil).model_dump(mode="json", by_alias=True))
    page.route("**/api/v1/maps/*/reality*", lambda route: route.fulfill(body=answer, content_type="application/json"))
    _nothing_ran(page)
    screen.go(f"/maps/hostile-{number}")
    expect(page.locator("[data-card=a]")).to_be_visible()
    for place in _PANELS:
        page.goto(f"{served.url}/maps/hostile-{number}#{place}")
        page.get_by_role("complementary", name="Details").wait_for()
        page.evaluate(_OPEN_ALL)
        _nothing_ran(page)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill(evil[:20])
    _nothing_ran(page)
    screen.go(f"/maps/hostile-{number}/text")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _nothing_ran(page)


def test_links_in_cards_lead_to_pages_alone(open_screen, served):
    texts = (
        "[a](javascript:alert(1))",
        "[b](data:text/html,x)",
        "[c](JaVaScRiPt:alert(1))",
        "[d](https://example.org/d)",
        "[e](vbscript:x)",
    )
    journey = hostile_journey(" ".join(texts)).model_copy(update={"id": "links"})
    served.workspace.save_map(journey, source=None, expected_version=None)
    page = open_screen("/maps/links").page
    card = page.locator("[data-card=a]")
    expect(card).to_contain_text("a) b c) d e")
    assert card.locator("a").evaluate_all("(links) => links.map((link) => link.href)") == ["https://example.org/d"]


@pytest.mark.parametrize("evil", ["<img src=x onerror=window.ran=1>", '"><svg onload=window.ran=1>'])
def test_names_of_people_files_and_addresses_are_words(open_screen, served, evil):
    settings = json.dumps(json.dumps({"theme": "light", "name": evil, "colour": 'x"><img src=x onerror=window.ran=1>'}))
    seen, other = open_screen("/maps/salon"), open_screen("/")
    other.page.add_init_script(f"localStorage.setItem('reiskaart.settings', {settings})")
    other.go("/maps/salon")
    seen.page.get_by_role("button", name="1 other person is in this map").click()
    expect(seen.page.get_by_role("dialog", name="In this map now")).to_contain_text(evil)
    other.page.locator("[data-key^='cards:']").first.click()
    expect(seen.page.locator("[data-key^='cards:']").first).to_contain_text(evil[:10])
    _nothing_ran(seen.page)
    _nothing_ran(other.page)
    home = open_screen("/")
    home.page.locator("input[type=file]").first.set_input_files(
        {"name": f"{evil}.reiskaart.yaml", "mimeType": "text/yaml", "buffer": f"reiskaart: 1\n{evil}: 1\n".encode()}
    )
    expect(home.page.get_by_role("dialog").or_(home.page.get_by_role("alert")).first).to_be_visible()
    _nothing_ran(home.page)
    home.go(f"/maps/{quote(evil, safe='')}")
    _nothing_ran(home.page)
    home.go(f"/{quote(evil, safe='')}")
    _nothing_ran(home.page)
