"""Killed again and again while file and map are edited at the same time, a folder in step loses no word of either."""

import asyncio
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fixtures.turns import alone
from reiskaart.live import Rooms
from reiskaart.live.folder import InStep
from reiskaart.mapfile import read_map
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

TESTS = Path(__file__).resolve().parents[2]
BAKERY = TESTS / "fixtures" / "maps" / "bakery.reiskaart.yaml"
PROGRAM = Path(__file__).with_name("folder_in_step.py")
MAP = "brood-voor-het-weekend"
KILLS = 3

pytestmark = pytest.mark.kill


def save_in_editor(path: Path, text: str, chance: random.Random) -> bool:
    """Add a card with a text editor, which finds that the file changed meanwhile as editors do."""
    before = path.read_text("utf-8")
    part = path.with_name(".editor")
    part.write_text(before.replace("          pains:\n", f"          pains:\n          - {text}\n", 1), "utf-8")
    at = time.time() - 10 - chance.random()
    os.utime(part, (at, at))
    with alone(path.parent):
        if path.read_text("utf-8") != before:
            return False
        part.replace(path)
    return True


def texts(journey: Journey) -> list[str]:
    return [card.text for step in journey.steps for held in step.cards.values() for card in held]


def test_no_word_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    path = folder / "bakery.reiskaart.yaml"
    shutil.copy(BAKERY, path)
    os.utime(path, (1, 1))
    written, chance = list[str](), random.Random(11)
    for run in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, PROGRAM, folder, MAP, str(run)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(TESTS)},
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        until = time.monotonic() + chance.uniform(0.2, 1.2)
        number, is_saved = 0, False
        said = [process.stdout.readline()]  # in the browser something is stored by now
        while time.monotonic() < until or not is_saved:
            text = f"editor {run} {number}"
            if save_in_editor(path, text, chance):
                written.append(text)
                is_saved = True
            number += 1
            time.sleep(chance.uniform(0.05, 0.2))
        process.kill()
        said += process.communicate()[0].splitlines()
        written += [line.strip() for line in said if line.startswith("browser")]
    assert sum(text.startswith("browser") for text in written) >= KILLS
    assert sum(text.startswith("editor") for text in written) >= KILLS

    async def at_last() -> Journey:
        with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as workspace:
            rooms = Rooms(workspace, address="http://127.0.0.1:8765")
            in_step = InStep(folder, workspace, rooms)
            for _ in range(3):
                await in_step.look()
            journey, _ = await rooms.journey(MAP)
            await rooms.close()
            return journey

    journey = asyncio.run(at_last())
    there = texts(journey)
    assert [text for text in written if text not in there] == []
    assert len(there) == len(set(there))
    assert sorted(texts(read_map(path))) == sorted(there)
