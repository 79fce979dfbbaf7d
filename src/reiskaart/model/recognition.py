"""What a log's names say under the rules of a map: which touchpoint has which, and what has none."""

from pydantic import Field

from reiskaart.model.base import Part
from reiskaart.model.reality import Ratio


class Weight(Part):
    """Events, and their share of all events of the log."""

    events: int
    share: Ratio


class Unrecognised(Weight):
    """The events that fit no rule."""

    names: int
    """Different names among them."""


class RuleAt(Part):
    """A rule by its place."""

    touchpoint: str
    number: int
    """From 1, within its touchpoint."""


class NameRow(Weight):
    """Events of one name that have one touchpoint, or none."""

    name: str
    readable: str
    """The name as a touchpoint could be called."""
    channel: str | None
    """Where the channels of a name have different touchpoints: which of them."""
    usual_channel: str | None
    """The channel that most of the events went through."""
    conditions: dict[str, str]
    """The rule that recognises these events and goes before the one that does so now."""
    split: dict[str, str]
    """Conditions of the rule, besides name and channel, that part these events from others of the name."""
    customers: int | None
    """Customers with at least one; none where it is only a part of a name in a channel."""
    touchpoint: str | None
    rule: int | None
    """The rule that wins; none where no rule does, or several of the touchpoint."""
    step: str | None
    """The step that this rule names."""


class RuleProblem(Part):
    """Why a rule recognises nothing."""

    code: str
    text: str


class RuleCount(Part):
    """How many events a rule recognises."""

    number: int
    events: int
    covers: int
    """Events that it fits, those that another rule takes before it among them."""
    problem: RuleProblem | None


class TouchpointCount(Part):
    """How many events are contacts at a touchpoint."""

    id: str
    events: int
    rules: tuple[RuleCount, ...]


class Contested(Part):
    """Events that rules of several touchpoints fit."""

    name: str
    events: int
    conditions: dict[str, str]
    """The rule that recognises these events and goes before the one that wins now."""


class RuleConflict(Part):
    """A rule that wins from rules of other touchpoints, and why."""

    winner: RuleAt
    others: tuple[RuleAt, ...]
    """The next best first."""
    names: tuple[Contested, ...]
    """The heaviest names that they contest."""
    more: int
    """Further names."""
    events: int
    why: str
    """``more-exact``, ``more-conditions``, ``longer`` or ``first``."""
    why_text: str


class SuggestedRule(Weight):
    """A rule to add for events that fit none."""

    name: str
    channel: str | None
    touchpoint: str | None
    """The touchpoint that they probably belong to; none: a new one."""
    touchpoint_name: str
    score: Ratio
    reasons: tuple[str, ...]
    """In words."""
    conditions: dict[str, str]


class Companions(Part):
    """Names that probably belong to a touchpoint as well."""

    touchpoint: str
    names: tuple[str, ...]
    rules: tuple[dict[str, str], ...]
    """Conditions of the rules to add, one for each name."""
    events: int
    reasons: tuple[str, ...]
    """In words, the best of each name."""
    text: str


class LogShort(Part):
    """A log and its size."""

    id: str | None
    """None where it is a file outside the workspace."""
    name: str
    events: int
    customers: int


class RulesView(Part):
    """What the names of a log say under the rules of a map."""

    log: LogShort
    recognised: Weight
    unmatched: Unrecognised
    properties: tuple[str, ...]
    """What rules can ask for: ``name``, ``channel`` where there are any, and the further columns."""
    names: tuple[NameRow, ...]
    """Heaviest first."""
    left_out: int
    """Further rows, too light to be listed."""
    touchpoints: tuple[TouchpointCount, ...]
    """In the order of the map."""
    conflicts: tuple[RuleConflict, ...]
    """Heaviest first."""
    suggestions: tuple[SuggestedRule, ...]
    companions: tuple[Companions, ...]


class TrialEvents(Part):
    """Events at a touchpoint."""

    touchpoint: str
    events: int


class TrialExample(Part):
    """Values that a rule fits."""

    values: dict[str, str | None]
    events: int
    touchpoint: str | None
    """Where these events are now."""


class RuleTrial(Weight):
    """What a rule would do on a map, were it there."""

    wins: int
    """Events that it would recognise, after rules that go before it."""
    new: int
    """Of these, events that no rule recognises now."""
    taken: tuple[TrialEvents, ...]
    """Of these, events that are contacts at other touchpoints now; most first."""
    kept: tuple[TrialEvents, ...]
    """Events that it fits and other touchpoints keep; most first."""
    examples: tuple[TrialExample, ...] = Field(max_length=8)
    """The heaviest values that it fits."""
    problem: RuleProblem | None
