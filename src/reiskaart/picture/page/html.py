"""Markup that is escaped by construction: text becomes markup only through here."""

import html
from collections.abc import Iterable
from typing import TypeAlias

from reiskaart.picture.markdown import plain

_VOID = frozenset({"br", "meta", "link", "input", "hr"})
_SHAPES = frozenset({"path", "circle", "rect", "line", "polyline"})


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


Child: TypeAlias = str | Html | Iterable["Child"] | None
Attribute: TypeAlias = str | int | float | bool | None


def text(written: str) -> Html:
    """Plain text as markup, without what cannot be seen."""
    return Html(html.escape(plain(written), quote=True))


def join(*children: Child) -> Html:
    """Children one after the other; plain strings are escaped, nothing is left out but None."""
    return Html("".join(_flat(children)))


def el(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element. ``class_`` and ``for_`` lose their underscore, others turn it into a hyphen; None and False leave it out."""
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{opening}>")
    if name in _SHAPES and not children:
        return Html(f"<{opening}/>")
    return Html(f"<{opening}>{join(*children)}</{name}>")


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield text(child)
        elif child is not None:
            yield from _flat(child)
