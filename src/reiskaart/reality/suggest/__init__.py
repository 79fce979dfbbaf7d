"""Rules that a map still lacks: for the events of a log that fit none."""

from reiskaart.reality.suggest.suggestions import Reason, Suggestion, suggest_rules, suggestions

__all__ = ["Reason", "Suggestion", "suggest_rules", "suggestions"]
