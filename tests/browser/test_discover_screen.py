"""From customer data to a map: the draft, what can be chosen of it, and what becomes of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fixtures.screens import LOOK_NAMES, LOOKS
from fixtures.servers import SALON, Served
from reiskaart.eventlog import LogOptions

SHOP = (
    [["search", "view_item", "read_reviews", "add_to_cart", "payment"]] * 30
    + [["search", "view_item", "search", "view_item"]] * 40
    + [["search", "view_item", "read_reviews", "view_item", "add_to_cart", "view_item", "payment", "delivery", "support_chat"]]
    * 20
    + [["search", "blip", "view_item"]]
)
ODD = {
    "one-customer": ([["search", "view", "buy"]], "one customer alone"),
    "one-name": ([["click"] * 3] * 20, "All contacts have one name"),
    "one-contact-each": ([["call"], ["mail"], ["chat"]] * 15, "Every customer has one contact"),
}


def add(served: Served, folder: Path, name: str, paths: list[list[str]]) -> str:
    rows = [
        f"c{customer},2026-01-{1 + place:02}T10:{customer % 60:02}:00,{contact}"
        for customer, path in enumerate(paths)
        for place, contact in enumerate(path)
    ]
    file = folder / f"{name}.csv"
    file.write_text("customer,time,name\n" + "\n".join(rows), "utf-8")
    served.workspace.import_log(file, LogOptions(), name)
    return next(log.id for log in served.workspace.list_logs() if log.name == name)


@pytest.fixture(scope="module")
def logs(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ids of customer data by its name."""
    folder = tmp_path_factory.mktemp("logs")
    paths = {"shop": SHOP, **{name: walked for name, (walked, _) in ODD.items()}}
    return {name: add(served, folder, name, walked) for name, walked in paths.items()}


def steps(page: Page) -> list[str]:
    page.wait_for_selector("li.step")
    return page.locator("li.step").all_inner_texts()


def count_steps(page: Page, n: int) -> None:
    expect(page.locator("li.step")).to_have_count(n)


def test_a_draft_is_taken_as_a_map_with_its_figures(open_screen, logs):
    screen = open_screen(f"/data/{logs['shop']}/discover", locale="en")
    page = screen.page
    drawn = steps(page)
    assert len(drawn) > 3
    expect(page.locator(".result")).to_contain_text("Figures of all 91 customers")
    page.get_by_label("What is the journey called?").fill("Buying things")
    page.get_by_role("button", name="Take as a map").click()
    page.wait_for_url(re.compile(r"/maps/[^/]+$"))
    expect(page.get_by_role("heading", name="Buying things")).to_be_visible()
    expect(page.locator("[data-tour=line] svg path").first).to_be_attached()
    for name in drawn:
        expect(page.get_by_text(name, exact=True).first).to_be_attached()
    assert screen.complaints == []
    assert screen.violations() == []


