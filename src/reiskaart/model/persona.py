"""Whom the map is about."""

from typing import Literal

from pydantic import Field

from reiskaart.model.base import Id, Line, Part, Text

LifeCyclePlace = Literal["acquire", "bring-in", "keep", "ambassador"]


class PersonaFacts(Part):
    """What we know of a persona, where it matters."""

    gender: Line | None = None
    age: Line | None = None
    income: Line | None = None
    """Income class."""
    occupation: Line | None = None
    interests: tuple[Line, ...] = ()
    media: tuple[Line, ...] = ()
    """Media sources."""
    habits: tuple[Line, ...] = ()
    """Daily habits."""
    pains: tuple[Line, ...] = ()
    """Pain points."""
    brands: tuple[Line, ...] = ()
    """Favourite brands."""
    spending: Line | None = None
    """Spending pattern."""
    own: dict[str, Line] = Field(default_factory=dict)
    """Own fields, by name."""


class Persona(Part):
    """Whom the map is about."""

    id: Id
    name: Line
    hypothetical: bool = False
    """Made up from what we believe, not from customers who were heard."""
    picture: Line | None = None
    """A file beside the map."""
    description: Text | None = None
    needs: tuple[Line, ...] = ()
    driver: Line | None = None
    """What moves this persona."""
    life_cycle: LifeCyclePlace | None = None
    facts: PersonaFacts = PersonaFacts()
