"""From a log alone to a draft map: what it consists of, in which order, in which steps and phases, and why.

Everything is decided from :class:`Aggregates`, the figures of one pass over the log; the same log always gives the same map.
"""

from reiskaart.eventlog import StoredLog
from reiskaart.i18n import Language
from reiskaart.reality.discovery.aggregates import Aggregates
from reiskaart.reality.discovery.counting import aggregate
from reiskaart.reality.discovery.drafting import Discovery, draft
from reiskaart.reality.discovery.record import DiscoveryRecord

__all__ = ["Aggregates", "Discovery", "DiscoveryRecord", "aggregate", "discover", "draft"]


def discover(
    log: StoredLog,
    *,
    model: str = "awareness-to-loyalty",
    language: Language = "en",
    title: str | None = None,
    max_steps: int = 12,
) -> Discovery:
    """A draft map whose rules read this log at once, and the record of why it looks so.

    Raises: UsageError where there is no such phase model.
    """
    return draft(aggregate(log), model=model, language=language, title=title, max_steps=max_steps)
