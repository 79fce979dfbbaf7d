"""A log as a picture."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from reiskaart.model import LogSummary, NameTransition
from reiskaart.picture.log_picture import log_svg, name_weights

_SVG = "{http://www.w3.org/2000/svg}"


def _log(**changes: object) -> LogSummary:
    ways = (("look", "price", 700), ("price", "look", 300), ("price", "book", 200))
    known: dict[str, object] = {
        "name": "salon.csv",
        "events": 2_200,
        "customers": 1_000,
        "names": 3,
        "first": datetime(2026, 1, 3, tzinfo=UTC),
        "last": datetime(2026, 11, 12, tzinfo=UTC),
        "start": {"look": 900, "price": 100},
        "end": {"look": 500, "price": 300, "book": 200},
        "transitions": tuple(NameTransition(from_=a, to=b, count=n, mean_gap_seconds=60) for a, b, n in ways),
        "rejected": 0,
        "rejections": (),
    }
    return LogSummary(**{**known, **changes})  # type: ignore[arg-type]


def _texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{_SVG}text")]


def test_a_name_weighs_its_first_contacts_and_those_that_follow_others():
    # look: 900 first + 300 after price; price: 100 + 700; book: 200; together all 2,200 events
    assert name_weights(_log()) == {"look": 1_200, "price": 800, "book": 200}


@pytest.mark.parametrize(
    ("language", "events", "period"), [("nl", "2.200", "3 jan 2026 – 12 nov 2026"), ("en", "2,200", "3 Jan 2026 – 12 Nov 2026")]
)
def test_counts_period_names_and_what_follows_are_there(language, events, period):
    texts = _texts(log_svg(_log(), language))
    assert texts[:2] == ["salon.csv", period]
    assert events in texts
    for words in ("look", "price", "book", "700", "300", "200"):
        assert words in texts


def test_it_is_told_to_who_does_not_see_it():
    svg = ElementTree.fromstring(log_svg(_log(), "en"))
    title, about = svg.find(f"{_SVG}title"), svg.find(f"{_SVG}desc")
    assert title is not None
    assert title.text == "salon.csv"
    assert about is not None
    assert about.text is not None
    assert "look: 1,200 contacts. Then most often price, 700 times." in about.text
    assert "1,000 customers" in about.text


def test_rows_that_were_not_read_are_said():
    assert "rijen niet gelezen" in _texts(log_svg(_log(rejected=12), "nl"))
    assert "rijen niet gelezen" not in _texts(log_svg(_log(), "nl"))


def test_more_names_than_fit_are_counted():
    many = {f"name {n}": 1_000 - n for n in range(20)}
    assert "And 12 other names, 11,838 contacts in all." in _texts(log_svg(_log(start=many, transitions=(), names=20), "en"))


def test_an_empty_log_says_so():
    empty = _log(events=0, customers=0, names=0, first=None, last=None, start={}, end={}, transitions=())
    assert "In deze klantdata staan geen contacten." in _texts(log_svg(empty, "nl"))


def test_names_are_text_and_nothing_else():
    svg = log_svg(_log(name="<script>", start={"<b onclick=x>&": 10}, transitions=()), "en")
    assert "<script" not in svg
    assert "<b " not in svg
    assert "<b onclick=x>&" in _texts(svg)
