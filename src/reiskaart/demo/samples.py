"""The demo's maps and logs as files, to try the commands on."""

from pathlib import Path

from reiskaart.demo.drawn import salon_map
from reiskaart.demo.salon import salon_log
from reiskaart.demo.shop import shop_log
from reiskaart.errors import ConflictError
from reiskaart.i18n import Language


def write_samples(folder: Path, language: Language) -> tuple[Path, ...]:
    """Write ``salon.reiskaart.yaml``, ``salon.csv`` and ``shop.csv`` into a folder.

    Raises: ConflictError ``demo.sample-exists`` where one of them is there already: nothing is overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn, salon, shop = (folder / name for name in ("salon.reiskaart.yaml", "salon.csv", "shop.csv"))
    for path in (drawn, salon, shop):
        if path.exists():
            raise ConflictError("demo.sample-exists", file=path)
    drawn.write_bytes(salon_map(language).data)
    salon_log(salon)
    shop_log(shop)
    return drawn, salon, shop
