"""What the paths that discovery looked at say of a draft: the figures of a reading, where all of them were looked at the same."""

import numpy as np
import numpy.typing as npt

from reiskaart.intervals import share
from reiskaart.model import Journey, PlaceFigures, PlaceTransition, Times
from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.decisions import DraftFigures
from reiskaart.reality.places import MICROSECONDS_PER_DAY, places_of
from reiskaart.reality.placing import ENDED, ENDED_WELL, FELL_BACK, GOES_ON, Contacts, Events, Placer

Codes = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]
_QUARTILES = (0.25, 0.5, 0.75)


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
    still_open = (contacts.silence_us >= 0) & (contacts.silence_us <= silence_us)
    everybody = len(paths.customer)
    return DraftFigures(
        every=sample.every,
        customers=everybody,
        contacts=len(on_map),
        silence_days=silence_us / MICROSECONDS_PER_DAY,
        steps=_places(
            [step.id for step in journey.steps],
            contacts.step,
            contacts.is_first_at_step,
            contacts.after_step,
            contacts.is_first_return_from_step,
            contacts.stay_us,
            still_open,
            everybody,
        ),
        touchpoints=_places(
            [place.id for place in journey.touchpoints],
            contacts.touchpoint,
            contacts.is_first_at_touchpoint,
            contacts.after_touchpoint,
            contacts.is_first_return_from_touchpoint,
            contacts.touchpoint_stay_us,
            still_open,
            everybody,
        ),
        transitions=_transitions(contacts, [step.id for step in journey.steps]),
    )


def _places(
    ids: list[str],
    place: Codes,
    first: Flags,
    after: Codes,
    returns: Flags,
    wait_us: Codes,
    still_open: Flags,
    everybody: int,
) -> tuple[PlaceFigures, ...]:
    n = len(ids)

    def counted(where: Flags) -> list[int]:
        return [int(number) for number in np.bincount(place[where & (place >= 0)], minlength=n)]

    ended = after == ENDED
    times = _times(place, wait_us, n)
    contacts, paths = counted(place >= 0), counted(first)
    shares = {
        "goes_on": counted(after == GOES_ON),
        "fell_back": counted(after == FELL_BACK),
        "ended_well": counted(after == ENDED_WELL),
        "still_open": counted(ended & still_open),
        "not_seen_again": counted(ended & ~still_open),
        "returns": counted(returns),
    }
    return tuple(
        PlaceFigures(
            id=id_,
            customers=paths[p],
            paths=paths[p],
            contacts=contacts[p],
            reaches=share(paths[p], everybody),
            time_to_next=times[p],
            **{name: share(hits[p], paths[p]) for name, hits in shares.items()},
        )
        for p, id_ in enumerate(ids)
    )


def _times(place: Codes, wait_us: Codes, n: int) -> list[Times]:
    waits = np.flatnonzero((wait_us >= 0) & (place >= 0))
    order = waits[np.argsort(place[waits], kind="stable")]
    edges = np.searchsorted(place[order], np.arange(n + 1))
    found = []
    for p in range(n):
        mine = wait_us[order[edges[p] : edges[p + 1]]]
        q1, median, q3 = (float(each) / 1e6 for each in np.quantile(mine, _QUARTILES)) if len(mine) else (None, None, None)
        found.append(Times(n=len(mine), q1_seconds=q1, median_seconds=median, q3_seconds=q3))
    return found


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
