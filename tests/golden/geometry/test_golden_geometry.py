"""The page draws the journey line and the curve where the pictures draw them: these cases hold both to it.

Each file holds what goes in and what Python's layout makes of it; ``web/src/geometry`` is compared with the same files. Renew
them with ``RENEW_GOLDEN=1 pytest tests/golden/geometry``.
"""

import dataclasses
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as File
from typing import Any

import pytest

from fixtures.pictures import large_map, large_reality, reading, salon, salon_reality
from reiskaart.model import Emotion, Journey, Persona, Phase, Reality, Step
from reiskaart.picture import PictureOptions
from reiskaart.picture.layout.branches import unseen_words
from reiskaart.picture.layout.emotion import emotion
from reiskaart.picture.layout.flow import flow
from reiskaart.picture.layout.frame import Frame, frame
from reiskaart.picture.layout.line import line
from reiskaart.picture.layout.returns import return_words
from reiskaart.picture.marks import Column, Group, Path, Text
from reiskaart.picture.text import width, wrap

HERE = File(__file__).parent
_SIZE = 11.0
_UNBOUND = 1e9

# step of the shop: its phase, customers, share of them not seen again
_SHOP = {
    "clicks-on-campaign": ("awareness", 1571, 0.347), "views-home-page": ("awareness", 2409, 0.299),
    "clicks-on-newsletter": ("awareness", 549, 0.24), "views-items": ("consideration", 3548, 0.376),
    "views-item": ("consideration", 3745, 0.476), "adds-to-cart": ("consideration", 1949, 0.241),
    "views-cart": ("consideration", 1104, 0.277), "checks-out": ("purchase", 701, 0.243), "buys": ("purchase", 476, 0.019),
    "tracks-parcel": ("use", 201, 0.01), "parcel-delivered": ("use", 467, 0.024), "returns-it": ("loyalty", 53, 0.0),
}  # fmt: skip
_SHOP_BACK = [
    ("views-item", "views-items", 1009), ("adds-to-cart", "views-item", 331), ("adds-to-cart", "views-items", 322),
    ("checks-out", "views-cart", 135), ("views-items", "views-home-page", 129), ("views-cart", "views-item", 105),
    ("parcel-delivered", "views-home-page", 52), ("views-cart", "clicks-on-newsletter", 45),
    ("parcel-delivered", "clicks-on-newsletter", 24), ("views-cart", "views-items", 22), ("returns-it", "views-items", 1),
]  # fmt: skip


def _salon(wide: Callable[[int], float] | None = None, language: str | None = None) -> Frame:
    return _columns(_frame(salon(), salon_reality(), language), wide)


def _shop() -> Frame:
    phases: dict[str, list[Step]] = {}
    for id_, (phase, _, _) in _SHOP.items():
        phases.setdefault(phase, []).append(Step(id=id_, name=id_))
    journey = Journey(
        id="shop", title="Shop", phases=tuple(Phase(id=id_, name=id_, steps=tuple(steps)) for id_, steps in phases.items())
    )
    customers = {id_: number for id_, (_, number, _) in _SHOP.items()}
    return _frame(journey, reading(journey, customers, {id_: lost for id_, (_, _, lost) in _SHOP.items()}, {}, _SHOP_BACK), "en")


def _few() -> Frame:
    journey = Journey(id="few", title="Few", phases=(Phase(id="all", name="All", steps=_steps(4)),))
    customers = {"step-0": 24, "step-1": 20, "step-2": 12, "step-3": 0}
    return _frame(journey, reading(journey, customers, {"step-0": 0.2, "step-1": 0.4}, {}, [("step-2", "step-0", 5)]), "en")


def _steps(count: int) -> tuple[Step, ...]:
    return tuple(Step(id=f"step-{n}", name=f"Step {n}") for n in range(count))


def _one_step() -> Frame:
    journey = Journey(id="one", title="One", phases=(Phase(id="all", name="All", steps=_steps(1)),))
    return _frame(journey, reading(journey, {"step-0": 900}, {"step-0": 0.6}, {}, []), "en")


def _many() -> Frame:
    journey = large_map(phases=9, steps=60, lanes=5)
    return _frame(journey, large_reality(journey), "nl")


