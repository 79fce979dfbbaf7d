"""The example workspace: both examples are there, the figures are those of the log, and making it again changes nothing."""

import csv
import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reiskaart.demo import Example, make, salon_log
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace

STEPS = {
    "frizzy-hair": {"instagram_post"},
    "find-cause": {"/blog/", "video_view"},
    "search-salon": {"search", "ad_click", "maps_view", "maps_route"},
    "compare": {"/prijzen", "/voor-en-na", "review_read"},
    "choose": {"/team"},
    "book": {"calendar_open", "calendar_slot", "appointment_booked", "appointment_moved", "appointment_cancelled", "phone_call"},
    "cut": {"visit"},
    "care-at-home": {"/verzorging"},
    "recommend": {"review_written", "instagram_tag", "link_shared"},
}
"""What a person would place where, with beginnings of pages; a WhatsApp message is placed by hand below."""
ORDER = list(STEPS)
SILENCE = datetime.timedelta(days=30)


@dataclass
class Made:
    workspace: Workspace
    salon: Example
    shop: Example


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("demo-workspace")
    with open_workspace(Settings(data=folder / "data", config=folder / "config", language="nl")) as workspace:
        yield Made(workspace, *make(workspace, "nl"))


def test_both_examples_are_in_the_workspace(made: Made) -> None:
    assert {saved.id for saved in made.workspace.list_maps()} == {"salon-nl", "webshop-nl"}
    assert [log.name for log in made.workspace.list_logs()] == ["salon", "webshop"]


def test_the_drawn_map_keeps_its_comments(made: Made) -> None:
    assert made.workspace.load_map("salon-nl").source.startswith(b"# Een getekende klantreis")


def test_making_it_again_changes_nothing(made: Made) -> None:
    before = made.workspace.list_maps()
    again = make(made.workspace, "nl")
    assert again == (made.salon, made.shop)
    assert made.workspace.list_maps() == before


def test_the_other_language_reads_the_same_log_alike(made: Made) -> None:
    drawn, _ = make(made.workspace, "en")
    assert drawn.journey.id == "salon-en"
    assert drawn.reality.model_copy(update={"journey": "salon-nl"}) == made.salon.reality


def test_the_figures_of_the_salon_are_those_counted_by_hand(made: Made, tmp_path: Path) -> None:
    """Counted in plain Python, straight from the file and the definitions."""
    salon_log(tmp_path / "salon.csv")
    ways, end = _ways(tmp_path / "salon.csv")
    for index, figures in enumerate(made.salon.reality.steps):
        reaching = [way for way in ways if any(step == index for step, _ in way)]
        fates = [_fate(way, index, end) for way in reaching]
        returning = sum(_returns(way, index) for way in reaching)
        assert figures.paths == len(reaching), figures.id
        for fate in ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again"):
            assert getattr(figures, fate).value == pytest.approx(fates.count(fate) / len(fates)), (figures.id, fate)
        assert figures.returns.value == pytest.approx(returning / len(reaching)), figures.id


def test_the_discovered_map_explains_the_shop(made: Made) -> None:
    reality = made.shop.reality
    assert reality.contacts / reality.events > 0.98
    heaviest = [touchpoint.id for touchpoint in sorted(reality.touchpoints, key=lambda each: -each.customers)]
    assert heaviest[0].startswith("view-item")
    place = {
        touchpoint.removeprefix("touchpoint-"): index
        for index, step in enumerate(made.shop.journey.steps)
        for touchpoint in step.touchpoints
    }
    order = [
        min(place[id_] for id_ in place if id_.startswith(start))
        for start in ("campaign-click", "view-item", "add-to-cart", "begin-checkout", "parcel-delivered", "return-item")
    ]
    assert order == sorted(order)


Way = list[tuple[int, datetime.datetime]]


def _ways(path: Path) -> tuple[list[Way], datetime.datetime]:
    """Each customer's steps with their times, and the time of the last event of all."""
    ways: dict[str, Way] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        way = ways[row["customer"]]
        if (step := _step(row, way)) is not None:
            way.append((step, datetime.datetime.fromisoformat(row["time"])))
    return [way for way in ways.values() if way], datetime.datetime.fromisoformat(rows[-1]["time"])


def _step(row: dict[str, str], way: Way) -> int | None:
    if row["event"] == "whatsapp_message":  # at the nearest of its three steps; nobody has a message before anything else
        return ORDER.index("choose") if way[-1][0] <= ORDER.index("book") else max(way[-1][0], ORDER.index("care-at-home"))
    for step, signs in STEPS.items():
        if row["event"] in signs or (row["page"] and row["page"].startswith(tuple(sign for sign in signs if sign[0] == "/"))):
            return ORDER.index(step)
    return None


def _fate(way: Way, index: int, end: datetime.datetime) -> str:
    last = max(at for at, (step, _) in enumerate(way) if step == index)
    after = [step for step, _ in way[last + 1 :]]
    if any(step > index for step in after):
        return "goes_on"
    if after:
        return "fell_back"
    if index == len(ORDER) - 1 or any(step == ORDER.index("cut") for step, _ in way):
        return "ended_well"
    return "still_open" if end - way[last][1] < SILENCE else "not_seen_again"


def _returns(way: Way, index: int) -> bool:
    return any(now == index and then < index for (now, _), (then, _) in itertools.pairwise(way))
