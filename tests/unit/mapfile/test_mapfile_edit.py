"""An edit changes its own place in a file and nothing else."""

from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from reiskaart.mapfile import MapFile, new_text, open_map, read_map, write_map
from reiskaart.model import Card, CustomerJob, Emotion, Journey, PersonaFacts, Step, Touchpoint
from reiskaart.model.base import Part

BAKERY = Path(__file__).resolve().parents[2] / "fixtures" / "maps" / "bakery.reiskaart.yaml"


def with_(part: Any, **changes: object) -> Any:
    """A part of the model with other values."""
    assert isinstance(part, Part)
    return part.model_copy(update=changes)


def with_step(journey: Journey, index: int, **changes: object) -> Journey:
    """The journey with one step changed."""
    steps = list(journey.steps)
    steps[index] = with_(steps[index], **changes)
    by_id = {step.id: step for step in steps}
    phases = tuple(with_(phase, steps=tuple(by_id[step.id] for step in phase.steps)) for phase in journey.phases)
    return Journey.model_validate(with_(journey, phases=phases).model_dump())


def change(data: bytes, journey: Journey, name: str = "map.yaml") -> list[str]:
    """The lines that an edit takes out (``-``) and puts in (``+``), after checking that the file says the journey."""
    after = MapFile.of(data, name).saying(journey)
    assert MapFile.of(after, name).journey == journey
    lines = unified_diff(data.decode().splitlines(), after.decode().splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.fixture
def data() -> bytes:
    return BAKERY.read_bytes()


@pytest.fixture
def bakery(data: bytes) -> Journey:
    return MapFile.of(data, "map.yaml").journey


def test_a_title_keeps_everything_else(data: bytes, bakery: Journey) -> None:
    assert change(data, with_(bakery, id=bakery.id, title="Brood: voor zondag")) == [
        "-title: Brood voor het weekend",
        "+id: brood-voor-het-weekend",
        '+title: "Brood: voor zondag"',
    ]


def test_a_new_field_comes_at_its_own_place(data: bytes, bakery: Journey) -> None:
    assert change(data, with_(bakery, driver="Geen gedoe")) == ["+driver: Geen gedoe"]
    lines = MapFile.of(data, "map.yaml").saying(with_(bakery, driver="Geen gedoe")).decode().splitlines()
    assert lines[lines.index("driver: Geen gedoe") - 1] == "outcomes: {good: [afhalen]}       # zo hoort het"


def test_a_field_that_is_gone_leaves_its_neighbours(data: bytes, bakery: Journey) -> None:
    assert change(data, with_(bakery, owner=None)) == ["-owner: Anneke"]


def test_a_renamed_step_keeps_its_id(data: bytes, bakery: Journey) -> None:
    assert change(data, with_step(bakery, 0, name="Zoekt brood")) == [
        "-        name: Kiest een brood",
        "+        name: Zoekt brood",
    ]


def test_a_renamed_persona_keeps_the_id_that_was_derived(data: bytes, bakery: Journey) -> None:
    renamed = with_(bakery, personas=(with_(bakery.personas[0], name="Laatkomer"),))
    assert change(data, renamed) == ["-  - name: Vroege vogel", "+  - id: vroege-vogel", "+    name: Laatkomer"]


def test_a_bare_card_becomes_a_full_one(data: bytes, bakery: Journey) -> None:
    cards = dict(bakery.steps[0].cards)
    cards["actions"] = (with_(cards["actions"][0], status="contradicted"), cards["actions"][1])
    assert change(data, with_step(bakery, 0, cards=cards)) == [
        "-            - Bekijkt de broden",
        "+            - text: Bekijkt de broden",
        "+              status: contradicted",
    ]


def test_a_card_that_changes_its_text_keeps_its_comment_and_gets_its_id_written(data: bytes, bakery: Journey) -> None:
    cards = dict(bakery.steps[0].cards)
    second = cards["actions"][1]
    cards["actions"] = (cards["actions"][0], with_(second, text="Leest de kaartjes"))
    assert change(data, with_step(bakery, 0, cards=cards)) == [
        "-            - text: Leest wat erin zit    # allergie!",
        f"+            - id: {second.id}",
        "+              text: Leest de kaartjes    # allergie!",
    ]


def test_a_card_is_added_behind_the_others(data: bytes, bakery: Journey) -> None:
    cards = dict(bakery.steps[1].cards)
    cards["pains"] = (*cards["pains"], Card(id="new-1", text="Geen wisselgeld"))
    assert change(data, with_step(bakery, 1, cards=cards)) == ["+          - id: new-1", "+            text: Geen wisselgeld"]


def test_a_card_is_taken_out_of_a_flow_list(data: bytes, bakery: Journey) -> None:
    cards = {kind: cards for kind, cards in bakery.steps[0].cards.items() if kind != "questions"}
    assert change(data, with_step(bakery, 0, cards=cards)) == ["-          questions: [\"Is er nog 'boeren bruin'?\"]"]


def test_quotes_stay_as_they_were(data: bytes, bakery: Journey) -> None:
    cards = dict(bakery.steps[0].cards)
    question = cards["questions"][0]
    cards["questions"] = (with_(question, text="Tot hoe laat?"),)
    assert change(data, with_step(bakery, 0, cards=cards)) == [
        "-          questions: [\"Is er nog 'boeren bruin'?\"]",
        f"+          questions: [{{id: {question.id}, text: Tot hoe laat?}}]",
    ]


def test_a_block_text_stays_a_block_text(data: bytes, bakery: Journey) -> None:
    cards = dict(bakery.steps[1].cards)
    quote = cards["quotes"][0]
    cards["quotes"] = (with_(quote, text="Eén regel.\n\nEn nog een."),)
    assert change(data, with_step(bakery, 1, cards=cards)) == [
        "-            - text: |",
        "-                Ik kom hier al jaren.",
        f"+            - id: {quote.id}",
        "+              text: |-",
        "+                Eén regel.",
        "-                Maar om acht uur is het op.",
        "+                En nog een.",
    ]


def test_an_emotion_in_its_short_form_gets_a_word(data: bytes, bakery: Journey) -> None:
    felt = with_step(bakery, 0, emotions=(Emotion(value=1.5, word="nieuwsgierig"),))
    assert change(data, felt) == ["-        emotion: 1", "+        emotion: {value: 1.5, word: nieuwsgierig}"]


def test_an_emotion_in_flow_style_changes_its_number(data: bytes, bakery: Journey) -> None:
    felt = with_step(bakery, 1, emotions=(with_(bakery.steps[1].emotions[0], value=-2.0),))
    assert change(data, felt) == [
        "-          vroege-vogel: {value: -1, word: ongeduldig}",
        "+          vroege-vogel: {value: -2, word: ongeduldig}",
    ]


def test_a_touchpoint_that_is_new_comes_behind_the_others(data: bytes, bakery: Journey) -> None:
    grown = with_(bakery, touchpoints=(*bakery.touchpoints, Touchpoint(id="krant", name="Krant")))
    assert change(data, grown) == ["+  krant:", "+    name: Krant"]


def test_touchpoints_that_change_places_take_their_text_along(data: bytes, bakery: Journey) -> None:
    after = MapFile.of(data, "map.yaml").saying(with_(bakery, touchpoints=bakery.touchpoints[::-1]))
    assert [touchpoint.id for touchpoint in MapFile.of(after, "map.yaml").journey.touchpoints] == ["toonbank", "website"]
    assert after.decode().startswith(data.decode().split("touchpoints:")[0])


def test_a_step_is_added_in_the_middle(data: bytes, bakery: Journey) -> None:
    first, second = bakery.phases
    grown = with_(bakery, phases=(with_(first, steps=(*first.steps, Step(id="bestellen", name="Bestelt"))), second))
    assert change(data, grown) == ["+      - id: bestellen", "+        name: Bestelt"]


def test_a_section_comes_behind_one_that_lost_its_last_line(data: bytes, bakery: Journey) -> None:
    changed = with_(
        bakery,
        personas=(with_(bakery.personas[0], facts=PersonaFacts()),),
        customer_jobs=(CustomerJob(id="ontbijten", text="Ontbijten"),),
    )
    assert change(data, changed) == [
        "-    facts: {age: 30-45, media: Buurtkrant, own: {fiets: ja}}",
        "+",
        "+customer_jobs:",
        "+  - {text: Ontbijten}",
    ]


def test_the_very_same_bytes_where_nothing_changes(data: bytes, bakery: Journey) -> None:
    strange = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n").rstrip()
    assert MapFile.of(strange, "map.yaml").saying(bakery) == strange


def test_line_ends_and_byte_order_mark_survive_an_edit(data: bytes, bakery: Journey) -> None:
    strange = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n").rstrip()
    after = MapFile.of(strange, "map.yaml").saying(with_(bakery, owner="Chris"))
    assert after == strange.replace(b"owner: Anneke", b"owner: Chris")


def test_what_is_blank_or_said_by_default_can_be_filled_in() -> None:
    data = b"reiskaart: 1\ntitle: T\nowner:\nstate: current # nu\nphases:\n"
    journey = MapFile.of(data, "map.yaml").journey
    assert change(data, with_(journey, owner="Ik", state="future")) == [
        "-owner:",
        "-state: current # nu",
        "+owner: Ik",
        "+state: future # nu",
    ]


def test_a_file_that_no_edit_fits_is_written_anew() -> None:
    data = b"reiskaart: 1\ntitle: &t T\nowner: *t\n"
    journey = MapFile.of(data, "map.yaml").journey
    after = MapFile.of(data, "map.yaml").saying(with_(journey, title="U", id="t"))
    assert MapFile.of(after, "map.yaml").journey == with_(journey, title="U", id="t")


def test_json_keeps_its_form(bakery: Journey) -> None:
    data = new_text(bakery, "map.json").encode()
    cards = dict(bakery.steps[1].cards)
    cards["pains"] = (*cards["pains"], Card(id="new-1", text="Geen wisselgeld"))
    added = change(data, with_step(bakery, 1, cards=cards), "map.json")
    assert [line.strip("+ -") for line in added] == [
        '"Lange rij"',
        '"Lange rij",',
        "{",
        '"id": "new-1",',
        '"text": "Geen wisselgeld"',
        "}",
    ]


def test_writing_keeps_comments_on_disk(tmp_path: Path, data: bytes, bakery: Journey) -> None:
    path = tmp_path / "map.reiskaart.yaml"
    path.write_bytes(data)
    write_map(with_(bakery, owner="Chris"), path)
    assert path.read_bytes() == data.replace(b"Anneke", b"Chris")
    assert [file.name for file in tmp_path.iterdir()] == ["map.reiskaart.yaml"]


def test_writing_what_is_there_touches_nothing(tmp_path: Path, data: bytes, bakery: Journey) -> None:
    path = tmp_path / "map.reiskaart.yaml"
    path.write_bytes(data)
    before = path.stat().st_mtime_ns
    write_map(bakery, path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before)


def test_writing_through_a_link_keeps_link_and_mode(tmp_path: Path, bakery: Journey) -> None:
    path, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    write_map(bakery, path)
    path.chmod(0o640)
    link.symlink_to(path)
    write_map(with_(bakery, owner="Chris"), link)
    assert link.is_symlink()
    assert (read_map(path).owner, path.stat().st_mode & 0o777) == ("Chris", 0o640)


def test_a_new_file_says_its_version_first_and_opens_again(tmp_path: Path, bakery: Journey) -> None:
    path = tmp_path / "new.reiskaart.yaml"
    write_map(bakery, path)
    assert path.read_text("utf-8").startswith("reiskaart: 1\ntitle: Brood voor het weekend\nlanguage: nl\n")
    assert open_map(path).version == 1
    assert open_map(path).journey == bakery
