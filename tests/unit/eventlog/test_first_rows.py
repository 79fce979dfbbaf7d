"""What a person sees of a file before the import: its first rows, what becomes of them, and what must be asked."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reiskaart.eventlog import LogOptions, PreviewRow, inspect, preview

REAL = ["bpic2013-incidents.xes.gz", "receipt.xes.gz", "roadtraffic100traces.xes", "running-example.xes", "trivago.parquet"]


def seen(path: Path, options: LogOptions | None = None) -> tuple[PreviewRow, ...]:
    chosen = options or LogOptions()
    with TemporaryDirectory() as folder:
        return preview(path, inspect(path, chosen), chosen, str.upper, Path(folder))


def test_each_row_is_shown_with_what_becomes_of_it(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("user_id,ts,event\nanna,2026-01-01T10:00:00,search\nben,soon,book\ncarla\n,2026-01-01T11:00:00,book\n")
    rows = seen(file)
    assert [row.reason for row in rows] == [None, "time_unreadable", "ragged", "customer_missing"]
    contact = rows[0].contact
    assert contact is not None
    assert (contact.customer, contact.at, contact.name) == ("ANNA", datetime(2026, 1, 1, 10, tzinfo=UTC), "search")
    assert rows[1].cells == ("ben", "soon", "book")
    assert rows[1].contact is None


def test_another_role_or_zone_shows_at_once(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("user_id,ts,event,page\nanna,2026-01-01T10:00:00,search,home\nben,2026-01-01T10:00:00,book,pay\n")
    read = seen(file, LogOptions(name="page", timezone="Europe/Amsterdam"))[0].contact
    assert read is not None
    assert (read.name, read.at) == ("home", datetime(2026, 1, 1, 9, tzinfo=UTC))


def test_a_file_of_which_no_row_fits_shows_each_once(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("user_id,ts,event\na,2026-01-01T10:00:00,x\n" + "too,short\n" * 3)
    assert [row.reason for row in seen(file)] == [None, "ragged", "ragged", "ragged"]


def test_two_columns_that_say_the_same_are_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("user_id,ts,event,activity\nanna,2026-01-01T10:00:00,search,search\nben,2026-01-01T11:00:00,book,book\n")
    (question,) = inspect(file, LogOptions()).questions
    assert (question.role, set(question.columns)) == ("name", {"event", "activity"})
    assert inspect(file, LogOptions(name="activity")).questions == ()


def test_a_missing_role_is_asked_for_with_the_columns_that_are_left(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("user_id,ts,thing\nanna,2026-01-01T10:00:00,5\nben,2026-01-01T11:00:00,6\n")
    (question,) = inspect(file, LogOptions()).questions
    assert (question.role, question.columns) == ("name", ("thing",))
    assert [row.contact for row in seen(file)] == [None, None]


def test_rows_of_one_contact_each_are_told_of(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("user_id,ts,event\n" + "".join(f"k{number},2026-01-01T10:00:00,x\n" for number in range(40)))
    assert "one-contact" in [note.code for note in inspect(file, LogOptions()).notes]


@pytest.mark.real_data
@pytest.mark.parametrize("name", REAL)
def test_real_logs_are_read_without_a_question(real_data: Path, name: str) -> None:
    plan = inspect(real_data / name, LogOptions())
    assert plan.questions == ()
    assert all(row.contact is not None for row in seen(real_data / name))


@pytest.mark.real_data
def test_the_log_with_two_name_columns_is_asked_about(real_data: Path) -> None:
    (question,) = inspect(real_data / "running-example.csv", LogOptions()).questions
    assert (question.role, question.columns) == ("name", ("concept:name", "Activity"))


@pytest.mark.real_data
@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_answers_of_a_survey_are_told_from_contacts(real_data: Path, year: int) -> None:
    plan = inspect(real_data / f"sfo-survey-{year}.csv", LogOptions())
    assert [question.role for question in plan.questions] == ["name"]
    assert "answers" in [note.code for note in plan.notes]
