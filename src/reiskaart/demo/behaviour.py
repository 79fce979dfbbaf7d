"""How made-up customers behave: from place to place with given chances, at believable hours.

Only the draws of :meth:`random.Random.random`, which Python promises never to change, and plain arithmetic are used, so that one
seed gives the same contacts on every machine.
"""

import csv
import datetime
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Gap:
    """A time between two contacts: least, quartiles and most, with an even spread between them."""

    unit: datetime.timedelta
    """Minutes stay within a visit; days go on at an hour of their own."""
    marks: tuple[float, float, float, float, float]

    def draw(self, chance: random.Random) -> float:
        """A number of units."""
        place = chance.random() * (len(self.marks) - 1)
        low = int(place)
        return self.marks[low] + (self.marks[low + 1] - self.marks[low]) * (place - low)


def minutes(least: float, q1: float, median: float, q3: float, most: float) -> Gap:
    """A gap within a visit."""
    return Gap(datetime.timedelta(minutes=1), (least, q1, median, q3, most))


def days(least: float, q1: float, median: float, q3: float, most: float) -> Gap:
    """A gap between visits; at least a day."""
    return Gap(datetime.timedelta(days=1), (least, q1, median, q3, most))


@dataclass(frozen=True, slots=True)
class Hours:
    """When contacts happen: a weight for each weekday (Monday first) and for each hour of the day; 0 is closed."""

    weekdays: tuple[float, ...]
    by_hour: tuple[float, ...]

    def open_at(self, when: datetime.datetime) -> bool:
        return self.weekdays[when.weekday()] > 0 and self.by_hour[when.hour] > 0


class Move(NamedTuple):
    """One way on from a place; what the chances of all ways leave over is the chance of no further contact."""

    to: str
    chance: float
    gap: Gap


@dataclass(frozen=True, slots=True)
class Place:
    """A contact that can happen, and where the customer may go from there."""

    name: str
    channel: str
    hours: Hours
    moves: tuple[Move, ...] = ()
    pages: tuple[str, ...] = ("",)
    """One of these, each as likely as the other."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A contact that belongs to no journey and comes along with others, now and then."""

    name: str
    channel: str
    beside: str
    """The channel of the contacts that it comes along with."""
    chance: float


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Everything that a made-up log follows from, but for the seed."""

    customers: int
    begin: datetime.date
    end: datetime.date
    """No contact on or after this day is written: who is under way then is still open."""
    starts: Mapping[str, float]
    """The first contact -> its weight."""
    places: Mapping[str, Place]
    devices: Mapping[str, float]
    """What a customer uses online -> its weight."""
    offline: frozenset[str]
    """Channels without a device."""
    prefix: str
    """Of the customers' ids."""
    columns: tuple[str, ...]
    """Which fields of a contact the log has."""
    asides: tuple[Aside, ...] = ()


class Contact(NamedTuple):
    """A contact that happened; a log has a row for each."""

    customer: str
    time: datetime.datetime
    event: str
    channel: str
    page: str
    device: str


def write_log(behaviour: Behaviour, path: Path, seed: int) -> None:
    """Write the contacts as CSV in the order of their times, which are UTC."""
    rows = sorted(contacts(behaviour, seed), key=lambda contact: contact.time)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, behaviour.columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(row._asdict() for row in rows)


def contacts(behaviour: Behaviour, seed: int) -> Iterator[Contact]:
    """All contacts, customer by customer, each customer's in order."""
    chance = random.Random(seed)  # noqa: S311 - a story, not a secret
    close = datetime.datetime.combine(behaviour.end, datetime.time())
    for number in range(1, behaviour.customers + 1):
        customer = f"{behaviour.prefix}{number:05d}"
        device = _pick(chance, list(behaviour.devices), list(behaviour.devices.values()))
        for time, place in _walk(behaviour, chance, close):
            page = place.pages[int(chance.random() * len(place.pages))]
            shown = "" if place.channel in behaviour.offline else device
            yield Contact(customer, time, place.name, place.channel, page, shown)
            for aside in behaviour.asides:
                if aside.beside == place.channel and chance.random() < aside.chance:
                    yield Contact(customer, time, aside.name, aside.channel, "", shown)


def _walk(behaviour: Behaviour, chance: random.Random, close: datetime.datetime) -> Iterator[tuple[datetime.datetime, Place]]:
    """One customer's contacts on the way, until there is no next one or the log closes."""
    place = behaviour.places[_pick(chance, list(behaviour.starts), list(behaviour.starts.values()))]
    first = behaviour.begin + datetime.timedelta(days=int(chance.random() * (behaviour.end - behaviour.begin).days))
    time = _hour_on_or_after(first, place.hours, chance)
    while time < close:
        yield time, place
        left = chance.random()
        for move in place.moves:
            left -= move.chance
            if left < 0:
                place = behaviour.places[move.to]
                time = _later(time, move.gap, place.hours, chance)
                break
        else:
            return


def _later(time: datetime.datetime, gap: Gap, hours: Hours, chance: random.Random) -> datetime.datetime:
    """The time of the next contact, moved to when its place is open."""
    amount = gap.draw(chance)
    if gap.unit < datetime.timedelta(days=1):
        soon = time + datetime.timedelta(seconds=max(1, int(amount * gap.unit.total_seconds())))
        return soon if hours.open_at(soon) else _hour_on_or_after(time.date() + datetime.timedelta(days=1), hours, chance)
    return _hour_on_or_after(time.date() + datetime.timedelta(days=max(1, int(amount))), hours, chance)


def _hour_on_or_after(day: datetime.date, hours: Hours, chance: random.Random) -> datetime.datetime:
    """A time on the first day that fits; a quiet weekday is passed over now and then."""
    busiest = max(hours.weekdays)
    while chance.random() * busiest >= hours.weekdays[day.weekday()]:
        day += datetime.timedelta(days=1)
    hour = _pick(chance, range(24), hours.by_hour)
    seconds = int(chance.random() * 3600)
    return datetime.datetime.combine(day, datetime.time(hour)) + datetime.timedelta(seconds=seconds)


def _pick(chance: random.Random, of: Sequence[_T], weights: Sequence[float]) -> _T:
    left = chance.random() * sum(weights)
    for item, weight in zip(of, weights, strict=True):
        left -= weight
        if left < 0:
            return item
    return of[-1]
