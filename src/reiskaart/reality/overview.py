"""All that a reading says of a map, as docs/explanation/what-the-numbers-mean.md defines it."""

from collections.abc import Sequence

from reiskaart.errors import ConflictError
from reiskaart.intervals import share
from reiskaart.model import Filter, Journey, PlaceFigures, Reality, Times, Transitions
from reiskaart.reality.counts import PlaceCounts, phase_figures, place_counts
from reiskaart.reality.flow import transitions, variants
from reiskaart.reality.groups import Group, choose
from reiskaart.reality.places import MICROSECONDS_PER_DAY, rules_key
from reiskaart.reality.reading import Reading
from reiskaart.reality.timing import place_times

EVERYBODY = Filter()


def figures(reading: Reading, journey: Journey, wanted: Filter = EVERYBODY) -> Reality:
    """Everything that a reading says of the map that it was made with, of the paths that a filter keeps.

    Raises: ConflictError where the map's rules, steps or outcomes have changed since; UsageError where the filter asks for what
    the reading does not have.
    """
    if rules_key(journey) != reading.meta.rules_key:
        raise ConflictError("reality.other-map", map=journey.title)
    return figures_of(choose(reading, wanted, silence_us(reading, journey)), journey)


def figures_of(group: Group, journey: Journey, most: int | None = None) -> Reality:
    """Everything that a reading says of a group of paths; of transitions and of what fits no rule the ``most`` frequent.

    What is said of the log itself (its events, times and silence, and what fits no rule) does not depend on the group.
    """
    meta, lists = group.reading.meta, group.reading.lists
    steps = place_counts(group, lists.steps, len(meta.steps))
    touchpoints = place_counts(group, lists.touchpoints, len(meta.touchpoints))
    ways, ways_total = variants(group)
    of_touchpoints, touchpoints_total = transitions(group, lists.touchpoint_moves, meta.touchpoints, most)
    of_steps, steps_total = transitions(group, lists.step_moves, meta.steps, most)
    return Reality(
        journey=journey.id,
        log=meta.log_name,
        events=meta.events,
        contacts=int(group.reading.by_path.contacts[group.numbers].sum()),
        customers=group.customers,
        paths=group.paths,
        first=meta.first,
        last=meta.last,
        silence_days=group.silence_us / MICROSECONDS_PER_DAY,
        silence_from_log=journey.silence_days is None,
        placed_by_nearness=int(group.reading.by_path.by_nearness[group.numbers].sum()),
        phases=phase_figures(group, steps),
        steps=place_figures(group, meta.steps, steps, place_times(group, lists.step_waits, steps)),
        touchpoints=place_figures(group, meta.touchpoints, touchpoints, place_times(group, lists.touchpoint_waits, touchpoints)),
        transitions=Transitions(
            touchpoints=of_touchpoints, touchpoints_total=touchpoints_total, steps=of_steps, steps_total=steps_total
        ),
        variants=ways,
        variants_total=ways_total,
        unmatched=group.reading.unmatched(most),
        unmatched_total=group.reading.unmatched_total,
        unmatched_events=meta.unmatched_events,
    )


def silence_us(reading: Reading, journey: Journey) -> float:
    """After so many microseconds without a contact a path is not seen again: as the map says, else the log's 95th-percentile gap.

    Interpolated linearly between the gaps on either side.
    """
    if journey.silence_days is not None:
        return journey.silence_days * MICROSECONDS_PER_DAY
    return reading.meta.gap_p95_us or 0.0


def place_figures(
    group: Group, ids: Sequence[str], counts: Sequence[PlaceCounts], times: Sequence[Times]
) -> tuple[PlaceFigures, ...]:
    """Steps or touchpoints with their shares."""
    return tuple(_figures(group, *place) for place in zip(ids, counts, times, strict=True))


def _figures(group: Group, id_: str, count: PlaceCounts, times: Times) -> PlaceFigures:
    effects = count.effects
    return PlaceFigures(
        id=id_,
        customers=count.customers,
        paths=count.paths,
        contacts=count.contacts,
        reaches=share(count.paths, group.paths, design_effect=effects["reaches"]),
        goes_on=share(count.goes_on, count.paths, design_effect=effects["goes_on"]),
        fell_back=share(count.fell_back, count.paths, design_effect=effects["fell_back"]),
        ended_well=share(count.ended_well, count.paths, design_effect=effects["ended_well"]),
        still_open=share(count.still_open, count.paths, design_effect=effects["still_open"]),
        not_seen_again=share(count.not_seen_again, count.paths, design_effect=effects["not_seen_again"]),
        returns=share(count.returns, count.paths, design_effect=effects["returns"]),
        time_to_next=times,
    )
