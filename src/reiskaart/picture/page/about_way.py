"""Ways between steps: stretches onward and returns."""

from reiskaart.model import PlaceTransition, Step
from reiskaart.picture.page.article import article, section
from reiskaart.picture.page.figures import rows, share_sentence
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex


def stretch_article(index: MapIndex, start: Step, end: Step) -> Html:
    """The stretch from one step to the next on the map."""
    way = _find(index, start, end)
    figures = index.step_figures.get(start.id)
    measured = None
    nobody = "way.nobody" if index.measurable(start) and index.measurable(end) else "way.unmeasured"
    if index.reality is not None:
        measured = section(
            index.say("figures.measured-in", log=index.reality.log),
            _way_rows(index, way) or el("p", index.say(nobody), class_="note"),
            el("p", share_sentence(index, "goes_on", figures.goes_on)) if figures and figures.paths else None,
            _others(index, start, end),
        )
    return article(
        f"stretch:{start.id}--{end.id}",
        3,
        index.say("kind.stretch"),
        index.say("way.title", start=start.name, end=end.name),
        measured or el("p", index.say("way.no-log"), class_="note"),
    )


def return_article(index: MapIndex, way: PlaceTransition) -> Html:
    """A return: from a step straight back to an earlier one."""
    start, end = index.steps[way.from_], index.steps[way.to]
    figures = index.step_figures.get(start.id)
    assert index.reality is not None
    return article(
        f"return:{start.id}--{end.id}",
        3,
        index.say("kind.return"),
        index.say("way.title", start=start.name, end=end.name),
        section(
            index.say("figures.measured-in", log=index.reality.log),
            _way_rows(index, way),
            el("p", share_sentence(index, "returns", figures.returns)) if figures and figures.paths else None,
            el("p", index.say("way.return-means"), class_="note"),
        ),
    )


def returns(index: MapIndex) -> list[PlaceTransition]:
    """All ways back between steps, most frequent first."""
    if index.reality is None:
        return []
    known = index.position
    return [
        way
        for way in index.reality.transitions.steps
        if way.from_ in known and way.to in known and known[way.to] < known[way.from_]
    ]


def _find(index: MapIndex, start: Step, end: Step) -> PlaceTransition | None:
    if index.reality is None:
        return None
    return next((way for way in index.reality.transitions.steps if way.from_ == start.id and way.to == end.id), None)


def _way_rows(index: MapIndex, way: PlaceTransition | None) -> Html | None:
    if way is None:
        return None
    figures = index.step_figures.get(way.from_)
    of_all = figures and figures.paths and index.say("way.of", all=index.number(figures.paths), step=index.place_name(way.from_))
    return rows(
        (index.say("way.paths"), f"{index.number(way.paths)} {of_all}" if of_all else index.number(way.paths)),
        (index.say("way.times"), index.number(way.count)),
        (index.say("way.gap"), index.duration(way.mean_gap_seconds)),
    )


def _others(index: MapIndex, start: Step, end: Step) -> Html | None:
    """The steps that people went to instead, past the next one."""
    if index.reality is None:
        return None
    past = [
        way
        for way in index.reality.transitions.steps
        if way.from_ == start.id and way.to in index.position and index.position[way.to] > index.position[end.id]
    ]
    if not past:
        return None
    names = ", ".join(f"{index.place_name(way.to)} ({index.number(way.count)})" for way in past[:3])
    return el("p", index.say("way.skips", step=end.name, names=names))
