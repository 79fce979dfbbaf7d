"""Arbitrary valid journeys, with texts that a file format may stumble over."""

from typing import Any

from hypothesis import strategies as st

from reiskaart.model import (
    DEFAULT_LANES,
    LANE_KINDS,
    Card,
    CustomerJob,
    Emotion,
    Evidence,
    Goal,
    Journey,
    Lane,
    MomentOfTruth,
    Offer,
    Outcomes,
    Persona,
    PersonaFacts,
    Phase,
    Rule,
    Step,
    Touchpoint,
    TouchpointKind,
    ValueProposition,
)

_TRICKY = [
    "no",
    "yes",
    "on",
    "off",
    "nl",
    "y",
    "n",
    "true",
    "False",
    "NULL",
    "null",
    "~",
    "-",
    "--- x",
    "...",
    "?",
    "? x",
    ": x",
    "a: b",
    "a #b",
    "#b",
    "a:",
    "12",
    "1e5",
    "0x1F",
    "0o14",
    "1_000",
    "007",
    "-1",
    "+1",
    ".5",
    "1.",
    ".inf",
    "-.INF",
    ".nan",
    "2027-03-01",
    "2027-03-01 10:00:00",
    "12:30:45",
    "28-45",
    "*alias",
    "&anchor",
    "!tag",
    "!!str x",
    "%YAML",
    "@at",
    "`tick`",
    "'single'",
    '"double"',
    "it's",
    "[a, b]",
    "{a: b}",
    "a, b",
    "a]b",
    "<<",
    "=",
    "|",
    ">",
    "|-",
    "a\\nb",
    "\\",
    "back\\slash",
    "tab\there",
    "twee\nregels",
    "drie\n\n\nregels",
    "lijst:\n- een\n  - twee\n",
    "a\n b\nc",
    "a \nb",
    "a\n\tb",
    "kop\r\nregel",
    "lone\rreturn",
    "a\x85b",
    "a\u2028b",
    "a\u2029b",
    "\ufeffbom",
    "nul\x00",
    "bel\x07",
    "del\x7f",
    "\x80",
    "nbsp\u00a0x",
    "zero\u200bwidth",
    "\u202eright to left",
    "é",
    "e\u0301",
    "漢字",
    "😀",
    "👩‍👩‍👧",
    "\U0010ffff",
    "\ufffe",
    "\uffff",
    "ﬁ",
    "ß",
    "İ",
    "**vet** en [link](https://example.org/?a=1&b=2#c)",
    "> citaat\n\n1. een\n2. twee",
    "x" * 300,
    "woord " * 40,
    "/prij(s|zen)/",
    "/a*",
    "*",
    "**",
    "id",
    "at",
    "value",
    "word",
    "persona",
    "conditions",
    "text",
    "reiskaart",
    "a: 'b' # c",
    "- a",
    "-a",
    "  x",
    "{",
    "}",
    "[",
    "]",
    ",",
    "# titel\n\ntekst",
]
_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
RAW_TEXTS = st.one_of(st.sampled_from(_TRICKY), _ANY_TEXT)
"""Texts as they come: with white space around them, empty, with control characters."""
TEXTS = RAW_TEXTS.filter(lambda text: bool(text.strip().strip("\x85\u200b\ufeff\x1c\x1d\x1e\x1f")))
IDS = st.one_of(
    st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,8}\Z"),
    st.sampled_from(["no", "null", "true", "1e5", "123", "2027-03-01", "at", "value", "word", "a-2", "item", "id", "x" * 80]),
)
NUMBERS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-100, 100).map(float),
    st.sampled_from([0.1, -0.0, 1e15, 1e16, 1e-9, 0.65]),
)
DATES = st.dates()


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _tuples(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())


def _one(ids: list[str]) -> st.SearchStrategy[str | None]:
    return _maybe(st.sampled_from(ids)) if ids else st.none()


def _moments() -> st.SearchStrategy[MomentOfTruth]:
    return st.builds(MomentOfTruth, claimed_by=_maybe(TEXTS), why=_maybe(TEXTS), confirmed=_maybe(st.booleans()))


