"""Pan and zoom, with mouse and fingers."""

_BOX = """() => {
  const box = document.querySelector('.viewport svg').getBoundingClientRect();
  return { x: box.x, y: box.y, width: box.width };
}"""


def test_the_buttons_zoom_in_out_and_to_the_whole(open_page, journey, reality):
    page = open_page(journey, reality).page
    before = page.evaluate(_BOX)["width"]
    page.click('[data-do="in"]')
    assert page.evaluate(_BOX)["width"] > before
    shown = page.locator(".zoom output").inner_text()
    assert shown.endswith("%")
    page.click('[data-do="fit"]')
    page.wait_for_function("document.querySelector('.viewport').scrollWidth <= document.querySelector('.viewport').clientWidth")
    assert page.locator(".zoom output").inner_text() != shown


def test_the_wheel_with_control_zooms_to_where_the_pointer_is(open_page, journey, reality):
    page = open_page(journey, reality).page
    for _ in range(3):
        page.keyboard.press("+")
    page.mouse.move(600, 500)
    before = page.evaluate(_BOX)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(f"(w) => ({_BOX})().width > w * 1.2", arg=before["width"])
    after = page.evaluate(_BOX)
    share_before = (600 - before["x"]) / before["width"]
    share_after = (600 - after["x"]) / after["width"]
    assert abs(share_before - share_after) < 0.01


def test_the_wheel_alone_scrolls_the_picture(open_page, journey, reality):
    page = open_page(journey, reality).page
    for _ in range(4):
        page.keyboard.press("+")
    before = page.evaluate(_BOX)
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 150)
    page.wait_for_function(f"(y) => ({_BOX})().y < y - 50", arg=before["y"])
    assert page.evaluate(_BOX)["width"] == before["width"]


def test_a_drag_moves_the_picture_and_chooses_nothing(open_page, journey, reality):
    opened = open_page(journey, reality)
    page = opened.page
    for _ in range(4):
        page.keyboard.press("+")
    page.locator('.viewport [data-kind="step"][data-id="compare"]').scroll_into_view_if_needed()
    before, panel = page.evaluate(_BOX), opened.panel()
    box = page.locator('.viewport [data-kind="step"][data-id="compare"]').bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 20, steps=4)
    page.mouse.up()
    after = page.evaluate(_BOX)
    assert abs(after["x"] - (before["x"] - 60)) < 2
    assert opened.panel() == panel
    page.mouse.click(x - 60, y - 20)
    assert "Vergelijkt salons" in opened.panel()


def test_two_fingers_zoom(open_page, journey, reality):
    page = open_page(journey, reality, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    before = page.evaluate(_BOX)["width"]
    touch = page.context.new_cdp_session(page)

    def fingers(kind, apart):
        points = [{"x": 195 - apart, "y": 500, "id": 0}, {"x": 195 + apart, "y": 500, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else points})

    fingers("touchStart", 40)
    for apart in (50, 60, 70, 80):
        fingers("touchMove", apart)
    fingers("touchEnd", 0)
    page.wait_for_function(f"(w) => ({_BOX})().width > w * 1.5", arg=before)
    assert page.evaluate("visualViewport.scale") == 1


def test_a_finger_chooses_and_the_panel_comes_up_from_below(open_page, journey, reality):
    opened = open_page(journey, reality, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened.page
    assert page.locator(".panel").is_hidden()
    page.locator('.viewport [data-kind="step"][data-id="search"]').tap()
    panel = page.locator(".panel").bounding_box()
    assert panel["y"] + panel["height"] == 844
    assert panel["width"] == 390
    assert panel["y"] > 250
    assert "Zoekt een kapper" in opened.panel()
    page.locator('[data-do="close"]').tap()
    assert page.locator(".panel").is_hidden()
