"""The picture inside the page: its colours are custom properties of the page, so that they follow the reader's choice."""

from reiskaart.picture.fonts import FAMILY
from reiskaart.picture.marks import Plan
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.svg import svg_marks
from reiskaart.picture.theme import THEMES

_COLOURS = {name: f"var(--{name})" for name in THEMES["light"]}


def drawing(plan: Plan) -> Html:
    """The SVG of a plan, without styles of its own: a page allows none but its one sheet."""
    width, height = (f"{size:.1f}".removesuffix(".0") for size in (plan.width, plan.height))
    return el(
        "svg",
        el("title", plan.title, id="map-title"),
        el("desc", plan.description, id="map-about"),
        Html("".join(svg_marks(plan.marks, _COLOURS))),
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="group",
        aria_labelledby="map-title map-about",
        font_family=f"{FAMILY}, system-ui, sans-serif",
    )
