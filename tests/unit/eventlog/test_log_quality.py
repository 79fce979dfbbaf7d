"""What to know of a log before one trusts it: each number by hand, on a few rows."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reiskaart.eventlog import LogOptions, StoredLog, import_log
from reiskaart.eventlog.quality import outstanding

KEY = b"a key of thirty-two bytes or so.."
ROWS = """user_id,ts,event,channel,n
anna,2026-01-01T10:00:00,search,web,1
anna,2026-01-01T10:00:00,search,web,1
anna,2026-01-01T10:00:00,book,web,1
anna,2026-01-02T10:00:00,book,web,2
ben,2026-01-03T10:00:00,search,web,1
carla,2999-01-01T10:00:00,search,web,1
dirk,2199-01-01T10:00:00,search,app,1
,2026-01-01T10:00:00,search,web,1
"""


def stored(folder: Path, text: str) -> StoredLog:
    file = folder / "log.csv"
    file.write_text(text)
    return import_log(file, folder / "stored", LogOptions(), key=KEY)


def test_every_number_is_as_counted_by_hand(tmp_path: Path) -> None:
    quality = stored(tmp_path, ROWS).quality()
    assert {each.reason: each.rows for each in quality.rejections} == {"time_out_of_range": 1, "customer_missing": 1}
    assert quality.rejected == 2
    # six events are left: Anna's four, Ben's one, Dirk's one
    assert (quality.doubles.events, quality.doubles.share) == (1, pytest.approx(1 / 6))
    assert (quality.ties.events, quality.ties.share) == (3, pytest.approx(3 / 6))
    assert (quality.future.events, quality.future.latest) == (1, datetime(2199, 1, 1, 10, tzinfo=UTC))
    assert (quality.single.customers, quality.single.share) == (2, pytest.approx(2 / 3))
    assert (quality.per_customer.median, quality.per_customer.most) == (1, 4)
    assert [(name.name, name.events, name.customers) for name in quality.names] == [("search", 4, 3), ("book", 2, 1)]
    assert sum(name.share for name in quality.names) == pytest.approx(1)
    assert quality.more_names == 0
    assert quality.unit == "year"
    assert (quality.days[0].day, quality.days[0].events) == (date(2026, 1, 1), 5)
    assert sum(bar.events for bar in quality.days) == 6


def test_a_property_may_bear_any_name(tmp_path: Path) -> None:
    """What is counted on the way has names of its own, which a column of the file may have too."""
    quality = stored(tmp_path, ROWS.replace(",n\n", ",events\n")).quality()
    assert quality.doubles.events == 1


def test_days_without_contacts_are_shown_as_such(tmp_path: Path) -> None:
    quality = stored(tmp_path, "user_id,ts,event\na,2026-01-01,x\na,2026-01-04,x\n").quality()
    assert [(bar.day.day, bar.events) for bar in quality.days] == [(1, 1), (2, 0), (3, 0), (4, 1)]
    assert quality.unit == "day"


def test_a_time_before_1970_falls_on_its_own_day(tmp_path: Path) -> None:
    quality = stored(tmp_path, "user_id,ts,event\na,1969-12-31T23:30:00,x\na,1970-01-01T00:30:00,x\n").quality()
    assert [(bar.day.isoformat(), bar.events) for bar in quality.days] == [("1969-12-31", 1), ("1970-01-01", 1)]


def test_what_was_computed_is_kept_and_made_again_where_it_is_damaged(tmp_path: Path) -> None:
    log = stored(tmp_path, ROWS)
    first = log.quality()
    assert log.quality() == first
    (log.folder / "quality.json").write_text("{")
    again = log.quality()
    assert again.model_dump(exclude={"made_at"}) == first.model_dump(exclude={"made_at"})


def days(*lengths: int) -> list[date]:
    """Days with contacts, so many apart."""
    found = [date(2026, 1, 1)]
    for length in lengths:
        found.append(found[-1] + timedelta(days=length))
    return found


def test_a_week_of_silence_sticks_out_of_a_shop_that_never_closes() -> None:
    (gap,) = outstanding(days(*[1] * 30, 8, *[1] * 30))
    assert (gap.from_, gap.to, gap.days) == (date(2026, 2, 1), date(2026, 2, 7), 7)


def test_weekends_do_not_stick_out_but_a_summer_holiday_does() -> None:
    weeks = [1, 1, 1, 1, 3] * 20
    assert outstanding(days(*weeks)) == ()
    assert [gap.days for gap in outstanding(days(*weeks, 16, *weeks))] == [15]


def test_where_contacts_are_rare_silence_is_usual() -> None:
    assert outstanding(days(30, 40, 35, 20)) == ()
    assert outstanding(days()) == ()


@given(st.lists(st.integers(1, 400), max_size=60))
def test_what_sticks_out_is_silent_and_the_longest_comes_first(lengths: list[int]) -> None:
    with_contacts = set(days(*lengths))
    found = outstanding(sorted(with_contacts))
    assert [gap.days for gap in found] == sorted((gap.days for gap in found), reverse=True)
    for gap in found:
        silent = {gap.from_ + timedelta(days=number) for number in range(gap.days)}
        assert gap.days == (gap.to - gap.from_).days + 1 >= 3
        assert not silent & with_contacts
        assert {gap.from_ - timedelta(days=1), gap.to + timedelta(days=1)} <= with_contacts
