"""Every text can be read on what it stands on, in every theme."""

import pytest

from reiskaart.picture.theme import PHASE_HUES, THEMES, ThemeName, phase_colour, phase_soft

GROUNDS = {
    "ink": ["paper", "surface", "bad-soft", *(phase_soft(n) for n in range(PHASE_HUES))],
    "ink-2": ["paper", "surface", "bad-soft", *(phase_soft(n) for n in range(PHASE_HUES))],
    "ink-3": ["paper", "surface", "bad-soft"],
    "accent": ["accent-soft", "paper"],
    "good": ["paper", "surface"],
    "bad": ["paper", "surface", "bad-soft"],
    "on-phase": [phase_colour(n) for n in range(PHASE_HUES)],
}


@pytest.mark.parametrize("theme", THEMES)
def test_texts_have_a_contrast_of_at_least_four_and_a_half(theme: ThemeName) -> None:
    colours = THEMES[theme]
    dim = {
        (text, ground): round(_contrast(colours[text], colours[ground]), 2)
        for text, grounds in GROUNDS.items()
        for ground in grounds
        if _contrast(colours[text], colours[ground]) < 4.5
    }
    assert dim == {}


@pytest.mark.parametrize("theme", THEMES)
def test_lines_that_carry_meaning_have_a_contrast_of_at_least_three(theme: ThemeName) -> None:
    colours = THEMES[theme]
    lines = ["ink", "ink-3", "bad", "good", *(f"{phase_colour(n)}-line" for n in range(PHASE_HUES))]
    assert {line for line in lines if _contrast(colours[line], colours["paper"]) < 3} == set()


def test_themes_have_the_same_colours() -> None:
    assert len({frozenset(theme) for theme in THEMES.values()}) == 1


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
