"""Whatever stands in the texts of a map or in the names of a log: nothing of it runs, and all of it is read as text."""

import pytest

from fixtures.hostile import CORPUS, hostile_journey, hostile_reality


@pytest.mark.parametrize("start", range(0, len(CORPUS), 10))
def test_nothing_runs_nothing_is_asked_and_the_text_is_read_as_it_stands(open_page, start):
    opened = open_page(hostile_journey("harmless"))
    page = opened.page
    for evil in CORPUS[start : start + 10]:
        opened.show(hostile_journey(evil), hostile_reality(evil))
        page.evaluate(
            "for (const g of document.querySelectorAll('[data-opens]')) g.dispatchEvent(new Event('click', {bubbles: true}))"
        )
        page.mouse.move(700, 400)
        assert page.evaluate("window.ran") is None, evil
        assert (opened.complaints, opened.violations(), opened.asked) == ([], [], []), evil
        assert page.locator("script").count() == 1, evil
        assert page.locator("iframe, object, embed, img, base, form, link, math, foreignObject, animate, set").count() == 0, evil
        if evil.isascii() and evil.isprintable():
            assert page.locator("h1").text_content() == evil


def test_the_watch_would_see_what_runs(open_page, journey):
    page = open_page(journey).page
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.ran=1>')")
    page.wait_for_function("window.violations.length > 0")
    assert page.evaluate("window.ran") is None  # the policy stops even what should never be there
