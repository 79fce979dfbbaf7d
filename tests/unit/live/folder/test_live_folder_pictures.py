"""The pictures that lie beside a map file, and those of its map, are kept in step without ever looking outside the folder."""

import io
from pathlib import Path

import pytest
from PIL import Image

from fixtures.folders import Both, together
from reiskaart.errors import NotFoundError
from reiskaart.workspace import Workspace


def test_pictures_beside_a_file_are_taken_in_and_those_of_the_map_put_beside_it(folder: Path, workspace: Workspace) -> None:
    (folder / "images").mkdir()
    Image.new("RGB", (8, 8), "red").save(folder / "images" / "bread.png")
    (folder / "images" / "bad.png").write_bytes(b"no picture")
    other = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(other, "PNG")

    async def act(both: Both) -> None:
        await both.replace("- Bekijkt de broden", "- {text: Bekijkt de broden, image: images/bread.png}")
        [card] = [card for card in (await both.journey()).steps[0].cards["actions"] if card.image]
        assert card.image is not None
        assert workspace.images.find(card.image) is not None
        assert card.image in both.text()
        assert (folder / card.image).is_file()
        blue = workspace.images.add(other.getvalue()).name
        personas = (await both.journey()).model_dump()["personas"]
        await both.edit(personas=[{**personas[0], "picture": blue}])
        await both.in_step.look()
        assert (folder / blue).read_bytes() == workspace.images.get(blue).read_bytes()
        await both.replace("- Lange rij", "- {text: Lange rij, image: images/bad.png}")
        assert both.codes() == ["workspace.image-unknown"]
        await both.replace("image: images/bad.png", "image: images/../../../etc/hostname")
        with pytest.raises(NotFoundError):
            workspace.images.get("images/../../../etc/hostname")

    together(folder, workspace, act)


@pytest.mark.parametrize(
    "name", ["../secret.png", "images/../../secret.png", "{outside}", "images/link.png", "images/deep/in.png", "in.png"]
)
def test_a_picture_that_does_not_lie_beside_the_file_is_not_taken_in(
    folder: Path, workspace: Workspace, tmp_path: Path, name: str
) -> None:
    secret = tmp_path / "secret.png"
    (folder / "images" / "deep").mkdir(parents=True)
    for path in (secret, folder / "in.png", folder / "images" / "deep" / "in.png"):
        Image.new("RGB", (8, 8), "red").save(path)
    (folder / "images" / "link.png").symlink_to(secret)

    async def act(both: Both) -> None:
        await both.replace("- Bekijkt de broden", f"- {{text: Bekijkt de broden, image: {name.format(outside=secret)}}}")
        assert [card.image for card in (await both.journey()).steps[0].cards["actions"] if card.image] == [
            name.format(outside=secret)
        ]
        assert list((workspace.folder / "images").iterdir()) == []

    together(folder, workspace, act)
