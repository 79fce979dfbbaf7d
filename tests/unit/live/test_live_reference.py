"""The page about the live document tells every reason for which a connection is closed."""

import re
from pathlib import Path

from reiskaart.live import CloseCode
from reiskaart.server.safety.gate import LOG_IN_FIRST

REFERENCE = (Path(__file__).parents[3] / "docs/reference/live-document.md").read_text("utf-8")


def test_every_reason_for_closing_is_told() -> None:
    codes = {code for name, code in vars(CloseCode).items() if name.isupper()} | {LOG_IN_FIRST}
    assert {int(code) for code in re.findall(r"^\| (\d{4}) \|", REFERENCE, flags=re.MULTILINE)} == codes
