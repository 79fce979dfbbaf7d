"""What the rules of a map do with a log, and what another rule would do."""

from reiskaart.reality.rules.trial import try_rule
from reiskaart.reality.rules.view import rules_view

__all__ = ["rules_view", "try_rule"]
