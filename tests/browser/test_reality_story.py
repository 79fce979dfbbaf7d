"""The demo tells its story: from the share not seen again after the price page to the paths behind it."""

import csv
import re
from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from fixtures.visited_salon import give
from reiskaart.demo import salon_map
from reiskaart.demo.salon import salon_log
from reiskaart.eventlog import LogOptions

_PAGES = re.compile(r"/blog/.*|/prijzen.*|/voor-en-na|/team|/verzorging.*")
_ALONE = {
    *("instagram_post", "instagram_tag", "video_view", "ad_click", "review_read", "review_written", "whatsapp_message"),
    *("link_shared", "appointment_booked", "appointment_moved", "phone_call", "appointment_cancelled"),
}
_SILENCE = timedelta(days=30)


@pytest.fixture(scope="module")
def salon(served, tmp_path_factory):
    """The address of the drawn map with the demo's data, and how many saw the prices and were not seen again after them.

    Counted here line by line, as the words define it: the last contact that the map knows is at the prices, nobody was cut, and
    the data goes on for longer than the silence that the map allows.
    """
    file = tmp_path_factory.mktemp("log") / "salon.csv"
    salon_log(file)
    journeys, end = defaultdict(list), datetime.min
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            at = datetime.fromisoformat(row["time"])
            end = max(end.replace(tzinfo=at.tzinfo), at)
            if _is_on_the_map(row):
                journeys[row["customer"]].append((at, row))
    saw = unseen = 0
    for contacts in journeys.values():
        contacts.sort(key=lambda contact: contact[0])
        saw += any(_is_price(row) for _, row in contacts)
        last, row = contacts[-1]
        cut = any(one["event"] == "visit" for _, one in contacts)
        unseen += _is_price(row) and not cut and end - last > _SILENCE
    served.workspace.import_log(file, LogOptions(), "story")
    journey = salon_map("nl").journey.model_copy(update={"id": "story"})
    served.workspace.save_map(journey, source=None, expected_version=None)
    give(served, "story", "story")
    return "/maps/story", saw, unseen


def _is_price(row):
    return row["event"] == "page_view" and row["page"].startswith("/prijzen")


def _is_on_the_map(row):
    name = row["event"]
    if name == "page_view":
        return bool(_PAGES.fullmatch(row["page"]))
    if name in ("search", "visit"):
        return row["channel"] == {"search": "google", "visit": "salon"}[name]
    return name in _ALONE or name.startswith(("maps_", "calendar_"))


def _dutch(number):
    return f"{number:,}".replace(",", ".")


def test_the_demo_tells_its_story(open_screen, salon):
    address, saw, unseen = salon
    share = f"{round(100 * unseen / saw)}%"
    screen = open_screen(address, locale="nl")
    page = screen.page
    card = page.locator('[data-touchpoint="price-page"]').first
    expect(card).to_contain_text(f"{share} niet meer gezien")

    card.get_by_text("Prijspagina", exact=True).click()
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.get_by_text("Prijspagina").first).to_be_visible()
    figure = panel.get_by_role("link", name=re.compile(f"^{share}, Niet meer gezien"))
    expect(figure).to_be_visible()
    expect(panel.get_by_role("link", name=f"Bekijk deze {_dutch(saw)} gelopen reizen")).to_be_visible()

    figure.click()
    expect(page.get_by_role("heading", name="Gelopen reizen", level=1)).to_be_visible()
    assert page.url.endswith("/maps/story/paths?at=price-page&fate=not_seen_again")
    expect(page.get_by_role("status").filter(has_text=f"24 van de {_dutch(unseen)} gelopen reizen")).to_be_visible()
    rows = page.locator("tbody tr:not(.whole)")
    expect(rows).to_have_count(24)
    for ending in rows.locator("td:last-child").all():
        expect(ending).to_have_text("niet meer gezien")

    rows.nth(0).get_by_role("button").press("Enter")
    contacts = page.locator("tr.whole ol > li:not(.gap)")
    expect(contacts.last).to_contain_text("Prijspagina")
