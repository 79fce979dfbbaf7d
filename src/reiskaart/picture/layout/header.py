"""The top of a picture: title, state, personas, what the customer wants, the figures' source and the legend."""

from reiskaart.i18n import formats, say_count
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import MARGIN, Frame
from reiskaart.picture.layout.legend import legend
from reiskaart.picture.layout.lettering import BODY, SMALL, SMALL_STRONG, TITLE, block
from reiskaart.picture.layout.people import people
from reiskaart.picture.marks import Band, Box, Mark, Path, Rect, Text
from reiskaart.picture.text import baseline, width, wrap


def header(frame: Frame) -> Band:
    """Everything above the phases."""
    marks: list[Mark] = []
    y = 20.0
    parts = (_description, people, _source)
    for part in (_title, *parts) if frame.options.title else parts:
        made, height = part(frame, y)
        marks.extend(made)
        y += height
    signs, height = legend(frame, y)
    marks.extend(signs)
    return Band("header", 0.0, y + height + (10 if height else 4), tuple(marks))


def _title(frame: Frame, top: float) -> tuple[list[Mark], float]:
    badge = frame.words(f"state.{frame.journey.state}")
    wide = width(badge, SMALL_STRONG.size, bold=True) + 18
    room = frame.reach - MARGIN - wide - 12
    set_title = block(frame.journey.title, MARGIN, top, room, TITLE, "ink", order.of_head(0), frame.language, role="h1")
    if set_title is None:
        return [], 0.0
    x = set_title.text.x + set_title.text.line_right(len(set_title.text.lines) - 1) + 12
    y = top + set_title.height - TITLE.leading + 4
    pill = Box(x, y, wide, 20)
    words = Text(x + 9, baseline(y, 20, 11), wrap(badge, 11, wide, frame.language, bold=True), 11, 15, "accent", order.of_head(1))
    return [set_title.text, Rect(pill, fill="accent-soft", radius=10), words], set_title.height + 8


def _description(frame: Frame, top: float) -> tuple[list[Mark], float]:
    said = frame.journey.description
    room = min(760.0, frame.reach - MARGIN)
    made = block(said, MARGIN, top - 2, room, BODY, "ink-2", order.of_head(2), frame.language, markdown=True) if said else None
    return ([made.text], made.height + 8) if made else ([], 0.0)


def _source(frame: Frame, top: float) -> tuple[list[Mark], float]:
    """What the figures come from."""
    reality, language = frame.reality, frame.language
    if reality is None:
        return [], 0.0
    parts = [frame.words("source.log", name=reality.log)]
    if reality.first and reality.last:
        first, last = formats.day(reality.first, language), formats.day(reality.last, language)
        parts.append(first if first == last else f"{first} – {last}")
    parts.append(
        say_count("picture.source.customers", language, reality.customers, written=formats.count(reality.customers, language))
    )
    written = formats.days(reality.silence_days, language)
    parts.append(frame.words("source.silence-log" if reality.silence_from_log else "source.silence", days=written))
    x = MARGIN + 24
    made = block(" · ".join(parts), x, top, frame.reach - x, SMALL, "ink-2", order.of_head(900), language)
    if made is None:
        return [], 0.0
    sign = Path(f"M{MARGIN:g} {top + 10:g}c6 0 5 -7 9 -7s4 4 9 1", Box(MARGIN, top, 18, 14), stroke="accent", line=2.4)
    return [sign, made.text], made.height + 6
