"""Where the reader moves about, the heads of columns and the names of rows stay in sight; at first the whole width is."""

import pytest

from fixtures.pictures import large_map, large_reality

_PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_SHOWN = """() => [...document.querySelectorAll('.heads svg.shown')].map((copy) => {
  const box = copy.getBoundingClientRect();
  const frame = document.querySelector('.viewport').getBoundingClientRect();
  return [copy.getAttribute('class').split(' ')[0], Math.round(box.x - frame.x), Math.round(box.y - frame.y)];
})"""
_ALONG = """() => {
  const step = [...document.querySelectorAll('.heads .columns g[data-opens="step:book"]')][0].getBoundingClientRect();
  const drawn = document.querySelector('.sheet > svg [data-kind="step"][data-id="book"]').getBoundingClientRect();
  return Math.abs(step.x - drawn.x) < 1 && Math.abs(step.width - drawn.width) < 1;
}"""


@pytest.mark.parametrize("options", [{}, _PHONE])
def test_heads_and_names_stay_in_sight(open_page, journey, reality, options):
    opened = open_page(journey, reality, **options)
    page = opened.page
    for _ in range(4):
        page.keyboard.press("+")
    page.evaluate("document.querySelector('.viewport').scrollTo(0, 0)")
    page.evaluate("document.querySelector('.viewport').scrollTo(60, 800)")
    page.wait_for_function(
        f"() => ({_SHOWN})().length === 3 && ({_ALONG})()"
    )  # heads follow when the browser tells of the scrolling
    assert page.evaluate(_SHOWN) == [["columns", 0, 0], ["rows", 0, 0], ["corner", 0, 0]]
    assert page.locator(".heads").get_attribute("aria-hidden") == "true"
    assert opened.violations() == opened.complaints == []


def test_a_copy_of_a_head_opens_what_the_head_opens(open_page, journey, reality):
    opened = open_page(journey, reality)
    for _ in range(4):
        opened.page.keyboard.press("+")
    opened.page.evaluate("document.querySelector('.viewport').scrollTo(0, 600)")
    box = opened.page.locator('.heads .columns g[data-opens="step:compare"]').bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "Vergelijkt salons" in opened.panel()


def test_nothing_is_copied_over_the_picture_where_all_of_it_is_in_sight(open_page, journey, reality):
    page = open_page(journey, reality).page
    page.keyboard.press("0")
    assert page.evaluate(_SHOWN) == []


def test_at_first_the_whole_width_is_in_sight(open_page, journey, reality):
    page = open_page(journey, reality).page
    assert page.evaluate("document.querySelector('.viewport').scrollWidth <= document.querySelector('.viewport').clientWidth")


def test_a_wide_map_opens_at_a_size_that_can_be_read(open_page):
    large = large_map(phases=12, steps=30, lanes=4)
    page = open_page(large, large_reality(large)).page
    assert page.locator(".zoom output").inner_text() == "90%"


@pytest.mark.parametrize("options", [{}, _PHONE])
def test_nought_shows_the_whole_map_from_its_top(open_page, options):
    large = large_map(phases=6, steps=12, lanes=12)
    page = open_page(large, large_reality(large), **options).page
    page.evaluate("document.querySelector('.viewport').scrollTo(400, 900)")
    page.keyboard.press("0")
    frame = page.locator(".viewport").bounding_box()
    drawn = page.locator(".sheet > svg").bounding_box()
    bar = page.locator(".zoom").bounding_box()
    assert drawn["x"] >= frame["x"]
    assert drawn["y"] >= frame["y"]
    assert drawn["x"] + drawn["width"] <= frame["x"] + frame["width"]
    assert drawn["y"] + drawn["height"] <= bar["y"]


def test_on_a_phone_the_picture_begins_with_the_phases_and_the_panel_tells_the_rest(open_page, journey, reality):
    opened = open_page(journey, reality, **_PHONE)
    page = opened.page
    top = (
        page.locator('.sheet > svg [data-kind="phase"]').first.bounding_box()["y"] - page.locator(".viewport").bounding_box()["y"]
    )
    assert 0 <= top < 20
    page.locator('[data-do="about"]').tap()
    assert "Getekend met het team." in opened.panel()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_every_button_of_the_bar_bears_its_word(open_page, journey, reality):
    page = open_page(journey, reality, **_PHONE).page
    buttons = page.locator(".tools button").all()
    assert [button.inner_text().strip() for button in buttons] == ["Over", "Als tekst", "Uitleg", "Kleuren", "Afdrukken"]
    for button in buttons:
        inside = button.evaluate("(b) => b.scrollWidth <= b.clientWidth + 1 && b.getBoundingClientRect().right <= 390")
        assert inside
        assert button.inner_text().strip().lower() in button.get_attribute("aria-label").lower()
