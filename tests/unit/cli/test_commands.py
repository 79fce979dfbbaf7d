"""The commands, from arguments to what is printed and the exit status."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reiskaart.cli import main
from reiskaart.mapfile import read_map

LOG = """who;moment;what;where
ann;2026-03-01 10:00;search;google
ann;2026-03-01 10:05;view_prices;website
ann;2026-03-02 09:00;book;website
bob;2026-03-01 11:00;search;google
bob;2026-03-01 11:01;view_prices;website
bob;2026-03-01 11:03;search;google
cas;2026-03-03 12:00;search;google
cas;not a time;book;website
"""
MAP = """reiskaart: 1
title: Finding a hairdresser
silence_days: 1
outcomes: {good: [booking]}
touchpoints:
  google:
    name: Google
    rules: [{name: search}]
  prices:
    name: Price page
    rules: [{name: view_*}]
  booking:
    name: Booking
    rules: [{name: book}]
phases:
  - name: Look
    steps:
      - {id: looks, name: Looks around, touchpoints: [google]}
      - {id: compares, name: Compares, touchpoints: [prices]}
  - name: Do
    steps:
      - {id: books, name: Books, touchpoints: [booking]}
"""


class Ran(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program, in a folder of its own with ``log.csv`` and ``map.reiskaart.yaml``, and a workspace of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REISKAART_DATA", str(tmp_path / "workspace"))
    monkeypatch.setenv("REISKAART_CONFIG", str(tmp_path / "config"))
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "map.reiskaart.yaml").write_text(MAP)

    def call(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["reiskaart", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return call


FLAGS = ("--customer", "who", "--time", "moment", "--name", "what", "--channel", "where")


def test_help_names_every_command_and_says_how_to_start(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    for name in ("serve", "new", "log", "discover", "read", "render", "check", "rules", "schema", "demo"):
        assert name in ran.out
    assert "reiskaart serve --demo" in ran.out


@pytest.mark.parametrize(
    "command",
    [
        ("new",),
        ("log", "import"),
        ("log", "show"),
        ("discover",),
        ("read",),
        ("render",),
        ("check",),
        ("rules", "show"),
        ("rules", "try"),
        ("rules", "suggest"),
        ("demo",),
    ],
    ids=" ".join,
)
def test_the_help_of_each_command_has_an_example(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command, "--help")
    assert ran.status == 0
    assert f"reiskaart {' '.join(command)}" in " ".join(ran.out.split())


def test_new_makes_a_map_that_check_finds_lacking(run: Run) -> None:
    made = run("new", "salon.reiskaart.yaml", "--model", "see-think-do-care", "--lang", "nl")
    assert made.status == 0
    assert [phase.name for phase in read_map("salon.reiskaart.yaml").phases] == ["See", "Think", "Do", "Care"]
    checked = run("check", "salon.reiskaart.yaml", "--json")
    assert checked.status == 1
    assert {"code", "message", "hint"} <= set(json.loads(checked.out)[0])


def test_check_says_once_how_to_mend_what_several_phases_lack(run: Run) -> None:
    run("new", "salon.reiskaart.yaml", "--model", "see-think-do-care", "--lang", "nl")
    lines = run("check", "salon.reiskaart.yaml", "--lang", "en").out.splitlines()
    first = lines.index("• Nothing happens in phase ‘See’ yet.")
    assert [line[:9] for line in lines[first : first + 4]] == ["• Nothing"] * 4
    assert sum("Add what the customer does" in line for line in lines) == 1


def test_new_never_overwrites(run: Run) -> None:
    before = Path("map.reiskaart.yaml").read_bytes()
    ran = run("new", "map.reiskaart.yaml")
    assert ran.status == 2
    assert "map.reiskaart.yaml exists already" in ran.err
    assert Path("map.reiskaart.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("new", "x.reiskaart.yaml", "--model", "aidda"), "aida, rean"),
        (("new", "x.reiskaart.yaml", "--lang", "fr"), "nl or en"),
        (("check", "absent.reiskaart.yaml"), "absent.reiskaart.yaml"),
        (("log", "show", "absent.csv"), "absent.csv"),
        (("log", "show", "."), "folder"),
        (("log", "show", "log.csv", "--customer", "whom"), "whom"),
        (("new", "map.txt"), ".reiskaart.yaml"),
        (("new", "x.reiskaart.yaml", "--title", "x" * 401), "400"),
        (("new", "x.reiskaart.yaml", "--title", ""), "400"),
        (("discover", "log.csv", "-o", "map.pdf"), ".reiskaart.yaml"),
        (("render", "map.reiskaart.yaml", "-o", "map.png", "--paper", "a3"), ".pdf"),
        (("render", "map.reiskaart.yaml", "-o", "map.gif"), ".svg, .png, .pdf, .html"),
        (("render", "map.reiskaart.yaml", "-o", "no/such/folder/map.svg"), "no/such/folder"),
        (("render", "map.reiskaart.yaml", "-o", "map.svg", "--theme", "pink"), "pink"),
        (("render", "map.reiskaart.yaml", "-o", "map.svg", "--lane", "smells"), "touchpoints"),
        (("nonsense",), "nonsense"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_said_with_a_way_out(run: Run, arguments: tuple[str, ...], says: str) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert says in " ".join(ran.err.replace("│", " ").split())
    assert "Traceback" not in ran.err


def test_log_show_gives_the_figures_of_the_file(run: Run) -> None:
    ran = run("log", "show", "log.csv", *FLAGS, "--json")
    assert ran.status == 0
    shown = json.loads(ran.out)
    assert (shown["events"], shown["customers"], shown["names"], shown["rejected"]) == (7, 3, 3, 1)
    assert shown["start"] == {"search": 3}
    assert shown["end"] == {"search": 2, "book": 1}
    by_names = {(transition["from"], transition["to"]): transition for transition in shown["transitions"]}
    assert by_names["search", "view_prices"] == {"from": "search", "to": "view_prices", "count": 2, "mean_gap_seconds": 180.0}
    assert sum(transition["count"] for transition in shown["transitions"]) == 4


def test_an_imported_log_is_found_by_its_name(run: Run) -> None:
    assert run("log", "import", "log.csv", *FLAGS, "--as", "march").status == 0
    assert json.loads(run("log", "show", "march", "--json").out)["events"] == 7
    assert json.loads(run("log", "list", "--json").out)[0]["name"] == "march"
    assert run("log", "import", "log.csv", *FLAGS, "--as", "march").status == 2
    assert run("log", "delete", "march").status == 0
    assert run("log", "show", "march").status == 2


def test_what_cannot_be_read_is_set_aside_with_its_row_and_reason(run: Run) -> None:
    ran = run("log", "show", "log.csv", *FLAGS)
    assert ran.status == 0
    rejected = next(Path("workspace").rglob("rejected.csv"))
    assert str(rejected.name) in ran.err
    rows = rejected.read_text().splitlines()
    assert len(rows) == 2
    assert rows[1].startswith("8,")
    assert "cas" not in rows[1]


def test_read_says_what_the_log_says_of_the_map(run: Run) -> None:
    ran = run("read", "map.reiskaart.yaml", "log.csv", *FLAGS, "--json")
    assert ran.status == 0
    read = json.loads(ran.out)
    assert {"steps", "touchpoints", "transitions", "variants", "unmatched", "silence_days"} <= set(read)
    compares = next(step for step in read["steps"] if step["id"] == "compares")
    assert compares["reaches"] | {"low": None, "high": None} == {"value": 2 / 3, "n": 3, "low": None, "high": None}
    assert (compares["goes_on"]["value"], compares["fell_back"]["value"], compares["returns"]["value"]) == (0.5, 0.5, 0.5)
    assert read["silence_days"] == 1
    for_people = run("read", "map.reiskaart.yaml", "log.csv", *FLAGS)
    assert "Compares" in for_people.out
    assert "50%" in for_people.out
    assert "7 of 7 events are on the map: 3 customers, 3 paths." in " ".join(for_people.out.split())


def test_read_says_how_many_contacts_stand_at_no_step(run: Run) -> None:
    Path("map.reiskaart.yaml").write_text(MAP.replace(", touchpoints: [google]", ""))
    ran = run("read", "map.reiskaart.yaml", "log.csv", *FLAGS)
    said = " ".join((ran.out + ran.err).split())
    assert "7 of 7 events are on the map" in said
    assert "4 contacts (57%) belong to touchpoints that stand at no step" in said


def test_read_says_how_many_paths_a_filter_keeps(run: Run) -> None:
    ran = run("read", "map.reiskaart.yaml", "log.csv", *FLAGS, "--passed", "compares")
    said = " ".join(ran.out.split())
    assert "2 of 3 paths" in said
    assert "6 contacts on the map: 2 customers, 2 paths." in said
    assert "of 7" not in said


@pytest.mark.parametrize(
    ("ending", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")]
)
def test_render_draws_what_the_ending_says(run: Run, ending: str, start: bytes) -> None:
    ran = run("render", "map.reiskaart.yaml", "-o", f"map.{ending}", "--log", "log.csv", *FLAGS)
    assert ran.status == 0, ran.err
    assert Path(f"map.{ending}").read_bytes().lower().startswith(start.lower())


def test_discover_makes_a_map_that_reads_the_log_at_once(run: Run) -> None:
    assert run("discover", "log.csv", *FLAGS, "-o", "found.reiskaart.yaml").status == 0
    read = json.loads(run("read", "found.reiskaart.yaml", "log.csv", *FLAGS, "--json").out)
    assert read["contacts"] == 7
    assert run("discover", "log.csv", *FLAGS, "-o", "found.reiskaart.yaml").status == 2


def test_a_draft_has_the_detail_the_outcome_and_the_names_that_are_asked_for(run: Run) -> None:
    chosen = ("--steps", "1", "--outcome", "search", "--lang", "en")
    record = json.loads(run("discover", "log.csv", *FLAGS, *chosen, "--json").out)
    assert len(record["steps"]) == 1
    assert [each["raw"] for each in record["outcomes"] if each["verdict"] == "chosen"] == ["search"]
    ran = run("discover", "log.csv", *FLAGS, "--outcome", "weather", "--lang", "en")
    assert ran.status == 2
    assert "weather" in ran.err


def test_a_draft_gives_its_touchpoints_to_a_map_that_is_there(run: Run) -> None:
    Path("map.reiskaart.yaml").write_text(MAP.replace("    rules: [{name: search}]\n", ""))
    ran = run("discover", "log.csv", *FLAGS, "--into", "map.reiskaart.yaml")
    assert ran.status == 0, ran.err
    after = json.loads(run("read", "map.reiskaart.yaml", "log.csv", *FLAGS, "--json").out)
    assert after["contacts"] == after["events"]
    once = Path("map.reiskaart.yaml").read_text()
    assert run("discover", "log.csv", *FLAGS, "--into", "map.reiskaart.yaml").status == 0
    assert Path("map.reiskaart.yaml").read_text() == once


def test_rules_are_suggested_for_what_is_not_on_the_map(run: Run) -> None:
    text = MAP.replace("    rules: [{name: search}]\n", "")
    Path("map.reiskaart.yaml").write_text(text)
    ran = run("rules", "suggest", "map.reiskaart.yaml", "log.csv", *FLAGS, "--json")
    assert ran.status == 0
    assert json.loads(ran.out)[0]["rule"]["conditions"] == {"name": "search"}


def test_rules_show_what_they_recognise(run: Run) -> None:
    text = MAP.replace("    rules: [{name: search}]\n", "    rules: [{name: '*'}]\n")
    Path("map.reiskaart.yaml").write_text(text)
    ran = run("rules", "show", "map.reiskaart.yaml", "log.csv", *FLAGS)
    assert ran.status == 0, ran.err
    assert "100% of 7 contacts are recognised" in ran.out
    assert "Booking wins from Google, its rule is more exact." in ran.out
    view = json.loads(run("rules", "show", "map.reiskaart.yaml", "log.csv", *FLAGS, "--json").out)
    assert {one["id"]: one["events"] for one in view["touchpoints"]} == {"google": 4, "prices": 2, "booking": 1}


def test_a_rule_is_tried_without_touching_the_map(run: Run) -> None:
    before = Path("map.reiskaart.yaml").read_bytes()
    ran = run(
        "rules",
        "try",
        "map.reiskaart.yaml",
        "log.csv",
        *FLAGS,
        "--where",
        "name=*e*",
        "--where",
        "channel=web*",
        "--at",
        "google",
    )
    assert ran.status == 0, ran.err
    assert "2 contacts fit (29%)." in ran.out
    assert "2 would come from Price page." in ran.out
    assert Path("map.reiskaart.yaml").read_bytes() == before
    assert run("rules", "try", "map.reiskaart.yaml", "log.csv", *FLAGS, "--where", "name").status == 2
    wrong = run("rules", "try", "map.reiskaart.yaml", "log.csv", *FLAGS, "--where", "name=x", "--at", "shop")
    assert (wrong.status, "google, prices, booking" in wrong.err) == (2, True)


@pytest.mark.parametrize("lanes", [("--lane", "actions,emotion"), ("--lane", "What the customer does", "--lane", "Emotion")])
def test_lanes_are_named_by_id_or_by_what_the_map_calls_them(run: Run, lanes: tuple[str, ...]) -> None:
    assert run("render", "map.reiskaart.yaml", "-o", "map.svg", *lanes).status == 0
    drawn = Path("map.svg").read_text()
    assert "What the" in drawn
    assert "Opportunities" not in drawn


def test_a_suggested_command_can_be_typed_as_it_stands(run: Run) -> None:
    ran = run("new", "my map ë/a map.reiskaart.yaml")
    assert ran.status == 2
    Path("my map ë").mkdir()
    ran = run("new", "my map ë/a map.reiskaart.yaml")
    command = ran.out.split(":  ")[1].replace("\n", " ")
    program, *arguments = shlex.split(command)
    assert program == "reiskaart"
    assert run(*arguments).status == 0
    assert Path("my map ë/a map.html").exists()


def test_the_demo_makes_its_pages_and_finds_them_again(run: Run) -> None:
    assert run("demo", "--no-browser", "--lang", "nl").status == 0
    pages = sorted(Path("workspace/pages").glob("*.html"))
    assert [page.name for page in pages] == ["demo-salon.nl.html", "demo-shop.nl.html"]
    assert "niet meer gezien" in pages[0].read_text("utf-8")
    made = [page.stat().st_mtime_ns for page in pages]
    again = run("demo", "--no-browser", "--lang", "nl")
    assert "demo-salon.nl.html" in again.out
    assert [page.stat().st_mtime_ns for page in pages] == made


def test_sample_files_are_written_once(run: Run) -> None:
    assert run("demo", "--files", "sample").status == 0
    assert {path.name for path in Path("sample").iterdir()} == {"salon.reiskaart.yaml", "salon.csv", "shop.csv"}
    assert run("demo", "--files", "sample").status == 2


def test_a_step_without_rules_is_not_measured_as_nothing(run: Run) -> None:
    Path("map.reiskaart.yaml").write_text(MAP.replace("    rules: [{name: view_*}]\n", ""))
    ran = run("read", "map.reiskaart.yaml", "log.csv", *FLAGS)
    line = next(line for line in ran.out.splitlines() if line.startswith("Compares"))
    assert line.split()[1:] == ["–"] * (len(line.split()) - 1)


def test_the_schema_is_printed(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
