"""What is found in a log file before it is imported."""

from pathlib import Path

import pytest

from reiskaart.errors import LogFileError
from reiskaart.eventlog import LogOptions, LogPlan, inspect


def plan_of(folder: Path, text: str, options: LogOptions | None = None) -> LogPlan:
    path = folder / "log.csv"
    path.write_text(text)
    return inspect(path, options or LogOptions())


def roles_of(plan: LogPlan) -> tuple[str | None, str | None, str | None, str | None]:
    roles = plan.roles
    return roles.customer, roles.time, roles.name, roles.channel


REAL = {
    "running-example.csv": ("case:concept:name", "time:timestamp", "concept:name", None),
    "running-example.xes": ("case:concept:name", "time:timestamp", "concept:name", None),
    "roadtraffic100traces.xes": ("case:concept:name", "time:timestamp", "concept:name", None),
    "receipt.xes.gz": ("case:concept:name", "time:timestamp", "concept:name", "case:channel"),
    "bpic2013-incidents.xes.gz": ("case:concept:name", "time:timestamp", "concept:name", None),
    "trivago.parquet": ("user_id", "timestamp", "action_type", "device"),
    "uwv-complaints.csv": ("CustomerID", "ContactDate", "ComplaintTheme", "ContactChannelID"),
}


@pytest.mark.real_data
@pytest.mark.parametrize("file", REAL)
def test_roles_of_real_logs_are_guessed(file: str, real_data: Path) -> None:
    assert roles_of(inspect(real_data / file, LogOptions())) == REAL[file]


@pytest.mark.real_data
def test_two_name_columns_with_the_same_content_are_said(real_data: Path) -> None:
    plan = inspect(real_data / "running-example.csv", LogOptions())
    assert [(note.code, note.parameters) for note in plan.notes] == [
        ("same-name", {"chosen": "concept:name", "other": "Activity"})
    ]
    assert plan.candidates["name"][:2] == ("concept:name", "Activity")


@pytest.mark.real_data
def test_paths_with_totals_are_no_event_log(real_data: Path) -> None:
    with pytest.raises(LogFileError) as error:
        inspect(real_data / "channel-paths.csv.gz", LogOptions())
    assert error.value.code == "eventlog.paths_not_events"


@pytest.mark.real_data
def test_a_survey_has_no_name_of_what_happened(real_data: Path) -> None:
    assert inspect(real_data / "sfo-survey-2018.csv", LogOptions()).roles.name is None


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("klantnummer,datum,actie,kanaal", ("klantnummer", "datum", "actie", "kanaal")),
        ("event_id,created_at,event,user", ("user", "created_at", "event", None)),
        ("sessionId,userId,eventTime,pageName", ("userId", "eventTime", "pageName", None)),
        ("ts,visitor,url,utm_source", ("visitor", "ts", "url", "utm_source")),
    ],
)
def test_roles_are_guessed_from_names_and_content(
    header: str, roles: tuple[str | None, str | None, str | None, str | None], tmp_path: Path
) -> None:
    times = ("datum", "created_at", "eventTime", "ts")
    lines = [
        ",".join(f"2026-01-{day:02}" if name in times else f"value{day % 5}" for name in header.split(","))
        for day in range(1, 29)
    ]
    assert roles_of(plan_of(tmp_path, "\n".join([header, *lines]) + "\n")) == roles


def test_a_given_column_is_not_taken_for_another_role(tmp_path: Path) -> None:
    text = "user,time,event,page\nanna,2026-01-01,click,home\n"
    plan = plan_of(tmp_path, text, LogOptions(customer="event", name="PAGE"))
    assert roles_of(plan) == ("event", "time", "page", None)
    assert {column.name: column.why for column in plan.columns}["page"] == "given"


def test_a_mostly_empty_column_loses_to_a_filled_one(tmp_path: Path) -> None:
    lines = [f"user{n},2026-01-{n:02},{'view' if n % 2 else 'order'},{'home' if n % 3 == 0 else ''}" for n in range(1, 29)]
    plan = plan_of(tmp_path, "customer,time,name,page\n" + "\n".join(lines) + "\n")
    assert (plan.roles.name, plan.candidates["name"]) == ("name", ("name", "page"))


@pytest.mark.parametrize(
    ("value", "kind", "pattern"),
    [
        ("2026-11-21T14:05:00+01:00", "iso", None),
        ("1795269900", "seconds", None),
        ("1795269900123", "milliseconds", None),
        ("1795269900123456", "microseconds", None),
        ("20261121140500", "pattern", "%Y%m%d%H%M%S"),
        ("21-11-2026 14:05", "pattern", "%d-%m-%Y %H:%M"),
        ("11/21/2026 2:05 PM", "pattern", "%m/%d/%Y %I:%M %p"),
        ("21.11.26", "pattern", "%d.%m.%y"),
        ("21 Nov 2026 14:05:09", "pattern", "%d %b %Y %H:%M:%S"),
    ],
)
def test_time_formats_are_found(value: str, kind: str, pattern: str | None, tmp_path: Path) -> None:
    form = plan_of(tmp_path, f"user,time,event\nanna,{value},x\n").time_format
    assert form is not None
    assert (form.kind, form.patterns[0] if form.patterns else None) == (kind, pattern)


def test_plan_shows_format_and_samples(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "user;time;event\nanna;2026-01-01;click\nanna;2026-01-02;order\n")
    assert (plan.format, plan.compression, plan.encoding, plan.delimiter) == ("csv", None, "utf-8", ";")
    assert [column.samples for column in plan.columns] == [
        ("anna",),
        ("2026-01-01", "2026-01-02"),
        ("click", "order"),
    ]


def test_a_clock_in_a_column_of_its_own_is_said(tmp_path: Path) -> None:
    apart = plan_of(tmp_path, "Klant;Datum;Tijd;Actie\na;3-11-2026;14:05;Besteld\na;13-11-2026;9:00;Bekeken\n")
    assert [note.parameters for note in apart.notes if note.code == "clock-apart"] == [{"date": "Datum", "clock": "Tijd"}]
    together = plan_of(tmp_path, "Klant;Moment;Duur;Actie\na;3-11-2026 14:05;00:05;Besteld\na;13-11-2026 9:00;00:10;Bekeken\n")
    assert [note for note in together.notes if note.code == "clock-apart"] == []
