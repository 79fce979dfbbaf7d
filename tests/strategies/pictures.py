"""Arbitrary maps to draw: few or many phases and steps, short and long texts, with and without a reading."""

from hypothesis import strategies as st

from fixtures.pictures import HARD, MARKDOWN, reading
from reiskaart.model import Card, Emotion, Journey, MomentOfTruth, Persona, Phase, Reality, Step, Touchpoint

_WORD = st.sampled_from(
    [
        *"aàéIWm.-'(&<#*_[]$@\\→",
        *("de", "klant", "vergelijkt", "verzekeringsvoorwaarden", "W" * 25, "voor-en-na-foto's", "**vet**", "*zo*", "1.234,56"),
        *("arbeidsongeschiktheidsverzekeringsmaatschappijen", "https://example.com/een/lang/pad", "日本", "😀", "ﷺ", "- "),
    ]
)
_NAMES = st.lists(_WORD, min_size=1, max_size=7).map(" ".join).map(lambda text: f"N{text}")
_TEXTS = st.one_of(
    _NAMES, st.lists(_WORD, min_size=1, max_size=30).map(" ".join).map(lambda t: f"T{t}"), st.sampled_from([HARD, MARKDOWN])
)
_KINDS = ("customer-goals", "actions", "questions", "pains", "highlights", "opportunities")


@st.composite
def maps_to_draw(draw: st.DrawFn, most_phases: int = 3, most_steps: int = 2) -> Journey:
    """A map whose texts may be anything that people write."""
    counts = draw(st.lists(st.integers(0, most_steps), min_size=1, max_size=most_phases))
    total = sum(counts)
    personas = tuple(Persona(id=f"persona-{n}", name=draw(_NAMES)) for n in range(draw(st.integers(0, 2))))
    touchpoints = tuple(Touchpoint(id=f"touchpoint-{n}", name=draw(_NAMES)) for n in range(draw(st.integers(0, 3))))
    made: list[Step] = []
    for n in range(total):
        made.append(_step(draw, n, total, [part.id for part in touchpoints], [part.id for part in personas]))
    steps = iter(made)
    return Journey(
        id="drawn",
        title=draw(_NAMES),
        language=draw(st.sampled_from(["nl", "en"])),
        driver=draw(st.none() | _TEXTS),
        personas=personas,
        touchpoints=touchpoints,
        phases=tuple(
            Phase(
                id=f"phase-{n}", name=draw(_NAMES), goal=draw(st.none() | _NAMES), steps=tuple(next(steps) for _ in range(count))
            )
            for n, count in enumerate(counts)
        ),
    )


def _step(draw: st.DrawFn, n: int, total: int, touchpoints: list[str], personas: list[str]) -> Step:
    cards: dict[str, tuple[Card, ...]] = {}
    for kind in draw(st.lists(st.sampled_from(_KINDS), unique=True, max_size=4)):
        cards[kind] = tuple(
            Card(
                id=f"{kind}-{n}-{m}",
                text=draw(_TEXTS),
                status=draw(st.sampled_from(["assumption", "supported", "contradicted"])),
                persona=draw(st.sampled_from([None, *personas])),
                through=f"step-{draw(st.integers(n, total - 1))}" if draw(st.booleans()) else None,
            )
            for m in range(draw(st.integers(1, 2)))
        )
    feelings = st.floats(-2, 2)
    whose = draw(st.lists(st.sampled_from([None, *personas]), unique=True))
    return Step(
        id=f"step-{n}",
        name=draw(_NAMES),
        touchpoints=tuple(draw(st.lists(st.sampled_from(touchpoints), unique=True)) if touchpoints else ()),
        cards=cards,
        emotions=tuple(Emotion(value=draw(feelings), word=draw(st.none() | _NAMES), persona=persona) for persona in whose),
        expectation=draw(st.none() | _NAMES),
        moment_of_truth=MomentOfTruth() if draw(st.booleans()) else None,
    )


@st.composite
def readings_of(draw: st.DrawFn, journey: Journey) -> Reality:
    """Figures of a reading of this map."""
    ids = [step.id for step in journey.steps]
    numbers = st.integers(0, 30_000)
    steps = {id_: draw(numbers) for id_ in ids}
    back = [
        (ids[start], ids[end], draw(st.integers(0, steps[ids[start]])))
        for start in range(len(ids))
        for end in range(start)
        if steps[ids[start]] and draw(st.booleans())
    ]
    places = [*ids, *(touchpoint.id for touchpoint in journey.touchpoints)]
    return reading(
        journey,
        steps=steps,
        unseen={place: draw(st.floats(0, 1)) for place in places},
        touchpoints={touchpoint.id: draw(numbers) for touchpoint in journey.touchpoints},
        back=back,
    )
