"""Writes the colours and icons of the pictures into the web part, so that page and pictures look alike.

Run after a change of ``picture/theme.py`` or ``picture/icons.py``; a test fails where the files are stale.
"""

import json
from pathlib import Path

from reiskaart.picture.icons import CHANNELS, PATHS
from reiskaart.picture.theme import THEMES

UI = Path(__file__).parent / "src/ui"


def colours() -> str:
    """Custom properties, light by default, dark where the page or the system says so."""

    def block(theme: str, indent: str) -> str:
        return "\n".join(f"{indent}--{name}: {value};" for name, value in THEMES[theme].items())  # type: ignore[index]

    return (
        "/* Made by make_from_picture.py. */\n"
        f":root {{\n  color-scheme: light;\n{block('light', '  ')}\n}}\n\n"
        f':root[data-theme="dark"] {{\n  color-scheme: dark;\n{block("dark", "  ")}\n}}\n\n'
        "@media (prefers-color-scheme: dark) {\n"
        f'  :root[data-theme="system"] {{\n    color-scheme: dark;\n{block("dark", "    ")}\n  }}\n}}\n'
    )


def icons() -> str:
    """Icons by name, as lines on a square of 24."""
    return f"// Made by make_from_picture.py.\nexport const ICONS = {json.dumps(PATHS, indent=2)} as const;\n"


def channels() -> str:
    """What names of channels and touchpoints are drawn with which icon; the first that fits counts."""
    return (
        '// Made by make_from_picture.py.\nimport type { ICONS } from "./icons.ts";\n\n'
        "export const CHANNELS: readonly (readonly [string, keyof typeof ICONS])[] = "
        f"{json.dumps(CHANNELS, indent=2)};\n"
    )


FILES = {UI / "colours.css": colours, UI / "icons.ts": icons, UI / "channels.ts": channels}

if __name__ == "__main__":
    for file, make in FILES.items():
        file.write_text(make(), "utf-8")
