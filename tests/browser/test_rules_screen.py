"""Names of customer data are matched to touchpoints: by drag, by keyboard, by suggestion, and by a rule one writes."""

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from fixtures.screens import LOOK_NAMES, LOOKS, PHONE, Screen
from fixtures.servers import Served
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint

EVENTS = {
    ("view", "web"): 6,
    ("chat_open", "chat"): 4,
    ("chat_message", "chat"): 3,
    ("chat_close", "chat"): 2,
    ("checkout_help", "web"): 2,
    ("buy", "web"): 2,
    ("return_label", "mail"): 1,
}
NUMBERS = count(1)

OpenRules = Callable[..., Screen]


def a_map(id_: str) -> Journey:
    def touchpoint(id_: str, name: str, *patterns: str, channel: str | None = None) -> Touchpoint:
        return Touchpoint(
            id=id_, name=name, channel=channel, rules=tuple(Rule(conditions={"name": pattern}) for pattern in patterns)
        )

    touchpoints = (
        touchpoint("page", "Product page", "view"),
        touchpoint("chat", "Live chat", "chat_open", channel="chat"),
        touchpoint("help", "Help desk", "*_help"),
        touchpoint("checkout", "Checkout", "buy", "check*"),
    )
    steps = (
        Step(id="look", name="Looks around", touchpoints=("page", "chat")),
        Step(id="pay", name="Pays", touchpoints=("checkout", "chat")),
    )
    return Journey(id=id_, title="Shop", touchpoints=touchpoints, phases=(Phase(id="p", name="Buying", steps=steps),))


