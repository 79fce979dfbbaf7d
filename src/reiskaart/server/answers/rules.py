"""A rule to try."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from reiskaart.model.base import Id
from reiskaart.server.answers.answer import Answer

Written = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class RuleToTry(Answer):
    """A rule as it would stand on a map."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"touchpoint": "chat", "rule": None, "conditions": {"name": "chat_*", "channel": "app"}}]}
    )

    log: str | None = Field(default=None, max_length=200)
    """Id of the customer data; that of the map where nothing is said."""
    touchpoint: Id | None = None
    """Where it would stand; none: at a new touchpoint."""
    rule: int | None = Field(default=None, ge=1, le=10_000)
    """The rule of this touchpoint that it would replace; none: it comes behind them."""
    conditions: dict[Written, Written] = Field(min_length=1, max_length=20)