def _facts() -> st.SearchStrategy[PersonaFacts]:
    line, lines = _maybe(TEXTS), _tuples(TEXTS)
    return st.builds(
        PersonaFacts,
        gender=line,
        age=line,
        income=line,
        occupation=line,
        interests=lines,
        media=lines,
        habits=lines,
        pains=lines,
        brands=lines,
        spending=line,
        own=st.dictionaries(RAW_TEXTS, TEXTS, max_size=3),
    )


@st.composite
def journeys(draw: st.DrawFn, most_steps: int = 4) -> Journey:
    """A journey whose references all hold."""
    counts = {
        name: draw(st.integers(0, 2))
        for name in ("personas", "jobs", "offers", "propositions", "touchpoints", "evidence", "phases")
    }
    per_phase = [draw(st.integers(0, 2)) for _ in range(counts["phases"])][:most_steps]
    lanes = draw(_lanes())
    kinds = [kind for known in LANE_KINDS for kind in known.kinds] + [
        lane.id for lane in lanes if lane.name is not None and lane.kinds == (lane.id,)
    ]
    cards_at = [
        [(kind, draw(st.integers(0, 2))) for kind in draw(st.lists(st.sampled_from(kinds), max_size=3, unique=True))]
        for _ in range(sum(per_phase))
    ]
    goals_at = [draw(st.integers(0, 1)) for _ in range(counts["phases"])]
    total = sum(counts.values()) + sum(per_phase) + sum(goals_at) + sum(n for cards in cards_at for _, n in cards)
    ids = draw(st.lists(IDS, min_size=total, max_size=total, unique=True))
    take = {name: [ids.pop() for _ in range(count)] for name, count in counts.items()}
    steps = [[ids.pop() for _ in range(count)] for count in per_phase] + [[]] * (counts["phases"] - len(per_phase))
    in_order = [step for group in steps for step in group]
    card_kinds = iter(cards_at)

    def cards(step: str) -> dict[str, tuple[Card, ...]]:
        return {
            kind: tuple(
                Card(
                    id=ids.pop(),
                    text=draw(TEXTS),
                    status=draw(st.sampled_from(["assumption", "supported", "contradicted"])),
                    evidence=draw(_some(take["evidence"])),
                    touchpoint=draw(_one(take["touchpoints"])),
                    persona=draw(_one(take["personas"])),
                    through=draw(_one(in_order[in_order.index(step) :])),
                    image=draw(_maybe(TEXTS)),
                    icon=draw(_maybe(TEXTS)),
                )
                for _ in range(count)
            )
            for kind, count in next(card_kinds)
        }

    def emotions() -> tuple[Emotion, ...]:
        whose = draw(st.lists(st.sampled_from([None, *take["personas"]]), max_size=3, unique=True))
        value = st.floats(-2, 2) | st.sampled_from([-2.0, -1.0, 0.0, 1.5, 2.0])
        return tuple(Emotion(value=draw(value), word=draw(_maybe(TEXTS)), persona=persona) for persona in whose)

    def one_step(id_: str) -> Step:
        return Step(
            id=id_,
            name=draw(TEXTS),
            touchpoints=draw(_some(take["touchpoints"])),
            cards=cards(id_),
            emotions=emotions(),
            expectation=draw(_maybe(TEXTS)),
            moment_of_truth=draw(_maybe(_moments())),
            journey=draw(_maybe(IDS)),
        )

    def goal() -> Goal:
        return Goal(
            id=ids.pop(),
            metric=draw(TEXTS),
            at=draw(_one([*take["phases"], *in_order, *take["touchpoints"]])),
            baseline=draw(_maybe(NUMBERS)),
            target=draw(_maybe(NUMBERS)),
            unit=draw(_maybe(TEXTS)),
            by=draw(_maybe(DATES)),
            owner=draw(_maybe(TEXTS)),
        )

    def rule() -> Rule:
        conditions = draw(
            st.dictionaries(st.sampled_from(["name", "at", "conditions", "page"]) | RAW_TEXTS, RAW_TEXTS, min_size=1, max_size=3)
        )
        return Rule(conditions=conditions, at=draw(_one(in_order)))

    phases = tuple(
        Phase(
            id=id_,
            name=draw(TEXTS),
            goal=draw(_maybe(TEXTS)),
            goals=tuple(goal() for _ in range(goals_at[index])),
            steps=tuple(one_step(step) for step in steps[index]),
        )
        for index, id_ in enumerate(take["phases"])
    )
    line, text = _maybe(TEXTS), _maybe(TEXTS)
    days = _maybe(st.floats(0, 1e6, exclude_min=True))
    return Journey(
        id=draw(IDS),
        title=draw(TEXTS),
        language=draw(st.sampled_from(["nl", "en"])),
        description=draw(text),
        state=draw(st.sampled_from(["current", "future"])),
        scope=draw(st.sampled_from(["experience", "lifecycle"])),
        model=draw(_maybe(IDS)),
        owner=draw(line),
        begins=draw(text),
        ends=draw(text),
        outcomes=Outcomes(
            good=draw(_some([*in_order, *take["touchpoints"]])), bad=draw(_some([*in_order, *take["touchpoints"]]))
        ),
        driver=draw(text),
        review=draw(_maybe(DATES)),
        silence_days=draw(days),
        split_after_days=draw(days),
        personas=tuple(
            Persona(
                id=id_,
                name=draw(TEXTS),
                hypothetical=draw(st.booleans()),
                picture=draw(line),
                description=draw(text),
                needs=draw(_tuples(TEXTS)),
                driver=draw(line),
                life_cycle=draw(_maybe(st.sampled_from(["acquire", "bring-in", "keep", "ambassador"]))),
                facts=draw(_facts()),
            )
            for id_ in take["personas"]
        ),
        customer_jobs=tuple(CustomerJob(id=id_, text=draw(TEXTS), persona=draw(_one(take["personas"]))) for id_ in take["jobs"]),
        offers=tuple(Offer(id=id_, name=draw(TEXTS), personas=draw(_some(take["personas"]))) for id_ in take["offers"]),
        propositions=tuple(
            ValueProposition(id=id_, text=draw(TEXTS), persona=draw(_one(take["personas"])), offer=draw(_one(take["offers"])))
            for id_ in take["propositions"]
        ),
        touchpoints=tuple(
            Touchpoint(
                id=id_,
                name=draw(TEXTS),
                channel=draw(line),
                kind=draw(_kinds()),
                owner=draw(line),
                assets=draw(_tuples(TEXTS)),
                cost=draw(line),
                description=draw(text),
                icon=draw(line),
                moment_of_truth=draw(_maybe(_moments())),
                rules=tuple(rule() for _ in range(draw(st.integers(0, 2)))),
            )
            for id_ in take["touchpoints"]
        ),
        lanes=lanes,
        phases=phases,
        evidence=tuple(
            Evidence(
                id=id_,
                kind=draw(st.sampled_from(["interview", "survey", "review", "ticket", "measure", "observation"])),
                text=draw(TEXTS),
                n=draw(_maybe(st.integers(0, 2**53 - 1))),
                date=draw(_maybe(DATES)),
                source=draw(line),
            )
            for id_ in take["evidence"]
        ),
    )


def _kinds() -> st.SearchStrategy[TouchpointKind]:
    return st.builds(
        TouchpointKind,
        online=_maybe(st.booleans()),
        direct=_maybe(st.booleans()),
        media=_maybe(st.sampled_from(["owned", "paid", "earned"])),
    )


def _lanes() -> st.SearchStrategy[tuple[Lane, ...]]:
    known = st.builds(
        Lane, id=st.sampled_from([kind.id for kind in LANE_KINDS]), name=_maybe(TEXTS), icon=_maybe(TEXTS), shown=st.booleans()
    )
    own = st.builds(Lane, id=IDS, name=TEXTS, icon=_maybe(TEXTS), shown=st.booleans())
    return st.just(DEFAULT_LANES) | st.lists(known | own, max_size=4, unique_by=lambda lane: lane.id).map(tuple)
