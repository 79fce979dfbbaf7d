"""All that a reading says of a map, as docs/explanation/what-the-numbers-mean.md defines it."""

from collections.abc import Sequence

from reiskaart.errors import ConflictError
from reiskaart.intervals import share
from reiskaart.model import Journey, PlaceFigures, Reality, Times, Transitions
from reiskaart.reality.clusters import SHARES, Effects, place_effects
from reiskaart.reality.counts import (
    STEP,
    TOUCHPOINT,
    PlaceColumns,
    PlaceCounts,
    phase_figures,
    step_counts,
    touchpoint_counts,
)
from reiskaart.reality.flow import step_transitions, touchpoint_transitions, variants
from reiskaart.reality.places import MICROSECONDS_PER_DAY, rules_key
from reiskaart.reality.reading import Reading
from reiskaart.reality.timing import step_times, touchpoint_times


def figures(reading: Reading, journey: Journey) -> Reality:
    """Everything that a reading says of the map that it was made with.

    Raises: ConflictError where the map's rules, steps or outcomes have changed since.
    """
    if rules_key(journey) != reading.meta.rules_key:
        raise ConflictError("reality.other-map", map=journey.title)
    meta = reading.meta
    return Reality(
        journey=journey.id,
        log=meta.log_name,
        events=meta.events,
        contacts=meta.contacts,
        customers=meta.customers,
        paths=meta.paths,
        first=meta.first,
        last=meta.last,
        silence_days=silence_us(reading, journey) / MICROSECONDS_PER_DAY,
        silence_from_log=journey.silence_days is None,
        placed_by_nearness=meta.placed_by_nearness,
        phases=phase_figures(reading),
        steps=step_figures(reading, journey),
        touchpoints=touchpoint_figures(reading, journey),
        transitions=Transitions(touchpoints=touchpoint_transitions(reading), steps=step_transitions(reading)),
        variants=variants(reading),
        variants_total=meta.variants,
        unmatched=reading.unmatched(),
        unmatched_events=meta.unmatched_events,
    )


def silence_us(reading: Reading, journey: Journey) -> float:
    """After so many microseconds without a contact a path is not seen again: as the map says, else the log's 95th-percentile gap.

    Interpolated linearly between the gaps on either side.
    """
    if journey.silence_days is not None:
        return journey.silence_days * MICROSECONDS_PER_DAY
    return reading.meta.gap_p95_us or 0.0


def step_figures(reading: Reading, journey: Journey) -> tuple[PlaceFigures, ...]:
    """What the reading says of each step, in the order of the map."""
    silence = silence_us(reading, journey)
    return _figures(reading, reading.meta.steps, STEP, step_counts(reading, silence), step_times(reading), silence)


def touchpoint_figures(reading: Reading, journey: Journey) -> tuple[PlaceFigures, ...]:
    """What the reading says of each touchpoint, in the order of the map."""
    silence = silence_us(reading, journey)
    counts, times = touchpoint_counts(reading, silence), touchpoint_times(reading)
    return _figures(reading, reading.meta.touchpoints, TOUCHPOINT, counts, times, silence)


def _figures(
    reading: Reading,
    ids: Sequence[str],
    columns: PlaceColumns,
    counts: Sequence[PlaceCounts],
    times: Sequence[Times],
    silence: float,
) -> tuple[PlaceFigures, ...]:
    if reading.meta.one_path_each:
        effects: list[tuple[int, Effects]] = [(count.paths, dict.fromkeys(SHARES, 1.0)) for count in counts]
    else:
        effects = place_effects(reading, columns, len(ids), silence)
    return tuple(
        PlaceFigures(
            id=id_,
            customers=customers,
            paths=count.paths,
            contacts=count.contacts,
            reaches=share(count.paths, reading.meta.paths, design_effect=effect["reaches"]),
            goes_on=share(count.goes_on, count.paths, design_effect=effect["goes_on"]),
            fell_back=share(count.fell_back, count.paths, design_effect=effect["fell_back"]),
            ended_well=share(count.ended_well, count.paths, design_effect=effect["ended_well"]),
            still_open=share(count.still_open, count.paths, design_effect=effect["still_open"]),
            not_seen_again=share(count.not_seen_again, count.paths, design_effect=effect["not_seen_again"]),
            returns=share(count.returns, count.paths, design_effect=effect["returns"]),
            time_to_next=time,
        )
        for id_, count, time, (customers, effect) in zip(ids, counts, times, effects, strict=True)
    )
