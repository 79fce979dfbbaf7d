"""A file of an older version is brought up to date, one version at a time."""

import pytest

from reiskaart.mapfile.problem import ProblemError
from reiskaart.mapfile.tree import Mapping, Node, Scalar, Span
from reiskaart.mapfile.upgrades import UPGRADES, VERSION, upgrade
from reiskaart.mapfile.yaml_tree import read_yaml


def name_to_title(file: Mapping) -> Mapping:
    """Made up for this test: version 0 called the title ``name``."""
    entries: dict[Scalar, Node] = {(Scalar("title", key.span) if key == "name" else key): value for key, value in file.items()}
    return Mapping(entries, file.span)


def read(text: str) -> Node:
    return read_yaml(text)[0]


def test_an_old_file_takes_each_step() -> None:
    newest, version = upgrade(read("reiskaart: 0\nname: Brood\n"), [name_to_title], oldest=0)
    assert (newest["title"], version) == ("Brood", 0)  # type: ignore[index]


def test_a_value_that_is_carried_over_keeps_its_place() -> None:
    newest, _ = upgrade(read("reiskaart: 0\nname: Brood\n"), [name_to_title], oldest=0)
    title = newest[Scalar("title")]
    assert title.span == Span(19, 24)


def test_a_file_of_the_newest_version_stays_as_it_is() -> None:
    root = read("reiskaart: 1\nname: Brood\n")
    assert upgrade(root, [name_to_title], oldest=0) == (root, 1)


def test_a_file_from_before_the_oldest_version_is_refused() -> None:
    with pytest.raises(ProblemError) as caught:
        upgrade(read("reiskaart: 0\ntitle: Brood\n"))
    assert caught.value.problem.code == "version-unknown"


def test_the_version_that_we_write_is_the_last_that_upgrades_lead_to() -> None:
    assert len(UPGRADES) + 1 == VERSION
