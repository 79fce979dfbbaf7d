"""A new map file that somebody fills in by hand: a model's phases, with guidance as comments."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from reiskaart.i18n import Language, say
from reiskaart.mapfile.file import write_map
from reiskaart.model import Journey, Phase, PhaseModel, slug

_WIDTH = 100


def write_starter(path: Path, model: PhaseModel, language: Language, *, title: str) -> Journey:
    """Write a map with the phases of a model and nothing in them, and give it back."""
    phases = tuple(Phase(id=phase, name=model.phase_name(phase, language)) for phase in model.phases)
    journey = Journey(id=slug(title), title=title, language=language, model=model.id, phases=phases)
    write_map(journey, path)
    if path.suffix.lower() != ".json":
        path.write_text(_with_guidance(path.read_text("utf-8"), model, language), "utf-8")
    return journey


def _with_guidance(plain: str, model: PhaseModel, language: Language) -> str:
    lines: list[str] = []
    phases = iter(model.phases)
    for line in plain.splitlines():
        if line == "phases:":
            lines += _comment(model.fits(language), "")
        if line.startswith("  - "):
            phase = next(phases)
            if phase != model.phases[0]:
                lines.append("")
            lines += _comment(say("starter.customer", language, does=model.customer(phase, language)), "  ")
            lines += _comment(say("starter.brand", language, does=model.brand(phase, language)), "  ")
        lines.append(line)
    return "\n".join([*lines, "", *say("starter.example", language).splitlines(), ""])


def _comment(text: str, indent: str) -> Iterator[str]:
    lead = f"{indent}# "
    return iter(textwrap.wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=lead, break_long_words=False))
