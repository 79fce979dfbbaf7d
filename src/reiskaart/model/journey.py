"""The whole document."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reiskaart.i18n import Language
from reiskaart.model.base import Id, Ids, Line, Part, Text
from reiskaart.model.evidence import Evidence
from reiskaart.model.lane import DEFAULT_LANES, Lane
from reiskaart.model.persona import Persona
from reiskaart.model.phase import Phase, Step
from reiskaart.model.promise import CustomerJob, Offer, ValueProposition
from reiskaart.model.references import Places, find_problems
from reiskaart.model.touchpoint import Touchpoint

State = Literal["current", "future"]
Scope = Literal["experience", "lifecycle"]
Days = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Outcomes(Part):
    """How the journey may end: ids of touchpoints or steps that a path reaches."""

    good: Ids = ()
    bad: Ids = ()


class Journey(Part):
    """What one or more personas go through to reach one goal.

    Stands alone: it holds the touchpoints, personas, jobs and propositions that it uses, in one language. Ids are unique in it
    (lanes have a space of their own, since their ids are kinds).
    """

    id: Id
    title: Line
    language: Language = "en"
    description: Text | None = None
    state: State = "current"
    scope: Scope = "experience"
    """One experience, or the life cycle."""
    model: Id | None = None
    """The phase model that the phases came from."""
    owner: Line | None = None
    begins: Text | None = None
    ends: Text | None = None
    outcomes: Outcomes = Outcomes()
    driver: Text | None = None
    """What moves the customer through the whole of it."""
    review: datetime.date | None = None
    """When to look at it again."""
    silence_days: Days | None = None
    """After so long without a contact somebody is not seen again; the log's 95th-percentile gap where nothing is said."""
    split_after_days: Days | None = None
    """A path is cut after so long without a contact; never where nothing is said."""
    personas: tuple[Persona, ...] = ()
    customer_jobs: tuple[CustomerJob, ...] = ()
    offers: tuple[Offer, ...] = ()
    propositions: tuple[ValueProposition, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    lanes: tuple[Lane, ...] = DEFAULT_LANES
    phases: tuple[Phase, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(step for phase in self.phases for step in phase.steps)

    @model_validator(mode="after")
    def _refers_to_what_exists(self) -> Self:
        places = Places(
            phases=self.phases,
            touchpoints=self.touchpoints,
            personas=self.personas,
            customer_jobs=self.customer_jobs,
            offers=self.offers,
            propositions=self.propositions,
            evidence=self.evidence,
            lanes=self.lanes,
            outcomes={"good": self.outcomes.good, "bad": self.outcomes.bad},
        )
        if problems := find_problems(places):
            first = problems[0]
            raise PydanticCustomError(
                "references",
                "{code}: {id} at {path}",
                {"code": first.code, "id": first.id, "path": first.path, "problems": tuple(problems)},
            )
        return self