def _returning() -> Frame:
    """Everybody goes back everywhere."""
    journey = large_map(phases=4, steps=12, lanes=1)
    ids = [step.id for step in journey.steps]
    back = [(ids[a], ids[b], 100 + 7 * a + 11 * b) for a in range(12) for b in range(a) if (a * 5 + b * 3) % 4 == 0]
    return _frame(journey, reading(journey, dict.fromkeys(ids, 900), dict.fromkeys(ids, 0.12), {}, back), "nl")


def _personas() -> Frame:
    """Two people who feel differently about the same journey."""
    first, second = ("Anna", (1.5, -0.5, -2.0, 0.0, 2.0)), ("Bert, who has been here before", (0.5, 0.5, -1.5, 1.0, 1.0))
    steps = tuple(
        Step(
            id=f"step-{n}",
            name=f"Step {n}",
            emotions=(
                Emotion(persona="a", value=first[1][n], word=("hopeful", "unsure", "stuck in the queue", "", "glad")[n] or None),
                Emotion(persona="b", value=second[1][n], word="calm" if n % 2 else None),
            ),
        )
        for n in range(5)
    )
    people = (Persona(id="a", name=first[0]), Persona(id="b", name=second[0]))
    return _frame(Journey(id="two", title="Two", personas=people, phases=(Phase(id="all", name="All", steps=steps),)), None, "en")


def _frame(journey: Journey, reality: Reality | None, language: Any = None) -> Frame:
    return frame(journey, reality, PictureOptions(language=language, hints=False))


def _columns(made: Frame, wide: Callable[[int], float] | None) -> Frame:
    """The frame with columns of other widths, as the page may have them."""
    if wide is None:
        return made
    x, columns = made.columns[0].x, []
    for column in made.columns:
        columns.append(dataclasses.replace(column, x=x, width=wide(column.index)))
        x = columns[-1].right + 6
    return dataclasses.replace(
        made,
        width=x - 6 + 24,
        columns=tuple(columns),
        column_of={made.steps[column.step].id: column for column in columns if column.step is not None},
    )


CASES: dict[str, Callable[[], Frame]] = {
    "salon": _salon,
    "salon-narrow-columns": lambda: _salon(lambda index: 92.0 + 12 * (index % 3)),
    "salon-wide-columns": lambda: _salon(lambda index: 210.0 + 31 * (index % 4), "en"),
    "salon-without-data": lambda: _frame(salon(), None),
    "shop": _shop,
    "few-paths": _few,
    "one-step": _one_step,
    "no-step": lambda: _frame(Journey(id="none", title="None", phases=(Phase(id="bare", name="Bare"),)), None),
    "sixty-steps": _many,
    "many-returns": _returning,
    "two-personas": _personas,
}


def _case(made: Frame) -> dict[str, Any]:
    columns = [column for column in made.columns if column.step is not None]
    said: dict[tuple[str, bool], set[float]] = {}
    bounds = {"left": made.columns[0].x, "right": made.right + 12}
    return {
        "columns": [
            {"step": _step(made, column).id, "phaseIndex": column.phase, "x": column.x, "width": column.width}
            for column in columns
        ],
        "bounds": bounds,
        "line": _line(made, columns, said, bounds["right"] - bounds["left"]) if columns else None,
        "curve": _curve(made, said, bounds["right"] - bounds["left"]),
        "set": [
            {"words": words, "room": room, "bold": bold, **_set(words, room, bold, made)}
            for (words, bold), rooms in said.items()
            for room in sorted(rooms)
        ],
    }


def _set(words: str, room: float, bold: bool, made: Frame) -> dict[str, Any]:
    if room == _UNBOUND:
        return {"lines": [words], "width": width(words, _SIZE, bold=bold)}
    lines = wrap(words, _SIZE, room, made.language, bold=bold)
    text = Text(0, 0, lines, _SIZE, 15, "ink", ())
    return {"lines": ["".join(run.text for run in one) for one in lines], "width": text.box.width}


def _step(made: Frame, column: Column) -> Step:
    return made.steps[column.step or 0]


