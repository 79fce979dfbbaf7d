"""``/about``: the program, its parts and their licences, and where its data lies."""

import importlib.metadata
import re
from functools import cache

from fastapi import APIRouter

from reiskaart.server.answers.about import About, Licence
from reiskaart.server.assets import LICENCES
from reiskaart.server.site import Here

router = APIRouter(tags=["about"])
_MIT = "Permission is hereby granted, free of charge"
"""How that licence begins."""


@router.get("/about", operation_id="getAbout")
def get_about(site: Here) -> About:
    """The version, where data lies, and the licences of all parts."""
    own = importlib.metadata.metadata("reiskaart")
    licences = site.assets.find(LICENCES)
    return About(
        version=own["Version"],
        data=str(site.settings.data.resolve()),
        folder=None if site.options.folder is None else str(site.options.folder),
        needs_login=site.options.password is not None,
        licence=own["License-Expression"] or own["License"],
        parts=(*_parts(), *(() if licences is None else _parts_of_page(licences.text))),
    )


@cache
def _parts() -> tuple[Licence, ...]:
    names = [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in importlib.metadata.requires("reiskaart") or ()]
    return tuple(found for name in sorted(names) if (found := _part(name)) is not None)


def _part(name: str) -> Licence | None:
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:  # only needed on another system
        return None
    part = found.metadata
    classified = [line.split(" :: ")[-1] for line in part.get_all("Classifier") or () if line.startswith("License :: ")]
    licence = part["License-Expression"] or " · ".join(classified) or part["License"] or _read_licence(found)
    return Licence(name=part["Name"], version=part["Version"], licence=licence.splitlines()[0])


def _read_licence(part: importlib.metadata.Distribution) -> str:
    """The licence of a part that only ships its text."""
    texts = [file.read_text("utf-8") for file in part.files or () if file.name.startswith("LICEN")]
    return "MIT" if any(_MIT in text for text in texts) else "".join(texts[:1]).strip() or "?"


def _parts_of_page(licences: str) -> tuple[Licence, ...]:
    found = re.findall(r"^## (\S+) - (\S+) \((.+)\)$", licences, re.MULTILINE)
    return tuple(Licence(name=name, version=version, licence=licence) for name, version, licence in found)
