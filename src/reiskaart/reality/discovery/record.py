"""Why a draft map looks as it does, and how good it is."""

from typing import Literal

from pydantic import Field

from reiskaart.i18n import Language, say, say_count
from reiskaart.i18n.formats import count, days, percent
from reiskaart.model import Share
from reiskaart.model.base import Id, Line, Part
from reiskaart.reality.discovery.outcomes import Reason
from reiskaart.reality.silence import short_silence

MANY_SINGLE = 0.5
"""Share of customers with one contact from which the cover says that the data tells little of journeys."""
SMALL = 50
"""Fewer customers are called a small log: one of them is more than 2% of all."""
SECONDS_PER_DAY = 86_400
_NAMED = 3  # names that a sentence quotes


class TouchpointDecision(Part):
    """A touchpoint and what it consists of."""

    id: Id
    name: Line
    raw: tuple[str, ...]
    """Raw names; more than one where they begin and end the same thing."""
    channel: str | None
    """The channel that tells it from others of the same name."""
    contacts: int
    customers: int


class SetAside(Part):
    """A raw name that is not on the map: too few customers meet it, or the map is full."""

    name: str
    contacts: int
    customers: int


class OrderDecision(Part):
    """The order of the touchpoints."""

    touchpoints: tuple[Id, ...]
    agreement: float = Field(ge=0, le=1)
    """Of all pairs of touchpoints that a customer comes to, the share whose first contacts come in this order."""
    exact: bool
    """Whether it is the best order of all, rather than one that no move of a single touchpoint betters."""


class StepDecision(Part):
    """A step and what holds it together."""

    id: Id
    name: Line
    touchpoints: tuple[Id, ...]
    together: float | None = Field(ge=0, le=1)
    """How far its touchpoints are visited together, over their moves; none for a step of one touchpoint."""


class PhaseDecision(Part):
    """A phase, its steps, and the words in their names that put them there."""

    id: Id
    name: Line
    steps: tuple[Id, ...]
    words: tuple[str, ...]


class OutcomeDecision(Part):
    """A touchpoint that could be an outcome, and why."""

    touchpoint: Id
    name: Line
    verdict: Literal["proposed", "good", "bad"]
    """Proposed on the map as the good outcome, or offered as a good or a bad one."""
    reasons: tuple[Reason, ...]
    words: tuple[str, ...]
    ends: float = Field(ge=0, le=1)
    """Share of all customers whose last contact it is."""
    last: float = Field(ge=0, le=1)
    """Share of its own customers whose last contact it is."""


class Hint(Part):
    """A step where it pays to ask how people feel."""

    step: Id
    name: Line
    why: Literal["returns", "waits", "not-seen-again"]
    value: float
    """Returns: share of the stays here that are followed by a return. Waits: seconds until the next step, the mean over
    ways on of their median. Not seen again:
    share of all customers whose last contact is here."""


class Fit(Part):
    """How good the draft is."""

    contacts: Share
    """Contacts on the map, of all contacts of the log."""
    forward: Share
    """Moves that go on to a later step or stay, of all moves between contacts on the map."""
    explained: Share
    """Customers whose path the map explains: at least 80% of its contacts are on it, at least 80% of its moves do not go back."""
    every: int
    """``forward`` and ``explained`` look at every so-many-th customer."""


