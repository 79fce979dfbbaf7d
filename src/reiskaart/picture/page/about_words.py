"""Help: what the figures mean, how the picture is read, and the keys."""

from reiskaart.picture.page.article import article, section
from reiskaart.picture.page.html import Html, el
from reiskaart.picture.page.map_index import MapIndex

_WORDS = (
    "path",
    "reaches",
    "goes_on",
    "fell_back",
    "ended_well",
    "still_open",
    "not_seen_again",
    "returns",
    "time",
    "interval",
    "assumed",
)
_SIGNS = ("station", "moment", "width", "unmeasured", "return", "branch", "assumption")
_KEYS = ("arrows", "enter", "escape", "zoom", "fit")


def words_article(index: MapIndex) -> Html:
    """The words, the signs and the keys of a page."""
    return article(
        "words:all",
        2,
        index.say("kind.help"),
        index.say("help.title"),
        section(index.say("help.words"), _definitions(index, "words", _WORDS)),
        section(index.say("help.signs"), _definitions(index, "signs", _SIGNS)),
        el("div", section(index.say("help.keys"), _definitions(index, "keys", _KEYS)), class_="panel-only"),
    )


def _definitions(index: MapIndex, table: str, names: tuple[str, ...]) -> Html:
    return el(
        "dl",
        *(el("div", el("dt", index.say(f"{table}.{name}.term")), el("dd", index.say(f"{table}.{name}.means"))) for name in names),
        class_="definitions",
    )
