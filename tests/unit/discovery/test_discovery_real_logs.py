"""What somebody who knows the field would recognise."""

from pathlib import Path

import pytest

from reiskaart.eventlog import LogOptions, import_log
from reiskaart.reality import figures, read
from reiskaart.reality.discovery import Discovery, discover

pytestmark = pytest.mark.real_data

TRIVAGO = LogOptions(customer="user_id", time="timestamp", name="action_type")
COMPLAINTS = LogOptions(customer="CustomerID", time="ContactDate", name="ComplaintTheme", channel="ContactChannelID")


def found_in(file: Path, tmp_path: Path, options: LogOptions) -> Discovery:
    log = import_log(file, tmp_path / "log", options, key=b"a key of thirty-two bytes or so..")
    found = discover(log)
    reality = figures(read(log, found.journey, tmp_path / "reading"), found.journey)
    assert reality.contacts / reality.events == found.record.fit.contacts.value
    return found


def names(found: Discovery) -> list[str]:
    return [step.name for step in found.journey.steps]


def test_a_clerk_recognises_the_permit_requests(real_data: Path, tmp_path: Path) -> None:
    found = found_in(real_data / "receipt.xes.gz", tmp_path, LogOptions())
    assert names(found) == [
        "Confirmation of receipt",
        "Check confirmation of receipt",
        "Determine confirmation of receipt",
        "Print and send confirmation of receipt",
        "Determine necessity of stop advice",
        "Determine necessity to stop indication",
        "Document X request unlicensed",
        "Report Y to stop indication",
    ]
    advice = found.record.steps[4].touchpoints
    assert sum("advice" in touchpoint for touchpoint in advice) == len(advice) == 5
    assert found.record.fit.explained.value == pytest.approx(0.97, abs=0.02)


def test_the_hotel_site_reads_search_look_click_out(real_data: Path, tmp_path: Path) -> None:
    found = found_in(real_data / "trivago.parquet", tmp_path, TRIVAGO)
    assert names(found) == [
        "Searches",
        "Filters",
        "Searches for item",
        "Looks at item image",
        "Looks at item",
        "Clicks out to item",
    ]
    phases = {phase.id: len(phase.steps) for phase in found.journey.phases}
    assert phases == {"awareness": 0, "consideration": 5, "decision": 1, "action": 0, "loyalty": 0}
    assert found.journey.outcomes.good == ("clickout-item",)


def test_in_dutch_no_step_is_half_in_english(real_data: Path, tmp_path: Path) -> None:
    log = import_log(real_data / "trivago.parquet", tmp_path / "log", TRIVAGO, key=b"a key of thirty-two bytes or so..")
    found = discover(log, language="nl")
    assert names(found) == [
        "Zoekt",
        "Filtert",
        "Zoekt artikel",
        "Bekijkt artikelfoto",
        "Bekijkt artikel",
        "Klikt door naar artikel",
    ]
    (said,) = (sentence for sentence in found.record.sentences("nl") if "niet meer gezien" in sentence)
    assert "2 min 35 s" in said


def test_the_service_desk_keeps_its_loop_as_a_return(real_data: Path, tmp_path: Path) -> None:
    found = found_in(real_data / "bpic2013-incidents.xes.gz", tmp_path, LogOptions())
    assert names(found) == ["Accepted", "Queued", "Completed"]
    assert [hint.why for hint in found.record.hints] == ["returns"]
    assert [each.name for each in found.record.set_aside] == ["Unmatched"]


def test_traffic_fines_end_in_payment(real_data: Path, tmp_path: Path) -> None:
    found = found_in(real_data / "roadtraffic100traces.xes", tmp_path, LogOptions())
    assert names(found) == [
        "Create fine",
        "Send fine",
        "Insert fine notification",
        "Add penalty",
        "Pays",
        "Send for credit collection",
    ]
    assert found.journey.outcomes.good == ("payment",)
    assert len(found.record.set_aside) == 4


def test_the_textbook_log_reads_as_the_textbook(real_data: Path, tmp_path: Path) -> None:
    found = found_in(real_data / "running-example.xes", tmp_path, LogOptions())
    assert names(found)[0] == "Register request"
    assert names(found).index("Decide") > names(found).index("Check ticket")
    assert found.journey.outcomes.good == ("touchpoint-pay-compensation",)


def test_complaints_say_that_they_are_hardly_journeys(real_data: Path, tmp_path: Path) -> None:
    found = found_in(real_data / "uwv-complaints.csv", tmp_path, COMPLAINTS)
    assert found.record.single_contact > 0.5
    assert found.journey.outcomes.good == ()
