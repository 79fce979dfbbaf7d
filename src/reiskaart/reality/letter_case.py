"""Rules that would recognise something if upper and lower case were one."""

from reiskaart.eventlog import StoredLog, connect
from reiskaart.i18n import Language, say
from reiskaart.model import Journey
from reiskaart.model.base import Id, Part
from reiskaart.reality.matching import check_patterns, nfc_normalize, regexp_full_match, rules_of, values_by_property
from reiskaart.reality.places import places_of


class CaseHint(Part):
    """A condition that no value of the log meets, and a value that differs from it in case alone."""

    touchpoint: Id
    touchpoint_name: str
    rule: int
    """From 1, within its touchpoint."""
    property: str
    pattern: str
    value: str
    """The first such value by the alphabet."""

    def text(self, language: Language) -> str:
        """The hint in words."""
        return say(
            "reality.case-hint",
            language,
            touchpoint=self.touchpoint_name,
            rule=self.rule,
            property=self.property,
            pattern=self.pattern,
            value=self.value,
        )


def case_hints(log: StoredLog, journey: Journey) -> tuple[CaseHint, ...]:
    """The conditions of a map's rules that meet nothing in a log for their upper and lower case alone, in the order of the map.

    Raises: InputError (``reality.bad-pattern``) where a rule's regular expression is none.
    """
    connection = connect()
    rules = sorted(rules_of(journey, places_of(journey)), key=lambda rule: (rule.touchpoint, rule.number))
    check_patterns(rules, journey, connection)
    columns = values_by_property(log, connection)
    found = []
    for rule in rules:
        touchpoint = journey.touchpoints[rule.touchpoint]
        for name, wanted in rule.conditions.items():
            if name not in columns:
                continue
            texts = columns[name][1].text
            normal = nfc_normalize(texts)
            alike = regexp_full_match(normal, f"(?i){wanted.expression}")
            meets = regexp_full_match(normal, wanted.expression)
            seen = columns[name][1].aggregate(met=meets.any(), value=texts.min(where=alike))
            (row,) = connection.to_pyarrow(seen).to_pylist()
            if row["value"] is not None and not row["met"]:
                found.append(
                    CaseHint(
                        touchpoint=touchpoint.id,
                        touchpoint_name=touchpoint.name,
                        rule=rule.number,
                        property=name,
                        pattern=touchpoint.rules[rule.number - 1].conditions[name],
                        value=row["value"],
                    )
                )
    return tuple(found)
