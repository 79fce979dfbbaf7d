"""What is written is read back as the same journey, whatever its texts are."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from reiskaart.mapfile import MapFile, new_text
from reiskaart.model import Journey
from strategies.journeys import journeys

SLOW = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("name", ["map.reiskaart.yaml", "map.reiskaart.json"])
@SLOW
@given(journey=journeys())
def test_a_journey_is_read_as_it_was_written(name: str, journey: Journey) -> None:
    assert MapFile.of(new_text(journey, name).encode(), name).journey == journey


@pytest.mark.parametrize("name", ["map.reiskaart.yaml", "map.reiskaart.json"])
@SLOW
@given(before=journeys(), after=journeys())
def test_a_file_edited_to_say_another_journey_says_it(name: str, before: Journey, after: Journey) -> None:
    file = MapFile.of(new_text(before, name).encode(), name)
    assert MapFile.of(file.saying(after), name).journey == after
