"""The page as one file: header, picture, panel, text, and nothing that asks anything of anybody."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reiskaart.picture.font_css import face_css
from reiskaart.picture.page.html import Attribute, Child, Html, el, join
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.page.story import story
from reiskaart.picture.theme import THEMES, ThemeName

_ICONS = {
    "about": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM12 11v6M12 7.5h.01",
    "help": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01",
    "text": "M5 6h14M5 12h14M5 18h9",
    "theme": "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "in": "M12 5v14M5 12h14",
    "out": "M5 12h14",
    "fit": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    "close": "M6 6l12 12M18 6L6 18",
}
_LOGO = join(
    el("path", d="M4 23C9 23 8 9 14 9S20 19 26 7", class_="way"),
    el("circle", cx=4, cy=23, r=3.2, class_="stop"),
    el("circle", cx=14, cy=9, r=3.2, class_="stop"),
    el("circle", cx=26, cy=7, r=3.2, class_="goal"),
)


def document(index: MapIndex, picture: Html, theme: ThemeName) -> str:
    """The whole page around ``picture``, an SVG whose colours are the names of the theme as custom properties."""
    told = story(index)
    header, main, panel = _header(index), _main(index, picture, told), _panel(index)
    style = _style(header + main + panel)
    script = _script()
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="generator", content="Reiskaart"),
        el("title", index.journey.title),
        el("style", Html(style)),
    )
    body = el("body", _skip_links(index), header, main, panel, el("script", Html(script)))
    page = el("html", head, body, lang=index.language, data_theme="dark" if theme == "dark" else None)
    return f"<!doctype html>\n{page}\n"


def _skip_links(index: MapIndex) -> Html:
    return join(
        el("a", index.say("bar.skip-to-map"), class_="skip", href="#page-map"),
        el("a", index.say("bar.skip-to-text"), class_="skip", href="#page-text"),
    )


def _header(index: MapIndex) -> Html:
    personas = ", ".join(persona.name for persona in index.journey.personas)
    return el(
        "header",
        el("svg", _LOGO, class_="logo", viewBox="0 0 30 30", aria_hidden="true"),
        el("h1", index.journey.title),
        el("span", index.say(f"state.{index.journey.state}"), class_="state"),
        el("span", personas, class_="who") if personas else None,
        el(
            "div",
            _worded_button("about", index.say("bar.about-map"), index.say("bar.about-map-short")),
            _worded_button(
                "text", index.say("bar.as-text"), data_text=index.say("bar.as-text"), data_picture=index.say("bar.as-picture")
            ),
            _worded_button("help", index.say("bar.help")),
            _theme_button(index),
            _worded_button("print", index.say("bar.print")),
            class_="tools",
            role="group",
            aria_label=index.say("bar.tools"),
        ),
        class_="top",
    )


def _theme_button(index: MapIndex) -> Html:
    system, light, dark = (index.say(f"bar.theme-{name}") for name in ("system", "light", "dark"))
    word = el("span", index.say("bar.theme"))
    return _button("theme", system, word, data_theme="system", data_system=system, data_light=light, data_dark=dark)


def _button(action: str, name: str, *children: Child, **attributes: Attribute) -> Html:
    icon = el("svg", el("path", d=_ICONS[action]), viewBox="0 0 24 24", aria_hidden="true")
    return el("button", icon, *children, type="button", data_do=action, aria_label=name, title=name, **attributes)


def _worded_button(action: str, name: str, short: str | None = None, **attributes: Attribute) -> Html:
    """A button with its name, or where there is little room a shorter one, to be read on it."""
    words = (el("span", name, class_="long"), el("span", short, class_="short")) if short else (el("span", name),)
    return _button(action, name, *words, **attributes)


def _main(index: MapIndex, picture: Html, told: Html) -> Html:
    zoom = el(
        "div",
        _button("out", index.say("bar.zoom-out")),
        el("output", "100%", aria_label=index.say("bar.zoom")),
        _button("in", index.say("bar.zoom-in")),
        _button("fit", index.say("bar.fit")),
        class_="zoom",
        role="group",
        aria_label=index.say("bar.zoom"),
    )
    sheet = el("div", picture, el("div", class_="heads", aria_hidden="true"), class_="sheet")
    viewport = el("div", sheet, class_="viewport", tabindex=0, role="region", aria_label=index.say("bar.picture"))
    keys = el("p", index.say("bar.picture-help"), id="page-picture-help", hidden=True)
    footer = el("p", index.say("bar.made-with"), class_="foot")
    return el(
        "main",
        el("div", viewport, zoom, keys, class_="canvas", id="page-map"),
        el("div", told, footer, class_="text", id="page-text", tabindex=-1, role="region", aria_label=index.say("bar.text")),
    )


def _panel(index: MapIndex) -> Html:
    return el("aside", _button("close", index.say("bar.close")), class_="panel", aria_label=index.say("bar.details"))


def _style(markup: str) -> str:
    light, dark = _properties(THEMES["light"]), _properties(THEMES["dark"])
    return (
        f"{face_css(markup)}"
        f":root{{{light}}}"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
        f"@media print{{:root{{{_properties(THEMES['print'])}}}}}"
        f"{_part('page.css')}"
    )


def _properties(theme: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in theme.items())


def _script() -> str:
    return _part("heads.js") + _part("page.js")


@cache
def _part(name: str) -> str:
    return (files("reiskaart.picture.page") / name).read_text("utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
