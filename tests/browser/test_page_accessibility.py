"""axe-core finds nothing, in both languages, in light and dark, on a screen and on a phone, on the map and in the text."""

from pathlib import Path

import pytest

_AXE = Path(__file__).parent / "vendor" / "axe.min.js"
_PHONE = {"width": 390, "height": 844}


def _problems(page, where="document"):
    page.evaluate(_AXE.read_text("utf-8"))
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    found = page.evaluate(f"axe.run({where}, {{resultTypes: ['violations'], preload: false}})")
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_map_with_a_panel_and_the_text(open_page, journey, reality, language, scheme):
    opened = open_page(journey.model_copy(update={"language": language}), reality, color_scheme=scheme)
    opened.choose("step", "compare")
    assert _problems(opened.page) == []
    opened.page.click('[data-do="text"]')
    assert _problems(opened.page) == []


@pytest.mark.parametrize("sort", ["touchpoint", "return", "card", "phase", "persona"])
def test_every_sort_of_panel(open_page, journey, reality, sort):
    opened = open_page(journey, reality)
    opened.page.locator(f'.viewport [data-kind="{sort}"]').first.dispatch_event("click")
    assert _problems(opened.page, "document.querySelector('.panel')") == []


def test_on_a_phone(open_page, journey, reality):
    opened = open_page(journey, reality, viewport=_PHONE, has_touch=True)
    opened.page.locator('.viewport [data-kind="step"]').first.tap()
    assert _problems(opened.page) == []
    opened.page.click('[data-do="close"]')
    opened.page.click('[data-do="text"]')
    assert _problems(opened.page) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_map_without_a_log_and_one_without_anything(open_page, journey):
    assert _problems(open_page(journey).page) == []
    empty = journey.model_copy(update={"phases": (), "personas": (), "touchpoints": (), "outcomes": type(journey.outcomes)()})
    assert _problems(open_page(empty).page) == []


def test_nothing_moves_for_who_wants_no_motion(open_page, journey, reality):
    page = open_page(journey, reality, reduced_motion="reduce").page
    page.locator('.viewport [data-kind="step"]').first.click()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).animationName") == "none"


def test_one_first_heading_and_one_main(open_page, journey, reality):
    page = open_page(journey, reality).page
    assert page.locator("h1:visible").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("html").get_attribute("lang") == "nl"