@pytest.fixture(scope="module")
def log(served: Served, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("log") / "shop.csv"
    lines, days = ["who,when,what,how"], count(1)
    for (name, channel), events in EVENTS.items():
        lines += [f"c{number % 3},2026-01-{next(days):02d}T12:00:00Z,{name},{channel}" for number in range(events)]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    served.workspace.import_log(file, LogOptions(customer="who", time="when", name="what", channel="how"), "shop")
    return "shop"


@pytest.fixture
def open_rules(open_screen: Callable[..., Screen], served: Served, log: str) -> OpenRules:
    """Open the rules of a map of one's own."""

    def opened(*, map_id: str | None = None, has_log: bool = True, **options: object) -> Screen:
        if map_id is None:
            map_id = f"shop-{next(NUMBERS)}"
            served.workspace.save_map(a_map(map_id), source=None, expected_version=None)
            if has_log:
                served.workspace.maps.set_log(map_id, log)
        screen = open_screen(f"/maps/{map_id}/rules", **options)
        if has_log:
            expect(shares(screen.page)).to_contain_text("recognised" if options.get("locale", "en") == "en" else "herkend")
        return screen

    return opened


def row(page: Page, name: str) -> Locator:
    return page.locator("[role=option]").filter(has=page.locator("code", has_text=name))


def card(page: Page, name: str) -> Locator:
    return page.locator("main li").filter(has=page.get_by_role("heading", name=name, exact=True))


def shares(page: Page) -> Locator:
    return page.locator(".shares")


def settled(page: Page) -> None:
    expect(shares(page)).to_have_attribute("aria-busy", "false")


def map_of(page: Page) -> str:
    return page.url.split("/maps/")[1].split("/")[0]


def test_names_stand_by_weight_with_their_touchpoint_in_words(open_rules: OpenRules) -> None:
    page = open_rules().page
    expect(page.locator("[role=option]").first).to_contain_text("view")
    expect(row(page, "view")).to_contain_text("Product page")
    expect(row(page, "view")).to_contain_text("30.0%")
    expect(row(page, "return_label")).to_contain_text("not recognised yet")
    expect(shares(page)).to_contain_text("70% recognised")
    expect(shares(page)).to_contain_text("30% in 3 names not yet")
    page.get_by_text("Not recognised yet", exact=True).click()
    expect(page.locator("[role=option]")).to_have_count(3)
    page.get_by_label("Search names").fill("return")
    expect(page.locator("[role=option]")).to_have_count(1)
    expect(card(page, "Live chat").locator(".rule")).to_contain_text("name = chat_open")
    expect(card(page, "Live chat").locator(".rule b")).to_have_text("4 contacts at Live chat")


def test_a_name_is_dragged_onto_a_touchpoint_and_undone(open_rules: OpenRules) -> None:
    page = open_rules().page
    row(page, "return_label").drag_to(card(page, "Help desk"))
    expect(card(page, "Help desk")).to_contain_text("name = return_label")
    expect(row(page, "return_label")).to_contain_text("Help desk")
    settled(page)
    expect(shares(page)).to_contain_text("75% recognised")
    page.locator("body").press("Control+z")
    expect(card(page, "Help desk")).not_to_contain_text("return_label")
    expect(shares(page)).to_contain_text("70% recognised")


def test_several_names_go_by_the_keyboard_to_what_is_searched(open_rules: OpenRules) -> None:
    page = open_rules().page
    page.get_by_role("listbox", name="Names in the customer data").focus()
    keys = page.keyboard
    for key in ("Home", "ArrowDown", "ArrowDown", " ", "Shift+ArrowDown"):
        keys.press(key)
    expect(page.locator(".chosen")).to_contain_text("2 names chosen")
    keys.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Where do")
    keys.type("live")
    keys.press("Enter")
    expect(card(page, "Live chat").locator(".rule")).to_have_count(3)
    expect(page.get_by_role("listbox", name="Names in the customer data")).to_be_focused()
    settled(page)
    assert page.evaluate("document.querySelectorAll('[role=option] small.not').length") <= 2


def test_the_probable_touchpoint_stands_on_top_with_its_reason(open_rules: OpenRules) -> None:
    page = open_rules().page
    row(page, "chat_close").dblclick()
    first = page.get_by_role("dialog").get_by_role("option").first
    expect(first).to_contain_text("Live chat")
    expect(first).to_contain_text("suggested")
    expect(first).to_contain_text("chat")
    first.click()
    expect(row(page, "chat_close")).to_contain_text("Live chat")


def test_companions_are_added_with_one_click(open_rules: OpenRules) -> None:
    page = open_rules().page
    expect(card(page, "Live chat")).to_contain_text("Also catch chat_message and chat_close?")
    card(page, "Live chat").get_by_role("button", name="Add both").click()
    expect(card(page, "Live chat").locator(".rule")).to_have_count(3)
    expect(shares(page)).to_contain_text("95% recognised")


def test_a_name_becomes_a_touchpoint_at_a_step_in_one_go(open_rules: OpenRules, served: Served) -> None:
    page = open_rules().page
    row(page, "return_label").drag_to(page.locator("[data-new]"))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Name")).to_have_value("Return label")
    expect(dialog.get_by_label("Channel")).to_have_value("mail")
    dialog.get_by_label("At which step").select_option(label="Buying · Pays")
    dialog.get_by_role("button", name="Make it").click()
    expect(card(page, "Return label")).to_contain_text("name = return_label")
    expect(row(page, "return_label")).to_contain_text("Return label")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with served.client() as client:
        journey = client.get(f"/api/v1/maps/{map_of(page)}").json()
    made = next(one for one in journey["touchpoints"] if one["name"] == "Return label")
    assert (made["channel"], [rule["conditions"] for rule in made["rules"]]) == ("mail", [{"name": "return_label"}])
    assert made["id"] in journey["phases"][0]["steps"][1]["touchpoints"]


def test_what_two_rules_catch_is_told_and_changed(open_rules: OpenRules) -> None:
    page = open_rules().page
    told = page.get_by_role("region", name="Rules that catch the same").get_by_role("listitem")
    expect(told).to_contain_text(
        "Two rules catch checkout_help (2 contacts): Help desk wins from Checkout: it comes first on the map."
    )
    told.get_by_role("button", name="Change").click()
    page.get_by_role("dialog").get_by_role("option", name="Checkout", exact=True).click()
    expect(row(page, "checkout_help")).to_contain_text("Checkout")
    expect(told).to_contain_text("Checkout wins from Help desk: its rule is more exact.")


def test_a_rule_is_written_with_its_count_and_examples_beside_it(open_rules: OpenRules) -> None:
    page = open_rules().page
    card(page, "Live chat").get_by_role("button", name="Rule to add").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Value").fill("*e*")
    expect(dialog).to_contain_text("catches 18 contacts (90.0%)")
    expect(dialog).to_contain_text("6 stay at Product page, whose rule goes first")
    dialog.get_by_label("How").select_option("regex")
    dialog.get_by_label("Value").fill("chat_(")
    expect(dialog.locator(".problem")).to_contain_text("no regular expression")
    dialog.get_by_label("Value").fill("chat_(message|close)")
    expect(dialog).to_contain_text("catches 5 contacts (25.0%)")
    expect(dialog).to_contain_text("5 are not recognised by any rule now")
    expect(dialog.get_by_role("row")).to_have_count(2)
    dialog.get_by_role("button", name="Another condition").click()
    dialog.get_by_label("Value").nth(1).fill("chat")
    expect(dialog).to_contain_text("catches 5 contacts")
    dialog.get_by_label("Step").select_option(label="Pays")
    dialog.get_by_role("button", name="Save").click()
    expect(card(page, "Live chat")).to_contain_text("name ~ /chat_(message|close)/ and channel = chat")
    expect(card(page, "Live chat")).to_contain_text("at step Pays")
    expect(row(page, "chat_message")).to_contain_text("Live chat, at step Pays")


def test_a_rule_with_a_mistake_is_named_there_and_the_others_count(open_rules: OpenRules) -> None:
    page = open_rules().page
    card(page, "Product page").get_by_role("button", name="Rule to add").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("How").select_option("regex")
    dialog.get_by_label("Value").fill("(")
    dialog.get_by_role("button", name="Save").click()
    expect(card(page, "Product page").locator(".problem")).to_contain_text("no regular expression")
    expect(row(page, "view")).to_contain_text("Product page")
    card(page, "Product page").get_by_role("button", name="Delete the rule name ~ /(/").click()
    expect(card(page, "Product page").locator(".problem")).to_have_count(0)


def test_two_people_match_names_at_once(open_rules: OpenRules) -> None:
    kees = open_rules().page
    marie = open_rules(map_id=map_of(kees)).page
    row(kees, "chat_close").drag_to(card(kees, "Live chat"))
    expect(card(marie, "Live chat")).to_contain_text("name = chat_close")
    row(marie, "chat_message").drag_to(card(marie, "Live chat"))
    for page in (kees, marie):
        expect(card(page, "Live chat").locator(".rule")).to_have_count(3)
        expect(shares(page)).to_contain_text("95% recognised")
    kees.locator("body").press("Control+z")
    for page in (kees, marie):
        expect(card(page, "Live chat")).not_to_contain_text("chat_close")
        expect(card(page, "Live chat")).to_contain_text("chat_message")


def test_a_map_without_customer_data_asks_for_some(open_rules: OpenRules) -> None:
    page = open_rules(has_log=False).page
    expect(page.get_by_text("Which customer data?")).to_be_visible()
    page.get_by_role("button", name="Use shop").click()
    expect(shares(page)).to_contain_text("70% recognised")
    page.get_by_role("button", name="See the journey").click()
    expect(page.get_by_role("heading", name="Shop")).to_be_visible()
    assert page.url.endswith(f"/maps/{map_of(page)}")


def test_on_a_phone_a_name_is_tapped(open_rules: OpenRules) -> None:
    page = open_rules(viewport=PHONE, has_touch=True).page
    page.get_by_role("button", name="return_label").tap()
    page.get_by_role("dialog").get_by_role("option", name="Help desk").tap()
    expect(page.get_by_role("button", name="return_label")).to_contain_text("Help desk")
    page.get_by_text("Touchpoints", exact=True).last.tap()
    expect(card(page, "Help desk")).to_contain_text("name = return_label")


@pytest.mark.parametrize(("language", "scheme", "viewport"), LOOKS, ids=LOOK_NAMES)
def test_nobody_is_shut_out(open_rules: OpenRules, language: str, scheme: str, viewport: dict[str, int]) -> None:
    is_phone = viewport == PHONE
    screen = open_rules(locale=language, color_scheme=scheme, viewport=viewport, has_touch=is_phone)
    page = screen.page
    assert screen.barriers() == []
    if is_phone:
        page.get_by_role("button", name="return_label").tap()
    else:
        row(page, "return_label").dblclick()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert screen.barriers() == []
    page.keyboard.press("Escape")
    if is_phone:
        page.get_by_text("Touchpoints", exact=True).last.tap()
    card(page, "Checkout").locator(".rule button").first.click()
    expect(page.get_by_role("dialog").locator("table")).to_be_visible()
    assert screen.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.shifted() == []
