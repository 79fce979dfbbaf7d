"""A plan as SVG."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from reiskaart.picture.font_css import face_css
from reiskaart.picture.fonts import FAMILY
from reiskaart.picture.icons import PATHS
from reiskaart.picture.markdown import plain
from reiskaart.picture.marks import Group, Icon, Image, Mark, Path, Plan, Rect, Text, texts
from reiskaart.picture.theme import THEMES, Theme, ThemeName

_PARTS = frozenset({"phase", "step", "station", "stretch", "return", "branch", "touchpoint", "card", "persona", "emotion", "row"})
"""Groups that have a name for those who do not see them."""
_TITLED = frozenset({"station", "return", "branch", "stretch"})
"""Groups whose name shows when one points at them."""


def write_svg(plan: Plan, theme: ThemeName = "light", *, embed_fonts: bool = True) -> str:
    """The picture as an SVG document.

    Each thing of the map is a ``<g>`` with ``data-kind`` and ``data-id``; at steps also ``data-step`` and ``data-through``.
    """
    width, height = f"{plan.width:.1f}", f"{plan.height:.1f}"
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
    ground = f'<rect width="{width}" height="{height}" fill="{THEMES[theme]["paper"]}"/>'
    return f"{head}{style}{ground}{''.join(svg_marks(plan.marks, THEMES[theme]))}</svg>\n"


def svg_marks(marks: Iterable[Mark], theme: Theme, *, with_texts: bool = True) -> list[str]:
    """The marks as SVG elements in the colours of ``theme``; without groups and texts where a page sets those itself."""
    writer = _Writer(theme, with_texts)
    writer.write(marks)
    return writer.out


class _Writer:
    """Writes marks one after the other; paint that comes back is put together once."""

    def __init__(self, theme: Theme, with_texts: bool) -> None:
        self.out: list[str] = []
        self._theme = theme
        self._with_texts = with_texts
        self._paints: dict[tuple[str | None, str | None, float, str | None, float], str] = {}

    def write(self, marks: Iterable[Mark]) -> None:
        out = self.out
        for mark in marks:
            if isinstance(mark, Group):
                if self._with_texts:
                    out.append(_opening(mark))
                self.write(mark.marks)
                if self._with_texts:
                    out.append("</g>")
            elif isinstance(mark, Text):
                if self._with_texts:
                    self._text(mark)
            elif isinstance(mark, Rect):
                self._rect(mark)
            elif isinstance(mark, Path):
                out.append(f'<path d="{mark.d}"{self._paint(mark.fill, mark.stroke, mark.line, mark.dash, mark.opacity)}/>')
            elif isinstance(mark, Image):
                self._image(mark)
            else:
                self._icon(mark)

    def _rect(self, rect: Rect) -> None:
        (x, y, width, height), radius = rect.box, f' rx="{rect.radius:g}"' if rect.radius else ""
        if rect.stroke:  # a line of one px stays inside its box
            x, y, width, height = x + 0.5, y + 0.5, width - 1, height - 1
        paint = self._paint(rect.fill, rect.stroke, rect.line, rect.dash, rect.opacity)
        self.out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"{radius}{paint}/>')

    def _image(self, image: Image) -> None:
        x, y, width, height = (f"{length:.1f}" for length in image.box)
        place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
        clip = f"image-{x}-{y}-{width}-{height}"  # alike in two pictures on one page only where both cut the same
        self.out.append(
            f'<clipPath id="{clip}"><rect {place} rx="{image.radius:g}"/></clipPath><image {place} clip-path="url(#{clip})" '
            f'preserveAspectRatio="xMidYMid slice" href="{image.address}" aria-hidden="true"/>'
        )

    def _icon(self, icon: Icon) -> None:
        x, y, size, _ = icon.box
        place = f"translate({x:.1f} {y:.1f}) scale({size / 24:.4g})"
        self.out.append(f'<path transform="{place}" d="{PATHS[icon.name]}"{self._paint(None, icon.colour, 1.7, None, 1.0)}/>')

    def _text(self, text: Text) -> None:
        anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
        parts = [f'<text font-size="{text.size:g}" fill="{self._theme[text.colour]}"{anchor}>']
        x, y = text.x, text.y
        for index, line in enumerate(text.lines):
            if text.indents:
                x = text.x + text.indents[index]
            inside = "".join([_run(words, bold, italic) for words, bold, italic in line])
            parts.append(f'<tspan x="{x:.1f}" y="{y:.1f}">{inside}</tspan>')
            y += text.leading
        parts.append("</text>")
        self.out.append("".join(parts))

    def _paint(self, fill: str | None, stroke: str | None, line: float, dash: str | None, opacity: float) -> str:
        key = (fill, stroke, line, dash, opacity)
        if key not in self._paints:
            painted = f' fill="{self._theme[fill]}"' if fill else ' fill="none"'
            if stroke:
                painted += f' stroke="{self._theme[stroke]}" stroke-linecap="round" stroke-linejoin="round"'
                painted += f' stroke-width="{line:.3g}"' if line != 1 else ""
                painted += f' stroke-dasharray="{dash}"' if dash else ""
            self._paints[key] = painted + (f' opacity="{opacity:g}"' if opacity != 1 else "")
        return self._paints[key]


def _opening(group: Group) -> str:
    places = f' data-step="{group.at}"' if group.at else ""
    places += f' data-through="{group.through}"' if group.through else ""
    label = _label(group.label)
    name = f' role="group" aria-label="{label}"' if group.kind in _PARTS else ""
    title = f"<title>{label}</title>" if group.kind in _TITLED else ""
    return f'<g data-kind="{group.kind}" data-id="{escape(group.id)}"{places}{name}>{title}'


@lru_cache(maxsize=16_384)
def _label(words: str) -> str:
    return escape(plain(words))


@lru_cache(maxsize=16_384)
def _run(words: str, bold: bool, italic: bool) -> str:
    face = (' font-weight="600"' if bold else "") + (' font-style="italic"' if italic else "")
    return f"<tspan{face}>{escape(words)}</tspan>" if face else escape(words)
