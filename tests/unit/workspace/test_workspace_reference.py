"""The page about the workspace tells every way in which the store fails."""

import re
from pathlib import Path

from reiskaart.i18n import keys

REFERENCE = (Path(__file__).parents[3] / "docs/reference/workspace.md").read_text("utf-8")


def test_every_failure_is_told() -> None:
    codes = {key.split(".")[2] for key in keys("en") if key.startswith("workspace.errors.")}
    rows = re.findall(r"^\| (`workspace\.[^|]+)\|", REFERENCE.partition("## Errors")[2], flags=re.MULTILINE)
    told = {code.removeprefix("workspace.") for row in rows for code in re.findall(r"`([a-z.-]+)`", row)}
    assert told == codes