def test_the_level_of_detail_is_moved_by_slider_and_by_keys(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover", locale="en").page
    before = steps(page)
    page.keyboard.press("-")
    count_steps(page, len(before) - 1)
    assert f"steps={len(before) - 1}" in page.url
    expect(page.locator("aside")).to_contain_text("taken together")
    page.keyboard.press("+")
    count_steps(page, len(before))
    assert "steps=" not in page.url
    slider = page.get_by_role("slider", name="Level of detail")
    slider.focus()
    slider.press("End")
    count_steps(page, int(slider.get_attribute("max") or "0"))
    expect(page.locator("aside")).to_contain_text("Every touchpoint is a step of its own")
    slider.press("Home")
    count_steps(page, 1)
    page.get_by_role("button", name=re.compile("^Back to")).click()
    count_steps(page, len(before))


def test_plus_and_minus_are_letters_where_somebody_writes(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover", locale="en").page
    before = steps(page)
    page.get_by_label("What is the journey called?").type("A - B + C")
    assert steps(page) == before
    assert "title=A+-+B+%2B+C" in page.url


def test_choices_stand_in_the_address_and_back_and_forward_work(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover", locale="en").page
    before = steps(page)
    page.get_by_label("Phase model").select_option("aida")
    expect(page.locator(".phase").first).to_contain_text("Attention")
    page.get_by_role("radio", name="Nederlands").check()
    expect(page.locator("li.step").first).to_contain_text("Zoekt")
    page.get_by_role("button", name="Fewer steps").click()
    count_steps(page, len(before) - 1)
    address = page.url
    assert "model=aida" in address
    assert "language=nl" in address
    page.go_back()
    count_steps(page, len(before))
    page.go_back()
    expect(page.locator("li.step").first).to_contain_text("Searches")
    page.go_forward()
    page.go_forward()
    count_steps(page, len(before) - 1)
    page.reload()
    count_steps(page, len(before) - 1)
    expect(page.locator("li.step").first).to_contain_text("Zoekt")
    assert page.url == address


def test_the_outcome_is_chosen_and_given_back(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover", locale="en").page
    steps(page)
    group = page.get_by_role("group", name="Good outcome")
    expect(group.get_by_role("radio", checked=True)).to_have_count(1)
    page.get_by_label("Another touchpoint…").select_option("view_item")
    expect(page.locator(".touchpoint.good")).to_contain_text("View item")
    expect(page.locator(".result")).to_contain_text("as you chose")
    group.get_by_role("radio", name="No good outcome").check()
    expect(page.locator(".touchpoint.good")).to_have_count(0)
    assert page.url.endswith("outcome=")
    page.get_by_role("button", name="Back to the proposal").click()
    expect(page.locator(".touchpoint.good")).to_have_count(1)


def test_a_name_that_was_set_aside_is_taken_in_and_left_out(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover", locale="en").page
    steps(page)
    expect(page.locator("aside")).to_contain_text("1 contact (<1%) of 1 customers · few customers meet it")
    page.get_by_role("button", name="Take “blip” onto the map").click()
    expect(page.locator(".touchpoint", has_text="Blip")).to_be_visible()
    page.get_by_role("button", name="Set “blip” aside again").click()
    expect(page.locator(".touchpoint", has_text="Blip")).to_have_count(0)


def test_touchpoints_come_into_a_map_that_is_there_and_go_again(open_screen, logs, served):
    before = served.workspace.load_map(SALON).journey
    screen = open_screen(f"/data/{logs['shop']}/discover", locale="en")
    page = screen.page
    steps(page)
    page.get_by_role("button", name="Into a map that I drew…").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Which map").select_option(SALON)
    expect(dialog).to_contain_text("new, at no step yet")
    dialog.get_by_role("button", name="Tick none").click()
    expect(dialog.get_by_role("button", name=re.compile("^Take in"))).to_be_disabled()
    dialog.get_by_role("checkbox", name=re.compile("Add to cart")).check()
    dialog.get_by_role("checkbox", name=re.compile("Payment")).check()
    assert screen.barriers() == []
    dialog.get_by_role("button", name="Take in 2 touchpoints").click()
    page.wait_for_url(re.compile(rf"/maps/{SALON}/rules\?log="))
    with served.client() as client:
        now = client.get(f"/api/v1/maps/{SALON}").json()
        assert [place["name"] for place in now["touchpoints"]][-2:] == ["Add to cart", "Payment"]
        page.get_by_role("button", name="Undo").last.click()
        expect(page.get_by_text("is out of it again")).to_be_visible()
        again = client.get(f"/api/v1/maps/{SALON}").json()
        assert [place["id"] for place in again["touchpoints"]] == [place.id for place in before.touchpoints]


def test_undo_takes_out_what_came_in_and_nothing_that_others_did_meanwhile(open_screen, logs, served):
    with served.client() as client:
        made = client.post("/api/v1/maps", json={"source": "copy", "map": SALON, "language": "en", "title": "Ours"}).json()["id"]
        before = client.get(f"/api/v1/maps/{made}").json()
        page = open_screen(f"/data/{logs['shop']}/discover", locale="en").page
        steps(page)
        renamed = []

        def rename_first(route):
            """Somebody edits the map after the dialog looked at it, and before the touchpoints come."""
            if not route.request.post_data_json["only_say"] and not renamed:
                renamed.append(client.patch(f"/api/v1/maps/{made}", json={"title": "Everybody's"}).status_code)
            route.fallback()

        page.route("**/adopt*", rename_first)
        page.get_by_role("button", name="Into a map that I drew…").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Which map").select_option(made)
        expect(dialog).to_contain_text("new, at no step yet")
        dialog.get_by_role("button", name=re.compile("^Take in")).click()
        page.wait_for_url(re.compile(rf"/maps/{made}/rules\?log="))
        page.get_by_role("button", name="Undo").last.click()
        expect(page.get_by_text("is out of it again")).to_be_visible()
        now = client.get(f"/api/v1/maps/{made}").json()
    assert renamed == [200]
    assert now == {**before, "title": "Everybody's"}


@pytest.mark.parametrize("name", list(ODD))
def test_data_that_says_little_says_so_in_words(open_screen, logs, name):
    screen = open_screen(f"/data/{logs[name]}/discover", locale="en")
    steps(screen.page)
    expect(screen.page.locator(".result")).to_contain_text(ODD[name][1])
    assert screen.barriers() == []


def test_data_that_is_not_there_is_told(open_screen):
    page = open_screen("/data/nowhere/discover", locale="en").page
    expect(page.get_by_role("button", name=re.compile("again", re.IGNORECASE)).first).to_be_visible()


def test_a_choice_that_cannot_be_is_told_with_a_way_back(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover?outcome=weather", locale="en").page
    expect(page.get_by_role("alert")).to_contain_text("weather")
    page.get_by_role("button", name="Begin again with the proposal").click()
    assert steps(page)


@pytest.mark.parametrize(("locale", "scheme", "viewport"), LOOKS, ids=LOOK_NAMES)
def test_it_has_no_barriers_and_nothing_is_wider_than_the_window(open_screen, logs, scheme, locale, viewport):
    screen = open_screen(f"/data/{logs['shop']}/discover", locale=locale, color_scheme=scheme, viewport=viewport)
    steps(screen.page)
    screen.page.locator("summary").last.click()
    assert screen.barriers() == []
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert screen.complaints == []
    assert screen.violations() == []


def test_nothing_moves_for_who_wants_no_motion(open_screen, logs):
    page = open_screen(f"/data/{logs['shop']}/discover", locale="en", reduced_motion="reduce").page
    before = len(steps(page))
    page.keyboard.press("-")
    count_steps(page, before - 1)
    durations = page.evaluate("document.getAnimations().map((a) => a.effect.getComputedTiming().duration)")
    assert all(duration == 0 for duration in durations)
