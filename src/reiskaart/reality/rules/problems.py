"""Why a rule recognises nothing."""

from reiskaart.i18n import Language, say
from reiskaart.model import RuleProblem
from reiskaart.reality.matching import BadRule, MatchedRule
from reiskaart.reality.patterns import Pattern, PatternKind
from reiskaart.reality.recognition.combinations import Combinations
from reiskaart.reality.values import Values


def of_bad(bad: BadRule, language: Language) -> RuleProblem:
    """Of a rule that cannot be tried."""
    return RuleProblem(code=bad.reason.code, text=f"{bad.reason.message(language)} {bad.reason.hint(language)}")


def of_idle(rule: MatchedRule, said: Combinations, language: Language) -> RuleProblem | None:
    """Of a rule that fits nothing; none where that is all there is to say."""
    for name, wanted in rule.conditions.items():
        if name not in said.properties:
            known = ", ".join(said.properties)
            return RuleProblem(code="reality.no-property", text=say("reality.no-property", language, property=name, known=known))
        if name in said.values and (value := _in_other_case(said.values[name], wanted)) is not None:
            text = say("reality.other-case", language, pattern=wanted.text, property=name, value=value)
            return RuleProblem(code="reality.other-case", text=text)
    return None


def _in_other_case(values: Values, wanted: Pattern) -> str | None:
    """The first value that a pattern fits but for upper and lower case, where it fits none."""
    if values.fits(wanted).any():
        return None
    alike = values.fits(Pattern(PatternKind.REGEX, f"(?i){wanted.expression}"))
    texts = [str(text) for text, fits in zip(values.texts.to_pylist(), alike, strict=True) if fits]
    return min(texts, default=None)
