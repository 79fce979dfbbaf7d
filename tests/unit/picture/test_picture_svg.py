"""The SVG says what is on the map, and nothing in a map's texts can become markup."""

import itertools
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from fixtures.pictures import hard_map, reading, salon, salon_reality
from reiskaart.model import Card, Emotion, Journey, Phase, Reality, Rule, Step, Touchpoint
from reiskaart.picture import PictureOptions, to_svg
from reiskaart.picture.theme import THEMES

SVG = "{http://www.w3.org/2000/svg}"
BARE = PictureOptions(embed_fonts=False)


def _root(journey: Journey, reality: Reality | None = None, options: PictureOptions = BARE) -> ET.Element:
    return ET.fromstring(to_svg(journey, reality, options))


def _ids(root: ET.Element, kind: str) -> list[str]:
    return [group.get("data-id", "") for group in root.iter(f"{SVG}g") if group.get("data-kind") == kind]


def _words(element: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


def _group(root: ET.Element, kind: str, id_: str) -> ET.Element:
    return next(g for g in root.iter(f"{SVG}g") if (g.get("data-kind"), g.get("data-id")) == (kind, id_))


def test_every_thing_of_the_map_can_be_found() -> None:
    journey = salon()
    root = _root(journey, salon_reality())
    steps = [step.id for step in journey.steps]
    assert _ids(root, "phase") == [phase.id for phase in journey.phases]
    assert _ids(root, "step") == steps
    assert _ids(root, "station") == steps
    assert _ids(root, "stretch") == [f"{a}--{b}" for a, b in itertools.pairwise(steps)]
    assert sorted(_ids(root, "card")) == sorted(
        card.id for step in journey.steps for kind in step.cards.values() for card in kind
    )
    assert Counter(_ids(root, "touchpoint")) == Counter(id_ for step in journey.steps for id_ in step.touchpoints)


def test_returns_within_a_phase_are_foreseen_and_small_ones_are_counted() -> None:
    root = _root(salon(), salon_reality())
    assert sorted(_ids(root, "return")) == ["book--find", "compare--find"]
    assert _words(_group(root, "return", "compare--find")) == ["31% eerst terug"]
    assert _words(_group(root, "return", "book--find")) == ["7% terug, niet op de kaart"]
    dashes = {
        kind: _group(root, "return", kind).find(f"{SVG}path").get("stroke-dasharray") for kind in ("compare--find", "book--find")
    }  # type: ignore[union-attr]
    assert dashes["compare--find"] is None
    assert dashes["book--find"] is not None
    assert any("1 kleinere weg terug is niet getekend" in words for words in _words(root))


def test_not_seen_again_is_said_in_words_where_it_is_big_and_left_out_where_small() -> None:
    root = _root(salon(), salon_reality())
    assert _ids(root, "branch") == ["cause", "compare", "book", "cut"]
    assert _words(_group(root, "branch", "compare")) == ["52% niet meer gezien"]
    assert _words(_group(root, "branch", "cause")) == ["25%"]
    assert "n = 4.266" in _group(root, "branch", "compare").get("aria-label", "")


def test_few_paths_are_counted_and_no_percentage_is_made_of_them() -> None:
    journey = Journey(
        id="few", title="Few", phases=(Phase(id="p", name="P", steps=(Step(id="a", name="A"), Step(id="b", name="B"))),)
    )
    root = _root(journey, reading(journey, {"a": 8, "b": 4}, {"a": 0.5}, {}, [("b", "a", 2)]))
    assert _words(_group(root, "branch", "a")) == ["4 of 8 not seen again"]
    assert _words(_group(root, "return", "b--a")) == ["2 of 4 first go back"]


def _two_steps(*rules: tuple[Rule, ...]) -> Journey:
    """A step with a touchpoint for each, in a phase of its own."""
    return Journey(
        id="two",
        title="Two",
        touchpoints=tuple(Touchpoint(id=f"t{n}", name="T", rules=made) for n, made in enumerate(rules)),
        phases=tuple(
            Phase(id=f"p{n}", name="P", steps=(Step(id=f"s{n}", name="S", touchpoints=(f"t{n}",)),)) for n in range(len(rules))
        ),
    )


@pytest.mark.parametrize(
    ("paths", "said", "colour"), [(29, "10 of 29 not seen again", "ink-2"), (30, "33% not seen again", "bad")]
)
def test_thirty_paths_are_enough_for_a_percentage_and_fewer_are_quiet(paths: int, said: str, colour: str) -> None:
    journey = _two_steps((), ())
    branch = _group(_root(journey, reading(journey, {"s0": paths}, {"s0": 10 / paths}, {}, [])), "branch", "s0")
    assert _words(branch) == [said]
    assert [text.get("fill") for text in branch.iter(f"{SVG}text")] == [THEMES["light"][colour]]
    assert ("%" in branch.get("aria-label", "")) == (paths == 30)


def test_a_step_without_rules_is_not_measured_and_one_with_rules_may_be_zero() -> None:
    rule = Rule(conditions={"name": "x"})
    journey = _two_steps((rule,), (rule,), (), (Rule(conditions={"name": "x"}, at="s0"),))
    root = _root(journey, reading(journey, {"s0": 50}, {}, {}, []))
    labels = [_group(root, "station", f"s{n}").get("aria-label") for n in range(4)]
    unmeasured = "S: cannot be measured: no touchpoint with rules"
    assert labels == ["S: 50 customers", "S: 0 customers", unmeasured, unmeasured]
    dashes = [_group(root, "station", f"s{n}").find(f"{SVG}path").get("stroke-dasharray") for n in range(4)]  # type: ignore[union-attr]
    assert [dash is None for dash in dashes] == [True, True, False, False]
    ways = [_group(root, "stretch", f"s{n}--s{n + 1}").find(f"{SVG}path") for n in range(3)]
    assert [way.get("fill") == "none" for way in ways if way is not None] == [False, True, True]
    assert [_words(_group(root, "phase", f"p{n}")) for n in range(4)] == [
        ["P", "50 customers"],
        ["P", "0 customers"],
        ["P"],
        ["P"],
    ]


def test_a_touchpoint_of_several_steps_bears_no_share() -> None:
    journey = _two_steps((Rule(conditions={"name": "x"}),))
    step = journey.steps[0]
    phase = journey.phases[0].model_copy(update={"steps": (step, step.model_copy(update={"id": "again"}))})
    journey = journey.model_copy(update={"phases": (phase,)})
    root = _root(journey, reading(journey, {"s0": 90, "again": 90}, {"t0": 0.5}, {"t0": 90}, []))
    assert _words(_group(root, "touchpoint", "t0")) == ["T", "90 customers in all"]


@pytest.mark.parametrize(
    ("word", "cards", "said"),
    [
        ("blij", {"quotes": "Wat fijn!", "highlights": "Luistert"}, "“Wat fijn!”"),
        ("blij", {"highlights": "Luistert"}, "blij"),
        (None, {"highlights": "Luistert"}, "Luistert"),
    ],
)
def test_only_what_a_customer_said_stands_between_quotation_marks(word: str | None, cards: dict[str, str], said: str) -> None:
    peak = Step(
        id="peak",
        name="S",
        emotions=(Emotion(value=2, word=word),),
        cards={kind: (Card(id=kind, text=text),) for kind, text in cards.items()},
    )
    pit = Step(id="pit", name="S", emotions=(Emotion(value=-1),))
    root = _root(Journey(id="m", title="M", phases=(Phase(id="p", name="P", steps=(peak, pit)),)))
    assert _words(_group(root, "emotion", "everybody")) == [said]


def test_on_paper_an_empty_row_is_left_to_be_written_on() -> None:
    journey = Journey(id="m", title="M", phases=(Phase(id="p", name="P", steps=(Step(id="s", name="S"),)),))
    assert any(words.startswith("Still empty") for words in _words(_root(journey)))
    on_paper = _words(_root(journey, None, PictureOptions(theme="print", embed_fonts=False)))
    assert not any(words.startswith(("Still empty", "Connect customer data")) for words in on_paper)
    assert "very pleasant" in on_paper


def test_a_touchpoint_without_contacts_says_so() -> None:
    root = _root(salon(), salon_reality())
    assert _words(_group(root, "touchpoint", "friend")) == ["Vriendin", "niet te meten"]
    assert _words(_group(root, "touchpoint", "instagram")) == ["Instagram", "3.905 klanten"]
    assert "".join(_words(_group(root, "touchpoint", "price-page"))).startswith("Prijspagina4.266 klanten52% niet meer")


def test_without_a_reading_the_line_invites_and_no_figure_is_shown() -> None:
    root = _root(salon(), None)
    assert any(words.startswith("Verbind klantdata") for words in _words(root))
    assert _ids(root, "branch") == _ids(root, "return") == []
    assert _words(_group(root, "touchpoint", "blog")) == ["Blog", "direct · online"]


def test_an_assumption_is_dashed_and_unfilled_and_what_is_supported_is_not() -> None:
    root = _root(salon(), None)
    assumed, supported = (_group(root, "card", id_).find(f"{SVG}rect") for id_ in ("actions-care", "actions-cut"))
    assert assumed is not None
    assert supported is not None
    assert (assumed.get("fill"), supported.get("stroke-dasharray")) == ("none", None)
    assert assumed.get("stroke-dasharray")
    assert "weersproken" in _words(_group(root, "card", "opportunities-recommend"))


def test_a_card_that_spans_steps_is_as_wide_as_they_are() -> None:
    root = _root(salon(), None)
    span, single = (_group(root, "card", id_).find(f"{SVG}rect") for id_ in ("customer-goals-find", "actions-find"))
    assert span is not None
    assert single is not None
    assert float(span.get("width", "0")) > 2 * float(single.get("width", "0"))


def test_an_empty_map_says_what_to_do() -> None:
    words = " ".join(_words(_root(Journey(id="e", title="Nieuw", language="nl"))))
    assert "Deze kaart is nog leeg" in words
    assert "reiskaart discover" in words


def test_a_phase_without_steps_says_so() -> None:
    root = _root(Journey(id="e", title="New", phases=(Phase(id="p", name="Before"),)))
    assert _words(_group(root, "empty-phase", "p")) == ["No steps in this phase yet"]


def test_our_own_words_follow_the_language_asked_for() -> None:
    assert "Current situation" in _words(_root(salon(), None, PictureOptions(language="en", embed_fonts=False)))
    assert "Huidige situatie" in _words(_root(salon(), None))


def test_lanes_can_be_chosen() -> None:
    options = PictureOptions(lanes=("opportunities", "actions"), embed_fonts=False)
    assert _ids(_root(salon(), None, options), "row") == ["opportunities", "actions"]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "javascript:alert(1)", "]]><x/>", "\x00\x1b", "\ud800"]
)
def test_no_text_becomes_markup(hostile: str) -> None:
    text = f"N {hostile}"
    made = Journey.model_construct(**{**salon().__dict__, "title": text})
    card = Card.model_construct(
        id="c", text=f"[link](javascript:alert(1)) {text}", status="assumption", through=None, persona=None
    )
    step = Step(id="s", name="S").model_copy(update={"cards": {"actions": (card,)}})
    made = made.model_copy(update={"phases": (Phase.model_construct(id="p", name=text, goal=text, steps=(step,), goals=()),)})
    root = _root(made)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "path",
        "text",
        "tspan",
    }
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or name.endswith("href")]


def test_the_picture_carries_its_typeface_and_asks_nothing_of_anybody() -> None:
    assert to_svg(salon(), None, PictureOptions()).count("@font-face") == 4
    svg = to_svg(hard_map(), None, PictureOptions())
    assert svg.count("@font-face") == 8, "what is beyond the Latin alphabets comes along"
    assert "http://" not in svg.replace("http://www.w3.org", "")
    assert ET.fromstring(svg).tag == f"{SVG}svg"
