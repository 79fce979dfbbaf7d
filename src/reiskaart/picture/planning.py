"""From a journey and its figures to the plan of its picture."""

from reiskaart.i18n import formats, say, say_count
from reiskaart.model import Journey, Reality
from reiskaart.picture.layout import order
from reiskaart.picture.layout.empty import empty_map
from reiskaart.picture.layout.flow import DRAWN_FROM, flow
from reiskaart.picture.layout.frame import MARGIN, Frame, frame
from reiskaart.picture.layout.header import header
from reiskaart.picture.layout.lanes import lanes
from reiskaart.picture.layout.lettering import SMALL, block
from reiskaart.picture.layout.line import line
from reiskaart.picture.layout.phases import phases, steps
from reiskaart.picture.markdown import plain
from reiskaart.picture.marks import Band, Box, Group, Mark, Path, Plan
from reiskaart.picture.options import PictureOptions


def plan(journey: Journey, reality: Reality | None = None, options: PictureOptions | None = None) -> Plan:
    """Where everything on the picture of a map stands."""
    return _plan(frame(journey, reality, options or PictureOptions()))


def plan_for_tiles(journey: Journey, reality: Reality | None, options: PictureOptions, page_width: float) -> Plan:
    """The plan of a picture that goes over pages of so many px: no text stands across their edges."""
    return _plan(frame(journey, reality, options, page_width))


def _plan(made: Frame) -> Plan:
    journey = made.journey
    bands = [header(made)]
    if journey.phases:
        bands.append(phases(made, bands[-1].bottom))
        bands.append(steps(made, bands[-1].bottom))
        bands += [line(made, bands[-1].bottom)] if made.steps else []
        bands += (_ruled(made, band) for band in lanes(made, bands[-1].bottom))
    else:
        bands.append(empty_map(made, bands[-1].bottom))
    bands.append(_footer(made, bands[-1].bottom))
    return Plan(
        title=plain(journey.title),
        description=_description(made),
        language=made.language,
        width=made.width,
        height=bands[-1].bottom,
        columns=made.columns,
        bands=tuple(bands),
    )


def _ruled(made: Frame, band: Band) -> Band:
    """A hairline over a row, parted as its columns are."""
    starts = [(MARGIN, made.columns[0].x - 6)] + [(column.x, column.right) for column in made.columns]
    d = "".join(f"M{start:g} {band.top:.1f}H{end:g}" for start, end in starts)
    rule = Path(d, Box(MARGIN, band.top, made.right - MARGIN, 0), stroke="line")
    return Band(band.kind, band.top, band.bottom, (rule, *band.marks))


def _footer(made: Frame, top: float) -> Band:
    """What was folded, and the day."""
    said: list[str] = []
    if made.reality and made.steps:
        said.append(made.words("drawn-from", least=formats.percent(DRAWN_FROM, made.language)))
        folded, placed = flow(made).folded_returns, made.reality.placed_by_nearness
        if folded:
            said.append(say_count("picture.folded", made.language, folded))
        if placed:
            said.append(say_count("picture.nearness", made.language, placed, written=formats.count(placed, made.language)))
    if made.options.date:
        said.append(made.words("drawn", date=formats.day(made.options.date, made.language)))
    marks: tuple[Mark, ...] = ()
    bottom = top + 20
    text = (
        block(" · ".join(said), MARGIN, top + 10, made.reach - MARGIN, SMALL, "ink-3", order.of_foot(900), made.language)
        if said
        else None
    )
    if text:
        marks, bottom = (Group("foot", "foot", text.text.words, (text.text,)),), top + 10 + text.height + 18
    return Band("footer", top, bottom, marks)


def _description(made: Frame) -> str:
    """The picture in a sentence or two, for those who do not see it."""
    language, journey = made.language, made.journey
    parts = [
        say("picture.about", language, state=made.words(f"state.{journey.state}").lower()),
        say_count("picture.about-phases", language, len(journey.phases)),
        say_count("picture.about-steps", language, len(made.steps)),
    ]
    if made.reality:
        customers = made.reality.customers
        parts.append(say_count("picture.customers", language, customers, written=formats.count(customers, language)))
    return ", ".join(parts) + "."
