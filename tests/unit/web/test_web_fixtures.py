"""What the page's own tests open is what the server would give them."""

import json
from pathlib import Path

from reiskaart.demo.drawn import salon_map
from reiskaart.model import LANE_KINDS

FIXTURES = Path(__file__).parents[3] / "web/src/document/fixtures"


def test_the_salon_that_the_page_tests_with_is_the_salon_of_the_demo() -> None:
    journey = salon_map("nl").journey.model_dump(mode="json", by_alias=True)
    kept = json.loads((FIXTURES / "salon.nl.json").read_text("utf-8"))
    assert _without_made_ids(kept) == _without_made_ids(journey)


def test_the_kinds_of_lane_that_the_page_tests_with_are_ours() -> None:
    kept = json.loads((FIXTURES / "lane_kinds.nl.json").read_text("utf-8"))
    assert kept == [
        {
            "id": kind.id,
            "name": kind.name("nl"),
            "help": kind.help("nl"),
            "icon": kind.icon,
            "holds": kind.holds,
            "kinds": list(kind.kinds),
            "shown": kind.shown,
        }
        for kind in LANE_KINDS
    ]


def _without_made_ids(journey: dict[str, object]) -> dict[str, object]:
    """The journey without the ids of its cards, which are made anew each time."""
    told = json.loads(json.dumps(journey))
    for phase in told["phases"]:
        for step in phase["steps"]:
            for cards in step["cards"].values():
                for card in cards:
                    del card["id"]
    return told
