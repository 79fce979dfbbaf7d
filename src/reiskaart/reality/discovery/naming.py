"""What a step is called: what the customer does there, as far as the log says it."""

from collections.abc import Sequence
from dataclasses import replace

from reiskaart.i18n import Language, has, say
from reiskaart.model import slug
from reiskaart.reality.discovery.cues import Said, action

MOST_SHARE = 2 / 3
"""Share of a step's touchpoints that must share words before the step is named after those words."""
MOST_CONTACTS = 0.8
"""Share of a step's contacts from which one touchpoint gives the step its name alone."""
_PREPOSITIONS = frozenset(
    {"for", "of", "to", "on", "in", "at", "the", "a", "an", "with", "van", "naar", "op", "de", "het", "een", "met", "and", "en"}
)


def step_name(names: Sequence[str], contacts: Sequence[int], language: Language) -> str:
    """A name for a step with touchpoints of these readable names and so many contacts, the heaviest first.

    In this order: the verb that all share; words that most begin or end with, unless one touchpoint makes up nearly all of the
    step; the heaviest touchpoint's verb; its name.
    """
    said = [action(name) for name in names]
    first = said[0]
    if first is not None and all(other is not None and other.verb == first.verb for other in said):
        shared = _shared([other.rest for other in said if other is not None])
        if phrase := _phrase(replace(first, rest=shared), language):
            return phrase
    if contacts[0] < MOST_CONTACTS * sum(contacts) and (words := _most_share(names)):
        return words[:1].upper() + words[1:]
    return (_phrase(first, language) if first is not None else None) or names[0]


def _phrase(said: Said, language: Language) -> str | None:
    """What the customer does, in the map's language; None where that would mix two languages."""
    verb = f"discovery.verbs.{said.verb}"
    if not said.rest:
        return say(f"{verb}.alone", language)
    noun = f"discovery.nouns.{slug(' '.join(said.rest))}"
    if has(noun, language):
        return say(f"{verb}.with", language, rest=say(noun, language))
    return say(f"{verb}.with", language, rest=" ".join(said.rest)) if said.language == language else None


def _shared(rests: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The words that all begin with."""
    shared = rests[0]
    for rest in rests[1:]:
        n = next((i for i, (a, b) in enumerate(zip(shared, rest, strict=False)) if a != b), min(len(shared), len(rest)))
        shared = shared[:n]
    return _trimmed(shared) if len(rests) > 1 else shared


def _most_share(names: Sequence[str]) -> str:
    """Two words or more that most names begin or end with; of several the longest, nothing where there are none."""
    best: tuple[str, ...] = ()
    for name in names:
        words = tuple(name.split())
        for n in range(len(words), 1, -1):
            for part, at_end in ((words[-n:], True), (words[:n], False)):
                lower = [tuple(other.lower().split()) for other in names]
                wanted = tuple(word.lower() for word in part)
                share = sum((other[-n:] if at_end else other[:n]) == wanted for other in lower) / len(names)
                trimmed = _trimmed(part)
                if share >= MOST_SHARE and len(trimmed) > max(len(best), 1):
                    best = trimmed
    return " ".join(best)


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without prepositions and articles at either end."""
    start, end = 0, len(words)
    while start < end and words[start].lower() in _PREPOSITIONS:
        start += 1
    while end > start and words[end - 1].lower() in _PREPOSITIONS:
        end -= 1
    return words[start:end]
