"""A draft map straight from a stored log."""

from collections.abc import Collection

from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language
from reiskaart.reality.discovery.drafting import Discovery, draft
from reiskaart.reality.discovery.ground import MOST_STEPS
from reiskaart.reality.discovery.kept import aggregates_of


def discover(
    log: StoredLog,
    *,
    model: str = "awareness-to-loyalty",
    language: Language = "en",
    title: str | None = None,
    steps: int | None = None,
    max_steps: int = MOST_STEPS,
    outcome: str | None = None,
    include: Collection[str] = (),
) -> Discovery:
    """A draft map whose rules read this log at once, and the record of why it looks so.

    ``steps``: this level of detail instead of the best cut, which has at most ``max_steps``; ``outcome``: raw name, name or id of
    the touchpoint that is the good outcome, ``""`` for none; ``include``: raw names that shall be on the map whatever they weigh.

    Raises: UsageError where there is no such phase model or touchpoint.
    """
    found = aggregates_of(log, include=include)
    return draft(found, model=model, language=language, title=title, steps=steps, max_steps=max_steps, outcome=outcome)
