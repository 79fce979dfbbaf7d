"""Figures of before, laid over a map that has changed since."""

from reiskaart.model import Journey, Reality, Transitions


def on_the_map(reality: Reality, journey: Journey) -> Reality:
    """Figures of the places alone that the map still has."""
    steps, touchpoints = {step.id for step in journey.steps}, {place.id for place in journey.touchpoints}
    phases = {phase.id for phase in journey.phases}
    if (
        all(figures.id in steps for figures in reality.steps)
        and all(figures.id in touchpoints for figures in reality.touchpoints)
        and all(figures.id in phases for figures in reality.phases)
    ):
        return reality
    moves = reality.transitions
    of_touchpoints = tuple(move for move in moves.touchpoints if {move.from_, move.to} <= touchpoints)
    of_steps = tuple(move for move in moves.steps if {move.from_, move.to} <= steps)
    return reality.model_copy(
        update={
            "phases": tuple(figures for figures in reality.phases if figures.id in phases),
            "steps": tuple(figures for figures in reality.steps if figures.id in steps),
            "touchpoints": tuple(figures for figures in reality.touchpoints if figures.id in touchpoints),
            "transitions": Transitions(
                touchpoints=of_touchpoints,
                touchpoints_total=moves.touchpoints_total - len(moves.touchpoints) + len(of_touchpoints),
                steps=of_steps,
                steps_total=moves.steps_total - len(moves.steps) + len(of_steps),
            ),
            "variants": tuple(way for way in reality.variants if steps.issuperset(way.steps)),
        }
    )
