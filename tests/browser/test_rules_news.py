"""Customer data that changes while somebody works on its rules: the counts follow, and what one is doing stays."""

from itertools import count

import pytest
from playwright.sync_api import expect

from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint

EVENTS = {"view": 6, "pay": 4, "ask": 2, "return": 1}
NUMBERS = count(1)
JOURNEY = Journey(
    id="till",
    title="Till",
    touchpoints=(
        Touchpoint(id="shelf", name="Shelf", rules=(Rule(conditions={"name": "view"}),)),
        Touchpoint(id="desk", name="Desk"),
    ),
    phases=(Phase(id="p", name="Buying", steps=(Step(id="look", name="Looks", touchpoints=("shelf", "desk")),)),),
)


def _file(folder, name, events, month=1):
    days = count(1)
    rows = [f"c{one % 3},2026-{month:02}-{next(days):02}T12:00:00Z,{what}" for what, n in events.items() for one in range(n)]
    file = folder / f"{name}.csv"
    file.write_text("\n".join(["customer,time,name", *rows, ""]), "utf-8")
    return file


class Growing:
    """Customer data with a map of its own, and what somebody else does to the data."""

    def __init__(self, served, folder, number):
        self.workspace, self.folder, self.name = served.workspace, folder, f"till-{number}"
        self.workspace.import_log(_file(folder, "first", EVENTS), LogOptions(), self.name)
        self.log = self.workspace.logs.named(self.name).id
        journey = JOURNEY.model_copy(update={"id": self.name})
        self.workspace.save_map(journey, source=None, expected_version=None)
        self.workspace.maps.set_log(self.name, self.name)

    @property
    def rules(self):
        return f"/maps/{self.name}/rules"

    def grow(self, **events):
        """Newer contacts, as the command line or another window adds them."""
        self.workspace.logs.append(self.log, _file(self.folder, "newer", events, month=2), None)


@pytest.fixture
def growing(served, tmp_path):
    return Growing(served, tmp_path, next(NUMBERS))


def _shares(page):
    return page.locator(".shares")


def _row(page, name):
    return page.get_by_role("option").filter(has=page.locator("code", has_text=name))


def _card(page, name):
    return page.locator("main li").filter(has=page.get_by_role("heading", name=name, exact=True))


def test_counts_follow_and_what_is_chosen_and_searched_stays(open_screen, growing):
    page = open_screen(growing.rules).page
    expect(_shares(page)).to_contain_text("46% recognised")  # 6 of 13
    page.get_by_label("Search names").fill("a")
    _row(page, "ask").click()
    growing.grow(view=7, cart=3)
    expect(_shares(page)).to_contain_text("57% recognised")  # 13 of 23
    expect(_row(page, "cart")).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(3)  # cart, pay and ask
    expect(_row(page, "ask")).to_have_attribute("aria-selected", "true")
    expect(_card(page, "Shelf").locator(".rule b")).to_have_text("13 contacts at Shelf")


def test_a_rule_that_is_being_written_stays_and_is_counted_anew(open_screen, growing):
    page = open_screen(growing.rules).page
    _card(page, "Desk").get_by_role("button", name="Rule to add").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Value").fill("*a*")
    expect(dialog).to_contain_text("catches 6 contacts (46.2%)")
    growing.grow(pay=4)
    expect(dialog).to_contain_text("catches 10 contacts (58.8%)")
    expect(dialog.get_by_label("Value")).to_have_value("*a*")
    expect(dialog.get_by_label("Value")).to_be_focused()


def test_a_name_that_is_being_dragged_is_not_dropped(open_screen, growing):
    page = open_screen(growing.rules).page
    box, goal = _row(page, "return").bounding_box(), _card(page, "Desk").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 20, steps=3)
    expect(_row(page, "return")).to_have_attribute("data-dragged", "")
    growing.grow(**{"return": 9})  # now the heaviest: its row goes to the top
    expect(page.get_by_role("option").first).to_contain_text("return")
    page.mouse.move(goal["x"] + 40, goal["y"] + 20, steps=3)
    page.mouse.up()
    expect(_card(page, "Desk")).to_contain_text("name = return")
    expect(_shares(page)).to_contain_text("73% recognised")  # 16 of 22


def test_data_that_somebody_deletes_is_asked_for_again(open_screen, growing):
    page = open_screen(growing.rules).page
    expect(_shares(page)).to_contain_text("46% recognised")
    growing.workspace.logs.delete(growing.log)
    expect(page.get_by_text("Which customer data?").or_(page.get_by_text("No customer data yet")).first).to_be_visible()
    growing.workspace.import_log(_file(growing.folder, "again", {"view": 3}), LogOptions(), "found again")
    page.get_by_role("button", name="Use found again").click()
    expect(_shares(page)).to_contain_text("100% recognised")
