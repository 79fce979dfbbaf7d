"""The names of a log with the touchpoint that each has: in parts where channels or further columns have different ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from reiskaart.model import NameRow
from reiskaart.reality.discovery.names import readable
from reiskaart.reality.matching import CHANNEL, NAME, MatchedRule, precedence
from reiskaart.reality.patterns import exactly, pattern
from reiskaart.reality.recognition.seen import Seen

MOST = 2000
"""Rows at most, the heaviest."""


_Holder = tuple[int, tuple[tuple[str, str], ...]]
"""A touchpoint by its number, -1 for none, and conditions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Events of one name and channel that the same rules fit."""

    name: int
    channel: int | None
    state: int
    events: int


def pieces(seen: Seen) -> list[Piece]:
    """All events of a log, in as few pieces as the rules tell apart."""
    table, channels, states = seen.said.table, seen.said.log.meta.channels + 1, len(seen.matcher.alive)
    name = table["name"].to_numpy().astype(np.int64)
    key = (name * channels + table["channel"].fill_null(-1).to_numpy() + 1) * states + seen.state
    different, place = np.unique(key, return_inverse=True)
    events = np.bincount(place, weights=seen.said.events, minlength=len(different))
    found = []
    for one, n in zip(different.tolist(), events.astype(np.int64).tolist(), strict=True):
        rest, state = divmod(one, states)
        code, channel = divmod(rest, channels)
        found.append(Piece(code, channel - 1 if channel else None, state, n))
    return found


def name_rows(seen: Seen, of_log: Sequence[Piece]) -> list[NameRow]:
    """The names, heaviest first."""
    names = seen.said.names
    legible = dict(zip(names, readable(list(names.values())), strict=True))
    by_name: dict[int, list[Piece]] = {}
    for piece in of_log:
        by_name.setdefault(piece.name, []).append(piece)
    rows = [_row(seen, legible[code], part) for code, own in by_name.items() for part in _parts(seen, own)]
    return sorted(rows, key=lambda row: (-row.events, row.name, row.channel or "", sorted(row.split.items())))


def beating(seen: Seen, winner: MatchedRule | None, values: Mapping[str, str]) -> dict[str, str]:
    """Conditions that recognise events with these values and go before the rule that does so now, or are that rule's own."""
    wanted = {name: exactly(value) for name, value in values.items()}
    if winner is None or seen.written(winner) == wanted or _goes_before(wanted, winner):
        return wanted
    return narrowed(seen, winner, values)


def narrowed(seen: Seen, winner: MatchedRule, values: Mapping[str, str]) -> dict[str, str]:
    """The conditions of a rule, for events with these values alone; they go before it, or are its own."""
    own = seen.written(winner)
    both = {**own, **{name: exactly(value) for name, value in values.items()}}
    # A value with a star in it can be said exactly by an expression only, which goes behind a glob.
    return both if both == own or _goes_before(both, winner) else {**own, **values}


def _goes_before(conditions: Mapping[str, str], rule: MatchedRule) -> bool:
    return precedence([pattern(written) for written in conditions.values()]) < rule.precedence


@dataclass(frozen=True, slots=True)
class _Part:
    """Pieces of a name that a touchpoint has, and the rule that would recognise them."""

    pieces: list[Piece]
    conditions: dict[str, str]
    by: Literal["name", "channel", "rule"]


def _parts(seen: Seen, own: list[Piece]) -> Iterator[_Part]:
    """The name whole where one touchpoint has it, else by channel, else by the rules that win."""
    name = {NAME: seen.said.names[own[0].name]}
    whole = _held(seen, own, name)
    if len(whole) == 1:
        for conditions, part in whole.values():
            yield _Part(part, conditions, "name")
        return
    channels: dict[int | None, list[Piece]] = {}
    for piece in own:
        channels.setdefault(piece.channel, []).append(piece)
    split = {channel: _held(seen, part, _in_channel(seen, name, channel)) for channel, part in channels.items()}
    if len(channels) > 1 and all(len(held) == 1 for held in split.values()):
        for held in split.values():
            for conditions, part in held.values():
                yield _Part(part, conditions, "channel")
        return
    for conditions, part in whole.values():
        yield _Part(part, conditions, "rule")


def _in_channel(seen: Seen, name: dict[str, str], channel: int | None) -> dict[str, str]:
    text = seen.said.channels[channel]
    return name if text is None else {**name, CHANNEL: text}


def _held(seen: Seen, own: list[Piece], values: dict[str, str]) -> dict[_Holder, tuple[dict[str, str], list[Piece]]]:
    """Pieces by the touchpoint that has them and the conditions that would win them, with these conditions."""
    held: dict[_Holder, tuple[dict[str, str], list[Piece]]] = {}
    for piece in own:
        winner = seen.winner(piece.state)
        conditions = beating(seen, winner, values)
        key = (-1 if winner is None else winner.touchpoint, tuple(sorted(conditions.items())))
        held.setdefault(key, (conditions, []))[1].append(piece)
    return held


def _row(seen: Seen, legible: str, part: _Part) -> NameRow:
    own = part.pieces
    winners = {(winner.touchpoint, winner.number): winner for piece in own if (winner := seen.winner(piece.state))}
    winner = next(iter(winners.values()), None)
    rule = winner if len(winners) == 1 else None
    touchpoint = None if winner is None else seen.journey.touchpoints[winner.touchpoint].id
    events = sum(piece.events for piece in own)
    through: dict[int | None, int] = {}
    for piece in own:
        through[piece.channel] = through.get(piece.channel, 0) + piece.events
    code, channel = own[0].name, own[0].channel
    customers = {"name": seen.said.customers.get(code), "channel": seen.said.customers.get((code, channel)), "rule": None}
    return NameRow(
        name=seen.said.names[code],
        readable=legible,
        channel=seen.said.channels[channel] if part.by == "channel" else None,
        usual_channel=seen.said.channels[max(through, key=lambda channel: through[channel])],
        conditions=part.conditions,
        split={name: written for name, written in part.conditions.items() if name != NAME} if part.by == "rule" else {},
        events=events,
        share=events / seen.said.log.meta.events,
        customers=customers[part.by],
        touchpoint=touchpoint,
        rule=None if rule is None else rule.number,
        step=None if rule is None or rule.step is None else seen.journey.steps[rule.step].id,
    )
