"""A page asks nothing of anybody, complains of nothing, and its policy has nothing to stop."""

import pytest

from reiskaart.picture import PictureOptions
from reiskaart.picture.page import to_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_request_no_complaint_no_violation(open_page, journey, reality, scheme):
    opened = open_page(journey, reality, color_scheme=scheme)
    page = opened.page
    page.evaluate(
        "for (const g of document.querySelectorAll('[data-opens]')) g.dispatchEvent(new Event('click', {bubbles: true}))"
    )
    for action in ("about", "help", "theme", "theme", "theme", "text", "text", "in", "out", "fit"):
        page.click(f'[data-do="{action}"]')
    assert opened.asked == []
    assert opened.complaints == []
    assert opened.violations() == []


def test_the_shipped_letters_are_used(open_page, journey, reality):
    page = open_page(journey, reality).page
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.weight)")
    assert {"400", "600"} <= set(loaded)


def test_the_policy_allows_nothing_but_what_is_in_the_page(journey, reality):
    html = to_page(journey, reality)
    policy = html.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0].replace("&#x27;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert " style=" not in html
    assert " on" not in "".join(part.split(">")[0] for part in html.split("<")[1:] if part.startswith(("button", "g ", "a ")))


def test_the_colours_can_be_chosen(open_page, journey, reality):
    page = open_page(journey, reality, color_scheme="light").page
    ground = "getComputedStyle(document.body).backgroundColor"
    system = page.evaluate(ground)
    page.click('[data-do="theme"]')
    assert page.evaluate(ground) == system  # light, as the device is
    page.click('[data-do="theme"]')
    assert page.evaluate(ground) != system
    page.click('[data-do="theme"]')
    assert page.evaluate(ground) == system


def test_a_page_asked_for_in_dark_opens_dark_everywhere(browser, journey, tmp_path):
    file = tmp_path / "dark.html"
    file.write_text(to_page(journey, None, PictureOptions(theme="dark")), "utf-8")
    page = browser.new_page(color_scheme="light")
    page.goto(file.as_uri())
    red, green, blue = (int(part) for part in page.evaluate("getComputedStyle(document.body).backgroundColor")[4:-1].split(","))
    page.close()
    assert max(red, green, blue) < 60


def test_the_same_map_gives_the_same_page(journey, reality):
    assert to_page(journey, reality) == to_page(journey, reality)
