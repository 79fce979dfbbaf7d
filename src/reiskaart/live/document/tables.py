"""The tables of the document and the fields of their rows, named as in the map file; nested parts are joined with ``/``."""

from dataclasses import dataclass
from typing import get_args

from reiskaart.i18n import Language
from reiskaart.live.document.values import (
    COUNT,
    DATE,
    FEELING,
    FLAG,
    ID,
    LINE,
    NUMBER,
    PLAIN_LINE,
    POSITIVE,
    TEXT,
    Field,
    choice,
)
from reiskaart.model import CardStatus, EvidenceKind, LifeCyclePlace, Media, Scope, State

FORMAT = 1
"""The version of the document's form, in its ``meta``."""

EVERYBODY = "*"
"""Stands for a persona where a feeling is everybody's."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows of a table hold; besides these each row has its ``order``."""

    fields: dict[str, Field]
    references: tuple[str, ...] = ()
    """Sets of ids: ``<name>/<id>`` holds the order."""
    lists: tuple[str, ...] = ()
    """Lists of short texts: ``<name>/<key>`` holds order and text."""
    named: tuple[str, ...] = ()
    """Short texts by name: ``<name>/<name of it>`` holds order and text."""
    rules: bool = False
    """``rules/<key>`` holds order, step and conditions."""
    emotions: bool = False
    """``emotions/<persona>/…`` holds value, word and order."""
    main: str = "name"
    """The text by which people know it; made with the row."""


_MOMENT_OF_TRUTH = {
    "moment_of_truth/present": FLAG,
    "moment_of_truth/claimed_by": LINE,
    "moment_of_truth/why": TEXT,
    "moment_of_truth/confirmed": FLAG,
}

JOURNEY = Table(
    {
        "title": LINE,
        "language": choice(get_args(Language)),
        "description": TEXT,
        "state": choice(get_args(State)),
        "scope": choice(get_args(Scope)),
        "model": ID,
        "owner": LINE,
        "begins": TEXT,
        "ends": TEXT,
        "driver": TEXT,
        "review": DATE,
        "silence_days": POSITIVE,
        "split_after_days": POSITIVE,
    },
    references=("outcomes/good", "outcomes/bad"),
    main="title",
)

TABLES: dict[str, Table] = {
    "phases": Table({"name": LINE, "goal": LINE}),
    "steps": Table(
        {"phase": ID, "name": LINE, "expectation": TEXT, **_MOMENT_OF_TRUTH, "journey": ID},
        references=("touchpoints",),
        emotions=True,
    ),
    "touchpoints": Table(
        {
            "name": LINE,
            "channel": LINE,
            "kind/online": FLAG,
            "kind/direct": FLAG,
            "kind/media": choice(get_args(Media)),
            "owner": LINE,
            "cost": LINE,
            "description": TEXT,
            "icon": PLAIN_LINE,
            **_MOMENT_OF_TRUTH,
        },
        lists=("assets",),
        rules=True,
    ),
    "personas": Table(
        {
            "name": LINE,
            "hypothetical": FLAG,
            "picture": PLAIN_LINE,
            "description": TEXT,
            "driver": LINE,
            "life_cycle": choice(get_args(LifeCyclePlace)),
            "facts/gender": LINE,
            "facts/age": LINE,
            "facts/income": LINE,
            "facts/occupation": LINE,
            "facts/spending": LINE,
        },
        lists=("needs", "facts/interests", "facts/media", "facts/habits", "facts/pains", "facts/brands"),
        named=("facts/own",),
    ),
    "customer_jobs": Table({"text": LINE, "persona": ID}, main="text"),
    "offers": Table({"name": LINE}, references=("personas",)),
    "propositions": Table({"text": TEXT, "persona": ID, "offer": ID}, main="text"),
    "evidence": Table(
        {"kind": choice(get_args(EvidenceKind)), "text": TEXT, "n": COUNT, "date": DATE, "source": LINE}, main="text"
    ),
    "goals": Table(
        {
            "phase": ID,
            "metric": LINE,
            "at": ID,
            "baseline": NUMBER,
            "target": NUMBER,
            "unit": LINE,
            "by": DATE,
            "owner": LINE,
        },
        main="metric",
    ),
    "cards": Table(
        {
            "step": ID,
            "kind": ID,
            "text": TEXT,
            "status": choice(get_args(CardStatus)),
            "touchpoint": ID,
            "persona": ID,
            "through": ID,
            "image": PLAIN_LINE,
            "icon": PLAIN_LINE,
        },
        references=("evidence",),
        main="text",
    ),
    "lanes": Table({"name": LINE, "icon": PLAIN_LINE, "shown": FLAG}),
}
"""Every table but the journey's own row. Where an id stands in two tables, the first of them has it."""

EMOTION = {"value": FEELING, "word": LINE}
"""The fields of a feeling, under ``emotions/<persona>/``."""
