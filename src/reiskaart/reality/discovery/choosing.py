"""Which raw names may stand on the map: what weighs enough, and where the channel tells contacts apart."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from reiskaart.reality.discovery.aggregates import Key, Weight
from reiskaart.reality.discovery.cues import ends_journey

RARE = 0.005
"""Share of customers under which a name is set aside, unless its words say that it ends a journey."""
RARE_ENDING = 0.0005
"""The same for a name whose words say that it ends a journey."""
ONE_CUSTOMER_AMONG = 50
"""What only one customer met is set aside in a log of at least so many customers."""
MOST_TOUCHPOINTS = 40
"""The heaviest so many stay, and beside them what somebody wants on the map."""
CHANNEL_SWITCHERS = 0.1
"""Share of customers that must use more than one channel before channels split a name."""
CHANNEL_PART = 0.1
"""Share of a name's customers that a channel must have to be told apart."""
CHANNEL_APART = 0.15
"""How far apart on the path (0..1) the channels of a name must lie."""
FEW_NAMES = 3
"""With no more names than these, channels tell contacts apart wherever they lie."""
ONE_CHANNEL = 0.8
"""Share of the contacts that come through one channel before it is said to be the channel."""


@dataclass(frozen=True, slots=True)
class Met:
    """How often a raw name was met through a channel."""

    name: str
    channel: str | None
    events: int
    customers: int
    position: float = 0.0
    """Mean place on the path, 0 (begin) .. 1 (end); looked at per channel only."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may stand on the map, and what is set aside."""

    keys: tuple[Key, ...]
    channels: tuple[str | None, ...]
    aside: tuple[Weight, ...]
    """Heaviest first."""


def choose(names: list[Met], by_channel: list[Met], customers: int, switchers: int, include: Collection[str] = ()) -> Choice:
    """The raw names that weigh enough, split by channel where that tells contacts apart.

    ``names``: every name with all its channels; ``by_channel``: the same per channel, or nothing; ``switchers``: customers who
    use more than one channel; ``include``: names that stay whatever they weigh, and take no place from another.
    """
    heaviest_first = sorted(names, key=lambda met: (-met.customers, -met.events, met.name))
    common = [met for met in heaviest_first if _weighs_enough(met, customers)]
    by_weight = common[:MOST_TOUCHPOINTS]
    kept = by_weight + [met for met in heaviest_first if met.name in include and met not in by_weight]
    stays, weighty = {met.name for met in kept}, {met.name for met in common}
    parts: dict[str, list[Met]] = defaultdict(list)
    for met in by_channel:
        if met.name in stays and met.channel is not None:
            parts[met.name].append(met)
    keys: list[Key] = []
    channels: list[str | None] = []
    room = MOST_TOUCHPOINTS - len(by_weight)
    may_split = switchers >= CHANNEL_SWITCHERS * customers
    for met in sorted(kept, key=lambda met: met.name):
        heavy = [part for part in parts[met.name] if part.customers >= max(CHANNEL_PART * met.customers, RARE * customers, 2)]
        apart = max((p.position for p in heavy), default=0.0) - min((p.position for p in heavy), default=0.0)
        if may_split and 1 < len(heavy) <= room + 1 and (apart >= CHANNEL_APART or len(common) <= FEW_NAMES):
            own = sorted(part.channel for part in heavy if part.channel is not None)
            rest = met.events - sum(part.events for part in heavy)
            keys.extend(Key(met.name, channel) for channel in own)
            channels.extend(own)
            room -= len(own) - 1
            if rest:
                keys.append(Key(met.name))
                channels.append(None)
                room -= 1
        else:
            keys.append(Key(met.name))
            main = max(parts[met.name], key=lambda part: part.events, default=None)
            channels.append(main.channel if main is not None and main.events >= ONE_CHANNEL * met.events else None)
    aside = tuple(
        Weight(met.name, met.events, met.customers, "full" if met.name in weighty else "rare")
        for met in heaviest_first
        if met.name not in stays
    )
    return Choice(tuple(keys), tuple(channels), aside)


def _weighs_enough(met: Met, customers: int) -> bool:
    if met.customers == 1 and customers >= ONE_CUSTOMER_AMONG:
        return False
    return met.customers >= RARE * customers or (met.customers >= RARE_ENDING * customers and ends_journey(met.name))
