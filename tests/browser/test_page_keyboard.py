"""Everything that the mouse does, with keys alone."""


def _focused(page):
    return page.evaluate("document.activeElement.dataset.opens ?? document.activeElement.textContent")


def _into_the_picture(page):
    """Tab until something on the picture has the keyboard."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.viewport svg') !== null"):
            return
    raise AssertionError("twenty tabs do not reach the picture")


def test_the_first_tab_offers_to_skip_to_the_map_and_to_the_text(open_page, journey, reality):
    page = open_page(journey, reality).page
    page.keyboard.press("Tab")
    assert _focused(page) == "Naar de kaart"
    page.keyboard.press("Tab")
    assert _focused(page) == "Naar de kaart als tekst"
    page.keyboard.press("Enter")
    assert page.locator("#page-text").is_visible()


def test_arrows_walk_from_step_to_step_and_enter_opens_one(open_page, journey, reality):
    opened = open_page(journey, reality)
    page = opened.page
    _into_the_picture(page)
    assert _focused(page) == "step:search"
    page.keyboard.press("ArrowRight")
    assert _focused(page) == "step:compare"
    page.keyboard.press("Enter")
    assert "52% niet meer gezien" in opened.panel()
    assert _focused(page) == "Vergelijkt salons"  # the heading in the panel
    page.keyboard.press("Escape")
    assert _focused(page) == "step:compare"
    assert "Over deze kaart" in opened.panel()


_WALK = """() => {
  const places = [...document.querySelectorAll(".target")];
  const seen = new Set([places[0]]);
  for (const place of seen)
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"]) {
      place.focus();
      place.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      seen.add(document.activeElement);
    }
  return { reached: seen.size, all: places.length };
}"""


def test_arrows_reach_every_thing_that_can_be_chosen(open_page, journey, reality):
    walked = open_page(journey, reality).page.evaluate(_WALK)
    assert walked["reached"] == walked["all"] > 20


def test_home_and_end_jump_to_the_ends_of_the_picture(open_page, journey, reality):
    page = open_page(journey, reality).page
    _into_the_picture(page)
    page.keyboard.press("End")
    last = _focused(page)
    page.keyboard.press("Home")
    assert last != "step:search"
    assert _focused(page) == "step:search"


def test_what_has_the_keyboard_is_seen(open_page, journey, reality):
    page = open_page(journey, reality).page
    _into_the_picture(page)
    page.keyboard.press("ArrowRight")
    ring = page.locator(".target:focus").bounding_box()
    assert page.evaluate("getComputedStyle(document.activeElement).strokeWidth") == "3px"
    step = page.locator('.viewport [data-kind="step"][data-id="compare"]').bounding_box()
    assert ring["x"] < step["x"]
    assert ring["x"] + ring["width"] > step["x"] + step["width"]
    assert page.viewport_size["width"] > ring["x"] + ring["width"] > 0


def test_plus_minus_and_zero_zoom(open_page, journey, reality):
    page = open_page(journey, reality).page
    width = "document.querySelector('.viewport svg').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.keyboard.press("+")
    assert page.evaluate(width) > before * 1.2
    page.keyboard.press("-")
    assert abs(page.evaluate(width) - before) < 1
    page.keyboard.press("0")
    frame = page.locator(".viewport").bounding_box()
    assert page.evaluate(width) <= frame["width"]
    assert page.evaluate("document.querySelector('.viewport svg').getBoundingClientRect().height") <= frame["height"]


def test_every_button_has_a_name_and_works_with_the_keyboard(open_page, journey, reality):
    page = open_page(journey, reality).page
    for button in page.locator("button:visible").all():
        assert button.get_attribute("aria-label")
    page.locator('[data-do="text"]').focus()
    page.keyboard.press("Enter")
    assert page.locator("#page-text").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".viewport").is_visible()
