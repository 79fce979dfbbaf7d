"""An edit of one thing changes its own lines only; hostile files give nothing but the documented error."""

import random
from difflib import SequenceMatcher
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reiskaart.errors import MapFileError
from reiskaart.i18n import has
from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import Card, Journey, Step
from reiskaart.model import Phase as MapPhase
from strategies.journeys import TEXTS, journeys

PATIENT = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
SEEDS = st.integers(0, 2**32)


def extended(journey: Journey, text: str) -> Journey:
    """The journey with a phase of three steps more, to which nothing refers."""
    cards = {"actions": (Card(id="zz-card", text=text),)}
    steps = (Step(id="zz-one", name=text), Step(id="zz-two", name="Doet iets", cards=cards), Step(id="zz-three", name="Klaar"))
    phase = MapPhase(id="zz-phase", name=text, steps=steps)
    return Journey.model_validate(journey.model_copy(update={"phases": (*journey.phases, phase)}).model_dump())


EXTENDED = st.builds(extended, journeys(), TEXTS)


def by_another_hand(text: str, seed: int) -> str:
    """The file as somebody else lays it out: comments, blank lines and spaces where they mean nothing."""
    chance = random.Random(seed)
    lines: list[str] = []
    in_block: int | None = None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if in_block is not None and (not line.strip() or indent > in_block):
            lines.append(line)
            continue
        in_block = None
        if chance.random() < 0.2:
            lines.append(chance.choice(["", f"{' ' * indent}# wat volgt: nodig", "   ", "# zomaar"]))
        if line.endswith("|-"):
            in_block = indent + (2 if line.lstrip().startswith("- ") and line.lstrip() != "- |-" else 0)
        elif line and chance.random() < 0.2:
            line += chance.choice([" # let op", "   ", "    # a: b, [c]"])
        lines.append(line)
    return "\n".join(lines) + chance.choice(["", "\n", "\n\n# einde\n"])


def with_step(journey: Journey, index: int, **changes: Any) -> Journey:
    """The journey with one step changed."""
    wanted = journey.steps[index].id
    phases = tuple(
        phase.model_copy(
            update={"steps": tuple(step.model_copy(update=changes) if step.id == wanted else step for step in phase.steps)}
        )
        for phase in journey.phases
    )
    return Journey.model_validate(journey.model_copy(update={"phases": phases}).model_dump())


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Lines taken out, and lines put in."""
    old, new = before.decode().split("\n"), after.decode().split("\n")
    out: list[str] = []
    into: list[str] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            out += old[i1:i2]
            into += new[j1:j2]
    return out, into


@PATIENT
@given(journey=journeys(), seed=SEEDS)
def test_an_unchanged_journey_gives_back_the_same_bytes(journey: Journey, seed: int) -> None:
    data = by_another_hand(new_text(journey, "map.yaml"), seed).encode()
    file = MapFile.of(data, "map.yaml")
    assert file.journey == journey
    assert file.saying(journey) == data


@PATIENT
@given(journey=journeys(), seed=SEEDS, owner=st.from_regex(r"\A[A-Z][a-z]{2,9}\Z"))
def test_a_new_owner_changes_the_owner(journey: Journey, seed: int, owner: str) -> None:
    owned = journey.model_copy(update={"owner": "Iemand"})
    data = by_another_hand(new_text(owned, "map.yaml"), seed).encode()
    file = MapFile.of(data, "map.yaml")
    out, into = changed_lines(data, file.saying(owned.model_copy(update={"owner": owner})))
    assert (len(out), len(into)) == (1, 1)
    assert out[0].startswith("owner:")
    assert into[0].startswith("owner:")


@PATIENT
@given(journey=EXTENDED, seed=SEEDS, text=TEXTS, data=st.data())
def test_a_new_card_only_adds_lines(journey: Journey, seed: int, text: str, data: st.DataObject) -> None:
    places = [(i, kind) for i, step in enumerate(journey.steps) for kind, cards in step.cards.items() if cards]
    index, kind = data.draw(st.sampled_from(places))
    step: Step = journey.steps[index]
    cards = {**step.cards, kind: (*step.cards[kind], Card(id="zz-new-zz", text=text))}
    grown = with_step(journey, index, cards=cards)
    before = by_another_hand(new_text(journey, "map.yaml"), seed).encode()
    after = MapFile.of(before, "map.yaml").saying(grown)
    out, into = changed_lines(before, after)
    assert MapFile.of(after, "map.yaml").journey == grown
    assert out == []
    assert into


@PATIENT
@given(journey=EXTENDED, seed=SEEDS, gone=st.sampled_from(["zz-one", "zz-two", "zz-three"]))
def test_a_step_taken_out_only_takes_out_lines(journey: Journey, seed: int, gone: str) -> None:
    *others, last = journey.phases
    fewer = journey.model_copy(
        update={"phases": (*others, last.model_copy(update={"steps": tuple(step for step in last.steps if step.id != gone)}))}
    )
    before = by_another_hand(new_text(journey, "map.yaml"), seed).encode()
    after = MapFile.of(before, "map.yaml").saying(fewer)
    out, into = changed_lines(before, after)
    assert MapFile.of(after, "map.yaml").journey == fewer
    assert out
    assert into == []


@PATIENT
@given(journey=journeys(), seed=SEEDS, name=st.sampled_from(["map.yaml", "map.json"]))
def test_a_damaged_file_is_read_or_refused_in_words(journey: Journey, seed: int, name: str) -> None:
    chance = random.Random(seed)
    data = bytearray(new_text(journey, name).encode())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                del data[at:]
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at : at + 1] = bytes(chance.choices(b"\t\n :-[]{}\"'#&*!|>%@`,?0aZ\xff\x00\\", k=chance.randint(1, 3)))
            case _:
                data[at:at] = data[at // 2 : at]
    assert outcome(bytes(data), name)


@PATIENT
@given(data=st.binary(max_size=300) | st.text("{}[]:,-#&*!|>'\"%@`? \n\t01ax\\~<=", max_size=120).map(str.encode))
def test_anything_at_all_is_read_or_refused_in_words(data: bytes) -> None:
    assert outcome(data, "map.yaml")
    assert outcome(b"reiskaart: 1\n" + data, "map.yaml")
    assert outcome(data, "map.json")


def outcome(data: bytes, name: str) -> bool:
    """Whether reading ends as documented: in a journey, or in errors that have their words."""
    try:
        return bool(MapFile.of(data, name).journey.title)
    except MapFileError as error:
        codes = [each.code.removeprefix("mapfile.") for each in (error, *error.others)]
        spoken = [(each.message("nl"), each.hint("nl")) for each in (error, *error.others)]
        return all(has(f"mapfile.errors.{code}.hint", "en") for code in codes) and all(
            message and hint for message, hint in spoken
        )
