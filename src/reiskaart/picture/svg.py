"""A plan as SVG."""

from collections.abc import Iterable
from html import escape

from reiskaart.picture.font_css import face_css
from reiskaart.picture.fonts import FAMILY
from reiskaart.picture.icons import PATHS
from reiskaart.picture.markdown import plain
from reiskaart.picture.marks import Group, Icon, Mark, Path, Plan, Rect, Text, texts
from reiskaart.picture.theme import THEMES, Theme, ThemeName

_PARTS = frozenset({"phase", "step", "station", "stretch", "return", "branch", "touchpoint", "card", "persona", "emotion", "row"})
"""Groups that have a name for those who do not see them."""


def write_svg(plan: Plan, theme: ThemeName = "light", *, embed_fonts: bool = True) -> str:
    """The picture as an SVG document.

    Each thing of the map is a ``<g>`` with ``data-kind``, ``data-id`` and, where it stands at steps, ``data-step`` and ``data-through``.
    """
    width, height = _number(plan.width), _number(plan.height)
    css = (
        face_css("".join(sorted({character for text in texts(tuple(plan.marks)) for character in text.words})))
        if embed_fonts
        else ""
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'lang="{plan.language}" xml:lang="{plan.language}" role="group" aria-labelledby="map-title map-about" '
        f'font-family="{FAMILY}, system-ui, sans-serif" style="font-variant-numeric: tabular-nums">'
        f'<title id="map-title">{escape(plan.title)}</title><desc id="map-about">{escape(plan.description)}</desc>'
    )
    style = f"<style>{css}</style>" if css else ""
    colours = THEMES[theme]
    ground = f'<rect width="{width}" height="{height}" fill="{colours["paper"]}"/>'
    return f"{head}{style}{ground}{''.join(svg_marks(plan.marks, colours))}</svg>\n"


def svg_marks(marks: Iterable[Mark], theme: Theme, *, with_texts: bool = True) -> list[str]:
    """The marks as SVG elements; without their texts where a page sets those itself."""
    out: list[str] = []
    _write(marks, theme, out, with_texts)
    return out


def _write(marks: Iterable[Mark], theme: Theme, out: list[str], with_texts: bool) -> None:
    for mark in marks:
        if isinstance(mark, Group):
            if with_texts:
                out.append(_opening(mark))
            _write(mark.marks, theme, out, with_texts)
            if with_texts:
                out.append("</g>")
        elif isinstance(mark, Text):
            if with_texts:
                out.append(_text(mark, theme))
        elif isinstance(mark, Rect):
            out.append(_rect(mark, theme))
        elif isinstance(mark, Path):
            out.append(f'<path d="{mark.d}"{_paint(mark, theme)}/>')
        else:
            out.append(_icon(mark, theme))


def _opening(group: Group) -> str:
    places = f' data-step="{group.at}"' if group.at else ""
    places += f' data-through="{group.through}"' if group.through else ""
    name = f' role="group" aria-label="{escape(plain(group.label))}"' if group.kind in _PARTS else ""
    title = f"<title>{escape(plain(group.label))}</title>" if group.kind in {"station", "return", "branch", "stretch"} else ""
    return f'<g data-kind="{group.kind}" data-id="{escape(group.id)}"{places}{name}>{title}'


def _rect(rect: Rect, theme: Theme) -> str:
    (x, y, width, height), radius = rect.box, f' rx="{_number(rect.radius)}"' if rect.radius else ""
    if rect.stroke:  # a line of one px stays inside its box
        x, y, width, height = x + 0.5, y + 0.5, width - 1, height - 1
    return f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"{radius}{_paint(rect, theme)}/>'


def _paint(shape: Rect | Path, theme: Theme) -> str:
    fill = f' fill="{theme[shape.fill]}"' if shape.fill else ' fill="none"'
    stroke = ""
    if shape.stroke:
        stroke = f' stroke="{theme[shape.stroke]}"'
        stroke += f' stroke-width="{_number(shape.line)}"' if shape.line != 1 else ""
        stroke += f' stroke-dasharray="{shape.dash}"' if shape.dash else ""
        stroke += ' stroke-linecap="round" stroke-linejoin="round"' if isinstance(shape, Path) else ""
    opacity = f' opacity="{shape.opacity:g}"' if shape.opacity != 1 else ""
    return f"{fill}{stroke}{opacity}"


def _icon(icon: Icon, theme: Theme) -> str:
    scale = icon.box.width / 24
    place = f"translate({_number(icon.box.x)} {_number(icon.box.y)}) scale({scale:.4g})"
    return (
        f'<path transform="{place}" d="{PATHS[icon.name]}" fill="none" stroke="{theme[icon.colour]}" stroke-width="1.7" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _text(text: Text, theme: Theme) -> str:
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    head = f'<text font-size="{_number(text.size)}" fill="{theme[text.colour]}"{anchor}>'
    lines: list[str] = []
    for index, line in enumerate(text.lines):
        x = text.x + (text.indents[index] if text.indents else 0.0)
        inside = "".join(_run(run.text, run.bold, run.italic) for run in line)
        lines.append(f'<tspan x="{_number(x)}" y="{_number(text.y + index * text.leading)}">{inside}</tspan>')
    return f"{head}{''.join(lines)}</text>"


def _run(words: str, bold: bool, italic: bool) -> str:
    face = (' font-weight="600"' if bold else "") + (' font-style="italic"' if italic else "")
    return f"<tspan{face}>{escape(words)}</tspan>" if face else escape(words)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
