"""Writes the colours and icons of the pictures into the web part, so that page and pictures look alike and call them the same.

Run after a change of ``picture/theme.py``, ``picture/icons.py`` or what icons are called; a test fails where the files are stale.
"""

import json
from pathlib import Path

from reiskaart.i18n import Language
from reiskaart.picture.icons import CHANNELS, PATHS, icon_name
from reiskaart.picture.theme import THEMES

LANGUAGES: tuple[Language, ...] = ("nl", "en")
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


def icon_names() -> str:
    """What people call the icons, in both languages."""
    names = {language: {icon: icon_name(icon, language) for icon in PATHS} for language in LANGUAGES}
    return (
        "// Made by make_from_picture.py.\n"
        'import type { Language } from "../i18n/index.ts";\n'
        'import type { ICONS } from "./icons.ts";\n\n'
        "type Names = Readonly<Record<keyof typeof ICONS, string>>;\n\n"
        f"export const ICON_NAMES: Readonly<Record<Language, Names>> = {json.dumps(names, indent=2, ensure_ascii=False)};\n"
    )


FILES = {
    UI / "colours.css": colours,
    UI / "icons.ts": icons,
    UI / "icon_names.ts": icon_names,
    UI / "channels.ts": channels,
}

if __name__ == "__main__":
    for file, make in FILES.items():
        file.write_text(make(), "utf-8")
