"""The made-up logs: the same for everybody, believable, and telling the story that they should."""

import csv
import datetime
import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from reiskaart.demo import salon_log, shop_log
from reiskaart.demo.behaviour import Behaviour
from reiskaart.demo.salon import BEHAVIOUR as SALON
from reiskaart.demo.shop import BEHAVIOUR as SHOP

Row = dict[str, str]
COMPARING = {"/prijzen", "/prijzen/eerste-bezoek", "/voor-en-na"}
SEARCHING = {"search", "ad_click", "maps_view", "maps_route"}


@pytest.fixture(scope="module")
def salon(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("demo") / "salon.csv"
    salon_log(path)
    return _rows(path)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("demo") / "shop.csv"
    shop_log(path)
    return _rows(path)


@pytest.mark.parametrize(
    ("write", "digest"),
    [
        (salon_log, "dbc41db8f99eb7604d2f972fd1ed21942da7f81861ad88b1f39bbe5f2d0a4b50"),
        (shop_log, "74bf3999f01ddbc7ec1791adb9f2c5651ab6f9163f3b65ae9a2529206e67deab"),
    ],
)
def test_one_seed_gives_one_log(write: Callable[..., None], digest: str, tmp_path: Path) -> None:
    once, again, other = (tmp_path / name for name in ("once.csv", "again.csv", "other.csv"))
    write(once)
    write(again)
    write(other, seed=7)
    assert once.read_bytes() == again.read_bytes()
    assert once.read_bytes() != other.read_bytes()
    assert hashlib.sha256(once.read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("behaviour", [SALON, SHOP])
def test_chances_add_up_and_lead_somewhere(behaviour: Behaviour) -> None:
    for key, place in behaviour.places.items():
        assert sum(move.chance for move in place.moves) <= 1, key
        assert {move.to for move in place.moves} <= behaviour.places.keys(), key
    reached = set(behaviour.starts)
    for _ in behaviour.places:
        reached |= {move.to for key in reached for move in behaviour.places[key].moves}
    assert reached == behaviour.places.keys()


def test_rows_stand_in_the_order_of_their_times_within_the_period(salon: list[Row]) -> None:
    times = [datetime.datetime.fromisoformat(row["time"]) for row in salon]
    assert times == sorted(times)
    assert SALON.begin <= times[0].date()
    assert times[-1].date() < SALON.end


def test_nobody_is_cut_or_called_when_the_salon_is_closed(salon: list[Row]) -> None:
    for row in salon:
        if row["event"] in ("visit", "phone_call"):
            when = datetime.datetime.fromisoformat(row["time"])
            assert when.weekday() in range(1, 6)
            assert 9 <= when.hour < 18


def test_evenings_are_busier_than_nights(salon: list[Row]) -> None:
    hours = Counter(int(row["time"][11:13]) for row in salon)
    assert hours[20] > 10 * hours[3]


def test_about_half_are_not_seen_again_after_the_prices(salon: list[Row]) -> None:
    ways = _ways(salon)
    seen = [way for way in ways if any(row["page"].startswith("/prijzen") for row in way)]
    last = [way for way in seen if way[-1]["page"].startswith("/prijzen")]
    assert 0.45 <= len(last) / len(seen) <= 0.55


def test_about_three_in_ten_of_those_who_compare_go_back_to_searching(salon: list[Row]) -> None:
    compared = returned = 0
    for way in _ways(salon):
        comparing = [_compares(row) for row in way]
        compared += any(comparing)
        pairs = itertools.pairwise(way)
        returned += any(_compares(now) and then["event"] in SEARCHING for now, then in pairs)
    assert 0.25 <= returned / compared <= 0.35


def test_some_return_from_booking_to_searching_and_few_recommend(salon: list[Row]) -> None:
    ways = _ways(salon)
    booking = [way for way in ways if any(row["event"].startswith("calendar_") for row in way)]
    back = [
        way
        for way in booking
        if any(now["event"].startswith("calendar_") and then["event"] in SEARCHING for now, then in itertools.pairwise(way))
    ]
    recommending = [way for way in ways if any(row["event"] in ("review_written", "instagram_tag", "link_shared") for row in way)]
    assert 0.04 <= len(back) / len(booking) <= 0.15
    assert 0 < len(recommending) / len(ways) < 0.05


def test_a_few_percent_of_the_salons_contacts_belong_to_no_journey(salon: list[Row]) -> None:
    beside = {aside.name for aside in SALON.asides}
    assert 0.01 < sum(row["event"] in beside for row in salon) / len(salon) < 0.06


def test_what_belongs_to_no_journey_is_rare_in_the_shop(shop: list[Row]) -> None:
    everybody = {row["customer"] for row in shop}
    for aside in SHOP.asides:
        met = {row["customer"] for row in shop if row["event"] == aside.name}
        assert 0 < len(met) < 0.005 * len(everybody)


def test_the_salon_has_about_eight_thousand_customers_over_some_months(salon: list[Row]) -> None:
    assert 7_800 <= len({row["customer"] for row in salon}) <= 8_000
    assert len({row["channel"] for row in salon}) >= 6


def test_the_shop_sells_to_few_and_takes_some_back(shop: list[Row]) -> None:
    customers: dict[str, set[str]] = defaultdict(set)
    for row in shop:
        customers[row["event"]].add(row["customer"])
    everybody = {row["customer"] for row in shop}
    assert 0.05 < len(customers["purchase"]) / len(everybody) < 0.15
    assert 0.05 < len(customers["return_item"]) / len(customers["purchase"]) < 0.2
    assert customers["refund"] <= customers["return_item"]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _ways(rows: list[Row]) -> list[list[Row]]:
    beside = {aside.name for aside in SALON.asides}
    ways: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["event"] not in beside:
            ways[row["customer"]].append(row)
    return list(ways.values())


def _compares(row: Row) -> bool:
    return row["page"] in COMPARING or row["event"] == "review_read"
