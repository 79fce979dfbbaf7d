"""What a map still lacks: the rules of ``check``, each with a hint how to mend it."""

from reiskaart.review.checking import RULES, check
from reiskaart.review.finding import Finding, Rule, Severity

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]
