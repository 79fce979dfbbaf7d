"""Any choice of paths says what the same paths say alone: filters never lie, whatever the log and the map are."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.plain_reading import Event, Plain, PlainPath, events, journeys, store
from reiskaart.model import Behind, Condition, Filter, Journey, Reality
from reiskaart.reality import choose, figures, place_details, read, silence_us
from reiskaart.reality.sampling import paths_behind

FATES = ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again", "returns")


@st.composite
def filters(draw: st.DrawFn, journey: Journey, rows: list[Event]) -> Filter:
    places = [*(step.id for step in journey.steps), *(touchpoint.id for touchpoint in journey.touchpoints)]
    some = st.lists(st.sampled_from(places), max_size=2) if places else st.just([])
    days = st.one_of(st.none(), st.integers(0, 9).map(lambda day: date(2026, 1, 1) + timedelta(days=day)))
    first, last = draw(days), draw(days)
    if first and last and last < first:
        first, last = last, first
    known = {"name": {row.name for row in rows}, "channel": {row.channel for row in rows if row.channel}}
    return Filter(
        from_=first,
        until=last,
        where={
            column: draw(st.lists(st.sampled_from(sorted(values)), min_size=1, unique=True))
            for column, values in known.items()
            if values and draw(st.booleans())
        },
        passed=tuple(draw(some)),
        avoided=tuple(draw(some)),
        outcome=draw(st.sampled_from([None, None, "good", "bad", "none"])),
    )


class Chosen:
    """The definitions of a filter, one path at a time."""

    def __init__(self, plain: Plain, wanted: Filter) -> None:
        self._plain = plain
        self._wanted = wanted

    def keeps(self, path: PlainPath) -> bool:
        wanted, plain = self._wanted, self._plain
        day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=path.contacts[0].at_us)).date()
        reached = {contact.touchpoint for contact in path.contacts}
        reached |= {plain.steps[contact.step] for contact in path.contacts if contact.step is not None}
        outcomes = plain.journey.outcomes
        outcome = "good" if reached & set(outcomes.good) else "bad" if reached & set(outcomes.bad) else "none"
        return (
            (wanted.from_ is None or day >= wanted.from_)
            and (wanted.until is None or day <= wanted.until)
            and wanted.outcome in (None, outcome)
            and all(any(getattr(contact.event, one.column) in one.values for contact in path.contacts) for one in wanted.where)
            and set(wanted.passed) <= reached
            and not set(wanted.avoided) & reached
        )


@settings(max_examples=20, deadline=None)
@given(data=st.data(), rows=events(), journey=journeys())
def test_figures_of_a_choice_are_those_of_a_log_with_these_customers_alone(
    data: st.DataObject, rows: list[Event], journey: Journey
) -> None:
    whole = journey.model_copy(update={"split_after_days": None, "silence_days": 1.0})
    wanted = data.draw(filters(whole, rows))
    plain = Plain(rows, whole)
    chosen = Chosen(plain, wanted)
    customers = {path.customer for path in plain.paths if chosen.keeps(path)}
    alone = [row for row in rows if row.customer in customers]
    with tempfile.TemporaryDirectory() as folder:
        log = store(rows, Path(folder) / "every")
        some = store(alone, Path(folder) / "some", last=log.meta.last)  # on its end depends who may still go on
        said = figures(read(log, whole, Path(folder) / "reading"), whole, wanted)
        expected = figures(read(some, whole, Path(folder) / "alone"), whole)
    assert said.paths == len(customers)
    assert _of_paths(said) == _of_paths(expected)


def _of_paths(reality: Reality) -> Reality:
    """Without what is said of the log."""
    of_log = {
        "events": 0,
        "unmatched": (),
        "unmatched_total": 0,
        "unmatched_events": 0,
        "first": None,
        "last": None,
        "silence_days": 0.0,
    }
    return reality.model_copy(update=of_log)


@settings(max_examples=15, deadline=None)
@given(rows=events(), journey=journeys())
def test_a_filter_that_keeps_everything_changes_nothing(rows: list[Event], journey: Journey) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reading = read(store(rows, Path(folder) / "log"), journey, Path(folder) / "reading")
        every = figures(reading, journey)
        names = tuple(sorted({row.name for row in rows}))
        conditions = (Condition(column="name", values=names),) if names else ()
        keeping = Filter(from_=date(2026, 1, 1), until=date(2026, 12, 31), where=conditions)
        assert figures(reading, journey, keeping) == every


@settings(max_examples=20, deadline=None)
@given(data=st.data(), rows=events(), journey=journeys())
def test_a_filter_keeps_the_paths_for_which_all_holds(data: st.DataObject, rows: list[Event], journey: Journey) -> None:
    wanted = data.draw(filters(journey, rows))
    plain = Plain(rows, journey)
    with tempfile.TemporaryDirectory() as folder:
        reading = read(store(rows, Path(folder) / "log"), journey, Path(folder) / "reading")
        kept = choose(reading, wanted, 0.0).keeps.tolist()
    assert kept == [Chosen(plain, wanted).keeps(path) for path in plain.paths]


@settings(max_examples=15, deadline=None)
@given(data=st.data(), rows=events(), journey=journeys())
def test_behind_each_figure_are_as_many_paths_as_it_counts(data: st.DataObject, rows: list[Event], journey: Journey) -> None:
    wanted = data.draw(filters(journey, rows))
    with tempfile.TemporaryDirectory() as folder:
        reading = read(store(rows, Path(folder) / "log"), journey, Path(folder) / "reading")
        group = choose(reading, wanted, silence_us(reading, journey))
        said = figures(reading, journey, wanted)

        def behind(**asked: object) -> int:
            return int((group.keeps & paths_behind(group, Behind.model_validate(asked))).sum())

        assert behind() == said.paths
        for phase in said.phases:
            assert behind(at=phase.id) == phase.paths
        for place in (*said.steps, *said.touchpoints):
            assert behind(at=place.id) == place.paths
            for fate in FATES:
                share = getattr(place, fate)
                assert behind(at=place.id, fate=fate) == round((share.value or 0) * share.n)
        for move in (*said.transitions.steps, *said.transitions.touchpoints):
            assert behind(way=(move.from_, move.to)) == move.paths
        for way in said.variants:
            assert behind(variant=way.steps) == way.paths
        kinds = [("step", step.id) for step in said.steps] + [("touchpoint", place.id) for place in said.touchpoints]
        for kind, id_ in kinds:
            near = place_details(group, journey, kind, id_)  # type: ignore[arg-type]
            assert sum(part.paths for part in near.came_from) == near.figures.paths
            assert sum(part.paths for part in near.went_to) == near.figures.paths
            assert sum(one.n for one in near.times.bins) == near.times.n == near.figures.time_to_next.n
            assert near.times.median_seconds == near.figures.time_to_next.median_seconds
            assert sum(rule.events for rule in near.rules) == near.figures.contacts
