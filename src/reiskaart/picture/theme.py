"""Colours by name in the three themes; every text colour has a contrast of at least 4.5:1 on what it stands on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

ThemeName = Literal["light", "dark", "print"]
Theme = Mapping[str, str]

PHASE_HUES = 12
"""How many phases have a hue of their own; then the sequence begins again."""

_LIGHT_PHASES = (
    "#2F6F8F", "#4B62A8", "#7A52A3", "#A8486F", "#A85A22", "#746A1C",
    "#4C7330", "#23775A", "#1F7480", "#52657D", "#6C5A94", "#8D566C",
)  # fmt: skip
_DARK_PHASES = (
    "#2C6A88", "#4A60A4", "#77509F", "#A3466C", "#9C5420", "#6D6420",
    "#47692F", "#236C53", "#216A75", "#4D5F76", "#66558B", "#855166",
)  # fmt: skip


def phase_colour(index: int) -> str:
    """The name of the hue of the phase at ``index``."""
    return f"phase-{index % PHASE_HUES + 1}"


def phase_soft(index: int) -> str:
    """The name of its soft ground, on which its steps stand."""
    return f"{phase_colour(index)}-soft"


def phase_line(index: int) -> str:
    """The name of the hue of its lines, to be seen on the paper."""
    return f"{phase_colour(index)}-line"


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = [round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in parts)


def _phases(hues: tuple[str, ...], ground: str, soft: float, light: float = 1.0) -> dict[str, str]:
    named: dict[str, str] = {}
    for index, hue in enumerate(hues):
        named[phase_colour(index)] = hue
        named[phase_soft(index)] = _mixed(hue, ground, soft)
        named[phase_line(index)] = _mixed(hue, "#FFFFFF", light)
    return named


_LIGHT = {
    "paper": "#FAF9F6", "surface": "#FFFFFF", "ink": "#1B2330", "ink-2": "#4F5969", "ink-3": "#626B7B",
    "line": "#E4E2DB", "guide": "#D6D2C7", "dash": "#A9A69B", "on-phase": "#FFFFFF",
    "accent": "#0B6E6E", "accent-soft": "#E2F1F0", "good": "#17775A", "bad": "#B9431F", "bad-soft": "#FBEDE7",
    "moment": "#F0A36B", "shadow": "#1B2330",
}  # fmt: skip
_DARK = {
    "paper": "#12171F", "surface": "#1C2430", "ink": "#EDF0F5", "ink-2": "#B9C2CF", "ink-3": "#99A4B4",
    "line": "#2D3744", "guide": "#3A4656", "dash": "#667284", "on-phase": "#FFFFFF",
    "accent": "#5CC9BD", "accent-soft": "#16393B", "good": "#5CCB9F", "bad": "#F2916F", "bad-soft": "#41251D",
    "moment": "#F0A36B", "shadow": "#000000",
}  # fmt: skip
_PRINT = _LIGHT | {"paper": "#FFFFFF", "line": "#D2D2D2", "guide": "#C4C4C4", "dash": "#8C8C8C", "ink-3": "#5B6472"}

THEMES: Mapping[ThemeName, Theme] = MappingProxyType(
    {
        "light": _LIGHT | _phases(_LIGHT_PHASES, "#FFFFFF", 0.12),
        "dark": _DARK | _phases(_DARK_PHASES, "#12171F", 0.34, 0.72),
        "print": _PRINT | _phases(_LIGHT_PHASES, "#FFFFFF", 0.08),
    }
)
