"""The worker's process: ``python -m reiskaart.server.jobs SETTINGS``, begun and ended by the server."""

import json
import sys
from pathlib import Path

from reiskaart.i18n import language_of
from reiskaart.server.jobs.worker import work
from reiskaart.settings import Settings

given = json.loads(sys.argv[1])
work(Settings(data=Path(given["data"]), config=Path(given["config"]), language=language_of(given["language"])))
