"""Why a draft map looks as it does, and how good it is."""

from pydantic import Field

from reiskaart.i18n import Language, say, say_count
from reiskaart.i18n.formats import count, days, percent
from reiskaart.model.base import Part
from reiskaart.reality.discovery.decisions import (
    Fit,
    Hint,
    LevelDecision,
    OrderDecision,
    OutcomeDecision,
    PhaseDecision,
    SetAside,
    StepDecision,
    TouchpointDecision,
    quoted,
)
from reiskaart.reality.silence import short_silence

MANY_SINGLE = 0.5
"""Share of customers with one contact from which the cover says that the data tells little of journeys."""
SMALL = 50
"""Fewer customers are called a small log: one of them is more than 2% of all."""
SECONDS_PER_DAY = 86_400


class DiscoveryRecord(Part):
    """What was decided, why, and how good the result is."""

    contacts: int
    customers: int
    touchpoints: tuple[TouchpointDecision, ...]
    single_contact: float = Field(ge=0, le=1)
    """Share of customers with one contact: they show no way from one thing to another."""
    set_aside: tuple[SetAside, ...]
    included: tuple[str, ...]
    """Raw names that are on the map because somebody wants them there."""
    order: OrderDecision
    steps: tuple[StepDecision, ...]
    levels: tuple[LevelDecision, ...]
    """How much detail the draft may show, the coarsest first; from each level to the next a single step is parted."""
    proposed_steps: int
    """The level that is the best cut of all."""
    phases: tuple[PhaseDecision, ...]
    gap_p95_seconds: float | None = Field(default=None, ge=0)
    """The 95th percentile of the time between two contacts of one customer: the silence after which a reading of this map counts
    somebody as not seen again."""
    phases_guessed: bool
    """Whether no word in any name spoke for a phase."""
    outcomes: tuple[OutcomeDecision, ...]
    outcome_left: bool
    """Whether somebody wants no outcome on the map."""
    hints: tuple[Hint, ...]
    fit: Fit

    def cover(self, language: Language) -> list[str]:
        """What the map's cover says: that it is a draft, what is on it, what is not, and how much it explains."""
        if not self.steps:
            return [say("discovery.cover.nothing", language)]
        said = [self._made(language), *self._small(language), self._on_map(language)]
        said += [*self._aside("discovery.cover.aside", language), *self._explained(language), *self._single(language)]
        if self.phases_guessed:
            said.append(say("discovery.cover.guess", language))
        return [*said, self._proposal(language)]

    def sentences(self, language: Language) -> list[str]:
        """All of it in words."""
        if not self.steps:
            return [say("discovery.cover.nothing", language)]
        return [
            self._made(language),
            *self._small(language),
            self._on_map(language),
            *self._aside("discovery.cover.aside-by-name", language),
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

    def _aside(self, key: str, language: Language) -> list[str]:
        return [
            self._left_out(which, found, language)
            for which, why in ((key, "rare"), ("discovery.cover.full", "full"))
            if (found := [each for each in self.set_aside if each.why == why])
        ]

    def _left_out(self, key: str, found: list[SetAside], language: Language) -> str:
        weight = percent(sum(each.contacts for each in found) / self.contacts, language)
        return say_count(key, language, len(found), share=weight, names=quoted([each.name for each in found], language))

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
            else say("discovery.cover.cues", language, words=quoted(words, language))
        ]
        if empty := [phase.name for phase in self.phases if not phase.steps]:
            said.append(say_count("discovery.cover.empty", language, len(empty), phases=", ".join(empty)))
        return said

    @property
    def outcome(self) -> OutcomeDecision | None:
        """The map's good outcome, proposed or chosen."""
        return next((each for each in self.outcomes if each.verdict in ("proposed", "chosen")), None)

    def _proposal(self, language: Language) -> str:
        return self._outcome("discovery.cover.proposal", language)

    def _outcome(self, proposed: str, language: Language) -> str:
        found = self.outcome
        if found is None:
            return say("discovery.cover.outcome-left" if self.outcome_left else "discovery.cover.no-outcome", language)
        if found.verdict == "chosen":
            return say("discovery.cover.chosen", language, name=found.name)
        return say(proposed, language, name=found.name, reasons=found.why(language))

    def _outcomes(self, language: Language) -> list[str]:
        said = [self._outcome("discovery.cover.outcome", language)]
        for verdict, key in (("good", "other-outcomes"), ("bad", "bad-outcomes")):
            if names := [each.name for each in self.outcomes if each.verdict == verdict]:
                said.append(say(f"discovery.cover.{key}", language, names=quoted(names, language)))
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
