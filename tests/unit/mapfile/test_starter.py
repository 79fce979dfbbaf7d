"""A new map file is a valid map, with guidance in its language."""

from pathlib import Path

import pytest

from reiskaart.i18n import Language
from reiskaart.mapfile import open_map, read_map, write_starter
from reiskaart.model import PHASE_MODELS, PhaseModel


@pytest.mark.parametrize("model", PHASE_MODELS, ids=lambda model: model.id)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_starter_reads_back_as_the_map_it_says(tmp_path: Path, model: PhaseModel, language: Language, ending: str) -> None:
    path = tmp_path / f"m.reiskaart.{ending}"
    journey = write_starter(path, model, language, title="Mijn eerste kaart")
    assert read_map(path) == journey
    assert [phase.id for phase in journey.phases] == list(model.phases)
    assert open_map(path).saying(journey) == path.read_bytes()


def test_the_guidance_of_each_phase_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "m.reiskaart.yaml"
    write_starter(path, PHASE_MODELS[0], "nl", title="T")
    above = path.read_text("utf-8").split("  - id: desire")[0].rsplit("\n\n", 1)[1].replace("\n  # ", " ")
    assert PHASE_MODELS[0].customer("desire", "nl") in above
    assert PHASE_MODELS[0].brand("desire", "nl") in above
