"""What the paths that discovery looked at say of a draft: the figures of a reading, where all of them were looked at the same."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from reiskaart.intervals import share
from reiskaart.model import Journey, PlaceFigures, PlaceTransition, Times
from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.decisions import DraftFigures
from reiskaart.reality.places import MICROSECONDS_PER_DAY, places_of
from reiskaart.reality.placing import ENDED, ENDED_WELL, FELL_BACK, GOES_ON, Contacts, Events, Placer
from reiskaart.reality.timing import quartiles

Codes = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]


def draft_figures(figures: Aggregates, rows: list[int], journey: Journey) -> DraftFigures:
    """The figures of a draft; ``rows``: which row of the figures each of its touchpoints is."""
    sample = figures.sample
    touchpoint = np.full(len(figures.keys) + 1, -1, np.int16)
    touchpoint[rows] = np.arange(len(rows), dtype=np.int16)
    at = touchpoint[sample.row]
    on_map = np.flatnonzero(at >= 0)
    events = Events(
        customer=sample.customer[on_map].astype(np.int32),
        at_us=sample.at_us[on_map],
        touchpoint=at[on_map],
        pinned=np.full(len(on_map), -1, np.int16),
        rule=np.zeros(len(on_map), np.int16),
        name=np.zeros(len(on_map), np.int32),
        row=on_map,
    )
    contacts, paths = Placer(places_of(journey), figures.last_us).place(events)
    silence_us = (figures.gap_p95_seconds or 0.0) * 1_000_000
    everybody = len(paths.customer)
    return DraftFigures(
        every=sample.every,
        customers=everybody,
        contacts=len(on_map),
        silence_days=silence_us / MICROSECONDS_PER_DAY,
        steps=_steps(contacts, [step.id for step in journey.steps], silence_us, everybody),
        transitions=_transitions(contacts, [step.id for step in journey.steps]),
    )


def _steps(contacts: Contacts, ids: list[str], silence_us: float, everybody: int) -> tuple[PlaceFigures, ...]:
    n, step, after = len(ids), contacts.step, contacts.after_step

    def counted(where: Flags) -> list[int]:
        return [int(number) for number in np.bincount(step[where], minlength=n)]

    ended = after == ENDED
    still_open = (contacts.silence_us >= 0) & (contacts.silence_us <= silence_us)
    visits, paths = counted(step >= 0), counted(contacts.is_first_at_step)
    times = _times(step, contacts.stay_us, paths)
    shares = {
        "goes_on": counted(after == GOES_ON),
        "fell_back": counted(after == FELL_BACK),
        "ended_well": counted(after == ENDED_WELL),
        "still_open": counted(ended & still_open),
        "not_seen_again": counted(ended & ~still_open),
        "returns": counted(contacts.is_first_return_from_step),
    }
    return tuple(
        PlaceFigures(
            id=id_,
            customers=paths[s],
            paths=paths[s],
            contacts=visits[s],
            reaches=share(paths[s], everybody),
            time_to_next=times[s],
            **{name: share(hits[s], paths[s]) for name, hits in shares.items()},
        )
        for s, id_ in enumerate(ids)
    )


def _times(place: Codes, wait_us: Codes, customers: list[int]) -> list[Times]:
    """Per place, by how many customers come to it, how long it takes to the next."""
    waits = np.flatnonzero((wait_us >= 0) & (place >= 0))
    order = waits[np.lexsort((wait_us[waits], place[waits]))]
    sorted_us, edges = wait_us[order], np.searchsorted(place[order], np.arange(len(customers) + 1))

    def at(first: int) -> Callable[[int], float]:
        return lambda rank: float(sorted_us[first + rank])

    return [quartiles(int(edges[p + 1] - edges[p]), at(int(edges[p])), n) for p, n in enumerate(customers)]


def _transitions(contacts: Contacts, steps: list[str]) -> tuple[PlaceTransition, ...]:
    moved = np.flatnonzero(contacts.next_stay_step >= 0)
    n = len(steps)
    way = contacts.step[moved].astype(np.int64) * n + contacts.next_stay_step[moved]
    count = np.bincount(way, minlength=n * n)
    paths = np.bincount(way, weights=contacts.is_first_of_step_transition[moved], minlength=n * n)
    wait_us = np.bincount(way, weights=contacts.stay_us[moved], minlength=n * n)
    ways = sorted(np.flatnonzero(count), key=lambda each: (-count[each], each))
    return tuple(
        PlaceTransition(
            from_=steps[each // n],
            to=steps[each % n],
            count=int(count[each]),
            paths=int(paths[each]),
            mean_gap_seconds=float(wait_us[each] / count[each] / 1e6),
        )
        for each in ways
    )
