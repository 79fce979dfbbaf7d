"""The frame of everything that a page tells about one thing: it stands in the text, and a panel shows the same."""

from reiskaart.picture.page.html import Child, Html, el


def article(about: str, level: int, kicker: str | None, title: str, *children: Child, subtitle: Child = None) -> Html:
    """An article about ``kind:id`` (its address on the page is ``kind-id``), with its heading at ``level``."""
    return el(
        "article",
        el("p", kicker, class_="kicker") if kicker else None,
        el(f"h{level}", title, class_="title"),
        el("p", subtitle, class_="subtitle") if subtitle else None,
        *(_raised(child) if level == 2 else child for child in children),
        id=about.replace(":", "-", 1),
        data_about=about,
        data_level=level,
    )


def _raised(child: Child) -> Child:
    """Headings of sections a level up, for what stands a level higher itself; text is escaped, so that only tags are met."""
    return Html(child.replace("<h4>", "<h3>").replace("</h4>", "</h3>")) if isinstance(child, Html) else child


def section(heading: str, *children: Child) -> Html | None:
    """A part of an article under its own heading; nothing where it would be empty."""
    filled = [child for child in children if child is not None and child != ""]
    return el("section", el("h4", heading), *filled) if filled else None


def chips(*pairs: tuple[str, str | None]) -> Html | None:
    """Short words in pills, each with its tone: plain, assumed, measured, pain, delight or moment."""
    filled = [el("li", word, class_=f"chip {tone}") for tone, word in pairs if word]
    return el("ul", *filled, class_="chips") if filled else None