class DiscoveryRecord(Part):
    """What was decided, why, and how good the result is."""

    contacts: int
    customers: int
    touchpoints: tuple[TouchpointDecision, ...]
    single_contact: float = Field(ge=0, le=1)
    """Share of customers with one contact: they show no way from one thing to another."""
    set_aside: tuple[SetAside, ...]
    order: OrderDecision
    steps: tuple[StepDecision, ...]
    phases: tuple[PhaseDecision, ...]
    gap_p95_seconds: float | None = Field(default=None, ge=0)
    """The 95th percentile of the time between two contacts of one customer: the silence after which a reading of this map counts
    somebody as not seen again."""
    phases_guessed: bool
    """Whether no word in any name spoke for a phase."""
    outcomes: tuple[OutcomeDecision, ...]
    hints: tuple[Hint, ...]
    fit: Fit

    def cover(self, language: Language) -> list[str]:
        """What the map's cover says: that it is a draft, what is on it, what is not, and how much it explains."""
        if not self.steps:
            return [say("discovery.cover.nothing", language)]
        said = [self._made(language), *self._small(language), self._on_map(language)]
        if self.set_aside:
            said.append(self._aside("discovery.cover.aside", language))
        said += [*self._explained(language), *self._single(language)]
        if self.phases_guessed:
            said.append(say("discovery.cover.guess", language))
        return [*said, self._proposal(language)]

    def sentences(self, language: Language) -> list[str]:
        """All of it in words."""
        if not self.steps:
            return [say("discovery.cover.nothing", language)]
        said = [self._made(language), *self._small(language), self._on_map(language)]
        if self.set_aside:
            said.append(self._aside("discovery.cover.aside-by-name", language))
        return [
            *said,
            *self._order(language),
            *self._explained(language),
            *self._single(language),
            *self._sample(language),
            *self._phases(language),
            *self._outcomes(language),
            *self._silence(language),
            *self._feelings(language),
        ]

    def _made(self, language: Language) -> str:
        contacts, customers = count(self.contacts, language), count(self.customers, language)
        return say("discovery.cover.draft", language, contacts=contacts, customers=customers)

    def _small(self, language: Language) -> list[str]:
        if self.customers >= SMALL:
            return []
        return [say_count("discovery.cover.small", language, self.customers, share=percent(1 / self.customers, language))]

    def _on_map(self, language: Language) -> str:
        share = percent(self.fit.contacts.value or 0.0, language)
        steps = say_count("discovery.cover.steps", language, len(self.steps))
        touchpoints = say_count("discovery.cover.touchpoints", language, len(self.touchpoints))
        return say("discovery.cover.on-map", language, share=share, touchpoints=touchpoints, steps=steps)

    def _aside(self, key: str, language: Language) -> str:
        weight = percent(sum(each.contacts for each in self.set_aside) / self.contacts, language)
        quoted = _quoted([each.name for each in self.set_aside], language)
        return say_count(key, language, len(self.set_aside), share=weight, names=quoted)

    def _order(self, language: Language) -> list[str]:
        said = [say("discovery.cover.order", language, share=percent(self.order.agreement, language))]
        if self.fit.forward.value is not None:
            said.append(say("discovery.cover.forward", language, share=percent(self.fit.forward.value, language)))
        return said

    def _explained(self, language: Language) -> list[str]:
        explained = self.fit.explained.value
        return [] if explained is None else [say("discovery.cover.explained", language, share=percent(explained, language))]

    def _single(self, language: Language) -> list[str]:
        share = self.single_contact
        return [say("discovery.cover.single", language, share=percent(share, language))] if share >= MANY_SINGLE else []

    def _sample(self, language: Language) -> list[str]:
        every = self.fit.every
        return [say("discovery.cover.sample", language, every=count(every, language))] if every > 1 else []

    def _phases(self, language: Language) -> list[str]:
        words = list(dict.fromkeys(word for phase in self.phases for word in phase.words))
        said = [
            say("discovery.cover.guess", language)
            if self.phases_guessed
            else say("discovery.cover.cues", language, words=_quoted(words, language))
        ]
        if empty := [phase.name for phase in self.phases if not phase.steps]:
            said.append(say_count("discovery.cover.empty", language, len(empty), phases=", ".join(empty)))
        return said

    @property
    def _proposed(self) -> OutcomeDecision | None:
        return next((each for each in self.outcomes if each.verdict == "proposed"), None)

    def _proposal(self, language: Language) -> str:
        chosen = self._proposed
        if chosen is None:
            return say("discovery.cover.no-outcome", language)
        return say("discovery.cover.proposal", language, name=chosen.name)

    def _outcomes(self, language: Language) -> list[str]:
        chosen = self._proposed
        if chosen is None:
            said = [say("discovery.cover.no-outcome", language)]
        else:
            words, ends, last = (
                _quoted(list(chosen.words), language),
                percent(chosen.ends, language),
                percent(chosen.last, language),
            )
            reasons = [
                say(f"discovery.reasons.{reason}", language, words=words, ends=ends, last=last) for reason in chosen.reasons
            ]
            said = [say("discovery.cover.outcome", language, name=chosen.name, reasons="; ".join(reasons))]
        for verdict, key in (("good", "other-outcomes"), ("bad", "bad-outcomes")):
            if names := [each.name for each in self.outcomes if each.verdict == verdict]:
                said.append(say(f"discovery.cover.{key}", language, names=_quoted(names, language)))
        return said

    def _silence(self, language: Language) -> list[str]:
        short = short_silence(self.gap_p95_seconds, language)
        return [] if short is None else [short]

    def _feelings(self, language: Language) -> list[str]:
        said = [say("discovery.cover.feelings", language)]
        for hint in self.hints:
            value = days(hint.value / SECONDS_PER_DAY, language) if hint.why == "waits" else percent(hint.value, language)
            said.append(say(f"discovery.hints.{hint.why}", language, step=hint.name, value=value))
        return said


def _quoted(names: list[str], language: Language) -> str:
    """The first few, and how many more there are."""
    shown = ", ".join(f"“{name}”" for name in names[:_NAMED])
    rest = len(names) - _NAMED
    return shown if rest <= 0 else say_count("discovery.cover.and-more", language, rest, names=shown)
