"""What a reading says of a place: always with n and a 95% interval, or counted where that is too few for a percentage."""

from collections.abc import Sequence

from reiskaart.i18n.formats import percent
from reiskaart.model import PlaceFigures, PlaceTransition, Share, Step, Times
from reiskaart.picture.measuring import hits, is_few
from reiskaart.picture.page.html import Html, el, join
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.small_pictures import fates_picture, range_picture, variant_picture

FATES = ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again")
SURELY_MANY = 0.25
"""Where at least so many (lower end of the interval) are not seen again, it should not be overlooked."""
_NEIGHBOURS = 5
_VARIANTS = 5


def interval(index: MapIndex, share: Share) -> str:
    """``50–54%``, or one figure where both ends are written (almost) alike."""
    low, high = percent(share.low or 0.0, index.language), percent(share.high or 0.0, index.language)
    if low == high or (low, high) == ("0%", "<1%"):
        return high
    return low if (low, high) == (">99%", "100%") else f"{low.removesuffix('%')}–{high}"


def share_sentence(index: MapIndex, key: str, share: Share) -> str:
    """A share as a sentence with its interval and n; as a count where those are too few for a percentage."""
    if is_few(share.n):
        return index.say_count(f"sentences-few.{key}", hits(share), of=index.number(share.n))
    parameters = {
        "value": percent(share.value or 0.0, index.language),
        "interval": interval(index, share),
        "n": index.number(share.n),
    }
    return index.say(f"sentences.{key}", **parameters)


def place_figures(index: MapIndex, figures: PlaceFigures) -> Html:
    """All figures of a step or a touchpoint."""
    if figures.paths == 0:
        return el("p", index.say("figures.nobody"), class_="note")
    return join(
        _counts(index, figures),
        _fates(index, figures),
        _times(index, figures.time_to_next),
    )


def rows(*pairs: tuple[str, str | Html | None]) -> Html | None:
    """Names with their values; those without a value are left out."""
    filled = [el("div", el("dt", name), el("dd", value)) for name, value in pairs if value is not None]
    return el("dl", *filled, class_="rows") if filled else None


def _counts(index: MapIndex, figures: PlaceFigures) -> Html | None:
    return rows(
        (index.say("figures.customers"), index.number(figures.customers)),
        (index.say("figures.paths"), index.number(figures.paths)),
        (index.say("figures.contacts"), index.number(figures.contacts)),
    )


def _fates(index: MapIndex, figures: PlaceFigures) -> Html:
    few = is_few(figures.paths)
    shares = [(fate, getattr(figures, fate)) for fate in FATES]
    lead = None if few else "lead pain" if (figures.not_seen_again.low or 0.0) >= SURELY_MANY else "lead"
    heads = ("fate", "few") if few else ("fate", "share", "interval")
    return join(
        el("p", share_sentence(index, "reaches", figures.reaches)),
        el("p", index.say_count("figures.too-few", figures.paths), class_="note") if few else None,
        el("p", share_sentence(index, "not_seen_again", figures.not_seen_again), class_=lead),
        None if few else fates_picture([(fate, share.value or 0.0) for fate, share in shares]),
        el(
            "table",
            el("caption", index.say_count("figures.fates", figures.paths)),
            el(
                "thead",
                el("tr", *(el("th", index.say(f"figures.{head}"), scope="col") for head in heads)),
            ),
            el("tbody", *(_fate_row(index, fate, share) for fate, share in shares)),
            class_="shares few" if few else "shares",
        ),
        el("p", share_sentence(index, "returns", figures.returns)),
    )


def _fate_row(index: MapIndex, fate: str, share: Share) -> Html:
    if is_few(share.n):
        written = [index.say("figures.of", n=index.number(hits(share)), of=index.number(share.n))]
    else:
        written = [percent(share.value or 0.0, index.language), interval(index, share)]
    return el(
        "tr",
        el("th", el("span", "", class_=f"swatch fate-{fate}"), index.say(f"figures.{fate}"), scope="row"),
        *(el("td", words) for words in written),
        class_=f"row-{fate}",
    )


def _times(index: MapIndex, times: Times) -> Html | None:
    quartiles = (times.q1_seconds, times.median_seconds, times.q3_seconds)
    q1, median, q3 = quartiles
    if q1 is None or median is None or q3 is None:
        return None
    heading = el("h4", index.say("figures.time-to-next"))
    if is_few(times.n):
        return join(heading, el("p", index.say_count("figures.too-few-times", times.n), class_="note"))
    words = {"q1": q1, "median": median, "q3": q3}
    written = {name: index.duration(seconds) for name, seconds in words.items()}
    return join(
        heading,
        range_picture(q1, median, q3, tuple(written.values())),
        el("p", index.say_count("sentences.times", times.n, **written)),
    )


def neighbours(index: MapIndex, id_: str, transitions: Sequence[PlaceTransition], kind: str) -> Html | None:
    """Where people came from and where they went to, most frequent first."""
    arriving = [(t.from_, t) for t in transitions if t.to == id_ and t.from_ != id_]
    leaving = [(t.to, t) for t in transitions if t.from_ == id_ and t.to != id_]
    return join(_ways(index, "came-from", arriving, kind), _ways(index, "went-to", leaving, kind))


def _ways(index: MapIndex, key: str, ways: list[tuple[str, PlaceTransition]], kind: str) -> Html | None:
    if not ways:
        return None
    shown, folded = ways[:_NEIGHBOURS], ways[_NEIGHBOURS:]
    times = [
        el(
            "li",
            el("a", index.place_name(id_), href=f"#{kind}-{id_}"),
            el("span", index.say_count("figures.ways", t.count, gap=index.duration(t.mean_gap_seconds)), class_="count"),
        )
        for id_, t in shown
    ]
    rest = sum(t.count for _, t in folded)
    more = (
        el("li", index.say_count("figures.more-ways", len(folded), times=index.number(rest)), class_="note") if folded else None
    )
    return join(el("h4", index.say(f"figures.{key}")), el("ol", times, more, class_="ways"))


def variants(index: MapIndex, through: Step | None = None) -> Html | None:
    """The most travelled sequences of steps, through one step or of the whole map, as small pictures with their words."""
    if index.reality is None:
        return None
    chosen = [v for v in index.reality.variants if through is None or through.id in v.steps][:_VARIANTS]
    if not chosen:
        return None
    order = [step.id for step in index.journey.steps]
    items = [
        el(
            "li",
            variant_picture([order.index(id_) for id_ in variant.steps if id_ in index.position], len(order)),
            el("span", " → ".join(index.place_name(id_) for id_ in variant.steps), class_="names"),
            el("span", _variant_count(index, variant.paths, variant.share), class_="count"),
        )
        for variant in chosen
    ]
    heading = "figures.variants-here" if through else "figures.variants"
    return join(el("h4", index.say(heading)), el("ol", items, class_="variants"))


def _variant_count(index: MapIndex, paths: int, share: Share) -> str:
    if is_few(share.n):
        return index.say_count("figures.variant-few", paths)
    return index.say_count(
        "figures.variant",
        paths,
        value=percent(share.value or 0.0, index.language),
        interval=interval(index, share),
        all=index.number(share.n),
    )
