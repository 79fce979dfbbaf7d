"""Touchpoints at a step, with their channel and what a reading says of them."""

from collections.abc import Iterator

from reiskaart.i18n import formats
from reiskaart.model import PlaceFigures, Touchpoint
from reiskaart.picture.icons import PATHS, channel_icon
from reiskaart.picture.layout import order
from reiskaart.picture.layout.cards import left_edge
from reiskaart.picture.layout.frame import WORDS_AT, Frame, count_words
from reiskaart.picture.layout.lettering import CARD, SMALL, SMALL_STRONG, Style, block
from reiskaart.picture.layout.stack import Item
from reiskaart.picture.marks import Box, Column, Group, Icon, Mark, Order, Path, Rect, Text
from reiskaart.picture.measuring import hits, is_few
from reiskaart.picture.text import baseline, width, wrap

_PAD_X, _PAD_Y = 8.0, 6.0
_ICON = 14.0
_BETWEEN = 8.0


def touchpoint_item(frame: Frame, column: Column, touchpoint: Touchpoint, lane: int, place: int) -> Item:
    """A touchpoint of a step: icon, name, figures."""
    figures = frame.touchpoint_figures.get(touchpoint.id)
    unmet = frame.reality is not None and (figures is None or not figures.contacts)
    at = order.of_lane(column, lane, 2 * place)
    x = column.x + _PAD_X + _ICON + 6
    room = column.right - _PAD_X - x - (16 if touchpoint.moment_of_truth else 0)
    name = block(touchpoint.name, x, _PAD_Y, room, CARD, "ink", at, frame.language, role="li")
    height = _PAD_Y + (name.height if name else CARD.leading)
    chips = list(_chips(frame, touchpoint, figures, unmet))
    set_chips, chips_height = _set(frame, chips, column, height + 1, (*at, 1))
    height += (chips_height + 1 if set_chips else 0.0) + _PAD_Y
    own = touchpoint.icon
    icon = own if own in PATHS else channel_icon(touchpoint.name, touchpoint.channel)
    pain = any(style.bold for _, style, _ in chips)

    def drawn(y: float) -> Group:
        box = Box(column.x, y, column.width, height)
        marks: list[Mark] = [
            Rect(box, None, "dash", 7, dash="3.5 3") if unmet else Rect(box, "surface", "guide", 7),
            Icon(icon, Box(column.x + _PAD_X, y + _PAD_Y + 1.5, _ICON, _ICON), "ink-2"),
        ]
        if pain:
            marks.insert(1, left_edge(box, "bad"))
        if touchpoint.moment_of_truth:
            cx, cy, r = column.right - _PAD_X - 5, y + _PAD_Y + 8, 5
            d = f"M{cx:.1f} {cy - r:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z"
            marks.append(Path(d, Box(cx - r, cy - r, 2 * r, 2 * r), "moment", "ink", 1.5))
        if name:
            marks.append(name.text.lowered(y))
        marks += (text.lowered(y) for text in set_chips)
        words = ", ".join((touchpoint.name, *(said for said, _, _ in chips)))
        step = frame.steps[column.step or 0]
        return Group("touchpoint", touchpoint.id, words, tuple(marks), at=step.id)

    return Item(column, column, height, drawn)


def _chips(frame: Frame, touchpoint: Touchpoint, figures: PlaceFigures | None, unmet: bool) -> Iterator[tuple[str, Style, str]]:
    """Short facts: what was measured, else what sort of contact it is."""
    language = frame.language
    if unmet:
        yield frame.words("touchpoint.unmet" if touchpoint.rules else "touchpoint.without-rules"), SMALL, "ink-3"
        return
    if figures:
        customers = count_words(frame, figures.customers)
        several = sum(touchpoint.id in step.touchpoints for step in frame.steps) > 1
        if several:  # its figures are of all these steps together, so that a share would say nothing of this one
            yield frame.words("touchpoint.in-all", customers=customers), SMALL, "ink-3"
            return
        yield customers, SMALL, "ink-3"
        unseen = figures.not_seen_again
        if unseen.value is None or unseen.value < WORDS_AT:
            return
        if is_few(unseen.n):
            yield frame.words("line.unseen-few", n=hits(unseen), of=unseen.n), SMALL, "ink-2"
        else:
            yield frame.words("line.unseen", share=formats.percent(unseen.value, language)), SMALL_STRONG, "bad"
        return
    kind = touchpoint.kind
    said = [] if kind.direct is None else ["direct" if kind.direct else "indirect"]
    said += [] if kind.online is None else ["online" if kind.online else "offline"]
    if said:
        yield " · ".join(frame.words(f"touchpoint.{word}") for word in said), SMALL, "ink-3"


def _set(frame: Frame, chips: list[tuple[str, Style, str]], column: Column, top: float, at: Order) -> tuple[list[Text], float]:
    """The chips side by side, on further lines where they do not fit."""
    texts: list[Text] = []
    left, right = column.x + _PAD_X, column.right - _PAD_X
    x, y = left, top
    for place, (said, style, colour) in enumerate(chips):
        wide = width(said, style.size, bold=style.bold)
        if x > left and x + wide > right:
            x, y = left, y + style.leading
        lines = wrap(said, style.size, right - x, frame.language, bold=style.bold)
        texts.append(Text(x, baseline(y, style.leading, style.size), lines, style.size, style.leading, colour, (*at, place)))
        if len(lines) > 1:
            x, y = left, y + len(lines) * style.leading
        else:
            x += wide + _BETWEEN
    return texts, (y + (SMALL.leading if x > left else 0.0) - top if texts else 0.0)
