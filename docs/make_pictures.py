"""Draws the pictures of the documentation anew.

    .venv/bin/python docs/make_pictures.py

The salon and the web shop come from the demo. The three maps discovered from real logs are drawn where those lie in
``../shared/data``, and else stay as they are.
"""

import tempfile
from pathlib import Path

from reiskaart import demo, reality
from reiskaart.eventlog import LogOptions, StoredLog, import_log
from reiskaart.model import Journey, Reality
from reiskaart.picture import PictureOptions, to_png
from reiskaart.picture.theme import ThemeName
from reiskaart.reality.discovery import discover

FOLDER = Path(__file__).resolve().parent / "pictures"
REAL_LOGS = Path(__file__).resolve().parents[2] / "shared" / "data"
REAL = {
    "permits": ("receipt.xes.gz", "Requesting a permit at a municipality", "awareness-to-loyalty"),
    "hotels": ("trivago.parquet", "Finding a hotel", "awareness-to-loyalty"),
    "incidents": ("bpic2013-incidents.xes.gz", "Having an incident solved", "awareness-to-evaluation"),
}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _demo(folder)
        for name, (file, title, model) in REAL.items():
            if (REAL_LOGS / file).exists():
                log = _imported(REAL_LOGS / file, folder / name)
                journey = discover(log, model=model, language="en", title=title).journey
                _draw(name, journey, _read(log, journey, folder / f"{name}-reading"))
    _draw("empty", Journey(id="empty", title="A map to begin with", phases=()))


def _demo(folder: Path) -> None:
    demo.salon_log(folder / "salon.csv")
    salon = _imported(folder / "salon.csv", folder / "salon")
    for language in ("nl", "en"):
        journey = demo.salon_map(language).journey
        figures = _read(salon, journey, folder / f"salon-{language}-reading")
        themes: tuple[ThemeName, ...] = ("light", "dark", "print")
        for theme in themes:
            _draw(f"salon-{language}-{theme}", journey, figures, theme)
    _draw("salon-en-no-data", demo.salon_map("en").journey)
    demo.shop_log(folder / "shop.csv")
    shop = _imported(folder / "shop.csv", folder / "shop")
    found = discover(shop, model="awareness-purchase-loyalty", language="en", title="Buying hair care in the web shop").journey
    _draw("shop", found, _read(shop, found, folder / "shop-reading"))


def _imported(file: Path, folder: Path) -> StoredLog:
    return import_log(file, folder, LogOptions(), key=b"for the pictures of the docs only")


def _read(log: StoredLog, journey: Journey, folder: Path) -> Reality:
    return reality.figures(reality.read(log, journey, folder), journey)


def _draw(name: str, journey: Journey, figures: Reality | None = None, theme: ThemeName = "light") -> None:
    (FOLDER / f"{name}.png").write_bytes(to_png(journey, figures, PictureOptions(theme=theme), scale=1.25))


if __name__ == "__main__":
    main()
