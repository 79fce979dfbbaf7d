"""What rules do with customer data, as the command line prints it."""

from reiskaart.cli.terminal import print_line, print_note, print_table
from reiskaart.cli.words import LANGUAGE, words
from reiskaart.i18n.formats import count, percent
from reiskaart.model import Journey, RulesView, RuleTrial

_MOST = 20


def print_view(view: RulesView, journey: Journey) -> None:
    """Names with their touchpoints, rules with their counts, and what they contest."""
    names = _names(journey)
    print_line(
        words(
            "rules.show.about",
            recognised=percent(view.recognised.share, LANGUAGE),
            events=count(view.log.events, LANGUAGE),
            unmatched=percent(view.unmatched.share, LANGUAGE),
            names=count(view.unmatched.names, LANGUAGE),
        )
    )
    print_table(
        words("rules.show.names"),
        [
            (words("table.name"), "left"),
            (words("table.touchpoint"), "left"),
            (words("table.events"), "right"),
            (words("table.share"), "right"),
        ],
        [
            [
                " ".join([row.name, *([row.channel] if row.channel else []), *row.split.values()]),
                words("rules.show.nowhere") if row.touchpoint is None else names[row.touchpoint],
                count(row.events, LANGUAGE),
                percent(row.share, LANGUAGE),
            ]
            for row in view.names[:_MOST]
        ],
    )
    if len(view.names) > _MOST:
        print_line(words("rules.show.more", n=count(len(view.names) - _MOST + view.left_out, LANGUAGE)), style="dim")
    print_table(
        words("rules.show.rules"),
        [
            (words("table.touchpoint"), "left"),
            (words("table.rule"), "left"),
            (words("table.events"), "right"),
            (words("rules.show.covers"), "right"),
        ],
        [
            [names[told.id], _rule(rule.conditions), count(counted.events, LANGUAGE), count(counted.covers, LANGUAGE)]
            for told, touchpoint in zip(view.touchpoints, journey.touchpoints, strict=True)
            for counted, rule in zip(told.rules, touchpoint.rules, strict=True)
        ],
    )
    for told in view.touchpoints:
        for counted in told.rules:
            if counted.problem is not None:
                print_note(f"{names[told.id]}, {counted.number}: {counted.problem.text}")
    for conflict in view.conflicts:
        print_line(
            words(
                "rules.show.conflict",
                names=", ".join(one.name for one in conflict.names) + (", …" if conflict.more else ""),
                winner=names[conflict.winner.touchpoint],
                others=", ".join(names[one.touchpoint] for one in conflict.others),
                why=conflict.why_text,
            )
        )
    for companions in view.companions:
        print_line(f"{names[companions.touchpoint]}: {companions.text}", style="dim")


def print_trial(trial: RuleTrial, journey: Journey) -> None:
    """What a rule would recognise, take and leave."""
    names = _names(journey)
    if trial.problem is not None:
        print_note(trial.problem.text)
    print_line(words("rules.try.fits", events=count(trial.events, LANGUAGE), share=percent(trial.share, LANGUAGE)))
    if trial.events:
        print_line(words("rules.try.wins", wins=count(trial.wins, LANGUAGE), new=count(trial.new, LANGUAGE)))
    for key, at in (("rules.try.taken", trial.taken), ("rules.try.kept", trial.kept)):
        for one in at:
            print_line(words(key, events=count(one.events, LANGUAGE), touchpoint=names[one.touchpoint]))
    if trial.examples:
        print_table(
            words("rules.try.examples"),
            [(words("table.name"), "left"), (words("table.touchpoint"), "left"), (words("table.events"), "right")],
            [
                [
                    " ".join(value for value in example.values.values() if value is not None),
                    words("rules.show.nowhere") if example.touchpoint is None else names[example.touchpoint],
                    count(example.events, LANGUAGE),
                ]
                for example in trial.examples
            ],
        )


def _names(journey: Journey) -> dict[str, str]:
    return {touchpoint.id: touchpoint.name for touchpoint in journey.touchpoints}


def _rule(conditions: dict[str, str]) -> str:
    return ", ".join(f"{name}: {pattern}" for name, pattern in conditions.items())
