"""Readable names for the touchpoints and steps of a draft."""

from collections.abc import Sequence

from reiskaart.i18n import Language, say
from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.names import readable
from reiskaart.reality.discovery.naming import step_name
from reiskaart.reality.discovery.touchpoints import life_cycle_name


def touchpoint_names(figures: Aggregates, language: Language) -> list[str]:
    """What each row is called; one that is told from others by its channel says so."""
    own = [life_cycle_name(keys[0].name) if len(keys) > 1 else keys[0].name for keys in figures.keys]
    plain = dict(zip(dict.fromkeys(own), readable(list(dict.fromkeys(own))), strict=True))
    return [
        plain[name]
        if keys[0].channel is None
        else say("discovery.through", language, name=plain[name], channel=keys[0].channel.strip())
        for name, keys in zip(own, figures.keys, strict=True)
    ]


def step_name_of(figures: Aggregates, rows: Sequence[int], names: Sequence[str], language: Language) -> str:
    """What a step of these rows is called."""
    heaviest = heaviest_first(figures, rows)
    return step_name([names[row] for row in heaviest], [int(figures.events[row]) for row in heaviest], language)


def heaviest_first(figures: Aggregates, rows: Sequence[int]) -> list[int]:
    """These rows by the customers who come to them."""
    return sorted(rows, key=lambda row: (-figures.customers[row], -figures.events[row], row))
