"""What the web part took over from the pictures is what they have now."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reiskaart.i18n import keys
from reiskaart.picture.icons import PATHS

WEB = Path(__file__).parents[3] / "web"


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_from_picture", WEB / "make_from_picture.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize("name", ["colours.css", "icons.ts", "icon_names.ts", "channels.ts"])
def test_a_file_is_as_the_pictures_make_it(name: str) -> None:
    file = WEB / "src/ui" / name
    assert file.read_text("utf-8") == _maker().FILES[file](), "run web/make_from_picture.py"


def test_no_file_is_left_out() -> None:
    assert {file.name for file in _maker().FILES} == {"colours.css", "icons.ts", "icon_names.ts", "channels.ts"}


def test_every_icon_has_a_name_and_every_name_an_icon() -> None:
    named = {key.removeprefix("icons.") for key in keys("nl") if key.startswith("icons.")}
    assert named == set(PATHS)
    assert len(PATHS) >= 40
