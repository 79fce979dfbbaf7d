"""Numbers, shares, durations and dates as people write them."""

import datetime

import pytest

from reiskaart.i18n import Language, language_of
from reiskaart.i18n.formats import count, day, days, decimal, duration, percent


@pytest.mark.parametrize(("language", "expected"), [("nl", "1.234.567"), ("en", "1,234,567")])
def test_thousands_are_parted_as_the_language_does(language: Language, expected: str) -> None:
    assert count(1_234_567, language) == expected


@pytest.mark.parametrize(("language", "expected"), [("nl", "1.234,6"), ("en", "1,234.6")])
def test_decimals_are_written_as_the_language_does(language: Language, expected: str) -> None:
    assert decimal(1234.56, language) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, "0%"), (0.001, "<1%"), (0.005, "1%"), (0.125, "13%"), (0.994, "99%"), (0.999, ">99%"), (1.0, "100%")],
)
def test_a_share_never_reads_as_nothing_or_all_where_it_is_not(share: float, expected: str) -> None:
    assert percent(share, "en") == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "0 s"),
        (0.4, "0,4 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (200, "3 min 20 s"),
        (276.5, "4 min 37 s"),
        (3_599.6, "1 u"),
        (5_400, "1 u 30 min"),
        (100_800, "1 d 4 u"),
        (86_400 * 12 + 3_600 * 5, "12 d"),
        (86_400 * 1_500, "1.500 d"),
    ],
)
def test_a_duration_has_its_two_largest_units(seconds: float, expected: str) -> None:
    assert duration(seconds, "nl") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (30, "30 dagen"),
        (1, "1 dag"),
        (1.66, "1,7 dagen"),
        (1.98, "2 dagen"),
        (1.02, "1 dag"),
        (12.4, "12 dagen"),
        (0.023, "33 min"),
    ],
)
def test_a_span_of_days_is_never_nothing(number: float, expected: str) -> None:
    assert days(number, "nl") == expected


def test_a_date_is_written_in_words() -> None:
    assert day(datetime.date(2026, 3, 1), "nl") == "1 mrt 2026"
    assert day(datetime.datetime(2026, 5, 12, tzinfo=datetime.UTC), "en") == "12 May 2026"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("nl_BE.UTF-8", "nl"), ("nl", "nl"), ("NL-nl", "nl"), ("en_GB", "en"), ("C", "en"), (None, "en"), ("nld", "en")],
)
def test_a_locale_gives_the_language_that_we_speak(locale: str | None, expected: Language) -> None:
    assert language_of(locale) == expected