def _line(made: Frame, columns: Sequence[Column], said: dict[tuple[str, bool], set[float]], most: float) -> dict[str, Any]:
    band = line(made, 0.0)
    given: dict[str, Any] = {
        "moments": [step.id for step in made.steps if step.moment_of_truth],
        "reading": None,
        "returns": {},
        "unseen": {},
    }
    if made.reality:
        flowing = flow(made)
        given["reading"] = {
            "stations": {
                figures.id: {
                    "customers": figures.customers,
                    "paths": figures.paths,
                    "unseen": {"value": figures.not_seen_again.value, "n": figures.not_seen_again.n},
                    "measurable": made.measurable(step),
                }
                for step in made.steps
                if (figures := made.step_figures.get(step.id))
            },
            "ways": [{"from": way.from_, "to": way.to, "paths": way.paths} for way in made.reality.transitions.steps],
        }
        for back in flowing.returns:
            words = return_words(made, back)
            given["returns"][f"{_step(made, back.start).id}--{_step(made, back.end).id}"] = words
            said.setdefault((words, False), set()).update((min(400.0, most), min(92.0, most)))
        for column in columns:
            if share := flowing.unseen(column):
                both = [unseen_words(made, share, big=big) for big in (False, True)]
                given["unseen"][_step(made, column).id] = {"short": both[0], "long": both[1], "n": share.n, "value": share.value}
                for words, bold in zip(both, (False, True), strict=True):
                    said.setdefault((words, bold), set()).update((200.0, 92.0, column.width / 2 + 14))
    return given | {
        "expected": {
            "height": round(band.bottom, 1),
            "groups": [_drawn(mark) for mark in band.marks if isinstance(mark, Group) and mark.kind != "lane"],
        }
    }


def _drawn(group: Group) -> dict[str, Any]:
    """What a group draws, without its colours."""
    return {
        "kind": group.kind,
        "id": group.id,
        "paths": [{"d": mark.d, "line": round(mark.line, 1)} for mark in group.marks if isinstance(mark, Path)],
        "labels": [_label(mark) for mark in group.marks if isinstance(mark, Text)],
    }


def _label(text: Text) -> dict[str, Any]:
    return {
        "words": text.words,
        "x": round(text.x, 1),
        "y": round(text.y, 1),
        "anchor": text.anchor,
        "lines": len(text.lines),
    }


def _curve(made: Frame, said: dict[tuple[str, bool], set[float]], most: float) -> dict[str, Any] | None:
    lane = next((lane for lane in made.lanes if lane.holds == "emotion"), None)
    if lane is None or not any(step.emotions for step in made.steps):
        return None
    band = emotion(made, lane, 0, 0.0)
    groups = [mark for mark in band.marks if isinstance(mark, Group) and mark.kind == "emotion"]
    curves = [_felt(made, None if group.id == "everybody" else group.id) for group in groups]
    for curve in curves:
        for words in _words(curve):
            for bold in (False, True):
                long = width(words, _SIZE, bold=bold)
                rooms = {wide for wide in (long + 1, 170.0, 116.0) if wide <= min(long + 1, most)}
                said.setdefault((words, bold), set()).update(rooms or {116.0}, {_UNBOUND})
    bottoms = [mark.box.bottom + 8 for group in groups for mark in group.marks if isinstance(mark, Text)]
    return {
        "curves": curves,
        "taken": [_box(mark) for mark in band.marks if isinstance(mark, Text) and not mark.order],
        "expected": {
            "height": round(max(154.0, *bottoms), 1),
            "groups": [_drawn(group) for group in groups],
        },
    }


def _box(text: Text) -> dict[str, float]:
    return text.box._asdict()


def _felt(made: Frame, persona: str | None) -> dict[str, Any]:
    owner = next((known.name for known in made.journey.personas if known.id == persona), made.words("everybody"))
    return {
        "owner": owner if len(made.journey.personas) > 1 else "",
        "feelings": [
            {
                "step": step.id,
                "value": felt.value,
                "word": felt.word or "",
                "quote": f"“{quote}”" if (quote := _first(step, "quotes")) else "",
                "highlight": _first(step, "highlights"),
                "pain": _first(step, "pains"),
            }
            for step in made.steps
            for felt in step.emotions
            if felt.persona == persona
        ],
    }


def _first(step: Step, kind: str) -> str:
    """The first card of a kind; in these cases they are short and without Markdown."""
    return next((card.text for card in step.cards.get(kind, ())), "")


def _words(curve: dict[str, Any]) -> Iterator[str]:
    for felt in curve["feelings"]:
        yield from (felt[key] for key in ("word", "quote", "highlight", "pain") if felt[key])
    if curve["owner"]:
        yield curve["owner"]


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_case_is_what_the_layout_makes_of_it(name: str) -> None:
    made, golden = _case(CASES[name]()), HERE / f"{name}.json"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert made == json.loads(golden.read_text("utf-8"))


def test_every_case_is_drawn() -> None:
    assert {file.stem for file in HERE.glob("*.json")} == set(CASES)
