"""Writes the description of the API that the web part is typed against: ``python -m reiskaart.server.contract [FILE]``."""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from reiskaart import settings
from reiskaart.server.app import create_app
from reiskaart.server.options import Options
from reiskaart.workspace import open_workspace

FILE = Path(__file__).resolve().parents[3] / "web/src/contract/openapi.json"


def contract() -> str:
    """The description, as it stands in the repository."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = replace(settings.from_environment(), data=Path(folder) / "data", config=Path(folder) / "config")
        with open_workspace(chosen) as workspace:
            described = create_app(chosen, workspace, Options()).openapi()
    return json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(contract(), "utf-8")
